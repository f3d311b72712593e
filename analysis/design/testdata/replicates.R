# Reference values for replicates_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript replicates.R
suppressMessages(library(survey))
options(digits = 15)
d <- read.csv("apiclus1.csv")
w <- read.csv("replicates_jk1.csv")
replicates <- as.matrix(w[match(d$dnum, w$dnum), -which(names(w) == "dnum")])
rep <- svrepdesign(weights = d$pw, repweights = replicates, data = d, type = "JK1", combined.weights = TRUE, scale = 14 / 15)
for (mse in c(FALSE, TRUE)) {
  r <- rep; r$mse <- mse
  b <- svyby(~I(awards == "Yes"), ~stype, r, svymean, covmat = TRUE)
  k <- svycontrast(b, quote(`E:I(awards == "Yes")TRUE` - `H:I(awards == "Yes")TRUE`)); cat(mse, "difference", coef(k), SE(k), "\n")
  o <- svymean(~stype, r); k <- svycontrast(o, c(1, 0, -1)); cat(mse, "options", coef(k), SE(k), "\n")
  f <- svyratio(~I(awards == "Yes"), ~I((awards == "Yes") + (sch_wide == "Yes")), r); cat(mse, "responses", coef(f), SE(f), "\n")
  x <- svychisq(~stype + awards, r, statistic = "F"); cat(mse, "F", x$statistic, x$parameter, x$p.value, "\n")
}
