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
