"""The page of `explain --html`: each cell leads to its bytes and back."""

import csv
import subprocess

from browser import PHONE, check_languages, check_shape


def make(nianbao, document, page, *flags):
    with open(page, "wb") as file:
        subprocess.run([nianbao, "explain", str(document), "--html", *flags], stdout=file, check=True)


def observations(tables, path):
    """The rows of one document, in the order of the page."""
    with open(tables / "csv/reports.csv", newline="", encoding="utf-8") as file:
        known = {row["source_path"]: row["report_id"] for row in csv.DictReader(file)}
    with open(tables / "csv/observations.csv", newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["report_id"] == known[path]]


def check(browser, failures, nianbao, sample, tables, work):
    documents = ["lishui/2021.txt", "scan/dujiangyan-2020.txt", "odd/dunhuang-2021.txt", "web/heze-2021-gb18030.txt",
                 "older/zhoushan-2010.txt"]
    for number, path in enumerate(documents):
        page_file = work / f"trace-{number}.html"
        make(nianbao, sample / path, page_file)
        rows = observations(tables, path)
        with browser.page(page_file) as page:
            check_shape(page, path, failures)
            check_cells(page, path, rows, failures)
            check_back(page, path, failures)
            check_keys(page, path, failures)
            check_languages(page, path, failures, "读出的表", "The tables that were read")
        with browser.page(page_file, width=PHONE, language="zh-CN") as page:
            check_shape(page, f"{path} on a phone", failures)
            page.locator("#tables .cell").nth(5).click()
            failures.check(page.locator("#source mark.on, #source .here").count() > 0, f"{path}: nothing is marked on a phone")
    check_sums(browser, failures, work / "trace-2.html")
    chosen = work / "trace-chosen.html"
    make(nianbao, sample / documents[0], chosen, "--cell", "requests/total_handled/total")
    with browser.page(chosen) as page:
        failures.check("requests/total_handled/total" in page.inner_text("#chosen"), "--cell chooses no cell")


def check_cells(page, path, rows, failures):
    """A click on each cell marks what the table says it was read from."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("#tables .cell")].map((cell) => {
          cell.click();
          const marks = [...document.querySelectorAll("#source mark.on")].map((mark) => mark.textContent);
          const open = [...document.querySelectorAll("#chosen .about")].filter((about) => !about.hidden);
          return { address: open.map((about) => about.querySelector("code:last-of-type") && about.lastElementChild.textContent),
            marks, line: document.querySelector("#source .here .at")?.textContent || "", number: Number(cell.id.slice(1)) };
        })""")
    found.sort(key=lambda cell: cell["number"])
    failures.check(len(found) == len(rows), f"{path}: {len(found)} cells on the page, {len(rows)} in the table")
    for cell, row in zip(found, rows):
        address = f"{row['table']}/{row['item']}/{row['measure']}"
        failures.check(cell["address"] == [address], f"{path}: {cell['address']} where {address} was chosen")
        wanted = [row["raw"]] if row["raw"] else []
        marked = [mark.replace("→\t", "\t").strip() for mark in cell["marks"]]
        failures.check(marked == wanted, f"{path}: {address} marks {marked}, read from {wanted}")
        failures.check(cell["line"] == row["line"], f"{path}: {address} leads to line {cell['line']}, not {row['line']}")


def check_back(page, path, failures):
    """A click on a number in the text marks the cells that took it."""
    wrong = page.evaluate(
        """() => [...document.querySelectorAll("#source mark[data-cells]:not([data-cells=''])")].filter((mark) => {
          mark.click();
          const on = [...document.querySelectorAll("#tables .cell.on")].map((cell) => cell.id.slice(1));
          return mark.dataset.cells.split(" ").some((index) => !on.includes(index)) || !mark.classList.contains("on");
        }).map((mark) => mark.id)""")
    failures.check(wrong == [], f"{path}: marks that lead to no cell: {wrong[:5]}")


def check_keys(page, path, failures):
    """Everything can be done by keyboard."""
    page.keyboard.press("Escape")
    failures.check(page.locator(".on").count() == 0, f"{path}: Escape does not let go")
    first = page.locator("#tables table").first.locator(".cell").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    at = page.evaluate("document.activeElement.id")
    failures.check(at.startswith("c"), f"{path}: arrows lead to {at}")
    failures.check(page.locator(f"#{at}.on").count() == 1, f"{path}: the cell that arrows reach is not chosen")
    first.focus()
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.tagName") == "MARK":
        page.keyboard.press("ArrowRight")
        failures.check(page.evaluate("document.activeElement.tagName") == "MARK", f"{path}: arrows leave the text")
        page.keyboard.press("Enter")
        at = page.evaluate("document.activeElement.id")
        failures.check(at.startswith("c"), f"{path}: Enter does not lead back to a cell but to “{at}”")
    # Every table and the text are one stop of the tabulator each.
    stops = page.evaluate(
        "() => [...document.querySelectorAll('#tables table')].map((table) => table.querySelectorAll('.cell[tabindex=\"0\"]').length)")
    failures.check(all(count == 1 for count in stops), f"{path}: stops of the tabulator in the tables: {stops}")


def check_sums(browser, failures, page_file):
    """A sum that fails leads to its cells."""
    with browser.page(page_file) as page:
        sums = page.locator("button.sum")
        failures.check(sums.count() > 0, f"{page_file.name}: no sum fails")
        sums.first.click()
        failures.check(page.locator("#tables .cell.on").count() >= 2, "a sum that fails marks no cells")
        failures.check(page.locator("#source mark.on").count() >= 2, "a sum that fails marks nothing in the text")
