# Makes the files of respondents and the reference values for replicates_test.go: R 4.2.2 with survey 4.1.1. Run in this
# folder: Rscript members_replicates.R
suppressMessages(library(survey))
options(digits = 15, width = 200)
file <- "members/waves/2026-design/answers.csv"
d <- read.csv(file, na.strings = c("", "#dont_know")); lines <- readLines(file)
made <- svydesign(~company, strata = ~region, weights = ~weight, data = d, nest = TRUE)
set.seed(2026)
sources <- list(jkn = as.svrepdesign(made, type = "JKn", compress = FALSE), bootstrap = as.svrepdesign(made, type = "subbootstrap", replicates = 20, compress = FALSE))
d$top <- d$quality.employer %in% c("good", "very_good")
d$sector <- factor(d$sector, c("care", "build", "office")); d$advice <- factor(d$advice, c("recommend", "unsure", "against"))
d$care <- d$sector == "care"
for (name in names(sources)) {
  rep <- sources[[name]]; rw <- signif(weights(rep, type = "analysis"), 10)
  header <- paste(c(lines[1], paste0("rw", seq_len(ncol(rw)))), collapse = ",")
  folder <- paste0("members_replicates/waves/", name); dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  parts <- strsplit(lines[-1], ","); keep <- sapply(parts, function(p) paste(p[1:11], collapse = ","))
  head1 <- paste(c(strsplit(lines[1], ",")[[1]][1:11], paste0("rw", seq_len(ncol(rw)))), collapse = ",")
  writeLines(c(head1, paste(keep, apply(rw, 1, function(x) paste(format(x, digits = 10, trim = TRUE), collapse = ",")), sep = ",")), paste0(folder, "/answers.csv"))
  cat(name, ncol(rw), "rscales", unique(signif(rep$rscales, 12)), "scale", rep$scale, "\n"); if (name == "jkn") cat(rep$rscales, sep = ", "); cat("\n")
  read <- as.matrix(read.csv(paste0(folder, "/answers.csv"))[, paste0("rw", seq_len(ncol(rw)))])
  des <- svrepdesign(data = d, repweights = read, weights = ~weight, combined.weights = TRUE, type = if (name == "jkn") "JKn" else "bootstrap",
    rscales = if (name == "jkn") rep$rscales, scale = if (name == "jkn") 1, mse = FALSE)
  both <- subset(des, !is.na(factors.start))
  m <- svymean(~factors.start, both); cat("start", coef(m), SE(m), "\n")
  m <- svymean(~top, des); cat("top", coef(m), SE(m), "\n")
  m <- svymean(~duration, subset(des, !is.na(duration))); cat("duration", coef(m), SE(m), "\n")
  grouped <- subset(both, !is.na(sector))
  b <- svyby(~factors.start, ~care, grouped, svymean, covmat = TRUE); k <- svycontrast(b, c(-1, 1)); cat("care", coef(k), SE(k), "p", 2 * pt(-abs(coef(k) / SE(k)), 12), "\n")
  x <- svychisq(~sector + advice, subset(des, !is.na(sector) & !is.na(advice)), statistic = "F"); cat("F", x$statistic, x$parameter, "\n")
}
