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
