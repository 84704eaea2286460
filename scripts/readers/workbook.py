"""The workbook, as openpyxl reads it and as LibreOffice saves it again."""
import datetime
import re
import tempfile
import pathlib

import openpyxl

import programs
import truth

# What a cell may be; a number of more than 15 digits and a day before March 1900 are exact as texts.
WORKBOOK = {"string": {"str"}, "integer": {"int", "int str", "str"}, "number": {"float int", "float", "int",
            "float int str", "float str", "int str"}, "date": {"date", "date str"}, "boolean": {"bool"}}


def value(found, kind, spelt):
    if isinstance(found, datetime.datetime):
        found = found.date()
    if isinstance(found, str):
        if spelt:
            found = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), found)
        else:
            found = truth.line_feeds(found)
        return truth.value(found, kind)
    if isinstance(found, float) and kind == "integer" and found.is_integer():
        return int(found)
    return float(found) if kind == "number" and found is not None else found


def openpyxl_reader(file, titles, resaved=False):
    """- titles: by table, the name of its sheet.
    - resaved: LibreOffice has read and saved the workbook. It keeps a truth as the formula =TRUE(), and a text
      such as _x000D_ as it is; in a workbook of ours no cell is a formula, and openpyxl leaves characters that
      XML cannot hold as they are spelt there."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=resaved)

    def read(table):
        columns = {name: [] for name in table.columns}
        classes = {name: set() for name in table.columns}
        sheets = [name for name in book.sheetnames
                  if name == titles[table.name] or re.fullmatch(re.escape(titles[table.name]) + r" \(\d+\)", name)]
        for sheet in sheets:
            rows = book[sheet].iter_rows(values_only=True)
            next(rows)
            codes = next(rows)
            places = {name: codes.index(name) for name in table.columns}
            for row in rows:
                for name, place in places.items():
                    cell = row[place] if place < len(row) else None
                    columns[name].append(value(cell, table.columns[name], not resaved))
                    if cell is not None:
                        kind = type(cell).__name__
                        classes[name].add("date" if kind == "datetime" else kind)
        arrays = [truth.pa.array(cells, truth.ARROW[kind])
                  for cells, kind in zip(columns.values(), table.columns.values())]
        called = {name: " ".join(sorted(found)) for name, found in classes.items()}
        for name, kind in table.columns.items():
            if not called[name]:
                called[name] = min(WORKBOOK[kind])  # A column without values has no types.
        return truth.pa.table(arrays, names=list(columns)), called
    return read


def saved_by_libreoffice(file):
    """Gives the workbook as LibreOffice saves it after reading it."""
    out = pathlib.Path(tempfile.mkdtemp(dir=file.parent))
    programs.run("soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to",
                 "xlsx:Calc MS Excel 2007 XML", "--outdir", out, file)
    return out / file.name
