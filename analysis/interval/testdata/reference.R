# Writes proportions.csv, finite.csv and paired.csv with base R (4.2.2). Run in this folder: Rscript reference.R
num <- function(x) sprintf("%.17g", x)

# One proportion. Wilson and its correction: prop.test; Clopper-Pearson and Jeffreys: qbeta (as in binom.test);
# mid-P: the tails of pbinom and dbinom, solved on the log odds; the others: their formulas.
midp.upper <- function(k, n, a) {
  f <- function(t) pbinom(k - 1, n, plogis(t)) + dbinom(k, n, plogis(t)) / 2 - a
  centre <- qlogis((k + 0.5) / (n + 1))
  plogis(uniroot(f, c(centre - 20, centre + 20), tol = 1e-15, maxiter = 10000)$root)
}
midp.lower <- function(k, n, a) {
  f <- function(t) pbinom(k, n, plogis(t), lower.tail = FALSE) + dbinom(k, n, plogis(t)) / 2 - a
  centre <- qlogis((k + 0.5) / (n + 1))
  plogis(uniroot(f, c(centre - 20, centre + 20), tol = 1e-15, maxiter = 10000)$root)
}
one <- function(method, k, n, level) {
  a <- (1 - level) / 2
  z <- qnorm(1 - a)
  exact <- c(if (k == 0) 0 else qbeta(a, k, n - k + 1), if (k == n) 1 else qbeta(a, k + 1, n - k, lower.tail = FALSE))
  switch(method,
    "wilson" = suppressWarnings(prop.test(k, n, conf.level = level, correct = FALSE)$conf.int),
    "wilson-cc" = suppressWarnings(prop.test(k, n, conf.level = level, correct = TRUE)$conf.int),
    "clopper-pearson" = exact,
    "jeffreys" = c(if (k == 0) 0 else qbeta(a, k + 0.5, n - k + 0.5),
                   if (k == n) 1 else qbeta(a, k + 0.5, n - k + 0.5, lower.tail = FALSE)),
    "agresti-coull" = {
      nn <- n + z^2; p <- (k + z^2 / 2) / nn
      c(max(0, p - z * sqrt(p * (1 - p) / nn)), min(1, p + z * sqrt(p * (1 - p) / nn)))
    },
    "mid-p" = c(if (k == 0) 0 else midp.lower(k, n, a), if (k == n) 1 else midp.upper(k, n, a)),
    "logit" = if (k == 0 || k == n) exact else plogis(qlogis(k / n) + c(-1, 1) * z * sqrt(n / k / (n - k))),
    "wald" = {
      p <- k / n
      c(max(0, p - z * sqrt(p * (1 - p) / n)), min(1, p + z * sqrt(p * (1 - p) / n)))
    })
}
rows <- "method,k,n,level,low,high"
for (method in c("wilson", "wilson-cc", "clopper-pearson", "jeffreys", "agresti-coull", "mid-p", "logit", "wald"))
  for (n in c(1, 2, 10, 43, 47, 1000, 1e6))
    for (k in unique(c(0, 1, n %/% 3, n %/% 2, n - 1, n)))
      for (level in c(0.90, 0.95, 0.99)) {
        ci <- one(method, k, n, level)
        rows <- c(rows, paste(method, num(k), num(n), level, num(ci[1]), num(ci[2]), sep = ","))
      }
writeLines(rows, "proportions.csv")

# Finite populations. Wilson: prop.test at n* answers; hypergeometric: every K tried, or a bisection for a large population.
first <- function(from, to, ok) {
  while (from < to) { mid <- (from + to) %/% 2; if (ok(mid)) to <- mid else from <- mid + 1 }
  from
}
rows <- "method,k,n,population,level,low,high"
for (case in list(c(43, 60), c(43, 118), c(43, 1000), c(1, 5), c(47, 48), c(10, 10), c(43000, 1e6)))
  for (k in unique(c(0, 1, case[1] %/% 3, case[1] - 1, case[1])))
    for (level in c(0.90, 0.95, 0.99)) {
      n <- case[1]; N <- case[2]; a <- (1 - level) / 2
      if (n == N) wilson <- c(k / n, k / n)
      else {
        base <- n * (N - 1) / (N - n)
        wilson <- suppressWarnings(prop.test(k / n * base, base, conf.level = level, correct = FALSE)$conf.int)
      }
      rows <- c(rows, paste("wilson-finite", k, n, num(N), level, num(wilson[1]), num(wilson[2]), sep = ","))
      upper <- function(K) phyper(k - 1, K, N - K, n, lower.tail = FALSE)
      lower <- function(K) phyper(k, K, N - K, n)
      if (N <= 1000) {
        K <- k:(N - n + k)
        ok <- K[upper(K) > a & lower(K) > a]
        lo <- min(ok); hi <- max(ok)
      } else {
        lo <- first(k, N - n + k, function(K) upper(K) > a)
        hi <- first(k, N - n + k + 1, function(K) K > N - n + k || lower(K) <= a) - 1
      }
      rows <- c(rows, paste("hypergeometric", k, n, num(N), level, num(min(lo / N, k / n)), num(max(hi / N, k / n)), sep = ","))
    }
writeLines(rows, "finite.csv")

# Paired differences: the steps of Newcombe's method 10 from prop.test's Wilson intervals.
rows <- "both,first,second,neither,level,low,high"
for (x in list(c(36, 12, 2, 0), c(1, 1, 7, 12), c(20, 12, 2, 16), c(0, 43, 0, 0), c(43, 0, 0, 0), c(0, 0, 0, 43), c(0, 1, 0, 0),
               c(10, 5, 5, 23), c(0, 25, 18, 0), c(400000, 100000, 99000, 401000), c(2, 20, 0, 21)))
  for (level in c(0.90, 0.95, 0.99)) {
    n <- sum(x); k1 <- x[1] + x[2]; k2 <- x[1] + x[3]
    w1 <- suppressWarnings(prop.test(k1, n, conf.level = level, correct = FALSE)$conf.int)
    w2 <- suppressWarnings(prop.test(k2, n, conf.level = level, correct = FALSE)$conf.int)
    product <- k1 * (n - k1) * k2 * (n - k2)
    numerator <- x[1] * x[4] - x[2] * x[3]
    if (numerator > 0) numerator <- max(numerator - n / 2, 0)
    phi <- if (product == 0) 0 else numerator / sqrt(product)
    dl1 <- k1 / n - w1[1]; du1 <- w1[2] - k1 / n; dl2 <- k2 / n - w2[1]; du2 <- w2[2] - k2 / n
    d <- (x[2] - x[3]) / n
    low <- d - sqrt(dl1^2 - 2 * phi * dl1 * du2 + du2^2)
    high <- d + sqrt(du1^2 - 2 * phi * du1 * dl2 + dl2^2)
    rows <- c(rows, paste(c(num(x), level, num(low), num(high)), collapse = ","))
  }
writeLines(rows, "paired.csv")
