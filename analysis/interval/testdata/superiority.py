"""Reference values for superiority_test.go: scipy 1.10.1 brentq on the variance of Hanley & McNeil in its own form, with
both sample sizes replaced by their mean as in method 5 of Newcombe (2006)."""
from math import sqrt
from scipy.optimize import brentq
from scipy.stats import norm


def ends(estimate, n1, n2, level):
    z, n = norm.isf((1 - level) / 2), (n1 + n2) / 2

    def variance(t):
        q1, q2 = t / (2 - t), 2 * t * t / (1 + t)
        return (t * (1 - t) + (n - 1) * (q1 - t * t) + (n - 1) * (q2 - t * t)) / (n1 * n2)

    def z_of(t):
        return (estimate - t) / sqrt(variance(t))

    tiny = 1e-15
    low = 0 if estimate == 0 else brentq(lambda t: z_of(t) - z, tiny, min(estimate, 1 - 1e-9), xtol=1e-16, rtol=1e-14)
    high = 1 if estimate == 1 else brentq(lambda t: z_of(t) + z, max(estimate, 1e-9), 1 - tiny, xtol=1e-16, rtol=1e-14)
    return low, high


for case in [(0.5, 43, 50, 0.95), (0.64, 24, 33, 0.95), (0.64, 24, 33, 0.99), (0.05, 5, 9, 0.9), (1, 5, 5, 0.95), (0, 43, 50, 0.95),
             (1, 2, 1, 0.95), (0.5, 1000000, 1000000, 0.95), (0.7, 12.5, 40.25, 0.95), (0.553308823529412, 24, 34, 0.95), (0.305982905982906, 13, 45, 0.95)]:
    print(case, "%.14g %.14g" % ends(*case))
