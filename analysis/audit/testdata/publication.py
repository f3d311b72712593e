# Counts behind the printed tables of the publication, by exhaustive search in exact integers.
# Run: python3 publication.py (Python 3, standard library). Each line: table, then (base, every set of counts) that fits.
from fractions import Fraction
from itertools import product
from math import floor

RESPONDENTS = 50


def prints_as(count, base):
    return floor(Fraction(100 * count, base) + Fraction(1, 2))


def solutions(printed, base, picks):
    columns = [[k for k in range(base + 1) if p is None or prints_as(k, base) == p] for p in printed]
    least, most = (base, base) if picks == 1 else (base, picks * base)
    if any(not c for c in columns):
        return []
    return [c for c in product(*columns) if least <= sum(c) <= most]


def show(name, printed, picks=1, bases=range(1, RESPONDENTS + 1)):
    print(name, [(b, s) for b in bases if (s := solutions(printed, b, picks))])


show("outcomes", [66, 60, 51, 43, 26, 13, 9], 3)
show("interim_results", [55, 45, 43, 28, 9], 2)
show("positive_factors", [81, 56, 42, 23, 19, 16, 14, 12, 9, 7, 7, 2], 3)
show("obstructing_factors", [65, 58, 40, 40, 14, 14, 14, 12, 12, 9, 7, 5, 2], 3)
show("personal_traits", [36, 36, 14, 5, 5, 5])
show("improvements", [26, 19, 19, 14, 12, 9, 2])
show("success_definition", [56, 28, 9, 7])
rows = range(1, 44)
show("employee", [2, 2, 12, 74, 9], bases=rows)
show("employer, lost label first", [None, 5, 19, 67, 2], bases=rows)
show("employer, lost label last", [2, 5, 19, 67, None], bases=rows)
show("casemanager", [2, 2, 19, 69, 7], bases=rows)
show("labour_expert", [2, 2, 38, 52, 5], bases=rows)
show("occupational_physician", [5, 12, 40, 35, 9], bases=rows)
show("ohs_service", [0, 17, 44, 67, 2], bases=rows)
show("insurer", [5, 17, 63, 15, 0], bases=rows)
show("uwv", [12, 43, 31, 14, 0], bases=rows)
row = [0, 17, 44, 67, 2]
for cell, replacement in product(range(5), range(101)):
    changed = row[:cell] + [replacement] + row[cell + 1:]
    for base in range(41, 44):
        for counts in solutions(changed, base, 1):
            print("ohs_service repaired", changed, base, counts)
