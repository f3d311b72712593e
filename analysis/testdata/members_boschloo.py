"""Reference values for crosstab_test.go: Boschloo's test by enumerating every table, with scipy 1.10.1; Holm by hand."""
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import binom, fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep


def boschloo(k1, n1, k2, n2):
    fisher = np.array([[fisher_exact([[i, n1 - i], [j, n2 - j]])[1] for j in range(n2 + 1)] for i in range(n1 + 1)])
    reject = fisher <= fisher[k1, k2] * (1 + 1e-10)

    def chance(p):
        return -float((np.outer(binom.pmf(range(n1 + 1), n1, p), binom.pmf(range(n2 + 1), n2, p)) * reject).sum())

    grid = np.linspace(0, 1, 4001)
    best = int(np.argmin([chance(p) for p in grid]))
    found = minimize_scalar(chance, bounds=(grid[max(best - 1, 0)], grid[min(best + 1, 4000)]), method="bounded", options={"xatol": 1e-12})
    return min(-found.fun, 1)


tables = [(19, 24, 14, 33), (1, 13, 32, 44), (13, 20, 20, 37), (3, 24, 9, 33), (4, 13, 8, 44), (5, 20, 7, 37),
          (13, 24, 8, 33), (4, 13, 17, 44), (4, 20, 17, 37), (0, 24, 0, 33), (0, 13, 0, 44), (0, 20, 0, 37)]
values = [boschloo(*t) for t in tables]
order, largest, holm = np.argsort(values), 0, [0] * 12
for rank, i in enumerate(order):
    largest = max(largest, min(1, (12 - rank) * values[i]))
    holm[i] = largest
for table, value, adjusted in zip(tables, values, holm):
    print(table, value, adjusted, confint_proportions_2indep(*table, method="newcomb", compare="diff"))
