# Makes region.csv: exact size and power by enumerating every table and its own p-value. Run here with: python3 region.py
import csv

import numpy as np
import scipy
from scipy.stats import binom

from boschloo import fisher, largest

with open("region.csv", "w") as f:
    f.write(f"# scipy {scipy.__version__}\n")
    out = csv.writer(f, lineterminator="\n")
    out.writerow("method alternative n1 n2 alpha rejected p1 p2 power".split())
    for n1, n2 in [(1, 1), (12, 12), (20, 17), (9, 31)]:
        exact = fisher(n1, n2)
        for side in exact:
            levels = {}
            for value in np.unique(exact[side]):
                inside = exact[side] <= value * (1 + 1e-10)
                levels[value] = 1.0 if inside.all() else largest(inside.astype(float), n1, n2)
            for alpha in (0.01, 0.05, 0.1):
                for method in ("fisher", "boschloo"):
                    p = exact[side] if method == "fisher" else np.vectorize(levels.get)(exact[side])
                    reject = p <= alpha
                    for p1, p2 in ((0.3, 0.3), (0.2, 0.6), (0.9, 0.5), (0, 1), (0.35, 0.05)):
                        a = binom.pmf(np.arange(n1 + 1), n1, p1)
                        b = binom.pmf(np.arange(n2 + 1), n2, p2)
                        out.writerow([method, side, n1, n2, alpha, int(reject.sum()), p1, p2, repr(float(a @ reject @ b))])
