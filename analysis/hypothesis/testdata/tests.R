# Makes tests.csv, linear.csv and adjust.csv: R's own tests over a grid with the edges. Run here with: Rscript tests.R
suppressPackageStartupMessages(library(coin))

out <- file("tests.csv", "w")
cat(sprintf("# %s, coin %s\n", R.version.string, packageVersion("coin")), file = out)
cat("test,alternative,counts,p0,statistic,p\n", file = out)
row <- function(test, alternative, counts, p0, statistic, p)
  cat(sprintf("%s,%s,%s,%.17g,%.17g,%.17g\n", test, alternative,
              paste(format(counts, scientific = FALSE, trim = TRUE), collapse = " "), p0, statistic, p), file = out)
sides <- c("two.sided", "less", "greater")
edges <- function(n) unique(c(0, 1, n %/% 3, n %/% 2, n - 1, n)[c(0, 1, n %/% 3, n %/% 2, n - 1, n) >= 0])

# Fisher, score and chi-square, two groups. Large bases also with proportions close together.
tables <- list()
for (b in list(c(1, 1), c(1, 43), c(43, 1), c(43, 47), c(43, 50), c(47, 47), c(43, 1e6), c(1e6, 1e6)))
  for (k1 in edges(b[1])) for (k2 in edges(b[2])) tables <- c(tables, list(c(k1, b[1], k2, b[2])))
for (k2 in c(500000, 500001, 500100, 501000, 503000)) tables <- c(tables, list(c(500000, 1e6, k2, 1e6)))
for (k2 in c(5, 12, 30)) tables <- c(tables, list(c(3, 1e6, k2, 1e6)), list(c(3, 43, k2, 47)))
for (t in tables) {
  m <- matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2)
  degenerate <- any(rowSums(m) == 0)
  for (side in sides) {
    row("fisher", side, t, 0, 0, fisher.test(m, alternative = side, conf.int = FALSE)$p.value)
    if (!degenerate) {
      x2 <- suppressWarnings(prop.test(t[c(1, 3)], t[c(2, 4)], alternative = side, correct = FALSE))
      row("score", side, t, 0, sqrt(unname(x2$statistic)), x2$p.value)
    }
  }
}

# Exact binomial, and McNemar as a binomial of the discordant pairs.
for (n in c(1, 43, 47, 1e6)) for (k in edges(n)) for (p0 in c(0, 0.001, 0.2, 1/3, 0.5, 0.77, 1))
  for (side in sides) row("binomial", side, c(k, n), p0, 0, binom.test(k, n, p0, alternative = side)$p.value)
for (d in c(-2500, -1000, -1, 0, 1, 30, 1000, 2500)) for (side in sides)
  row("binomial", side, c(300000 + d, 1e6), 0.3, 0, binom.test(300000 + d, 1e6, 0.3, alternative = side)$p.value)
for (b in c(0, 1, 5, 20, 43, 500000, 501000)) for (c in c(0, 1, 5, 18, 43, 500000, 500100)) {
  exact <- if (b + c == 0) 1 else binom.test(b, b + c, 0.5)$p.value
  row("mcnemar-exact", "two.sided", c(b, c), 0, 0, exact)
  mid <- if (b + c == 0) 1 else if (b == c) 1 - dbinom(b, b + c, 0.5) / 2 else
    2 * pbinom(min(b, c), b + c, 0.5) - dbinom(min(b, c), b + c, 0.5)
  row("mcnemar-midp", "two.sided", c(b, c), 0, 0, mid)
}

# Chi-square, rows by columns: counts are rows, columns, then the cells row by row.
for (m in list(matrix(c(12, 5, 7, 9, 3, 8), 2), matrix(c(1, 0, 0, 1), 2), matrix(c(43, 0, 40, 7), 2),
               matrix(c(10, 20, 30, 5, 25, 40, 12, 0, 31), 3), matrix(c(500000, 499000, 250000, 251500), 2),
               matrix(1:40 * 3, 8), matrix(c(0, 40, 3, 50, 0, 1, 2, 2, 90, 1), 5))) {
  x2 <- suppressWarnings(chisq.test(m, correct = FALSE))
  row("chi-square", "two.sided", c(dim(m), t(m)), 0, unname(x2$statistic), x2$p.value)
}
close(out)

# Trend and ranks. Counts are groups separated by "/"; a trend has k and n, ranks one tally per group.
out <- file("linear.csv", "w")
cat(sprintf("# %s, coin %s\n", R.version.string, packageVersion("coin")), file = out)
cat("test,alternative,groups,scores,statistic,p\n", file = out)
row <- function(test, alternative, groups, scores, statistic, p)
  cat(sprintf("%s,%s,%s,%s,%.17g,%.17g\n", test, alternative,
              paste(sapply(groups, function(g) paste(format(g, scientific = FALSE, trim = TRUE), collapse = " ")), collapse = "/"),
              paste(scores, collapse = " "), statistic, p), file = out)

