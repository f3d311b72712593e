"""Counts every column by sector: the choices by answer, of the ticks and the numbers how many there are and their sums."""
import sys
import time

import pandas

file = sys.argv[1]
start = time.perf_counter()
names = pandas.read_csv(file, nrows=0).columns
choices = [name for name in names if name.startswith(("works", "outcome", "rated"))]
ticks = [name for name in names if name.startswith(("factors", "obstacles"))]
numbers = [name for name in names if name.startswith("months")]
t = pandas.read_csv(file, usecols=["sector"] + choices + ticks + numbers, dtype={name: "category" for name in ["sector"] + choices})
for name in choices:
    t.groupby(["sector", name], observed=True).size()
groups = t.groupby("sector", observed=True)
groups[ticks + numbers].agg(["sum", "count"])
(t[numbers] ** 2).groupby(t["sector"], observed=True).sum()
print("seconds", time.perf_counter() - start)
