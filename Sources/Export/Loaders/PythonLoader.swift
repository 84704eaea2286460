import Core

/// Writes `load.py`: pandas, with ways for polars and pyarrow.
enum PythonLoader {
  static func text(of tables: [EditionTable]) -> String {
    var text = head
    text +=
      "\n# By table: its label, and by column its type, Chinese and English label, and unit.\nTABLES = {\n"
    for table in tables {
      let category = table.category
      text += "    \(Loaders.quoted(category.table)): (\(Loaders.quoted(category.chineseLabel)), {\n"
      for column in table.columns.map(\.definition) {
        let parts = [column.type.rawValue, column.chineseLabel, column.englishLabel, column.unit]
        text +=
          "        \(Loaders.quoted(column.name)): (\(parts.map(Loaders.quoted).joined(separator: ", "))),\n"
      }
      text += "    }),\n"
    }
    text += "}\n\n# By table and column, what the codes mean.\nCODES = {\n"
    for table in tables where !table.labelledColumns.isEmpty {
      text += "    \(Loaders.quoted(table.category.table)): {\n"
      for column in table.labelledColumns.map(\.definition) {
        text += "        \(Loaders.quoted(column.name)): {\n"
        for value in column.values {
          text += "            \(Loaders.quoted(value.code)): \(Loaders.quoted(value.label)),\n"
        }
        text += "        },\n"
      }
      text += "    },\n"
    }
    return text + "}\n" + functions
  }

  private static let head = """
    \"\"\"Loads the tables of this folder with the types of the codebook.

        import load
        requests = load.pandas("requests")     # nullable types; labels in requests.attrs
        requests = load.polars("requests")
        requests = load.pyarrow("requests")

    python load.py loads every table with pandas and says how many rows it has.
    \"\"\"
    import pathlib

    FOLDER = pathlib.Path(__file__).resolve().parent

    """

  private static let functions = """


    def path(table):
        return FOLDER / "csv" / f"{table}.csv"


    def pandas(table):
        import pandas as pd
        label, columns = TABLES[table]
        types = {"text": "string", "code": "string", "date": "string", "integer": "Int64",
                 "decimal": "Float64", "boolean": "boolean"}
        # Before version 3 the nearest double had to be asked for.
        exact = {"float_precision": "round_trip"} if int(pd.__version__.split(".")[0]) < 3 else {}
        frame = pd.read_csv(
            path(table), dtype={name: types[column[0]] for name, column in columns.items()},
            keep_default_na=False, na_values=[""], encoding="utf-8", **exact)
        for name, column in columns.items():
            if column[0] == "date":
                frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
        frame.attrs["label"] = label
        frame.attrs["labels"] = {name: column[1] for name, column in columns.items()}
        frame.attrs["units"] = {name: column[3] for name, column in columns.items() if column[3]}
        frame.attrs["codes"] = CODES.get(table, {})
        return frame


    def polars(table):
        import polars as pl
        types = {"text": pl.String, "code": pl.String, "date": pl.Date, "integer": pl.Int64,
                 "decimal": pl.Float64, "boolean": pl.Boolean}
        schema = {name: types[column[0]] for name, column in TABLES[table][1].items()}
        return pl.read_csv(path(table), schema=schema, null_values=[""])


    def pyarrow(table):
        import pyarrow as pa
        from pyarrow import csv
        types = {"text": pa.string(), "code": pa.string(), "date": pa.date32(), "integer": pa.int64(),
                 "decimal": pa.float64(), "boolean": pa.bool_()}
        return csv.read_csv(
            path(table), parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types={name: types[column[0]] for name, column in TABLES[table][1].items()},
                null_values=[""], strings_can_be_null=True, true_values=["true"], false_values=["false"]))


    if __name__ == "__main__":
        for name in TABLES:
            print(name, len(pandas(name)))

    """
}
