"""The SQLite database, as Python's module and SQLite's own shell read it."""
import sqlite3

import programs
import truth

# The storage classes that values of a type may have.
CLASSES = {"string": {"text"}, "integer": {"integer"}, "number": {"real", "integer"}, "date": {"text"},
           "boolean": {"integer"}}


def types(connection, table):
    """Gives the storage classes of the values of every column: one for a column without values."""
    found = {}
    for name, kind in table.columns.items():
        rows = connection.execute(f'SELECT DISTINCT typeof("{name}") FROM "{table.name}" WHERE "{name}" NOT NULL')
        classes = {row[0] for row in rows}
        found[name] = min(CLASSES[kind]) if classes <= CLASSES[kind] else ", ".join(sorted(classes))
    return found


def in_arrow(table, rows):
    def value(cell, kind):
        if cell is None or kind in ("string", "integer"):
            return cell
        if kind == "number":
            return float(cell)
        return bool(cell) if kind == "boolean" else truth.value(cell, kind)
    columns = list(zip(*rows)) or [()] * len(table.columns)
    arrays = [truth.pa.array([value(cell, kind) for cell in cells], truth.ARROW[kind])
              for cells, kind in zip(columns, table.columns.values())]
    return truth.pa.table(arrays, names=list(table.columns))


def query(table):
    columns = ", ".join(f'"{name}"' for name in table.columns)
    return f'SELECT {columns} FROM "{table.name}" ORDER BY rowid'


def readers(file, quick):
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)

    def with_module(table):
        return in_arrow(table, connection.execute(query(table)).fetchall()), types(connection, table)

    def with_shell(table):
        text = programs.run("sqlite3", "-readonly", "-bail", file, ".mode csv", '.separator "," "\\n"', f"{query(table)};")
        rows = truth.fields(text)
        rows = [[{"1": "true", "0": "false"}.get(cell, cell) if kind == "boolean" else cell
                 for cell, kind in zip(row, table.columns.values())] for row in rows]
        return truth.from_texts(table, rows), types(connection, table)

    for problem in connection.execute("PRAGMA integrity_check").fetchall() + \
            connection.execute("PRAGMA foreign_key_check").fetchall():
        if problem != ("ok",):
            raise SystemExit(f"check-readers: sqlite: {problem}")
    return [("Python's sqlite3", {kind: {min(classes)} for kind, classes in CLASSES.items()}, with_module)] + (
        [] if quick else
        [("sqlite3", {kind: {min(classes)} for kind, classes in CLASSES.items()}, with_shell)])
