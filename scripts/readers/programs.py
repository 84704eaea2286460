"""Readers that are programs of their own: R, SQLite's shell, LibreOffice, frictionless."""
import pathlib
import subprocess
import sys
import tempfile

import truth

HERE = pathlib.Path(__file__).resolve().parent
R = {"string": {"character"}, "integer": {"numeric"}, "number": {"numeric"}, "date": {"Date"},
     "boolean": {"logical"}}


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"check-readers: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def r_readers(folder):
    """All tables are read by one start of R."""
    def reader(engine):
        out = pathlib.Path(tempfile.mkdtemp(dir=folder.parent))
        run("Rscript", "--vanilla", HERE / "readers.R", folder, engine, out)

        def read(table):
            with open(out / f"{table.name}.csv", encoding="utf-8", newline="") as file:
                names, classes, *rows = truth.fields(file.read())
            if names != list(table.columns):
                raise SystemExit(f"check-readers: R found the columns {names} in {table.name}")
            return truth.from_texts(table, rows), dict(zip(names, classes))
        return read
    return [(f"load.R, {engine}", R, reader(engine)) for engine in ("readr", "data.table")]


def frictionless(folder):
    """Gives what frictionless has to say against the package."""
    done = subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"], cwd=folder,
                          capture_output=True, text=True)
    return None if done.returncode == 0 else done.stdout + done.stderr
