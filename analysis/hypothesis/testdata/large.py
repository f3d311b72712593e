# Makes large.csv: Fisher, score, binomial and McNemar at large bases with 60 digits, where R itself keeps about 10.
# Run here with: python3 large.py
import csv
from decimal import Decimal, getcontext
from fractions import Fraction
from itertools import accumulate

from scipy.stats import norm

getcontext().prec = 60
SLACK = Decimal("1.0000001")


def p_values(low, high, observed, ratio):
    """Ratio(x) is P(x+1)/P(x); returns two-sided (no likelier), less and greater."""
    up = list(accumulate((ratio(x) for x in range(low, high)), lambda a, b: a * b, initial=Decimal(1)))
    total, own = sum(up), up[observed - low]
    return {"two.sided": sum(w for w in up if w <= own * SLACK) / total,
            "less": sum(up[: observed - low + 1]) / total, "greater": sum(up[observed - low:]) / total}


def fisher(k1, n1, k2, n2):
    m = k1 + k2
    return p_values(max(0, m - n2), min(m, n1), k1,
                    lambda x: Decimal((m - x) * (n1 - x)) / Decimal((x + 1) * (n2 - m + x + 1)))


def binomial(k, n, p):
    p = Decimal(p)
    odds = p / (1 - p)
    return p_values(0, n, k, lambda x: Decimal(n - x) / Decimal(x + 1) * odds)


def score(k1, n1, k2, n2):
    m, n = k1 + k2, n1 + n2
    square = Fraction((k1 * n2 - k2 * n1) ** 2 * n, n1 * n2 * m * (n - m))
    z = float((Decimal(square.numerator) / Decimal(square.denominator)).sqrt()) * (1 if k1 * n2 > k2 * n1 else -1)
    return z, {"two.sided": 2 * norm.sf(abs(z)), "less": norm.cdf(z), "greater": norm.sf(z)}


M = 1000000
tables = [(1, M, 1, M), (M - 1, M, M - 1, M), (M - 1, M, M, M), (3, M, 12, M), (3, M, 30, M), (42, 43, M - 1, M), (42, 43, M, M),
          (1, 43, 20000, M), (5000, M, 5100, M), (100000, M, 101000, M), (500000, M, 500001, M), (500000, M, 501000, M),
          (500000, M, 503000, M), (500000, M, 510000, M), (M, M, M - 3, M)]
with open("large.csv", "w") as f:
    f.write("# Python decimal, 60 digits\n")
    out = csv.writer(f, lineterminator="\n")
    out.writerow("test alternative counts p0 statistic p".split())
    for t in tables:
        z, approximate = score(*t)
        for side, p in fisher(*t).items():
            out.writerow(["fisher", side, " ".join(map(str, t)), "", "", f"{p:.17e}"])
            out.writerow(["score", side, " ".join(map(str, t)), "", repr(z), repr(float(approximate[side]))])
    for k, n, p in [(0, M, 1e-6), (1, M, 1e-6), (8, M, 1e-6), (300500, M, 0.3), (302500, M, 0.3), (499999, M, 0.5), (M - 2, M, 0.77),
                    (770100, M, 0.77), (333333, M, 1 / 3)]:
        for side, value in binomial(k, n, p).items():
            out.writerow(["binomial", side, f"{k} {n}", repr(p), "", f"{value:.17e}"])
    for b, c in [(500000, 499000), (300, 200000), (600000, 600100)]:
        out.writerow(["mcnemar-exact", "two.sided", f"{b} {c}", "", "", f"{2 * binomial(min(b, c), b + c, 0.5)['less']:.17e}"])
