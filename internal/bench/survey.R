# Estimates all options of all items, with standard errors by the design.
suppressMessages(library(survey))
file <- commandArgs(TRUE)[1]
start <- proc.time()[["elapsed"]]
t <- if (requireNamespace("data.table", quietly = TRUE)) {
  data.table::fread(file, stringsAsFactors = TRUE, na.strings = "", data.table = FALSE, check.names = TRUE)
} else {
  read.csv(file, stringsAsFactors = TRUE, na.strings = "")
}
d <- svydesign(~company, strata = ~region, weights = ~weight, fpc = ~companies, data = t, nest = TRUE)
for (choice in c("sector", "works", "outcome", grep("^rated", names(t), value = TRUE))) {
  svymean(reformulate(choice), d, na.rm = TRUE)
}
for (item in c("factors", "obstacles", "months.sick", "months.trajectory")) {
  svymean(reformulate(grep(item, names(t), fixed = TRUE, value = TRUE)), d, na.rm = TRUE)
}
cat("seconds", proc.time()[["elapsed"]] - start, "\n")
