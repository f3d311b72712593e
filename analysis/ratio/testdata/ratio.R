# Makes answers.csv and the reference values of ratio_test.go: R 4.2.2 with survey 4.1.1. Run in this folder: Rscript ratio.R
suppressMessages(library(survey))
options(digits = 15, width = 200)
set.seed(18)
n <- 40
d <- data.frame(respondent = 1:n, sector = sample(c("care", "build"), n, TRUE), clients = rpois(n, 6) + 1, region = rep(c("north", "south"), each = n / 2))
d$hours <- round(d$clients * runif(n, 2, 6), 1)
d$company <- paste0(substr(d$region, 1, 1), rep(1:5, n / 5))
d$weight <- round(runif(n, 1, 3), 2)
d$companies <- ifelse(d$region == "north", 30, 45)
made <- as.svrepdesign(svydesign(~company, strata = ~region, weights = ~weight, data = d, nest = TRUE), type = "JKn", compress = FALSE)
rw <- unclass(signif(weights(made, type = "analysis"), 10)); colnames(rw) <- paste0("rw", 1:ncol(rw)); d <- cbind(d, as.data.frame(rw))
d$clients[c(3, 17)] <- NA; d$hours[c(8, 17)] <- NA; d$sector[5] <- NA
write.csv(d, "answers.csv", row.names = FALSE, quote = FALSE, na = "")
designs <- list(
  plain = svydesign(~1, data = d, weights = rep(1, n)),
  design = svydesign(~company, strata = ~region, weights = ~weight, fpc = ~companies, data = d, nest = TRUE),
  jkn = svrepdesign(data = d, repweights = as.matrix(d[, colnames(rw)]), weights = ~weight, combined.weights = TRUE, type = "JKn", rscales = made$rscales, scale = 1, mse = FALSE))
for (name in names(designs)) for (group in c("", "care", "build")) {
  both <- subset(designs[[name]], !is.na(hours) & !is.na(clients))
  if (group != "") both <- subset(both, sector == group)
  r <- svyratio(~hours, ~clients, both)
  df <- if (name == "jkn") 8 else degf(both)
  ci <- confint(r, df = df)
  cat(sprintf('\t\t{"%s", "%s", %d, %.15g, %.15g, %.15g, %.15g, %d},\n', name, group, sum(weights(both, "sampling") != 0), coef(r), SE(r), ci[1], ci[2], df))
}
