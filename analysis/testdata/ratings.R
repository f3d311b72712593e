# Reference values for rating_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript ratings.R
suppressMessages(library(survey))
options(digits = 15)
# Net of a scale in a simple random sample, Newcombe (1998), paired data, method 10, of nobody in both ends.
net <- function(top, bottom, n) {
  wilson <- function(k) suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int
  p <- top / n; q <- bottom / n; a <- wilson(top); b <- wilson(bottom)
  phi <- if (min(top, n - top, bottom, n - bottom) == 0) 0 else -top * bottom / sqrt(top * (n - top) * bottom * (n - bottom))
  x <- c(p - a[1], b[2] - q); y <- c(a[2] - p, q - b[1])
  c(p - q, p - q - sqrt(sum(x^2) - 2 * phi * prod(x)), p - q + sqrt(sum(y^2) - 2 * phi * prod(y)))
}
for (counts in list(c(1, 1, 5, 32, 4), c(0, 0, 43, 0, 0), c(0, 0, 0, 0, 43), c(10, 10, 3, 10, 10), c(20, 0, 0, 0, 20), c(1, 0, 0, 0, 0))) {
  y <- rep(1:5, counts)
  cat(counts, ":", pmax(pmin(net(sum(y > 3), sum(y < 3), length(y)), 1), -1), "median", median(y), "mean", mean(y), "\n")
}
w <- read.csv("members/waves/2026-design/answers.csv", na.strings = c("", "#dont_know"))
w$y <- as.integer(factor(w$quality.employer, c("very_bad", "bad", "good", "very_good")))
w$net <- (w$y >= 3) - (w$y <= 2)
des <- subset(svydesign(~company, strata = ~region, weights = ~weight, fpc = ~companies, data = w, nest = TRUE), !is.na(y))
print(c(coef(svymean(~net, des)), coef(svymean(~y, des)))); print(tapply(weights(des), des$variables$y, sum) / sum(weights(des)))
