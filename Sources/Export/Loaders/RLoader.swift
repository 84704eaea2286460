import Core

/// Writes `load.R`: readr, or data.table where that is wanted. Counts are doubles there, since an integer of
/// R ends at two thousand million and becomes missing beyond.
enum RLoader {
  static func text(of tables: [EditionTable]) -> String {
    var text = head + "nianbao_tables <- list(\n"
    text += tables.map(description).joined(separator: ",\n") + "\n)\n\n"
    text += "# By table and column, what the codes mean.\nnianbao_codes <- list(\n"
    text += tables.filter { !$0.labelledColumns.isEmpty }.map(codes).joined(separator: ",\n") + "\n)\n"
    return text + functions
  }

  private static func description(of table: EditionTable) -> String {
    let columns = table.columns.map(\.definition)
    func list(_ name: String, _ value: (CategoryColumn) -> String) -> String {
      let entries = columns.map { "      `\($0.name)` = \(Loaders.quoted(value($0)))" }
      return "    \(name) = c(\n\(entries.joined(separator: ",\n")))"
    }
    return
      "  `\(table.category.table)` = list(\n    label = \(Loaders.quoted(table.category.chineseLabel)),\n"
      + list("types", { $0.type.rawValue }) + ",\n" + list("labels", \.chineseLabel) + ",\n"
      + list("units", \.unit) + ")"
  }

  private static func codes(of table: EditionTable) -> String {
    let columns = table.labelledColumns.map(\.definition).map { column in
      let values = column.values.map { "      `\($0.code)` = \(Loaders.quoted($0.label))" }
      return "    `\(column.name)` = c(\n\(values.joined(separator: ",\n")))"
    }
    return "  `\(table.category.table)` = list(\n\(columns.joined(separator: ",\n")))"
  }

  private static let head = """
    # Loads the tables of this folder with the types of the codebook:
    #
    #   source("load.R", chdir = TRUE)
    #   requests <- nianbao_load("requests")                  # readr
    #   requests <- nianbao_load("requests", "data.table")
    #
    # Every column has its label and its unit as attributes; nianbao_codes says what the codes mean.

    nianbao_folder <- getwd()


    """

  private static let functions = """

    nianbao_load <- function(table, engine = c("readr", "data.table")) {
      engine <- match.arg(engine)
      about <- nianbao_tables[[table]]
      if (is.null(about)) stop("there is no table ", table)
      file <- file.path(nianbao_folder, "csv", paste0(table, ".csv"))
      if (engine == "readr") {
        kinds <- c(text = "c", code = "c", date = "D", integer = "d", decimal = "d", boolean = "l")
        rows <- readr::read_csv(
          file, col_types = paste(kinds[about$types], collapse = ""), na = "",
          trim_ws = FALSE, locale = readr::locale(encoding = "UTF-8"), progress = FALSE, lazy = FALSE)
      } else {
        kinds <- c(
          text = "character", code = "character", date = "character", integer = "numeric",
          decimal = "numeric", boolean = "logical")
        rows <- data.table::fread(
          file, colClasses = unname(kinds[about$types]), na.strings = "", encoding = "UTF-8",
          strip.white = FALSE, showProgress = FALSE)
        for (name in names(about$types)) {
          kind <- about$types[[name]]
          # fread leaves quotes inside a field doubled.
          if (kind %in% c("text", "code"))
            data.table::set(rows, j = name, value = gsub('\"\"', '\"', rows[[name]], fixed = TRUE))
          if (kind == "date")
            data.table::set(rows, j = name, value = as.Date(rows[[name]], format = "%Y-%m-%d"))
        }
      }
      for (name in names(about$labels)) {
        attr(rows[[name]], "label") <- about$labels[[name]]
        if (nzchar(about$units[[name]])) attr(rows[[name]], "units") <- about$units[[name]]
      }
      attr(rows, "label") <- about$label
      rows
    }

    """
}
