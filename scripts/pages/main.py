"""See scripts/check-pages."""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import browser as browsers
import hostile
import report
import review
import screenshots
import trace


def run(nianbao, sample, tables, *flags):
    code = subprocess.run(
        [nianbao, "run", "--input", str(sample), "--output", str(tables), "--outputs", "csv,report", "--fail-on",
         "never", "--quiet", *flags]).returncode
    if code not in (0, 3):
        sys.exit(f"check-pages: a run over {sample} ended with {code}, so that no page was looked at")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", required=True)
    parser.add_argument("--browser", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path)
    arguments = parser.parse_args()
    failures = browsers.Failures()
    nianbao = str(pathlib.Path(arguments.nianbao).resolve())
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        sample = pathlib.Path("data/sample").resolve()
        tables = work / "tables"
        # An earlier state of the corpus, for what changed since the last run.
        earlier = work / "sample"
        shutil.copytree(sample, earlier)
        older = earlier / "lishui/2021.txt"
        older.write_text(older.read_text(encoding="utf-8").replace("0", "1", 40), encoding="utf-8")
        run(nianbao, earlier, tables)
        shutil.copytree(tables, work / "before")
        run(nianbao, sample, tables)
        with browsers.opened(arguments.browser, failures) as browser:
            report.check(browser, failures, nianbao, tables, work)
            trace.check(browser, failures, nianbao, sample, tables, work)
            review.check(browser, failures, nianbao, sample, work)
            pages = hostile.check(browser, failures, nianbao, sample, work)
            if arguments.screenshots:
                screenshots.take(browser, nianbao, sample, tables, work, arguments.screenshots)
    if failures.all:
        sys.exit(f"check-pages: {len(failures.all)} of {failures.checks} checks failed")
    print(f"check-pages: {failures.checks} checks hold, {pages} pages of hostile documents among them")


main()
