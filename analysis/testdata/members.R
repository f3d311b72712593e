# Reference values for crosstab_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript members.R
suppressMessages(library(survey))
options(digits = 15, width = 200)
read <- function(wave) read.csv(paste0("members/waves/", wave, "/answers.csv"), na.strings = c("", "#dont_know"))
d <- read("2026")
answered <- !is.na(d$factors.start)
for (option in c("start", "training", "contact", "other")) for (g in c("care", "build", "office")) {
  y <- d[[paste0("factors.", option)]]; u <- answered & !is.na(d$sector)
  m <- table(factor(d$sector[u] == g, c(TRUE, FALSE)), factor(y[u], c(1, 0)))
  cat(option, g, m[1, 1], sum(m[1, ]), m[2, 1], sum(m[2, ]), "fisher", fisher.test(m)$p.value, "\n")
}
u <- !is.na(d$advice) & !is.na(d$sector)
print(table(d$sector[u], d$advice[u])); print(suppressWarnings(chisq.test(d$sector[u], d$advice[u], correct = FALSE)))
scale <- c("very_bad", "bad", "good", "very_good")
for (row in c("employer", "doctor")) {
  y <- as.integer(factor(d[[paste0("quality.", row)]], scale)); print(kruskal.test(y, factor(d$sector)))
}

w <- read("2026-design")
w$care <- w$sector == "care"
w$asked <- ifelse(is.na(w$factors.start), 0, w$factors.start)
w$picks <- w$factors.start + w$factors.training + w$factors.contact + w$factors.other
w$top <- w$quality.employer %in% c("good", "very_good")
w$sector <- factor(w$sector, c("care", "build", "office")); w$advice <- factor(w$advice, c("recommend", "unsure", "against"))
des <- svydesign(~company, strata = ~region, weights = ~weight, fpc = ~companies, data = w, nest = TRUE)
both <- subset(des, !is.na(factors.start))
print(svymean(~factors.start, both, deff = "replace")); print(degf(both))
print(svyciprop(~factors.start, both, method = "logit", df = degf(both))[1:1]); print(attr(svyciprop(~factors.start, both, method = "logit", df = degf(both)), "ci"))
cat("asked\n"); print(svymean(~asked, des))
cat("responses\n"); r <- svyratio(~factors.start, ~picks, both); print(c(coef(r), SE(r)))
cat("top\n"); print(svymean(~top, des))
cat("duration\n"); du <- subset(des, !is.na(duration)); print(svymean(~duration, du)); print(confint(svymean(~duration, du), df = degf(du)))
grouped <- subset(both, !is.na(sector))
b <- svyby(~factors.start, ~care, grouped, svymean, covmat = TRUE); print(b)
k <- svycontrast(b, c(-1, 1)); print(k); t <- coef(k) / SE(k); cat("df", degf(grouped), "p", 2 * pt(-abs(t), degf(grouped)), "\n")
print(svychisq(~sector + advice, subset(des, !is.na(sector) & !is.na(advice)), statistic = "F"))
