# Loads the tables of a folder with load.R and writes out what R holds, a file a table, with the classes of
# the columns in its first line: Rscript readers.R FOLDER readr|data.table OUT
arguments <- commandArgs(trailingOnly = TRUE)
engine <- arguments[2]
out <- arguments[3]
source(file.path(arguments[1], "load.R"), chdir = TRUE)
nianbao_folder <- arguments[1]

quoted <- function(text) paste0('"', gsub('"', '""', text, fixed = TRUE), '"')
cells <- function(column) {
  text <- if (is.character(column)) quoted(enc2utf8(column))
    else if (inherits(column, "Date")) format(column, "%Y-%m-%d")
    else if (is.logical(column)) ifelse(column, "true", "false")
    else sprintf("%.17g", column)
  text[is.na(column)] <- ""
  text
}
for (table in names(nianbao_tables)) {
  rows <- nianbao_load(table, engine)
  if (nrow(rows) > 0 && is.null(attr(rows[[1]], "label"))) stop("a column of ", table, " has no label")
  file <- file(file.path(out, paste0(table, ".csv")), open = "wb")
  columns <- lapply(names(rows), function(name) cells(rows[[name]]))
  classes <- vapply(names(rows), function(name) class(rows[[name]])[1], "")
  lines <- if (nrow(rows) == 0) character() else do.call(paste, c(columns, sep = ","))
  writeLines(c(paste(names(rows), collapse = ","), paste(classes, collapse = ","), lines), file, useBytes = TRUE)
  close(file)
}
