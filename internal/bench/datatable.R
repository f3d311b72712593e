# Counts every column by sector: the choices by answer, of the ticks and the numbers how many there are and their sums.
library(data.table)
setDTthreads(0) # all processors
file <- commandArgs(TRUE)[1]
start <- proc.time()[["elapsed"]]
t <- fread(file)
choices <- grep("^(works|outcome|rated)", names(t), value = TRUE)
ticks <- grep("^(factors|obstacles)", names(t), value = TRUE)
numbers <- grep("^months", names(t), value = TRUE)
for (column in choices) t[, .N, by = c("sector", column)]
sums <- t[, lapply(.SD, sum, na.rm = TRUE), by = sector, .SDcols = c(ticks, numbers)]
answers <- t[, lapply(.SD, function(x) sum(!is.na(x))), by = sector, .SDcols = c(ticks, numbers)]
squares <- t[, lapply(.SD, function(x) sum(x^2, na.rm = TRUE)), by = sector, .SDcols = numbers]
cat("seconds", proc.time()[["elapsed"]] - start, "\n")
