"""Reads every edition with other people's programs and compares every value and type with the CSV."""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import database
import programs
import python_readers
import random_rows
import truth
import workbook

PROJECT = pathlib.Path(__file__).resolve().parents[2]


class Report:
    def __init__(self):
        self.differences = 0

    def compare(self, title, reader, tables):
        name, types, read = reader
        rows = 0
        for table in tables:
            try:
                found, called = read(table)
                problem = truth.difference(table.arrow, found)
                for column, kind in table.columns.items():
                    if problem is None and called.get(column) not in types[kind]:
                        problem = f"{column}: the type is {called.get(column)}, expected {kind}"
            except Exception as error:  # A reader that gives up is a difference like any other.
                problem = f"{type(error).__name__}: {error}"
            if problem:
                self.fail(f"{title}: {name}: {table.name}: {problem}")
            rows += table.arrow.num_rows
        print(f"  {title:24} {name:20} {len(tables):3} tables {rows:9} rows", flush=True)

    def fail(self, problem):
        self.differences += 1
        print(f"DIFFERENCE {problem}", flush=True)


def check_comparison(tables):
    """What compares must tell a table from one in which a single value is another, or none."""
    for table in tables:
        for place, (column, kind) in enumerate(table.columns.items()):
            values = table.arrow[column].to_pylist()
            row = next((row for row, found in enumerate(values) if found is not None), None)
            if row is None:
                continue
            for other in (None, OTHER[kind](values[row])):
                changed = values[:row] + [other] + values[row + 1:]
                arrow = table.arrow.set_column(place, column, truth.pa.array(changed, truth.ARROW[kind]))
                if truth.difference(table.arrow, arrow) is None:
                    raise SystemExit(f"check-readers: a changed value of {table.name}.{column} goes unseen")


OTHER = {"string": lambda text: text + " ", "integer": lambda number: number + 1,
         "number": lambda number: number + 0.5, "boolean": lambda truth: not truth,
         "date": lambda date: date.replace(day=1 if date.day > 1 else 2)}


def run(program, output, *flags, environment=None):
    command = [program, "run", "--input", PROJECT / "data/sample", "--output", output, "--data", PROJECT / "data",
               "--quiet", "--fail-on", "never", "--max-reject", "100%", *flags]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment,
                          cwd=output.parent)
    if done.returncode not in (0, 3):
        raise SystemExit(f"check-readers: {done.stderr}")


def random_folder(tables, folder, rows, seed):
    """Writes rows of every table with columns enough to be worth it."""
    folder.mkdir(parents=True)
    for table in tables:
        random_rows.write(folder / f"{table.name}.csv", table.columns, table.key, rows, seed)


def rewrite(tool, edition, rows, output, *options):
    return programs.run(tool, PROJECT / "data", edition, rows, output, *options)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True, help="folder with the programs")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rows", type=int, default=1_000_000)
    arguments = parser.parse_args()
    report = Report()
    work = pathlib.Path(tempfile.mkdtemp(prefix="check-readers-"))
    try:
        check(arguments, report, work)
    finally:
        shutil.rmtree(work)
    if report.differences:
        sys.exit(f"check-readers: {report.differences} differences")
    print("check-readers: no difference")


def check(arguments, report, work):
    # The sample corpus, as a run writes it.
    folder = work / "tables"
    run(arguments.build / "nianbao", folder, "--outputs", "csv,excel,parquet,sqlite")
    tables = truth.tables(folder)
    check_comparison(tables)
    titles = truth.titles(folder)
    compare_csv(report, "sample", folder, tables, arguments.quick)
    compare_workbook(report, "sample", folder, tables, titles, arguments.quick)
    for reader in python_readers.parquet_readers(folder):
        report.compare("sample, parquet", reader, tables)
    for reader in database.readers(folder / "sqlite" / "nianbao.db", arguments.quick):
        report.compare("sample, sqlite", reader, tables)
    if problem := programs.frictionless(folder):
        report.fail(f"sample: frictionless: {problem}")
    print("  sample                   frictionless")
    parts = work / "parts"
    run(arguments.build / "nianbao", parts, "--outputs", "csv,parquet", environment={"NIANBAO_OUTPUTS_PARQUET_PARTITION": "year"})
    for reader in python_readers.parquet_readers(parts):
        report.compare("sample by year, parquet", reader, [table.by_year() for table in tables])

    # Random rows, through each writer.
    rows = work / "random" / "csv"
    random_folder(tables, rows, 300 if arguments.quick else 5000, seed=1)
    for loader in ("load.py", "load.sql", "load.R"):
        shutil.copy(folder / loader, rows.parent)
    wild = truth.tables(folder, rows)
    for compression in ("none", "snappy", "gzip"):
        rewrite(arguments.build / "rewrite", "parquet", rows, rows.parent, compression)
        for reader in python_readers.parquet_readers(rows.parent):
            report.compare(f"random, parquet {compression}", reader, wild)
    compare_csv(report, "random", rows.parent, wild, arguments.quick)
    rewrite(arguments.build / "rewrite", "excel", rows, rows.parent)
    compare_workbook(report, "random", rows.parent, wild, titles, arguments.quick)

    if not arguments.quick:
        many = work / "many" / "csv"
        long = [table for table in tables if table.name in ("observations", "narrative")]
        random_folder(long, many, arguments.rows, seed=2)
        rewrite(arguments.build / "rewrite", "parquet", many, many.parent)
        whole = truth.tables(folder, many)
        for reader in python_readers.parquet_readers(many.parent):
            report.compare("many rows, parquet", reader, whole)


def compare_workbook(report, title, folder, tables, titles, quick):
    book = folder / "excel" / "nianbao.xlsx"
    files = {"openpyxl": book} | ({} if quick else {"LibreOffice": workbook.saved_by_libreoffice(book)})
    for name, file in files.items():
        read = workbook.openpyxl_reader(file, titles, resaved=file != book)
        # LibreOffice changes some ends of lines within a cell: both sides are compared without regard to these.
        expected = tables if file == book else [table.with_line_feeds() for table in tables]
        report.compare(f"{title}, excel", (name, workbook.WORKBOOK, read), expected)


def compare_csv(report, title, folder, tables, quick):
    for reader in python_readers.csv_readers(folder):
        report.compare(f"{title}, csv", reader, tables)
    if not quick:
        for reader in programs.r_readers(folder):
            report.compare(f"{title}, csv", reader, tables)


if __name__ == "__main__":
    main()
