"""What nianbao_spark.py has the workers of Spark do: documents to results, names to parts, parts to rows, each through
`nianbao pipe`."""

import base64
import json
import os
import subprocess

from pyspark import SparkFiles

import pipe_worker

# The tables that need more than one document come from the judges, all others from the readers.
JUDGED = ["reports", "issues", "agencies", "coverage", "panel"]


def command(options):
    """Gives the program with the flags that every worker gets."""
    program = options["program"]
    if not os.path.isabs(program):
        program = os.path.join(SparkFiles.getRootDirectory(), program)
    flags = []
    if options["config"]:
        flags += ["--config", SparkFiles.get(os.path.basename(options["config"]))]
    if options["data"]:
        flags += ["--data", options["data"]]
    return [program] + flags


def limits(options):
    return pipe_worker.Limits(options["seconds"], options["memory"], options["answer"])


def about(options):
    """Asks the program on a worker what it is, and for the columns of its tables."""
    reader = pipe_worker.Reader(command(options), limits(options))
    known = dict(reader.start())
    reader.close()
    words = [command(options)[0], "codebook", "--format", "json"] + command(options)[1:]
    known["codebook"] = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)
    return known


def read_documents(rows, options, recipe, tables):
    """Takes documents to results: a tuple a report or reject, with the rows of its tables as CSV."""
    reader = pipe_worker.Reader(command(options), limits(options))
    try:
        for path, length, content in rows:
            checked(reader.start(), recipe)
            found = reader.records(path.encode("utf-8", "surrogateescape"), content, length)
            first = True
            for record in found:
                for place, result in enumerate(record["results"]):
                    made = result["tables"]
                    yield (
                        bytearray(base64.b64decode(result["order"])), path, result["kind"], result["path"],
                        result.get("sha256", ""), result.get("bytes"), result.get("rule"),
                        result.get("agency"), result.get("region_code"), result.get("region"), result.get("year"),
                        result.get("cells", 0), result.get("doubtful_cells", 0), result.get("silent_cells", 0),
                        # A person who rejects a document is followed too.
                        result.get("corrections_applied", int(result.get("rule") == "rejected_by_person")),
                        result.get("corrections_stale", 0),
                        sum(r["ignored"] for r in found) if first else 0, min(place, 1),
                        bytearray(base64.b64decode(result["head"])) if "head" in result else None,
                        *rows_of(tables, made))
                    first = False
    finally:
        reader.close()


def checked(known, recipe):
    """Refuses a worker that is another build than the first: its records would not fit those of the others."""
    for key in ("program", "definitions", "settings", "helpers", "corrections"):
        if known[key] != recipe[key]:
            raise RuntimeError(f"workers differ in {key}: {known[key]} and {recipe[key]}")


def part_names(rows, options, recipe):
    """Gives each name of an agency the part of the corpus that it belongs to."""
    worker = pipe_worker.Worker(command(options), "parts", limits(options))
    checked(worker.start(), recipe)
    names = []
    sent = []
    for row in rows:
        names.append((row.region_code, row.region, row.agency, row.nameless))
        said = {
            "region_code": row.region_code, "region": row.region, "agency": row.agency, "copies": sorted(row.copies)}
        sent.append(pipe_worker.frame("A", bytes(row.order), json.dumps(said, ensure_ascii=False).encode()))
    for answer in worker.finish(b"".join(sent), len(names)):
        yield names[answer["name"]] + (answer["part"],)


def judge_parts(rows, options, recipe, years):
    """Takes the heads of reports, part by part and in order, to the rows that need all of a part."""
    worker = None
    part = None
    sent = []

    def judged():
        for line in worker.exchange(b"".join(sent) + pipe_worker.frame("E"), lines=None):
            if line["kind"] == "part":
                continue
            made = line["tables"]
            counts = line.get("issues", {})
            yield (
                bytearray(base64.b64decode(line["order"])), line["kind"],
                counts.get("error", 0), counts.get("warning", 0), counts.get("info", 0),
                *rows_of(JUDGED, made))

    try:
        for row in rows:
            if worker is None:
                worker = pipe_worker.Worker(command(options), "judge", limits(options))
                checked(worker.start(), recipe)
                worker.exchange(pipe_worker.frame("Y", b"", ",".join(map(str, years)).encode()), lines=0)
            if sent and row.part != part:
                yield from judged()
                sent = []
            part = row.part
            sent.append(pipe_worker.frame("R", bytes(row.order), bytes(row.head)))
        if sent:
            yield from judged()
    finally:
        if worker is not None:
            worker.close()


def split_rows(text, count):
    """Gives the rows of a piece of CSV, each a text."""
    lines = text.split("\n")
    lines.pop()
    if len(lines) == count:
        return lines
    # A field may hold the end of a line: a row ends where all quotes are closed.
    rows = []
    held = ""
    for line in lines:
        held = f"{held}\n{line}" if held else line
        if held.count('"') % 2 == 0:
            rows.append(held)
            held = ""
    if held or len(rows) != count:
        raise RuntimeError(f"{len(rows)} rows of CSV came, {count} were announced")
    return rows


def rows_of(tables, made):
    """Gives the number of rows of each table, then the rows themselves."""
    return [
        *[made[t]["rows"] if t in made else 0 for t in tables],
        *[split_rows(made[t]["csv"], made[t]["rows"]) if t in made else None for t in tables]]
