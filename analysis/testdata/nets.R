# Reference values for nets_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript nets.R
suppressMessages(library(survey))
options(digits = 15)
# A scale of 0 to 10: the net of promoters (9 and 10) minus detractors (0 to 6) by Newcombe (1998), paired data, method 10, of nobody
# in both; the intervals of both and of who is in neither by Wilson.
counts <- c(0, 0, 0, 3, 0, 0, 0, 6, 12, 17, 12); y <- rep(0:10, counts); n <- length(y)
wilson <- function(k) suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int
top <- sum(y > 8); bottom <- sum(y < 7); p <- top / n; q <- bottom / n; a <- wilson(top); b <- wilson(bottom)
phi <- -top * bottom / sqrt(top * (n - top) * bottom * (n - bottom))
x1 <- c(p - a[1], b[2] - q); x2 <- c(a[2] - p, q - b[1])
cat("net", p - q, p - q - sqrt(sum(x1^2) - 2 * phi * prod(x1)), p - q + sqrt(sum(x2^2) - 2 * phi * prod(x2)), "\n")
cat("mean", mean(y), "median", median(y), "\n", a, "\n", wilson(n - top - bottom), "\n", b, "\n")
# Nets of the weighted members: who chose starting early or training; the two best points of a scale.
w <- read.csv("members/waves/2026-design/answers.csv", na.strings = c("", "#dont_know"))
w$any <- as.integer(w$factors.start == 1 | w$factors.training == 1)
w$good <- as.integer(w$quality.employer %in% c("good", "very_good")); w$good[is.na(w$quality.employer)] <- NA
w$unsure <- as.integer(w$advice != "recommend")
design <- svydesign(~company, strata = ~region, weights = ~weight, fpc = ~companies, data = w, nest = TRUE)
for (name in c("any", "good", "unsure")) {
  of <- subset(design, !is.na(w[[name]])); m <- svymean(as.formula(paste0("~", name)), of)
  cat(name, sum(w[[name]], na.rm = TRUE), sum(!is.na(w[[name]])), coef(m), SE(m), "\n")
}
print(svyby(~any, ~I(sector == "care"), subset(design, !is.na(any) & !is.na(sector)), svymean))
