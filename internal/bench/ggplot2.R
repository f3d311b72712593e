# Draws the figures of a report in R with ggplot2, as SVG and PNG, from the report's own tables: the same pictures in the
# tool that most survey analysts know. Rscript ggplot2.R REPORT_FOLDER OUT_FOLDER
suppressPackageStartupMessages(library(ggplot2))
arguments <- commandArgs(trailingOnly = TRUE)
files <- sort(list.files(file.path(arguments[1], "tables"), full.names = TRUE))
dir.create(arguments[2], showWarnings = FALSE, recursive = TRUE)
scale_colours <- c("#a6611a", "#dfc27d", "#d9dde1", "#80b1d3", "#1f4e79")
for (file in files) {
  table <- read.csv(file, colClasses = c(option = "character", row = "character"))
  item <- table$item[1]
  if (is.null(table$proportion)) { # means of numbers of 0 to 100
    table <- transform(table, proportion = mean / 100, low = low / 100, high = high / 100)
  }
  if (item == "collaboration") {
    table <- table[!table$option %in% c("top2", "bottom2", "net", "median", "mean"), ]
    table$option <- factor(table$option, levels = unique(table$option))
    figure <- ggplot(table, aes(proportion, row, fill = option)) + geom_col() +
      geom_text(aes(label = round(100 * proportion)), position = position_stack(vjust = 0.5)) +
      scale_fill_manual(values = scale_colours)
  } else {
    table$label <- reorder(table$label, table$proportion)
    figure <- ggplot(table, aes(proportion, label)) + geom_col(fill = "#a9c4de") +
      geom_linerange(aes(xmin = low, xmax = high), colour = "#1f4e79") + geom_point(colour = "#1f4e79") +
      geom_text(aes(x = 1.05, label = sprintf("%d%% (%d-%d)", round(100 * proportion), round(100 * low), round(100 * high)))) +
      xlim(0, 1.15)
  }
  figure <- figure + labs(title = item) + theme_minimal()
  ggsave(file.path(arguments[2], paste0(item, ".svg")), figure, width = 10, height = 6)
  ggsave(file.path(arguments[2], paste0(item, ".png")), figure, width = 10, height = 6, dpi = 144)
}
