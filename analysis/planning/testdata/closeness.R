# Writes closeness.csv: the power to show non-inferiority or equivalence, with R alone.  Rscript closeness.R > closeness.csv
# Shares: every table is added up; Newcombe's interval from prop.test(correct = FALSE), and Farrington and Manning's variance by their cubic.
bounds <- function(n, level) t(sapply(0:n, function(k) prop.test(k, n, conf.level = level, correct = FALSE)$conf.int))
tables <- function(n1, n2, p1, p2) outer(dbinom(0:n1, n1, p1), dbinom(0:n2, n2, p2))

noninferior <- function(n1, n2, p1, p2, margin, alpha, lower) {
  a <- suppressWarnings(bounds(n1, 1 - alpha)); b <- suppressWarnings(bounds(n2, 1 - alpha))
  x <- 0:n1 / n1; y <- 0:n2 / n2
  shown <- outer(0:n1, 0:n2, Vectorize(function(i, j) {
    d <- y[j + 1] - x[i + 1]
    if (lower) d + sqrt((b[j + 1, 2] - y[j + 1])^2 + (x[i + 1] - a[i + 1, 1])^2) < margin
    else d - sqrt((y[j + 1] - b[j + 1, 1])^2 + (a[i + 1, 2] - x[i + 1])^2) > -margin
  }))
  sum(tables(n1, n2, p1, p2)[shown])
}

# z of the test that share y less share x is s, C. P. Farrington & G. Manning (1990), appendix.
fm <- function(x, n1, y, n2, s) {
  theta <- n1 / n2
  a <- 1 + theta; b <- -(1 + theta + y + theta * x + s * (theta + 2))
  c <- s^2 + s * (2 * y + theta + 1) + y + theta * x; d <- -y * s * (1 + s)
  v <- b^3 / (3 * a)^3 - b * c / (6 * a^2) + d / (2 * a)
  u <- ifelse(v > 0, 1, -1) * sqrt(pmax(0, b^2 / (3 * a)^2 - c / (3 * a)))
  w <- (pi + acos(pmin(1, pmax(-1, ifelse(u == 0, 0, v / u^3))))) / 3
  q2 <- pmin(1, pmax(0, 2 * u * cos(w) - b / (3 * a))); q1 <- pmin(1, pmax(0, q2 - s))
  (y - x - s) / sqrt(q2 * (1 - q2) / n2 + q1 * (1 - q1) / n1)
}
equivalent <- function(n1, n2, p1, p2, margin, alpha) {
  x <- outer(0:n1 / n1, rep(1, n2 + 1)); y <- outer(rep(1, n1 + 1), 0:n2 / n2)
  p <- pmax(pnorm(fm(x, n1, y, n2, -margin), lower.tail = FALSE), pnorm(fm(x, n1, y, n2, margin)))
  sum(tables(n1, n2, p1, p2)[p <= alpha])
}

# Student's: one side by pt, both sides by integrate over the spread that is found.
student <- function(kind, se, df, d, margin, alpha) {
  if (kind == "noninferiority") return(pt(qt(1 - alpha / 2, df), df, (d + margin) / se, lower.tail = FALSE))
  t <- qt(1 - alpha, df)
  most <- margin / (t * se)
  integrate(function(s) (pnorm((margin - d) / se - t * s) - pnorm(t * s - (margin + d) / se)) * dchisq(df * s^2, df) * 2 * df * s, 0, most,
    rel.tol = 1e-12, subdivisions = 2000)$value
}
welch <- function(n1, n2) (1 / n1 + 1 / n2)^2 / (1 / n1^2 / (n1 - 1) + 1 / n2^2 / (n2 - 1))
mean2 <- function(kind, n1, n2, sd, d, margin, alpha, deff = 1) student(kind, sd * sqrt(deff * (1 / n1 + 1 / n2)), welch(n1, n2), d, margin, alpha)
stopifnot(abs(mean2("noninferiority", 64, 64, 10, -1, 5, 0.05) - power.t.test(64, 4, 10, 0.025, alternative = "one.sided")$power) < 1e-12)

cat("#", R.version.string, "closeness.R\n")
cat("kind,lower,n1,n2,alpha,control,difference,margin,sd,deff,power\n")
put <- function(kind, lower, n1, n2, alpha, control, difference, margin, sd, deff, power)
  cat(kind, lower, n1, n2, alpha, control, difference, margin, sd, deff, format(power, digits = 15), sep = c(rep(",", 10), "\n"))
for (r in list(c(40, 40, 0.8, 0, 0.2, 0.05), c(45, 90, 0.8, -0.03, 0.15, 0.05), c(90, 45, 0.3, 0.05, 0.2, 0.1), c(150, 150, 0.9, 0, 0.1, 0.05), c(40, 45, 1, 0, 0.15, 0.05)))
  for (lower in c(FALSE, TRUE)) if (!lower || r[3] < 1)
    put("noninferiority", lower, r[1], r[2], r[6], r[3], r[4], r[5], 0, 1, noninferior(r[1], r[2], r[3], r[3] + r[4], r[5], r[6], lower))
for (r in list(c(40, 40, 0.5, 0, 0.3, 0.05), c(90, 90, 0.8, 0, 0.2, 0.05), c(120, 60, 0.3, 0.04, 0.2, 0.1), c(150, 200, 0.9, -0.02, 0.1, 0.05), c(20, 20, 0.5, 0, 0.2, 0.05)))
  put("equivalence", FALSE, r[1], r[2], r[6], r[3], r[4], r[5], 0, 1, equivalent(r[1], r[2], r[3], r[3] + r[4], r[5], r[6]))
for (kind in c("noninferiority", "equivalence"))
  for (r in list(c(64, 64, 10, 0, 5, 0.05, 1), c(30, 60, 10, -1, 6, 0.05, 1), c(200, 200, 10, 0.5, 3, 0.1, 1.5), c(5, 5, 1, 0, 1, 0.05, 1)))
    put(kind, FALSE, r[1], r[2], r[6], 0, r[4], r[5], r[3], r[7], mean2(kind, r[1], r[2], r[3], r[4], r[5], r[6], r[7]))
