"""Measures the Parquet writer beside pyarrow's on the long table of a generated corpus, in one run."""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import pyarrow
import pyarrow.csv
import pyarrow.parquet

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TYPES = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64()}


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"figures: {done.stderr}")
    return done.stdout


def least(times, action):
    """The least of several times: other work on the machine only ever adds."""
    return min(action() for _ in range(times))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--figures", action="store_true")
    parser.add_argument("--documents", type=int, default=9000)
    parser.add_argument("--times", type=int, default=3)
    arguments = parser.parse_args()
    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)
    work = pathlib.Path(tempfile.mkdtemp(prefix="figures-"))
    try:
        measure(arguments, work)
    finally:
        shutil.rmtree(work)


def measure(arguments, work):
    build = arguments.build
    run(build / "corpus", "make", "--count", arguments.documents, "--seed", 7, "--noise", 1, work / "corpus")
    run(build / "nianbao", "run", "--input", work / "corpus/documents", "--output", work / "tables", "--data",
        PROJECT / "data", "--quiet", "--fail-on", "never", "--max-reject", "100%")
    source = work / "tables/csv/observations.csv"
    package = json.loads((work / "tables/datapackage.json").read_text("utf-8"))
    schema = next(entry for entry in package["resources"] if entry["name"] == "observations")["schema"]
    types = {field["name"]: TYPES[field["type"]] for field in schema["fields"]}
    types["year"] = pyarrow.int32()

    def read():
        return pyarrow.csv.read_csv(
            source, read_options=pyarrow.csv.ReadOptions(use_threads=False),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True))

    table = read()
    rows = table.num_rows
    print(f"{rows} rows, {source.stat().st_size / 1e6:.0f} MB of CSV, seconds of the processor, least of {arguments.times}\n")
    print("| codec | bytes | pyarrow's | ratio | seconds from CSV | pyarrow's | pyarrow's from its own table |")
    print("|---|---|---|---|---|---|---|")
    for codec in ("none", "snappy", "gzip"):
        theirs = work / "pyarrow.parquet"

        def ours_seconds():
            return rewrite(build, work / "tables/csv", work / "ours", codec)["seconds"]

        def their_seconds(whole):
            start = time.process_time()
            pyarrow.parquet.write_table(read() if whole else table, theirs, compression=codec)
            return time.process_time() - start

        seconds = least(arguments.times, ours_seconds)
        from_csv = least(arguments.times, lambda: their_seconds(True))
        from_table = least(arguments.times, lambda: their_seconds(False))
        size = (work / "ours/parquet/observations.parquet").stat().st_size
        other = theirs.stat().st_size
        print(f"| {codec} | {size:,} | {other:,} | {size / other:.2f} | {seconds:.2f} | {from_csv:.2f} "
              f"| {from_table:.2f} |")
    print("\n| rows | peak memory of the Parquet writer, MiB | of the workbook's |\n|---|---|---|")
    for count in (10_000, 100_000, 1_000_000):
        part = work / "part"
        part.mkdir(exist_ok=True)
        cut(source, part / "observations.csv", count)
        peaks = [rewrite(build, part, work / "ours", *what)["peak_kib"] for what in (("gzip",), ("gzip", "excel"))]
        print(f"| {count:,} | {peaks[0] / 1024:.1f} | {peaks[1] / 1024:.1f} |")


def rewrite(build, rows, output, codec, edition="parquet"):
    """Only the long table is there for the tool."""
    folder = output / "rows"
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / "observations.csv"
    link.unlink(missing_ok=True)
    link.symlink_to(rows / "observations.csv")
    return json.loads(run(build / "rewrite", PROJECT / "data", edition, folder, output, codec))


def cut(source, target, rows):
    """The first rows of a table without line ends in its texts."""
    with open(source, "rb") as file, open(target, "wb") as out:
        for number, line in enumerate(file):
            if number > rows:
                break
            out.write(line)


if __name__ == "__main__":
    main()
