# Mean ranks for TestMeanRank, with R 4.2.2 and survey 4.1.1: Rscript rank_item.R
# Respondent i of 60 ranks the first 1 + i%%3 options of a permutation; the ranks, weights, strata and clusters are those of rankFile in
# ranking_item_test.go.
suppressMessages(library(survey))
i <- 0:59
perms <- list(c(1, 2, 3), c(1, 3, 2), c(2, 1, 3), c(2, 3, 1), c(3, 1, 2), c(3, 2, 1))
rank <- matrix(NA, 60, 3)
for (k in i) {
  order <- perms[[(k * k) %% 6 + 1]]
  for (r in 1:(1 + k %% 3)) rank[k + 1, order[r]] <- r
}
d <- data.frame(t = rank[, 1], g = rank[, 2], r = rank[, 3], w = 1 + (i %% 7) / 4, stratum = i %/% 20, cluster = i %/% 5)
for (o in c("t", "g", "r")) {
  x <- d[[o]][!is.na(d[[o]])]
  ci <- t.test(x)$conf.int
  cat(o, length(x), sum(x == 1), format(c(mean(x), ci), digits = 16), "\n")
}
for (design in list(svydesign(~1, weights = ~w, data = d), svydesign(~cluster, strata = ~stratum, weights = ~w, data = d))) {
  for (o in c("t", "g", "r")) {
    s <- design[!is.na(d[[o]]), ]
    m <- svymean(as.formula(paste0("~", o)), s)
    ci <- confint(m, df = degf(s))
    cat(o, format(c(coef(m), ci), digits = 16), "\n")
  }
}
