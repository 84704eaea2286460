"""Readers of Python. Each gives a table in Arrow and the types that it found, as it calls them."""
import importlib.util
import sqlite3

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.csv
import pyarrow.parquet


def from_pandas(frame, table):
    types = {name: str(frame[name].dtype) for name in frame.columns}
    for name, kind in table.columns.items():
        if kind == "date" and name in frame and types[name].startswith("datetime64"):
            frame[name] = frame[name].dt.date
    return pyarrow.Table.from_pandas(frame, schema=table.arrow.schema, preserve_index=False), types


def from_polars(frame):
    arrow = frame.to_arrow()
    schema = pyarrow.schema([
        (field.name, pyarrow.string() if pyarrow.types.is_large_string(field.type)
         or field.type == pyarrow.string_view() else field.type) for field in arrow.schema])
    return arrow.cast(schema), {name: str(kind) for name, kind in frame.schema.items()}


def from_duckdb(relation):
    types = dict(zip(relation.columns, (str(kind) for kind in relation.types)))
    arrow = relation.to_arrow_table() if hasattr(relation, "to_arrow_table") else relation.arrow()
    return arrow, types


def from_arrow(arrow):
    return arrow, {field.name: str(field.type) for field in arrow.schema}


def loader(folder):
    spec = importlib.util.spec_from_file_location("load", folder / "load.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# What each reader may call the types of datapackage.json.
PANDAS = {"string": {"string", "str"}, "integer": {"Int64", "Int32"}, "number": {"float64", "Float64"},
          "date": {"object", "datetime64[us]", "datetime64[ns]", "datetime64[s]"}, "boolean": {"boolean"}}
POLARS = {"string": {"String"}, "integer": {"Int64", "Int32"}, "number": {"Float64"}, "date": {"Date"},
          "boolean": {"Boolean"}}
ARROW = {"string": {"string"}, "integer": {"int64", "int32"}, "number": {"double"},
         "date": {"date32[day]"}, "boolean": {"bool"}}
DUCKDB = {"string": {"VARCHAR"}, "integer": {"BIGINT", "INTEGER"}, "number": {"DOUBLE"}, "date": {"DATE"},
          "boolean": {"BOOLEAN"}}


def csv_readers(folder):
    load = loader(folder)
    base = duckdb.connect()
    sql = (folder / "load.sql").read_text("utf-8").replace("'csv/", f"'{folder}/csv/")
    base.execute(sql)
    return [
        ("load.py, pandas", PANDAS, lambda table: from_pandas(load.pandas(table.name), table)),
        ("load.py, polars", POLARS, lambda table: from_polars(load.polars(table.name))),
        ("load.py, pyarrow", ARROW, lambda table: from_arrow(load.pyarrow(table.name))),
        ("load.sql, DuckDB", DUCKDB, lambda table: from_duckdb(base.table(table.name))),
    ]


def parquet_readers(folder):
    """The files, or the folders of a table with partitions, whose columns come in another order."""
    def path(table):
        file = folder / "parquet" / f"{table.name}.parquet"
        return file if file.exists() else folder / "parquet" / table.name

    def pattern(table):
        place = path(table)
        return str(place) if place.is_file() else f"{place}/**/*.parquet"

    def in_order(arrow, table):
        missing = [name for name in table.columns if name not in arrow.column_names]
        return arrow if missing else arrow.select(list(table.columns))

    def with_pandas(table):
        frame = pandas.read_parquet(path(table))
        if not path(table).is_file() and "year" in frame and str(frame["year"].dtype) == "category":
            # pandas makes categories of what the names of folders tell.
            frame["year"] = frame["year"].astype("Int64")
        return from_pandas(frame[list(table.columns)], table)

    def with_polars(table):
        arrow, types = from_polars(polars.read_parquet(pattern(table), hive_partitioning=not path(table).is_file()))
        return in_order(arrow, table), types

    def with_pyarrow(table):
        arrow = pyarrow.parquet.read_table(path(table))
        if "year" in arrow.column_names and pyarrow.types.is_dictionary(arrow["year"].type):
            place = arrow.column_names.index("year")
            arrow = arrow.set_column(place, "year", arrow["year"].cast(pyarrow.int32()))
        arrow, types = from_arrow(in_order(arrow, table))
        return arrow, types

    def with_duckdb(table):
        arrow, types = from_duckdb(duckdb.sql(f"SELECT * FROM read_parquet('{pattern(table)}')"))
        return in_order(arrow, table), types

    return [("pandas", PANDAS, with_pandas), ("polars", POLARS, with_polars),
            ("pyarrow", ARROW, with_pyarrow), ("DuckDB", DUCKDB, with_duckdb)]
