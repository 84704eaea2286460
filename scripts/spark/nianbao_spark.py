"""Reads annual reports from any storage that Spark reads and writes the tables of nianbao as Parquet.

    spark-submit --archives nianbao.tar.gz#nianbao --py-files pipe_worker.py,spark_tasks.py \\
      nianbao_spark.py --input s3a://bucket/reports --output s3a://bucket/tables

docs/beyond-one-machine.md tells how to make nianbao.tar.gz and what the options are for. The tables are those that one
`nianbao run` over the same folder gives, row by row. Nothing needs to be installed on the workers but Python.
"""

import argparse
import datetime
import json
import re
import sys
import time
import urllib.parse
from multiprocessing.pool import ThreadPool

from pyspark.sql import SparkSession, Window, functions as F, types as T

from spark_tasks import JUDGED, about, judge_parts, part_names, read_documents

# The table about earlier tables comes from them and from what is there now.
REVISIONS = "revisions"


# How the program writes a field, and how Spark is to read it: what is empty is missing, and so it ends the job where a
# field is not of its type.
CSV = {"quote": '"', "escape": '"', "nullValue": "", "mode": "FAILFAST", "dateFormat": "yyyy-MM-dd"}
TYPES = {"integer": "bigint", "decimal": "double", "boolean": "boolean", "date": "date"}


def say(sentence):
    print(f"nianbao_spark: {sentence}", file=sys.stderr, flush=True)


