# Makes equivalence.csv and cohen.csv. Run here with: python3 equivalence.py
#
# Two proportions: the sign of the score in exact fractions, checked here against the roots of Farrington & Manning's
# cubic. statsmodels 0.13.5 (score_test_proportions_2indep) is no reference: its cubic has the count of the second
# sample where the size belongs (it agrees at margins near 0 only), and it always multiplies the variance by N/(N-1).
import csv
import itertools
import math
from fractions import Fraction

import numpy as np
import scipy
import statsmodels
from scipy.stats import binom, norm
from statsmodels.stats.proportion import proportion_effectsize

def by_cubic(k1, n1, k2, n2, value, side):
    n, k = n1 + n2, k1 + k2
    roots = np.roots([n, (n1 + 2 * n2) * value - n - k, (n2 * value - n - 2 * k2) * value + k, k2 * value * (1 - value)])
    real = roots[np.abs(roots.imag) < 1e-9].real
    inside = real[(real > max(0, -value) + 1e-9) & (real < min(1, 1 - value) - 1e-9)]
    if len(inside) != 1:
        return math.nan  # the maximum is on the edge
    p2 = float(inside[0])
    p1 = p2 + value
    z = (k1 / n1 - k2 / n2 - value) / math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    return float(norm.sf(z) if side == "larger" else norm.cdf(z))


def by_fractions(k1, n1, k2, n2, value, side):
    value = Fraction(value)
    low, high = max(Fraction(0), -value), min(Fraction(1), 1 - value)
    for _ in range(90):
        p2 = (low + high) / 2
        p1 = p2 + value
        # The score times p1 (1-p1) p2 (1-p2), which is positive inside.
        slope = (k1 - n1 * p1) * p2 * (1 - p2) + (k2 - n2 * p2) * p1 * (1 - p1)
        low, high = (p2, high) if slope > 0 else (low, p2)
    p1, p2 = low + value, low
    z = (Fraction(k1, n1) - Fraction(k2, n2) - value) / Fraction(math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2))
    return float(norm.sf(float(z)) if side == "larger" else norm.cdf(float(z)))


compared = 0
with open("equivalence.csv", "w") as f:
    f.write(f"# Python fractions, scipy {scipy.__version__}\n")
    out = csv.writer(f, lineterminator="\n")
    out.writerow("kind source k1 n1 k2 n2 p0 margin p".split())
    for n1, n2 in [(43, 50), (43, 47), (1, 43), (1000000, 1000000), (60, 1000000)]:
        for k1, k2 in itertools.product([0, 1, n1 // 2, n1 // 3, n1 - 1, n1], [0, 1, n2 // 2, n2 // 3, n2 - 1, n2]):
            if k1 < 0:
                continue
            for margin in (0.01, 0.1, 0.25):
                sides = ((-margin, "larger"), (margin, "smaller"))
                exact = [by_fractions(k1, n1, k2, n2, *side) for side in sides]
                cubic = [by_cubic(k1, n1, k2, n2, *side) for side in sides]
                compared += sum(not math.isnan(c) for c in cubic)
                assert all(math.isnan(c) or abs(c - e) < 1e-7 for c, e in zip(cubic, exact)), (k1, n1, k2, n2, margin)
                out.writerow(["two", "fractions", k1, n1, k2, n2, "", margin, repr(max(exact))])
    for n in (1, 43, 47, 1000000):
        for k in sorted({0, 1, n // 2, n // 3, n - 1, n}):
            for p0, margin in ((0.5, 0.1), (0.05, 0.1), (0.97, 0.04), (1 / 3, 0.002)):
                low = float(binom.sf(k - 1, n, p0 - margin)) if p0 > margin else 0.0
                high = float(binom.cdf(k, n, p0 + margin)) if p0 + margin < 1 else 0.0
                out.writerow(["benchmark", "scipy", k, n, "", "", repr(p0), margin, repr(max(low, high))])

print(compared, "one-sided p-values agree with the cubic")
with open("cohen.csv", "w") as f:
    f.write(f"# statsmodels {statsmodels.__version__}\n")
    out = csv.writer(f, lineterminator="\n")
    out.writerow("p1 p2 h".split())
    for p1, p2 in itertools.product([0, 1e-6, 0.14, 0.5, 0.81, 1], repeat=2):
        out.writerow([p1, p2, repr(float(proportion_effectsize(p1, p2)))])
