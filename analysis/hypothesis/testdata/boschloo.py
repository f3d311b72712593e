# Makes boschloo.csv: every table enumerated, with no use of the margin. Run here with: python3 boschloo.py
#
# p: Fisher p-values from exact integers, the tables at most as large added up at each of 4001 common proportions, and
# the best of those refined three times. scipy: boschloo_exact, one-sided only because its two-sided version doubles.
import csv
from fractions import Fraction
from math import comb

import numpy as np
import scipy
from scipy.stats import binom, boschloo_exact


def fisher(n1, n2):
    """Exact p-values of all tables, by alternative, as an array of shape (n1+1, n2+1)."""
    p = {side: np.ones((n1 + 1, n2 + 1)) for side in ("two.sided", "less", "greater")}
    for m in range(n1 + n2 + 1):
        ks = range(max(0, m - n2), min(m, n1) + 1)
        w = {k: comb(n1, k) * comb(n2, m - k) for k in ks}
        total = sum(w.values())
        for k in ks:
            p["two.sided"][k, m - k] = Fraction(sum(v for v in w.values() if v <= w[k]), total)
            p["less"][k, m - k] = Fraction(sum(v for j, v in w.items() if j <= k), total)
            p["greater"][k, m - k] = Fraction(sum(v for j, v in w.items() if j >= k), total)
    return p


def largest(inside, n1, n2):
    def chance(grid):
        a = binom.pmf(np.arange(n1 + 1)[:, None], n1, grid)
        b = binom.pmf(np.arange(n2 + 1)[:, None], n2, grid)
        return np.einsum("ig,ij,jg->g", a, inside, b)

    best = 0.0
    grid = np.sin(np.linspace(0, np.pi / 2, 4001)) ** 2
    for _ in range(4):
        values = chance(grid)
        i = int(np.argmax(values))
        best = max(best, float(values[i]))
        grid = np.linspace(grid[max(0, i - 1)], grid[min(len(grid) - 1, i + 1)], 201)
    return best


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    with open("boschloo.csv", "w") as f:
        f.write(f"# scipy {scipy.__version__}\n")
        out = csv.writer(f, lineterminator="\n")
        out.writerow("alternative k1 n1 k2 n2 p scipy".split())
        for n1, n2 in [(1, 1), (1, 2), (3, 3), (1, 43), (43, 7), (12, 12), (43, 47), (43, 50), (47, 47), (90, 110)]:
            p = fisher(n1, n2)
            edge = lambda n: sorted({0, 1, n // 2, max(0, n - 1), n})
            tables = {(a, b) for a in edge(n1) for b in edge(n2)}
            tables |= {(int(rng.integers(n1 + 1)), int(rng.integers(n2 + 1))) for _ in range(12)}
            tables |= {t for t in [(6, 3), (20, 33), (12, 24), (25, 34), (2, 9)] if t[0] <= n1 and t[1] <= n2}
            for k1, k2 in sorted(tables):
                for side in p:
                    observed = p[side][k1, k2]
                    inside = (p[side] <= observed * (1 + 1e-10)).astype(float)
                    value = min(observed, 1.0 if inside.all() else largest(inside, n1, n2))
                    reference = ""
                    if side != "two.sided" and n1 < 60:
                        r = boschloo_exact([[k1, k2], [n1 - k1, n2 - k2]], alternative=side, n=256)
                        reference = repr(float(r.pvalue))
                    out.writerow([side, k1, n1, k2, n2, repr(value), reference])
