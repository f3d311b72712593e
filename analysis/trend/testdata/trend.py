# Expected values of trend_test.go, by enumeration. Run with Debian's python3 and scipy.
from itertools import product
from math import comb

from scipy.optimize import minimize_scalar
from scipy.stats import binom, binomtest, fisher_exact


def boschloo(k1, n1, k2, n2):
    """Two-sided, tables ordered by Fisher's two-sided p."""
    p = {(a, b): fisher_exact([[a, n1 - a], [b, n2 - b]])[1] for a in range(n1 + 1) for b in range(n2 + 1)}
    inside = [t for t in p if p[t] <= p[k1, k2] * (1 + 1e-10)]

    def chance(q):
        return sum(binom.pmf(a, n1, q) * binom.pmf(b, n2, q) for a, b in inside)

    grid = [i / 100 for i in range(1, 100)]
    best = max(grid, key=chance)
    found = minimize_scalar(lambda q: -chance(q), bounds=(best - 0.01, best + 0.01), method="bounded", options={"xatol": 1e-10})
    return max(chance(best), -found.fun)


def mcnemar_range(k1, k2, n):
    ps = []
    for both in range(max(0, k1 + k2 - n), min(k1, k2) + 1):
        b, c = k1 - both, k2 - both
        ps.append(1.0 if b + c == 0 else min(1.0, binomtest(b, b + c).pvalue))
    return min(ps), max(ps)


def trend(k, n, scores):
    """Exact Cochran-Armitage: chance of a T at least as far from its expectation, given the total."""
    total, chosen = sum(n), sum(k)
    expected = chosen * sum(s * m for s, m in zip(scores, n)) / total
    observed = abs(sum(s * a for s, a in zip(scores, k)) - expected)
    chance = 0
    for t in product(*(range(m + 1) for m in n)):
        if sum(t) == chosen and abs(sum(s * a for s, a in zip(scores, t)) - expected) >= observed - 1e-9:
            ways = 1
            for a, m in zip(t, n):
                ways *= comb(m, a)
            chance += ways
    return chance / comb(total, chosen)


if __name__ == "__main__":
    print("boschloo 25/43 20/43", boschloo(25, 43, 20, 43))
    print("boschloo 3/43 2/43", boschloo(3, 43, 2, 43))
    print("range 25 20 43", mcnemar_range(25, 20, 43))
    print("range 3 2 43", mcnemar_range(3, 2, 43))
    print("boschloo 11/12 4/12", boschloo(11, 12, 4, 12), mcnemar_range(11, 4, 12))
    print("boschloo 9/12 4/12", boschloo(9, 12, 4, 12), mcnemar_range(9, 4, 12))
    print("boschloo 12/40 4/40", boschloo(12, 40, 4, 40), mcnemar_range(12, 4, 40))
    print("trend", trend([2, 5, 9], [12, 11, 12], [2021, 2023, 2026]), trend([2, 5, 9], [12, 11, 12], [0, 1, 2]), trend([6, 6, 5], [12, 11, 12], [2021, 2023, 2026]))
    for a, b in [((2, 12), (5, 11)), ((5, 11), (9, 12)), ((2, 12), (9, 12)), ((6, 12), (6, 11)), ((6, 11), (5, 12)), ((6, 12), (5, 12))]:
        print(a, b, boschloo(*b, *a))
