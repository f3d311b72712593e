# Reference values for crosstab_adjust_test.go: R 4.2.2. Run in this folder: Rscript members_adjust.R
# Boschloo's p-values are those that members_boschloo.py prints, in the order of its tables.
options(digits = 15)
tables <- rbind(c(19, 24, 14, 33), c(1, 13, 32, 44), c(13, 20, 20, 37), c(3, 24, 9, 33), c(4, 13, 8, 44), c(5, 20, 7, 37),
                c(13, 24, 8, 33), c(4, 13, 17, 44), c(4, 20, 17, 37), c(0, 24, 0, 33), c(0, 13, 0, 44), c(0, 20, 0, 37))
boschloo <- as.numeric(system("/usr/bin/python3 members_boschloo.py | sed 's/^([^)]*) //; s/ .*//'", intern = TRUE))
cat("bh", p.adjust(boschloo, "BH"), "\n")
fisher <- apply(tables, 1, function(t) fisher.test(rbind(c(t[1], t[2] - t[1]), c(t[3], t[4] - t[3])))$p.value)
least <- apply(tables, 1, function(t) { # over every table with these margins
  k <- t[1] + t[3]; x <- max(0, k - t[4]):min(k, t[2])
  min(sapply(x, function(a) fisher.test(rbind(c(a, t[2] - a), c(k - a, t[4] - k + a)))$p.value))
})
cat("fisher", fisher, "\nleast", least, "\n")
alpha <- 0.05; rest <- order(fisher); largest <- 0; adjusted <- rep(1, length(fisher))
repeat {
  if (length(rest) == 0) break
  size <- which(sapply(seq_along(rest), function(k) sum(least[rest] <= alpha / k) <= k))[1]
  can <- rest[least[rest] <= alpha / size]
  if (length(can) == 0) break
  largest <- max(largest, min(1, size * fisher[can[1]])); adjusted[can[1]] <- largest; rest <- setdiff(rest, can[1])
}
cat("tarone", adjusted, "\n")
