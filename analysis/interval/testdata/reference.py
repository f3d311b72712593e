"""Writes simultaneous.csv and differences.csv with statsmodels 0.13.5 and scipy 1.10.1.

Run in this folder: python3 reference.py. Where statsmodels fails or departs from the published method (Sison-Glaz with
a category that holds nearly everyone; the score interval for a difference, always), the row comes from the definition,
worked out here with scipy's root finder and Poisson distribution; the source column says which.
"""
import warnings

import numpy as np
from scipy import optimize, stats
from statsmodels.stats import proportion

warnings.simplefilter("ignore")
LEVELS = (0.90, 0.95, 0.99)


def write(name, header, rows):
    with open(name, "w") as file:
        file.write(header + "\n")
        for row in rows:
            file.write(",".join(repr(float(x)) if isinstance(x, float) else str(x) for x in row) + "\n")


def sison_glaz(counts, level):
    """Formula (1) of the source, with the truncated Poisson moments summed term by term."""
    counts = np.array(counts)
    n = counts.sum()

    def coverage(c):
        log_probability, mean, variance, third, fourth = -stats.poisson.logpmf(n, n), 0, 0, 0, 0
        for k in counts[counts > 0]:
            x = np.arange(max(k - c, 0), k + c + 1)
            p = stats.poisson.pmf(x, k)
            log_probability += np.log(p.sum())
            p = p / p.sum()
            m = (p * x).sum()
            v, t, f = ((p * (x - m) ** r).sum() for r in (2, 3, 4))
            mean, variance, third, fourth = mean + m, variance + v, third + t, fourth + f - 3 * v * v
        z, g1, g2 = (n - mean) / variance**0.5, third / variance**1.5, fourth / variance**2
        edgeworth = 1 + g1 * (z**3 - 3 * z) / 6 + g2 * (z**4 - 6 * z**2 + 3) / 24
        edgeworth += g1**2 * (z**6 - 15 * z**4 + 45 * z**2 - 15) / 72
        return np.exp(log_probability) * edgeworth * stats.norm.pdf(z) / variance**0.5

    before = stats.multinomial.pmf(counts, n, counts / n)
    for c in range(1, n + 1):
        now = coverage(c)
        if before < level <= now:
            width = (c - 1) / n
            gamma = (level - before) / (now - before)
            p = counts / n
            return np.column_stack([np.maximum(p - width, 0), np.minimum(p + width + 2 * gamma / n, 1)])
        before = now
    raise ValueError(counts)


def simultaneous():
    cases = [(24, 12, 4, 3), (56, 72, 73, 59, 62, 87, 58), (30, 13), (20, 0, 23), (42, 1), (40, 1, 1, 1), (43, 0, 0),
             (1, 0), (9, 9, 9, 8, 8), (0, 0, 5, 12, 26), (5000, 3000, 2000), (500000, 300000, 200000)]
    for counts in cases:
        n = sum(counts)
        for level in LEVELS:
            goodman = proportion.multinomial_proportions_confint(counts, 1 - level, method="goodman")
            single = 1 - (1 - level) / len(counts)
            wilson = [proportion.proportion_confint(k, n, 1 - single, method="wilson") for k in counts]
            results = [("goodman", "statsmodels", goodman), ("bonferroni-wilson", "statsmodels", wilson)]
            if max(counts) == n:
                results.append(("sison-glaz", "goodman", goodman))
            else:
                source, result = "statsmodels", None
                # its sums lose their digits for large counts
                if n <= 1000:
                    try:
                        result = proportion.multinomial_proportions_confint(counts, 1 - level, method="sison-glaz")
                    except Exception:
                        pass
                defined = sison_glaz(counts, level)
                if result is None or not np.allclose(result, defined, rtol=0, atol=1e-9):
                    source, result = "definition", defined
                results.append(("sison-glaz", source, result))
            for method, source, result in results:
                for i, (low, high) in enumerate(result):
                    text = " ".join(map(str, counts))
                    yield method, source, text, i, level, max(float(low), 0.0), min(float(high), 1.0)


def miettinen_nurminen(k1, n1, k2, n2, level):
    z = stats.norm.isf((1 - level) / 2)
    estimate = k1 / n1 - k2 / n2

    def restricted(d):
        low, high = max(0.0, -d), min(1.0, 1.0 - d)
        inset = (high - low) * 1e-13
        if inset == 0:
            return low

        def slope(q):
            parts = [(k1, q + d, 1), (n1 - k1, 1 - q - d, -1), (k2, q, 1), (n2 - k2, 1 - q, -1)]
            return sum(sign * count / max(share, 1e-300) for count, share, sign in parts if count > 0)

        if slope(low + inset) <= 0:
            return low
        if slope(high - inset) >= 0:
            return high
        return optimize.brentq(slope, low + inset, high - inset, xtol=1e-18, rtol=1e-15, maxiter=1000)

    def score(d):
        q2 = restricted(d)
        q1 = min(max(q2 + d, 0), 1)
        variance = (q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2) * (n1 + n2) / (n1 + n2 - 1)
        return (estimate - d) / variance**0.5 if variance > 0 else np.sign(estimate - d) * 1e9

    def solve(f, a, b):
        return optimize.brentq(f, a, b, xtol=1e-16, rtol=1e-14, maxiter=1000) if f(a) * f(b) < 0 else None

    low = solve(lambda d: score(d) - z, -1.0, estimate) if estimate > -1 else -1.0
    high = solve(lambda d: score(d) + z, estimate, 1.0) if estimate < 1 else 1.0
    return low, high


def differences():
    cases = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (0, 10, 0, 10),
             (10, 10, 0, 20), (10, 10, 0, 10), (6, 43, 3, 43), (0, 43, 1, 50), (43, 43, 46, 47), (0, 1, 1, 1),
             (1, 1, 1, 1), (20, 43, 20, 43), (1, 43, 499999, 1000000), (500000, 1000000, 499000, 1000000),
             (1, 1000000, 0, 1000000), (999999, 1000000, 0, 43)]
    for k1, n1, k2, n2 in cases:
        for level in LEVELS:
            yield "miettinen-nurminen", "definition", k1, n1, k2, n2, level, *miettinen_nurminen(k1, n1, k2, n2, level)
            for method, name in (("newcombe", "newcomb"), ("agresti-caffo", "agresti-caffo")):
                low, high = proportion.confint_proportions_2indep(k1, n1, k2, n2, name, "diff", 1 - level)
                estimate = k1 / n1 - k2 / n2
                low, high = max(float(low), -1.0), min(float(high), 1.0)
                if method == "agresti-caffo":
                    low, high = min(low, estimate), max(high, estimate)
                yield method, "statsmodels", k1, n1, k2, n2, level, low, high


write("simultaneous.csv", "method,source,counts,category,level,low,high", simultaneous())
write("differences.csv", "method,source,k1,n1,k2,n2,level,low,high", differences())
