"""`report.html`: what a person who has never seen the program finds there."""

import csv
import json
import re
import subprocess

from playwright.sync_api import TimeoutError

from browser import PHONE, check_languages, check_shape


def check(browser, failures, nianbao, tables, work):
    report = tables / "report.html"
    with browser.page(report) as page:
        check_shape(page, "report.html", failures)
        check_doubts(page, tables, failures)
        check_counts(page, tables, failures)
        check_links(page, failures)
        check_search(page, failures)
        check_files(page, failures, nianbao, tables, work)
        check_languages(page, "report.html", failures, "先看这些文件", "Look at these first")
    with browser.page(report, width=PHONE, language="zh-CN") as page:
        check_shape(page, "report.html on a phone", failures)
        page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
        check_shape(page, "report.html unfolded on a phone", failures)
        failures.check("先看这些文件" in page.inner_text("main"), "report.html does not speak Chinese to a Chinese browser")


def rows(tables, name):
    with open(tables / f"csv/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_doubts(page, tables, failures):
    """The five most doubtful documents stand first, each with its reasons."""
    weights = {"error": 10, "warning": 10, "info": 1}
    points = {}
    paths = {}
    for row in rows(tables, "reports"):
        missing = max(0, int(row["cells_expected"]) - int(row["cells_read"]))
        points[row["report_id"]] = int(row["doubtful_cells"]) + missing
        paths[row["report_id"]] = row["source_path"]
    messages = {}
    for row in rows(tables, "issues"):
        if row["kind"] == "extraction":
            points[row["report_id"]] += weights[row["severity"]]
            messages.setdefault(row["report_id"], []).append(row["message"])
    wanted = [id for id in sorted(points, key=lambda id: (-points[id], paths[id].encode())) if points[id] > 0][:5]
    failures.check(len(wanted) == 5, "the sample has no five doubtful documents")
    for rank, id in enumerate(wanted, 1):
        text = page.inner_text(f"#doubt-{rank}")
        failures.check(paths[id] in text, f"report.html: {paths[id]} is not the doubtful document number {rank}")
        failures.check(f"{points[id]:,} points" in text, f"report.html: {paths[id]} has not {points[id]} points")
        for message in messages.get(id, [])[:6]:
            failures.check(" ".join(message.split()) in " ".join(text.split()), f"report.html: {paths[id]} lacks: {message}")
    # They are seen without unfolding anything.
    failures.check(page.locator("#doubt-5").is_visible(), "report.html: five documents are not seen at once")


def check_counts(page, tables, failures):
    tiles = page.inner_text(".tiles")
    reports, rejects = rows(tables, "reports"), rows(tables, "rejects")
    for number in [len(reports) + len(rejects), len(reports), len(rejects), len(rows(tables, "observations")),
                   len(rows(tables, "issues"))]:
        failures.check(f"{number:,}" in tiles.split(), f"report.html does not count {number}")
    listed = page.locator("#rejects tbody th.path").all_inner_texts()
    failures.check(listed == [row["source_path"] for row in rejects], "report.html does not list the rejects")
    squares = page.locator("#agencies td").all_inner_texts()
    missing = sum(row["status"] == "missing" for row in rows(tables, "coverage"))
    failures.check(squares.count("✕") == missing, f"report.html: {squares.count('✕')} years missing, not {missing}")
    drawn = page.locator("svg[role=img]").count()
    failures.check(drawn > 20, f"report.html: {drawn} charts")


def check_links(page, failures):
    """A reason leads to its rule, unfolded, and an example back to its document."""
    link = page.locator("#doubt-1 .reasons a").first
    target = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    # The page hears of the key a moment after it was pressed.
    try:
        page.locator(f"{target}[open]").wait_for(state="attached", timeout=5000)
        unfolds = True
    except TimeoutError:
        unfolds = False
    failures.check(unfolds, f"report.html: {target} stays folded")
    back = page.locator(f"{target} .examples a").first
    failures.check(back.get_attribute("href").startswith("#doubt-"), "report.html: an example leads to no document")
    back.click()
    failures.check(page.locator("#doubt-1").is_visible(), "report.html: the way back is not seen")


def check_search(page, failures):
    page.fill("#find-agency", "丽水")
    seen = [text for text in page.locator("#agencies tbody th:visible").all_inner_texts()]
    failures.check(seen and all("丽水" in text for text in seen), f"report.html: looking for 丽水 finds {seen}")
    page.fill("#find-agency", "")


def check_files(page, failures, nianbao, tables, work):
    """Seconds come from manifest.json, changes from diff; a file that is neither is told so."""
    page.set_input_files("#run-file", str(tables / "manifest.json"))
    page.wait_for_selector("#run-facts table")
    seconds = json.loads((tables / "manifest.json").read_text(encoding="utf-8"))["seconds"]
    text = page.inner_text("#run-facts")
    for name, value in seconds.items():
        failures.check(name in text and f"{value:.3f}" in text, f"report.html: the seconds of {name} are not seen")
    # The figures that changed since the tables before stand in the manifest too.
    told = int(re.search(r"Figures that changed: (\d+)", text)[1])
    listed = page.locator("#run-facts tbody").first.locator("tr").all_inner_texts()
    failures.check(0 < told == len(listed), f"report.html: {told} figures changed, and {len(listed)} are listed")
    failures.check(all("2021" in row for row in listed), f"report.html: others changed too: {listed[:3]}")
    changes = work / "changes.json"
    with open(changes, "wb") as file:
        subprocess.run([nianbao, "diff", str(work / "before"), str(tables), "--format", "json"], stdout=file, check=True)
    page.set_input_files("#run-file", str(changes))
    count = len(json.loads(changes.read_text(encoding="utf-8"))["changes"])
    failures.check(count > 0, "nothing changed between the two runs")
    page.wait_for_function(f"() => document.getElementById('run-facts').innerText.includes('{count}')")
    failures.check(page.locator("#run-facts tbody tr").count() == min(500, count), "report.html does not list the changes")
    odd = work / "odd.json"
    odd.write_text('{"changes": "<img src=x onerror=alert(1)>"}', encoding="utf-8")
    page.set_input_files("#run-file", str(odd))
    page.wait_for_function("() => document.getElementById('run-facts').innerText.includes('neither')")
