"""The page of `nianbao review`: a person decides about a cell, saves the file, and the next run follows it."""

import csv
import json
import subprocess

from browser import PHONE, check_languages, check_shape
from trace import make, observations


def check(browser, failures, nianbao, sample, tables, work):
    settings = work / "pipeline.json"
    settings.write_text(
        json.dumps({"inputs": [str(sample)], "output": str(work / "decided"), "corrections": "corrections.csv"}),
        encoding="utf-8")
    corrections = work / "corrections.csv"
    page_file = work / "review.html"
    with open(page_file, "wb") as file:
        subprocess.run([nianbao, "review", str(tables), "--input", str(sample)], stdout=file, check=True)
    with browser.page(page_file) as page:
        check_shape(page, "the review page", failures)
        check_languages(page, "the review page", failures, "核对人", "Who decides")
        first = choose(page, failures, corrections)
    with browser.page(page_file, width=PHONE, language="zh-CN") as page:
        check_shape(page, "the review page on a phone", failures)
    if first is None:
        return
    followed(browser, failures, nianbao, sample, settings, work, first)


def choose(page, failures, corrections):
    """Chooses the first reading that is a number by keyboard, says why, and saves; gives the row that was saved."""
    index = page.evaluate(
        """() => [...document.querySelectorAll("#list fieldset")].findIndex(
          (field) => field.querySelector(".choice .value") !== null)""")
    failures.check(index >= 0, "the review page offers no number for any cell")
    if index < 0:
        return None
    for _ in range(index + 1):
        page.keyboard.press("j")
    field = page.locator("#list fieldset.current")
    failures.check(field.count() == 1, "j leads to no cell")
    number = field.locator(".choice").evaluate_all("(rows) => rows.findIndex((row) => row.querySelector('.value')) + 1")
    value = field.locator(".value").first.inner_text()
    page.keyboard.press(str(number))
    failures.check(field.locator("input[type=radio]:checked").count() == 1, "a number key chooses no reading")
    page.click("#save")
    failures.check("Who" in page.inner_text("#status") or "who" in page.inner_text("#status"),
                   "the review page saves without a name")
    page.fill("#who", "王某")
    field.locator("input.why").fill("核对原件 <b>\"无误\"</b>")
    field.locator("input.why").blur()
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(corrections)
    failures.check(download.value.suggested_filename == "corrections.csv", "the saved file has another name")
    with open(corrections, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    failures.check(len(rows) == 1, f"{len(rows)} rows were saved, expected 1")
    row = rows[0]
    failures.check(row["value"] == value and row["who"] == "王某", f"the saved row is {row}")
    return row


def followed(browser, failures, nianbao, sample, settings, work, row):
    """The next run has the figure, flagged, and the trace page shows it."""
    code = subprocess.run(
        [nianbao, "run", "--config", str(settings), "--outputs", "csv,report", "--fail-on", "never", "--quiet"]).returncode
    failures.check(code in (0, 3), f"the run with corrections ends with {code}")
    address = [row[name] for name in ("table", "item", "measure")]
    cells = [cell for cell in observations(work / "decided", row["source_path"])
             if [cell[name] for name in ("table", "item", "measure")] == address]
    failures.check(len(cells) == 1, f"{'/'.join(address)} is not in the tables")
    for cell in cells:
        failures.check(cell["value"] == row["value"], f"the run has {cell['value']}, decided was {row['value']}")
        failures.check("corrected" in cell["flags"].split(";"), f"the cell has the flags {cell['flags']}")
    with browser.page(work / "decided/report.html") as page:
        failures.check("corrected" in page.inner_text("#cells"), "report.html does not tell of corrected cells")
    page_file = work / "decided.html"
    make(nianbao, sample / row["source_path"], page_file, "--config", str(settings), "--cell", "/".join(address))
    with browser.page(page_file) as page:
        text = page.inner_text("#chosen")
        failures.check("/".join(address) in text, "the trace page does not begin with the cell")
        check_shape(page, "the trace page of a corrected document", failures)
