# Reference values for crosstab_shift_test.go: R 4.2.2 with coin 1.4. Run in this folder: Rscript members_shift.R
suppressMessages(library(coin))
options(digits = 15, width = 200)
d <- read.csv("members/waves/2026/answers.csv", na.strings = c("", "#dont_know"))
scale <- c("very_bad", "bad", "good", "very_good")
p <- c(); name <- c()
for (g in c("care", "build", "office")) for (row in c("employer", "doctor")) {
  y <- as.integer(factor(d[[paste0("quality.", row)]], scale)); u <- !is.na(y) & !is.na(d$sector)
  a <- y[u & d$sector == g]; b <- y[u & d$sector != g]
  exact <- as.numeric(pvalue(wilcox_test(c(a, b) ~ factor(rep(c(1, 2), c(length(a), length(b)))), distribution = "exact")))
  rough <- wilcox.test(a, b, exact = FALSE, correct = FALSE)$p.value
  cat(g, row, length(a), length(b), "superiority", mean(outer(a, b, ">") + outer(a, b, "==") / 2), "exact", exact, "asymptotic", rough, "\n")
  p <- c(p, exact); name <- c(name, paste(g, row))
}
print(data.frame(name, holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH")))
print(packageVersion("coin"))

# The weighted wave: ranks in the middle of the weight of equal answers, regressed on the group.
suppressMessages(library(survey))
w <- read.csv("members/waves/2026-design/answers.csv", na.strings = c("", "#dont_know"))
design <- svydesign(~company, strata = ~region, weights = ~weight, fpc = ~companies, data = w, nest = TRUE)
for (g in c("care", "build", "office")) for (row in c("employer", "doctor")) {
  y <- as.integer(factor(w[[paste0("quality.", row)]], scale)); u <- !is.na(y) & !is.na(w$sector)
  t <- tapply(w$weight[u], y[u], sum); score <- rep(NA, nrow(w)); score[u] <- ((cumsum(t) - t / 2) / sum(t))[as.character(y[u])]
  s <- subset(update(design, score = score, g = w$sector == g), u); m <- svyglm(score ~ g, s); z <- coef(m)[2] / SE(m)[2]
  cat(g, row, 0.5 + coef(m)[2], 2 * pt(-abs(z), degf(s) - 1), "\n")
}