class Job:
    def __init__(self, spark, arguments):
        self.spark = spark
        self.context = spark.sparkContext
        self.arguments = arguments
        self.options = {
            "program": arguments.program, "config": arguments.config, "data": arguments.data,
            "seconds": arguments.time_limit, "memory": arguments.memory_limit << 20,
            "answer": arguments.answer_limit << 20}
        self.output = arguments.output.rstrip("/")
        self.work = f"{self.output}/_work"
        self.started = time.time()

    # The storage, through whatever Spark reads it with.

    def path(self, text):
        return self.context._jvm.org.apache.hadoop.fs.Path(text)

    def files(self, text):
        return self.path(text).getFileSystem(self.context._jsc.hadoopConfiguration())

    def write(self, text, content):
        stream = self.files(text).create(self.path(text), True)
        stream.write(bytearray(content.encode()))
        stream.close()

    # The steps.

    def run(self):
        earlier = self.arguments.earlier.rstrip("/")
        if earlier and not self.files(earlier).exists(self.path(f"{earlier}/manifest.json")):
            sys.exit(f"nianbao_spark: {earlier} has no manifest.json: it holds no whole tables to go on from")
        if earlier and earlier == self.output:
            sys.exit("nianbao_spark: --earlier and --output are one folder: name another one for the new tables")
        if self.files(self.output).exists(self.path(self.output)):
            if not self.arguments.overwrite:
                sys.exit(f"nianbao_spark: {self.output} exists: name another folder, or say --overwrite")
            self.files(self.output).delete(self.path(self.output), True)
        options = self.options
        self.recipe = self.context.parallelize([0], 1).map(lambda _: about(options)).collect()[0]
        self.columns = self.read_codebook(self.recipe.pop("codebook"))
        self.document_tables = [t for t in self.recipe["tables"] if t not in JUDGED + [REVISIONS]]
        counts = self.read()
        say(f"documents are read after {self.elapsed()} s")
        self.judge()
        say(f"reports are compared after {self.elapsed()} s")
        rows = self.write_tables()
        say(f"tables are written after {self.elapsed()} s")
        return self.finish(counts, rows)

    def elapsed(self):
        return f"{time.time() - self.started:.1f}"

    def read_codebook(self, codebook):
        """Gives names and types of the columns of each table, in the order of its rows."""
        columns = {t["table"]: {c["column"]: c["type"] for c in t["columns"]} for t in codebook["tables"]}
        found = {}
        for table, header in self.recipe["tables"].items():
            names = header.rstrip("\n").split(",")
            found[table] = [(name, columns[table][name]) for name in names]
        return found

    def list(self):
        """Gives path, length and content of every document below the input, and the number of names passed over.
        Spark leaves out files without a byte, and names that begin with . or _."""
        limit = self.recipe["file_bytes"]
        root = self.files(self.arguments.input).makeQualified(self.path(self.arguments.input)).toString().rstrip("/")
        files = (
            self.spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(self.arguments.input))
        below = F.expr(f"substr(path, {len(root) + 2})")
        ignored = re.compile("|".join(f"(?:{pattern(p)})" for p in self.recipe["ignore"]) or r"(?!)")
        is_wanted = F.udf(lambda p: not any(ignored.fullmatch(n) for n in p.split("/")), T.BooleanType())
        listed = files.select(below.alias("path"), "length")
        found, wanted = [
            int(x or 0) for x in listed.select(
                F.count("*"), F.sum(is_wanted("path").cast("int"))).first()]
        empty = []
        all_names = files._jdf.inputFiles()
        if len(all_names) > found:
            seen = {r.path for r in listed.select("path").collect()}
            for name in all_names:
                name = urllib.parse.unquote(name)
                name = re.sub(r"^file:/+", "file:/", name)[len(root) + 1:] if root.startswith("file:/") \
                    else name[len(root) + 1:]
                if name not in seen:
                    empty.append(name)
        wanted_empty = [n for n in empty if not any(ignored.fullmatch(part) for part in n.split("/"))]
        hidden = self.files(self.arguments.input).getContentSummary(
            self.path(self.arguments.input)).getFileCount() - found - len(empty)
        if hidden > 0:
            say(f"{hidden} files with names that begin with . or _, or below folders with such names, are passed over")
        small = files.where(F.col("length") <= limit).select(below.alias("path"), "length", "content")
        large = files.where(F.col("length") > limit).select(
            below.alias("path"), "length", F.lit(None).cast("binary").alias("content"))
        documents = small.union(large).where(is_wanted("path")).rdd
        documents = documents.map(lambda r: (r.path, r.length, None if r.content is None else bytes(r.content)))
        if wanted_empty:
            documents = documents.union(self.context.parallelize([(n, 0, b"") for n in wanted_empty]))
        return documents, wanted + len(wanted_empty), max(0, hidden) + found - wanted + len(empty) - len(wanted_empty)

    def read(self):
        """The first pass: every document by itself."""
        documents, found, passed = self.list()
        say(f"{found} documents in {documents.getNumPartitions()} partitions")
        options, recipe, tables = self.options, self.recipe, self.document_tables
        long, text = T.LongType(), T.StringType()
        schema = T.StructType(
            [T.StructField("order", T.BinaryType()), T.StructField("file", text), T.StructField("kind", text),
             T.StructField("path", text), T.StructField("sha256", text),
             T.StructField("bytes", long), T.StructField("rule", text),
             T.StructField("agency", text), T.StructField("region_code", text), T.StructField("region", text),
             T.StructField("year", long), T.StructField("cells", long), T.StructField("doubtful_cells", long),
             T.StructField("silent_cells", long), T.StructField("corrections_applied", long),
             T.StructField("corrections_stale", long), T.StructField("ignored", long), T.StructField("further", long),
             T.StructField("head", T.BinaryType())]
            + [T.StructField(f"rows_{t}", long) for t in tables]
            + [T.StructField(f"csv_{t}", T.ArrayType(text)) for t in tables])
        results = documents.mapPartitions(lambda rows: read_documents(rows, options, recipe, tables))
        self.spark.createDataFrame(results, schema, verifySchema=False).write.parquet(f"{self.work}/results")
        self.results = self.spark.read.parquet(f"{self.work}/results")
        return {"found": found, "passed": passed}

    def judge(self):
        """The second pass: what documents say of one another, part by part of the corpus."""
        options, recipe = self.options, self.recipe
        key = ["region_code", "region", "agency", "nameless"]
        reports = self.results.where("kind = 'report'").select(
            "order", "region_code", "region", "agency", "sha256", "year", "head",
            F.expr("if(agency = '', sha256, '')").alias("nameless"))
        copied = reports.select("sha256", *key).distinct().groupBy("sha256").count().where("count > 1").select(
            "sha256", F.lit(True).alias("is_copied"))
        names = reports.join(copied, "sha256", "left").groupBy(*key).agg(
            F.min("order").alias("order"),
            F.collect_set(F.expr("if(is_copied, sha256, null)")).alias("copies"))
        # Which names might mean one agency is asked of all names at once, in one place.
        named = names.repartition(1).sortWithinPartitions("order").rdd.mapPartitions(
            lambda rows: part_names(rows, options, recipe))
        parts = self.spark.createDataFrame(
            named, "region_code string, region string, agency string, nameless string, part long")
        parts.write.parquet(f"{self.work}/parts")
        parts = self.spark.read.parquet(f"{self.work}/parts")
        self.years = sorted(r.year for r in reports.select("year").distinct().collect() if r.year is not None)
        years = self.years
        tasks = max(1, self.context.defaultParallelism, reports.count() // 20_000)
        heads = reports.join(parts, key).select("part", "order", "head").repartition(tasks, "part")
        judged = heads.sortWithinPartitions("part", "order").rdd.mapPartitions(
            lambda rows: judge_parts(rows, options, recipe, years))
        long = T.LongType()
        schema = T.StructType(
            [T.StructField("order", T.BinaryType()), T.StructField("kind", T.StringType()),
             T.StructField("error", long), T.StructField("warning", long), T.StructField("info", long)]
            + [T.StructField(f"rows_{t}", long) for t in JUDGED]
            + [T.StructField(f"csv_{t}", T.ArrayType(T.StringType())) for t in JUDGED])
        self.spark.createDataFrame(judged, schema, verifySchema=False).write.parquet(f"{self.work}/judged")
        self.judged = self.spark.read.parquet(f"{self.work}/judged")

    def write_tables(self):
        """Writes the tables in their order, those with a year partitioned by it, and gives their numbers of rows."""
        rows = {}
        sizes = {}
        for source, tables in ((self.results, self.document_tables), (self.judged, JUDGED)):
            found = source.select(
                *[F.sum(f"rows_{t}").alias(f"rows_{t}") for t in tables],
                *[F.sum(F.expr(f"aggregate(csv_{t}, 0L, (n, r) -> n + length(r))")).alias(f"size_{t}")
                  for t in tables]).first()
            for table in tables:
                rows[table] = int(found[f"rows_{table}"] or 0)
                sizes[table] = int(found[f"size_{table}"] or 0)
        # Several at a time: most are small, and would be spent in waiting for one another.
        with ThreadPool(4) as pool:
            pool.map(lambda table: self.write_table(table, rows[table], sizes[table]), rows, chunksize=1)
        self.write_history()
        rows[REVISIONS] = self.write_revisions()
        return {table: rows[table] for table in self.columns}

    def schema(self, table):
        return ", ".join(f"`{name}` {TYPES.get(kind, 'string')}" for name, kind in self.columns[table])

    def write_table(self, table, count, size):
        if count == 0:
            return self.write_empty(table)
        source = (self.judged if table in JUDGED else self.results).where(f"csv_{table} is not null")
        exploded = source.select("order", F.posexplode(f"csv_{table}").alias("number", "text"))
        frame = exploded.select("order", "number", F.from_csv("text", self.schema(table), CSV).alias("row"))
        is_parted = any(name == "year" for name, _ in self.columns[table])
        by = (["row.year"] if is_parted else []) + ["order", "number"]
        files = max(1, size // (self.arguments.file_bytes << 20))
        frame = (frame.repartitionByRange(files, *by) if files > 1 else frame.coalesce(1)).sortWithinPartitions(*by)
        writer = frame.select("row.*").write
        if is_parted:
            writer = writer.partitionBy("year")
        writer.parquet(f"{self.output}/{table}")

    def write_empty(self, table):
        # Without partitions: a folder of them without a file would not tell its columns.
        self.spark.createDataFrame([], self.schema(table)).coalesce(1).write.parquet(f"{self.output}/{table}")

    def write_history(self):
        """Writes what a later job needs to tell what became of these reports."""
        read = F.from_csv(F.col("csv_reports")[0], self.schema("reports"), CSV).alias("row")
        reports = self.judged.where("kind = 'report'").select("order", read)
        names = ["report_id", "agency", "year", "template", "source_path", "sha256"]
        reports.select("order", *[f"row.{name}" for name in names]).write.parquet(f"{self.output}/_history")

    def write_revisions(self):
        """Tells what became of the reports of earlier tables, behind what those tables tell, as nianbao run does."""
        earlier = self.arguments.earlier.rstrip("/")
        if not earlier:
            self.write_empty(REVISIONS)
            return 0
        told = self.spark.read.parquet(f"{earlier}/{REVISIONS}")
        old = self.spark.read.parquet(f"{earlier}/_history")
        new = self.results.select(
            F.col("path").alias("source_path"), F.col("sha256").alias("new_sha256"), F.col("kind").alias("now"),
            F.col("order").alias("new_order"))
        # A report under a path that is new may be one that was moved there.
        fresh = new.where("now = 'report'").join(old, "source_path", "left_anti").groupBy("new_sha256").agg(
            F.expr("min_by(source_path, new_order)").alias("new_source_path")).withColumnRenamed("new_sha256", "sha256")
        kinds = """case when now = 'reject' then 'rejected' when now = 'report' then 'replaced'
            when new_source_path is null then 'removed' else 'moved' end"""
        changed = (
            old.join(new, "source_path", "left").where("now is null or now = 'reject' or sha256 <> new_sha256")
            .join(fresh, "sha256", "left").withColumn("kind", F.expr(kinds))
            .withColumn("new_sha256", F.expr("if(kind = 'moved', sha256, nullif(new_sha256, ''))"))
            .withColumn("new_source_path", F.expr("if(kind = 'moved', new_source_path, null)"))
            .withColumnRenamed("sha256", "old_sha256")
            .withColumn("ordinal", told.count() + F.row_number().over(Window.orderBy("order"))))
        columns = [F.col(name).cast(TYPES.get(kind, "string")) for name, kind in self.columns[REVISIONS]]
        rows = told.select(columns).union(changed.select(columns)).cache()
        count = rows.count()
        if count == 0:
            self.write_empty(REVISIONS)
        else:
            rows.coalesce(1).sortWithinPartitions("year", "ordinal").write.partitionBy("year").parquet(
                f"{self.output}/{REVISIONS}")
        return count

    def finish(self, counts, rows):
        """Holds the counts against one another and writes the manifest, which makes the folder whole."""
        kinds = {
            r.kind: r for r in self.results.groupBy("kind").agg(
                F.count("*").alias("n"),
                # A file is counted once, however many reports stand in it.
                F.sum(F.expr("if(further = 0, bytes, 0)")).alias("bytes"), F.sum("cells").alias("cells"),
                F.sum("doubtful_cells").alias("doubtful"), F.sum("silent_cells").alias("silent"),
                F.sum("corrections_applied").alias("applied"), F.sum("corrections_stale").alias("stale"),
                F.sum("ignored").alias("ignored"), F.sum("further").alias("further")).collect()}
        reports, rejects = [(kinds[k].n if k in kinds else 0) for k in ("report", "reject")]
        total = {name: sum(int(getattr(k, name) or 0) for k in kinds.values())
                 for name in ("bytes", "cells", "doubtful", "silent", "applied", "stale", "ignored", "further")}
        severities = self.judged.select(F.sum("error"), F.sum("warning"), F.sum("info")).first()
        error, warning, info = [int(n or 0) for n in severities]
        files = self.results.select("file").distinct().count()
        documents = reports - total["further"] + rejects
        named = {
            "documents": documents, "files": counts["found"], "reports": reports,
            "further_reports": total["further"], "rejects": rejects,
            "ignored": counts["passed"] + total["ignored"], "bytes": total["bytes"], "cells": total["cells"],
            "doubtful_cells": total["doubtful"], "issues": error + warning + info, "issues_error": error,
            "issues_warning": warning, "issues_info": info, "agencies": rows.get("agencies", 0)}
        for row in self.results.where("kind = 'reject'").groupBy("rule").count().collect():
            named[f"reject_{row.rule}"] = row["count"]
        decided = self.recipe["corrections_count"]
        if decided:
            named.update({
                "corrections": decided, "corrections_applied": total["applied"], "corrections_stale": total["stale"],
                "corrections_unused": max(0, decided - total["applied"] - total["stale"])})
        faults = []
        if files != counts["found"]:
            faults.append(f"{counts['found']} files were found, but {files} gave results")
        if total["silent"]:
            faults.append(f"{total['silent']} cells stayed empty without a word")
        for table, expected in (
                ("reports", reports), ("rejects", rejects), ("issues", error + warning + info),
                ("observations", total["cells"])):
            if rows.get(table, expected) != expected:
                faults.append(f"{table} has {rows[table]} rows, expected {expected}")
        with ThreadPool(4) as pool:
            counted = pool.map(
                lambda table: self.spark.read.parquet(f"{self.output}/{table}").count(), rows, chunksize=1)
        for (table, count), written in zip(rows.items(), counted):
            if written != count:
                faults.append(f"{table} has {written} rows in its files, expected {count}")
        if faults:
            for fault in faults:
                say(f"the job does not balance: {fault}")
            return 5
        self.write(f"{self.output}/manifest.json", json.dumps({
            "program": "nianbao", "version": self.recipe["version"], "build": self.recipe["program"],
            "definitions": self.recipe["definitions"], "settings": self.recipe["settings"],
            "corrections": self.recipe["corrections"],
            "engine": f"Spark {self.spark.version}", "input": self.arguments.input,
            "started_at": datetime.datetime.fromtimestamp(self.started, datetime.timezone.utc).isoformat(
                timespec="seconds"),
            "seconds": round(time.time() - self.started, 3), "counts": named, "rows": rows, "years": self.years,
        }, ensure_ascii=False, indent=2) + "\n")
        if not self.arguments.keep_work:
            self.files(self.work).delete(self.path(self.work), True)
        say(f"{documents} documents: {reports} reports, {rejects} rejects; {total['cells']} cells "
            f"({total['doubtful']} doubtful), {error + warning + info} issues ({error} errors); tables in "
            f"{self.output} after {self.elapsed()} s")
        return 0


def pattern(text):
    """Gives a name pattern of nianbao as a regular expression: * for any characters, ? for one."""
    return "".join({"*": "(?s:.*)", "?": "(?s:.)"}.get(c, re.escape(c)) for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--input", required=True, help="folder with the documents, as Spark names it")
    parser.add_argument("--output", required=True, help="folder for the tables; it must not exist")
    parser.add_argument("--overwrite", action="store_true", help="remove the folder for the tables first")
    parser.add_argument("--earlier", default="",
                        help="tables of an earlier job, for revisions to tell what became of them")
    parser.add_argument("--program", default="nianbao/bin/nianbao",
                        help="the program on the workers, below the files of the job unless it begins with /")
    parser.add_argument("--config", default="", help="settings for the program, a file that was sent with --files")
    parser.add_argument("--data", default="", help="definitions on the workers, where they are not in the archive")
    parser.add_argument("--time-limit", type=float, default=120, help="seconds a worker may take for a document")
    parser.add_argument("--memory-limit", type=int, default=4096, help="MiB of memory a worker may take")
    parser.add_argument("--answer-limit", type=int, default=1024, help="MiB a worker may answer to a document")
    parser.add_argument("--partition-bytes", type=int, default=32, help="MiB of documents in a partition")
    parser.add_argument("--file-bytes", type=int, default=256, help="MiB of CSV that make a Parquet file")
    parser.add_argument("--keep-work", action="store_true", help="leave OUTPUT/_work with the records")
    arguments = parser.parse_args()
    spark = (
        SparkSession.builder.appName("nianbao")
        .config("spark.sql.files.maxPartitionBytes", arguments.partition_bytes << 20)
        # What opening a file costs, in bytes read: small files are packed many to a partition.
        .config("spark.sql.files.openCostInBytes", 64 << 10)
        .getOrCreate())
    code = Job(spark, arguments).run()
    spark.stop()
    sys.exit(code)


if __name__ == "__main__":
    main()
