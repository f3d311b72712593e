# Writes the files of Stata with missing values that have a reason. haven 2.5.1: Rscript make.R
library(haven)
answers <- data.frame(
  a = labelled(c(1, 2, tagged_na("a"), tagged_na("z"), NA), c(Ja = 1, Nee = 2, "Weet niet" = tagged_na("a")), label = "Vraag één"),
  t = c("a", "", "é", "x", "y"),
  d = as.Date(c("2026-03-01", NA, "1950-01-01", "2000-02-29", "1960-01-01")))
for (version in c(8, 14)) write_dta(answers, sprintf("haven-%d.dta", version), version = version, label = "Set")
