"""Holds Parquet tables of nianbao_spark.py against the CSV of one `nianbao run`, row by row and in order.

    compare.py [--lost N] PARQUET_FOLDER TABLES

--lost tells how many documents the job read that the run passed over, each the end of every worker and one reject.
A year of a table is read file by file in the order of the names. Values are compared with their types: the CSV is
read by the types that the codebook in TABLES gives. It needs pyarrow."""

import csv
import datetime
import glob
import json
import os
import sys
import urllib.parse

import pyarrow.parquet

csv.field_size_limit(1 << 30)

TYPES = {
    "integer": int, "decimal": float, "date": datetime.date.fromisoformat,
    "boolean": {"true": True, "false": False}.get,
}


def expected(tables, table, types):
    """Gives the rows of the CSV by year, those without a year under None."""
    rows = {}
    with open(f"{tables}/csv/{table}.csv", newline="", encoding="utf-8") as file:
        reader = csv.reader(file, strict=True)
        names = next(reader)
        year = names.index("year") if "year" in names else None
        for fields in reader:
            values = tuple(
                (TYPES.get(types[n], str)(f) if f else None) for n, f in zip(names, fields) if n != "year")
            rows.setdefault(int(fields[year]) if year is not None and fields[year] else None, []).append(values)
    return [n for n in names if n != "year"], rows


def found(folder, names):
    rows = {}
    for path in sorted(glob.glob(f"{folder}/**/*.parquet", recursive=True)):
        part = os.path.basename(os.path.dirname(path))
        year = urllib.parse.unquote(part[5:]) if part.startswith("year=") else None
        year = int(year) if year and year.isdigit() else None
        table = pyarrow.parquet.ParquetFile(path).read()
        if table.column_names != names and not (table.num_rows == 0 and set(names) < set(table.column_names)):
            sys.exit(f"{path} has the columns {table.column_names}, expected {names}")
        rows.setdefault(year, []).extend(zip(*[column.to_pylist() for column in table.columns]))
    return rows


def main():
    words = sys.argv[1:]
    lost = int(words[1]) if words[0] == "--lost" else 0
    folder, tables = words[-2:]
    with open(f"{tables}/codebook.csv", newline="", encoding="utf-8") as file:
        types = {}
        for row in csv.DictReader(file):
            types.setdefault(row["table"], {})[row["column"]] = row["type"]
    differing = 0
    total = 0
    names = sorted(os.path.basename(p)[:-4] for p in glob.glob(f"{tables}/csv/*.csv"))
    written = sorted(n for n in os.listdir(folder) if os.path.isdir(f"{folder}/{n}") and not n.startswith("_"))
    if names != written:
        sys.exit(f"the tables are {written}, expected {names}")
    for table in names:
        columns, wanted = expected(tables, table, types[table])
        got = found(f"{folder}/{table}", columns)
        if table == "rejects":
            rule = columns.index("rule")
            gone = [row for row in got.get(None, []) if row[rule] == "worker_failed"]
            got = {None: [row for row in got.get(None, []) if row[rule] != "worker_failed"]}
            for row in gone:
                print("rejected:", row[columns.index("source_path")], "-", row[columns.index("message")])
            if len(gone) != lost:
                differing += 1
                print(f"{len(gone)} documents ended every worker, expected {lost}", file=sys.stderr)
            lost_bytes = sum(row[columns.index("bytes")] for row in gone)
        total += sum(map(len, wanted.values()))
        for year in sorted(set(wanted) | set(got), key=str):
            one, other = got.get(year, []), wanted.get(year, [])
            if one == other:
                continue
            differing += 1
            place = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            print(f"{table} of {year}: {len(one)} rows, expected {len(other)}; the first that differs is {place}:\n"
                  f"  found    {one[place:place + 1]}\n  expected {other[place:place + 1]}", file=sys.stderr)
    counts = json.load(open(f"{folder}/manifest.json"))["counts"]
    plain = json.load(open(f"{tables}/manifest.json"))["counts"]
    for name in ("documents", "reports", "rejects", "bytes", "cells", "doubtful_cells", "issues", "issues_error",
                 "issues_warning", "issues_info", "agencies", "ignored", "further_reports", "corrections",
                 "corrections_applied", "corrections_stale", "corrections_unused"):
        besides = {"documents": lost, "rejects": lost, "bytes": lost_bytes, "ignored": -lost}.get(name, 0)
        if counts.get(name, 0) != plain.get(name, 0) + besides:
            differing += 1
            print(f"the manifest counts {counts.get(name)} {name}, expected {plain.get(name, 0) + besides}",
                  file=sys.stderr)
    if differing:
        sys.exit(f"{differing} differences")
    print(f"{len(names)} tables, {total} rows: equal")


main()
