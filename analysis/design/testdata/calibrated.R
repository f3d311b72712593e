# Makes expected_calibrated.csv: estimates after raking, with the variance of residuals.
#   Rscript calibrated.R        (R 4.2.2, survey 4.1.1)
suppressMessages(library(survey))
data(api)
number <- function(x) format(x, digits = 17, scientific = TRUE, trim = TRUE)
designs <- list(
  strat_fpc = svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  weights = svydesign(id = ~1, weights = ~pw, data = apistrat),
  clus1 = svydesign(id = ~dnum, weights = ~pw, data = apiclus1),
  clus2 = svydesign(id = ~dnum, weights = ~pw, data = apiclus2),
  clus2_stages = svydesign(id = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = apiclus2)
)
totals <- c(`(Intercept)` = 6194, sch.wideYes = 5122, awardsYes = 4200)
out <- list()
add <- function(design, what, value, se, df) out[[length(out) + 1]] <<-
  data.frame(design = design, what = what, value = number(as.numeric(value)), se = number(as.numeric(se)), df = df)
for (name in names(designs)) {
  cal <- calibrate(designs[[name]], ~sch.wide + awards, totals, calfun = "raking", epsilon = 1e-14, maxit = 500)
  elementary <- subset(cal, stype == "E")
  m <- svymean(~api00, cal); add(name, "mean", coef(m), SE(m), degf(cal))
  m <- svytotal(~api00, cal); add(name, "total", coef(m), SE(m), degf(cal))
  m <- svymean(~api00, elementary); add(name, "mean E", coef(m), SE(m), degf(elementary))
  m <- svymean(~I(as.numeric(comp.imp == "Yes")), elementary); add(name, "share E", coef(m), SE(m), degf(elementary))
  m <- svymean(~I(as.numeric(stype == "H")), cal); add(name, "share H", coef(m), SE(m), degf(cal))
  m <- svyglm(api00 ~ I(stype == "E"), cal); add(name, "difference of means", coef(m)[[2]], sqrt(vcov(m)[2, 2]), degf(cal) - 1)
  m <- svyglm(as.numeric(comp.imp == "Yes") ~ I(stype == "E"), cal)
  add(name, "difference of shares", coef(m)[[2]], sqrt(vcov(m)[2, 2]), degf(cal))
  x <- svychisq(~comp.imp + stype, cal, statistic = "F"); add(name, "rao-scott", x$statistic[[1]], x$parameter[[1]], round(x$parameter[[2]]))
}
write.csv(do.call(rbind, out), "expected_calibrated.csv", row.names = FALSE, quote = FALSE)
