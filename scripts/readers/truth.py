"""What the tables hold: the CSV, taken apart by the letter of RFC 4180, with the types of datapackage.json."""
import datetime
import json
import pathlib
import re

import pyarrow as pa

ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32(),
         "boolean": pa.bool_()}


def fields(text):
    """Gives the rows of our CSV as lists of texts; an empty field is None."""
    rows, row, at, end = [], [], 0, len(text)
    while at < end:
        if text[at] == '"':
            parts = []
            at += 1
            while True:
                close = text.index('"', at)
                parts.append(text[at:close])
                at = close + 1
                if at < end and text[at] == '"':
                    parts.append('"')
                    at += 1
                else:
                    break
            value = "".join(parts)
        else:
            start = at
            while text[at] not in ",\n":
                at += 1
            value = text[start:at]
        row.append(value or None)
        if text[at] == "\n":
            rows.append(row)
            row = []
        at += 1
    return rows


def value(text, kind):
    if text is None:
        return None
    if kind == "string":
        return text
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    return {"true": True, "false": False}[text]


def line_feeds(text):
    return re.sub("[\r\n]+", "\n", text)


class Table:
    """A table of the folder: its name, its columns with their types, and its rows in Arrow."""

    def __init__(self, name, columns, key, arrow):
        self.name, self.columns, self.key, self.arrow = name, columns, key, arrow

    def with_line_feeds(self):
        """The same with ends of lines in a text, however many, as one line feed."""
        arrow = self.arrow
        for place, (name, kind) in enumerate(self.columns.items()):
            if kind == "string":
                texts = [text and line_feeds(text) for text in arrow[name].to_pylist()]
                arrow = arrow.set_column(place, name, pa.array(texts, ARROW[kind]))
        return Table(self.name, self.columns, self.key, arrow)

    def by_year(self):
        """The same rows, those of a year together, as files a year give them."""
        if "year" not in self.columns:
            return self
        years = self.arrow["year"].to_pylist()
        order = sorted(range(len(years)), key=lambda row: (years[row] is None, years[row] or 0))
        return Table(self.name, self.columns, self.key, self.arrow.take(pa.array(order, pa.int64())))


def tables(folder, rows=None):
    """The tables of a folder; `rows` is another folder with CSV of the same columns, read in its place."""
    folder = pathlib.Path(folder)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    found = []
    for resource in package["resources"]:
        if not resource["path"].startswith("csv/"):
            continue  # What explains the tables is in no other edition.
        columns = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        path = rows / f"{resource['name']}.csv" if rows else folder / resource["path"]
        if path.exists():
            found.append(read(path, resource["name"], columns, resource["schema"].get("primaryKey", [])))
    return found


def titles(folder):
    """By table, what people call it."""
    package = json.loads((pathlib.Path(folder) / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: resource["title"] for resource in package["resources"]}


def read(path, name, columns, key):
    with open(path, encoding="utf-8", newline="") as file:
        rows = simple(file) if path.stat().st_size > 1 << 22 else fields(file.read())
    if rows[0] != list(columns):
        raise SystemExit(f"{path}: the header is not that of datapackage.json")
    by_column = list(zip(*rows[1:])) or [()] * len(columns)
    arrays = [pa.array([value(text, kind) for text in texts], ARROW[kind])
              for texts, kind in zip(by_column, columns.values())]
    return Table(name, columns, key, pa.table(arrays, names=list(columns)))


def from_texts(table, rows):
    """A table of texts that a program has written, in Arrow; numbers may have more digits than ours."""
    by_column = list(zip(*rows)) or [()] * len(table.columns)
    arrays = []
    for texts, kind in zip(by_column, table.columns.values()):
        if kind == "integer":
            texts = [None if text is None else str(int(float(text))) for text in texts]
        arrays.append(pa.array([value(text, kind) for text in texts], ARROW[kind]))
    return pa.table(arrays, names=list(table.columns))


def simple(file):
    """The same for large files, by Python's own reader; small ones prove that it reads as we do."""
    import csv
    return [[text or None for text in row] for row in csv.reader(file)]


def difference(expected, found):
    """Tells the first difference between two Arrow tables, or nothing."""
    if expected.column_names != found.column_names:
        return f"columns {found.column_names}, expected {expected.column_names}"
    if expected.num_rows != found.num_rows:
        return f"{found.num_rows} rows, expected {expected.num_rows}"
    for name in expected.column_names:
        left, right = expected[name], found[name]
        if right.type != left.type:
            try:
                right = right.cast(left.type)
            except pa.ArrowInvalid as error:
                return f"{name}: {right.type} is no {left.type}: {error}"
        if left.equals(right):
            continue
        for row, (one, other) in enumerate(zip(left.to_pylist(), right.to_pylist())):
            if one != other:
                return f"{name}, row {row + 1}: {other!r}, expected {one!r}"
    return None