trends <- list(
  list(k = c(6, 9, 14), n = c(43, 50, 60)), list(k = c(0, 1, 5), n = c(43, 47, 50)), list(k = c(43, 47, 49), n = c(43, 47, 50)),
  list(k = c(0, 1), n = c(1, 1)), list(k = c(40, 21, 9, 2), n = c(43, 47, 43, 47)),
  list(k = c(5, 9, 14), n = c(43, 50, 60), s = c(2019, 2021, 2026)), list(k = c(5, 9, 14), n = c(43, 50, 60), s = c(0, 0.5, 2)),
  list(k = c(500000, 500300, 501000), n = c(1e6, 1e6, 1e6)), list(k = c(3, 0, 9), n = c(1e6, 1e6, 1e6)))
for (t in trends) {
  s <- if (is.null(t$s)) seq_along(t$k) - 1 else t$s
  x2 <- suppressWarnings(prop.trend.test(t$k, t$n, s))
  z <- sign(sum(t$k * (s - weighted.mean(s, t$n)))) * sqrt(unname(x2$statistic))
  row("trend", "two.sided", list(t$k, t$n), s, z, x2$p.value)
  if (sum(t$n) < 1000) {
    x <- rep(rep(s, 2), c(t$k, t$n - t$k))
    y <- factor(rep(c("a", "b"), c(sum(t$k), sum(t$n - t$k))), levels = c("a", "b"))
    for (side in sides)
      row("trend-exact", side, list(t$k, t$n), s, 0,
          as.numeric(pvalue(independence_test(x ~ y, distribution = exact(algorithm = "shift", fact = 10), alternative = side))))
  }
}

ratings <- list(
  list(c(3, 8, 15, 12, 5), c(6, 12, 18, 9, 5)), list(c(0, 0, 1), c(1, 0, 0)), list(c(10, 0, 0, 5), c(2, 0, 1, 20)),
  list(c(0, 2, 4, 20, 17), c(9, 12, 14, 9, 3)), list(c(1, 0, 0, 0, 42), c(0, 0, 0, 0, 47)), list(c(1, 2, 1), c(40, 3, 0)),
  list(c(3, 2, 5), c(1, 4, 2), c(6, 0, 1)), list(c(20, 20, 3), c(10, 30, 7), c(9, 25, 13), c(1, 0, 0)))
expand <- function(g) rep(seq_along(g), g)
for (g in ratings) {
  if (length(g) == 2) for (side in sides) {
    w <- suppressWarnings(wilcox.test(expand(g[[1]]), expand(g[[2]]), exact = FALSE, correct = FALSE, alternative = side))
    row("mann-whitney", side, g, 0, unname(w$statistic), w$p.value)
    x <- c(expand(g[[1]]), expand(g[[2]]))
    y <- factor(rep(c("a", "b"), sapply(g, sum)), levels = c("a", "b"))
    e <- wilcox_test(x ~ y, distribution = "exact", alternative = side)
    row("mann-whitney-exact", side, g, 0, unname(w$statistic), as.numeric(pvalue(e)))
  }
  h <- kruskal.test(lapply(g, expand))
  row("kruskal-wallis", "two.sided", g, 0, unname(h$statistic), h$p.value)
}
big <- list(c(200000, 300000, 300000, 200000), c(199000, 299500, 300500, 201000))
for (side in sides) {
  w <- wilcox.test(expand(big[[1]]), expand(big[[2]]), exact = FALSE, correct = FALSE, alternative = side)
  row("mann-whitney", side, big, 0, unname(w$statistic), w$p.value)
}
big <- c(big, list(c(201000, 300000, 300000, 199000)))
h <- kruskal.test(lapply(big, expand))
row("kruskal-wallis", "two.sided", big, 0, unname(h$statistic), h$p.value)
close(out)

# Adjusted p-values.
out <- file("adjust.csv", "w")
cat(sprintf("# %s\n", R.version.string), file = out)
cat("set,p,holm,BH\n", file = out)
sets <- list(0.03, c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.05, 0.001, 1, 0.04, 0.04, 0.2, 0), c(1, 1, 1),
             c(0.049, 0.012, 0.0004, 0.33, 0.012, 0.8, 0.0061, 0.9, 0.02, 0.5, 0.51, 0.03))
for (i in seq_along(sets)) for (j in seq_along(sets[[i]]))
  cat(sprintf("%d,%.17g,%.17g,%.17g\n", i, sets[[i]][j], p.adjust(sets[[i]], "holm")[j], p.adjust(sets[[i]], "BH")[j]), file = out)
close(out)
