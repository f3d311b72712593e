# Writes power.csv: exact power by adding up every table, with R alone.  Rscript power.R > power.csv
# Fisher's p-values are fisher.test's, by dhyper for speed; the first lines check that they are the same.
fisher <- function(n1, n2) {
  p <- matrix(1, n1 + 1, n2 + 1)
  for (m in 0:(n1 + n2)) {
    k <- max(0, m - n2):min(m, n1)
    d <- dhyper(k, n1, n2, m)
    p[cbind(k + 1, m - k + 1)] <- pmin(1, sapply(d, function(x) sum(d[d <= x * (1 + 1e-7)])))
  }
  p
}
by_test <- outer(0:12, 0:15, Vectorize(function(a, b) fisher.test(matrix(c(a, 12 - a, b, 15 - b), 2))$p.value))
stopifnot(max(abs(by_test - fisher(12, 15))) < 1e-12)

tables <- function(n1, n2, p1, p2) outer(dbinom(0:n1, n1, p1), dbinom(0:n2, n2, p2))

# The largest chance of a region when both proportions are the same: a fine grid, then optimize around its best points.
size <- function(region, n1, n2) {
  chance <- function(p) sum(tables(n1, n2, p, p)[region])
  grid <- sin(seq(0, pi / 2, length.out = 601))^2
  value <- sapply(grid, chance)
  best <- order(value, decreasing = TRUE)[1:6]
  max(value, sapply(best, function(i)
    optimize(chance, grid[c(max(1, i - 1), min(601, i + 1))], maximum = TRUE, tol = 1e-10)$objective))
}

region <- function(test, n1, n2, alpha) {
  if (test == "score") {
    k1 <- row(diag(0, n1 + 1, n2 + 1)) - 1
    k2 <- col(k1) - 1
    z2 <- (k1 / n1 - k2 / n2)^2 / ((k1 + k2) * (n1 + n2 - k1 - k2) / (n1 + n2)^2 * (1 / n1 + 1 / n2))
    return(!is.nan(z2) & pchisq(z2, 1, lower.tail = FALSE) <= alpha)
  }
  p <- fisher(n1, n2)
  if (test == "fisher") return(p <= alpha * (1 + 1e-10))
  steps <- c(0, sort(unique(signif(as.vector(p), 9))))
  low <- max(which(steps <= alpha)); high <- length(steps)
  while (high - low > 1) {
    middle <- (low + high) %/% 2
    if (size(p <= steps[middle] * (1 + 1e-8), n1, n2) <= alpha * (1 + 1e-9)) low <- middle else high <- middle
  }
  p <= steps[low] * (1 + 1e-8)
}

row_of <- function(test, n1, n2, alpha, p1, p2, power)
  cat(sprintf("%s,%d,%d,%s,%s,%s,%.15g\n", test, n1, n2, alpha, p1, p2, power))
two <- function(test, n1, n2, alpha, pairs) {
  r <- region(test, n1, n2, alpha)
  for (q in pairs) row_of(test, n1, n2, alpha, q[1], q[2], sum(tables(n1, n2, q[1], q[2])[r]))
}
one <- function(n, alpha, p0, p1) {
  rejected <- sapply(0:n, function(k) binom.test(k, n, p0)$p.value) <= alpha
  row_of("binomial", n, 0, alpha, p0, p1, sum(dbinom(0:n, n, p1)[rejected]))
}

cat(sprintf("# %s, power.R\n", R.version.string))
cat("test,n1,n2,alpha,p1,p2,power\n")
for (test in c("boschloo", "fisher", "score")) {
  two(test, 43, 50, 0.05, list(c(0.3, 0.59), c(0.3, 0.58), c(0.5, 0.78), c(0.5, 0.77), c(0, 0.2), c(0.9, 0.9999)))
  two(test, 20, 20, 0.05, list(c(0.2, 0.6), c(0.05, 0.5), c(1, 0.5)))
  two(test, 15, 30, 0.025, list(c(0.2, 0.6), c(0.6, 0.2), c(0, 1)))
  two(test, 3, 3, 0.05, list(c(0.1, 0.9)))
}
# The numbers around three sample sizes: 10% to 30%, 40% to 70%, and 40% to 65% with twice as many in the second group.
for (n in 60:74) two("boschloo", n, n, 0.05, list(c(0.1, 0.3)))
for (n in 40:55) two("boschloo", n, n, 0.05, list(c(0.4, 0.7)))
for (n in 55:70) two("fisher", n, n, 0.05, list(c(0.1, 0.3)))
for (n in 40:60) two("score", n, 2 * n, 0.05, list(c(0.4, 0.65)))
for (n in c(1, 5, 43, 100:240)) one(n, 0.05, 0.23, 0.33)
for (n in c(20, 43)) one(n, 0.05, 0, 0.1)
one(43, 0.01, 0.9, 0.6)
