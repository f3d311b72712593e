# Reference values for rank_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript rank.R
# svyranktest shares a rank between equal answers by the order of the file; here it is the middle of their weight, and the
# rest is as there: the regression of the ranks on the group, with its design-based standard error and degf - 1.
suppressMessages(library(survey))
options(digits = 15)
number <- function(x) format(x, digits = 15)
middle <- function(y, w) { t <- tapply(w, y, sum); ((cumsum(t) - t / 2) / sum(w))[as.character(y)] }
for (name in c("apistrat", "apiclus1", "apiclus2")) {
  d <- read.csv(paste0(name, ".csv"))
  d$y <- findInterval(d$api00, c(550, 650, 750)); d$g <- d$stype == "E"
  d$score <- middle(d$y, d$pw)
  design <- switch(name, apistrat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = d),
    apiclus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = d), apiclus2 = svydesign(~dnum, weights = ~pw, data = d))
  m <- svyglm(score ~ g, design); t <- coef(m)[2] / SE(m)[2]
  x <- suppressWarnings(svyranktest(y ~ g, design))
  cat(name, number(0.5 + coef(m)[2]), number(SE(m)[2]), degf(design) - 1, "t", number(t), "p", number(2 * pt(-abs(t), degf(design) - 1)), "svyranktest", number(x$p.value), "\n")
  pairs <- outer(d$y[d$g], d$y[!d$g], ">") + outer(d$y[d$g], d$y[!d$g], "==") / 2
  cat("superiority", number(sum(pairs * outer(d$pw[d$g], d$pw[!d$g])) / (sum(d$pw[d$g]) * sum(d$pw[!d$g]))), "\n")
  for (group in c(TRUE, FALSE)) { s <- svymean(~score, subset(design, g == group), deff = "replace"); cat(group, number(coef(s)), number(SE(s)), "deff", number(attr(s, "deff")), "\n") }
}
# The interval of superiority: Newcombe's ends on the effective bases of both mean ranks, at most what n are worth.
d <- read.csv("apistrat.csv")
d$y <- findInterval(d$api00, c(550, 650, 750)); d$g <- d$stype == "E"; d$score <- middle(d$y, d$pw)
finite <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = d)
replaced <- svydesign(~1, strata = ~stype, weights = ~pw, data = d)
bases <- sapply(c(TRUE, FALSE), function(group) {
  n <- sum(d$g == group); s <- svymean(~score, subset(replaced, g == group), deff = "replace")
  f <- 1 - SE(svymean(~score, subset(finite, g == group)))^2 / SE(s)^2
  most <- n * (1 - f / n) / (1 - f); ratio <- qt(0.975, n - 1) / qt(0.975, degf(subset(finite, g == group)))
  min(min(n / attr(s, "deff"), n) * (1 - f / n) / (1 - f) * ratio^2, most)
})
ends <- function(e, n1, n2, level) {
  z <- qnorm(1 - (1 - level) / 2); n <- (n1 + n2) / 2
  variance <- function(t) { q1 <- t / (2 - t); q2 <- 2 * t^2 / (1 + t); (t * (1 - t) + (n - 1) * (q1 - t^2) + (n - 1) * (q2 - t^2)) / (n1 * n2) }
  at <- function(t) (e - t) / sqrt(variance(t))
  c(uniroot(function(t) at(t) - z, c(1e-15, e), tol = 1e-15)$root, uniroot(function(t) at(t) + z, c(e, 1 - 1e-15), tol = 1e-15)$root)
}
cat("interval", number(ends(0.5 + coef(svyglm(score ~ g, finite))[2], bases[1], bases[2], 0.95)), "\n")
# Several groups: Wald's F on the mean ranks. Of apiclus1, whose weights are equal, svyranktest(y ~ stype) gives the same p.
for (name in c("apistrat", "apiclus1", "apiclus2")) {
  d <- read.csv(paste0(name, ".csv")); d$y <- findInterval(d$api00, c(550, 650, 750)); d$score <- middle(d$y, d$pw)
  design <- switch(name, apistrat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = d),
    apiclus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = d), apiclus2 = svydesign(~dnum, weights = ~pw, data = d))
  m <- svyglm(score ~ stype, design); b <- coef(m)[-1]; f <- b %*% solve(vcov(m)[-1, -1], b) / 2; ddf <- degf(design) - 2
  x <- suppressWarnings(svyranktest(y ~ stype, design))
  cat("groups", name, number(f), 2, ddf, number(pf(f, 2, ddf, lower.tail = FALSE)), "svyranktest", number(x$p.value), "\n")
}
