# Reference values for weighing_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript members.R
suppressMessages(library(survey))
options(digits = 15, width = 200)
d <- read.csv("../../testdata/members/waves/2026-design/answers.csv", na.strings = c("", "#dont_know"))
d$sector <- factor(ifelse(is.na(d$sector), "none", ifelse(d$sector == "office", "office", "care+build")))
d$advice <- factor(ifelse(is.na(d$advice), "none", d$advice))
raked <- function(weight, total, ...) {
  d$w <- weight
  margin <- function(name, population) { # who gave no answer keeps the share that they had
    none <- sum(weight[d[[name]] == "none"]) / sum(weight)
    shares <- c((1 - none) * population / sum(population), none = none)
    frame <- data.frame(names(shares), total * shares); names(frame) <- c(name, "Freq"); frame[frame$Freq > 0, ]
  }
  sector <- margin("sector", c("care+build" = 2000, office = 2000)); advice <- margin("advice", c(recommend = 40, unsure = 35, against = 25))
  weights(rake(svydesign(~1, weights = ~w, data = d), list(~sector, ~advice), list(sector, advice), control = list(maxit = 500, epsilon = 1e-13 * total)))
}
print(table(d$sector)); print(table(d$advice))
for (w in list(raked(rep(1, nrow(d)), nrow(d)), raked(d$weight, 4000))) {
  print(head(as.numeric(w), 6)); cat("kish", length(w) * sum(w^2) / sum(w)^2, "range", range(w) / mean(w), "\n")
  print(tapply(w, d$sector, sum) / sum(w)); print(tapply(w, d$advice, sum) / sum(w))
}

# Standard errors after raking, by the residuals of calibrate(): of internal/study/weigh_test.go.
d$before <- d$weight
none <- function(name) sum(d$before[d[[name]] == "none"]) / sum(d$before)
shares <- c(sectoroffice = (1 - none("sector")) / 2, sectornone = none("sector"),
  adviceagainst = .25 * (1 - none("advice")), advicenone = none("advice"), adviceunsure = .35 * (1 - none("advice")))
d$sector <- relevel(d$sector, "care+build"); d$advice <- relevel(d$advice, "recommend")
d$start <- as.numeric(!is.na(d$factors.start) & d$factors.start == 1); d$asked <- !is.na(d$factors.start) # as calibrate() takes no NA
d$employer <- as.numeric(!is.na(d$quality.employer) & d$quality.employer == "good"); d$rated <- !is.na(d$quality.employer)
d$months <- ifelse(is.na(d$duration), 0, d$duration); d$timed <- !is.na(d$duration)
design <- svydesign(~company, strata = ~region, weights = ~before, fpc = ~companies, data = d, nest = TRUE)
totals <- 4000 * c(`(Intercept)` = 1, shares)[colnames(model.matrix(~sector + advice, d))]
cal <- calibrate(design, ~sector + advice, totals, calfun = "raking", epsilon = 1e-13, maxit = 500)
show <- function(what, m) cat(what, format(c(coef(m)[[1]], SE(m)[[1]]), digits = 15), "\n")
show("start", svymean(~start, subset(cal, asked)))
show("employer good", svymean(~employer, subset(cal, rated)))
show("duration", svymean(~months, subset(cal, timed)))
show("duration total", svytotal(~months, subset(cal, timed)))
show("unsure", svymean(~I(as.numeric(advice == "unsure")), subset(cal, advice != "none")))
show("start, offices", svymean(~start, subset(cal, asked & sector == "office")))
