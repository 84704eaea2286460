"""The page of `review`: a person decides, saves corrections.csv, and the next run follows it."""

import csv
import json
import shutil
import subprocess

import hostile
from browser import PHONE, check_languages, check_shape


def make(nianbao, tables, page, *flags):
    with open(page, "wb") as file:
        subprocess.run([nianbao, "review", str(tables), *flags], stdout=file, stderr=subprocess.DEVNULL, check=True)


def rows(tables, name):
    with open(tables / f"csv/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def saved(page, work, name):
    """Saves from the page as a person does, and gives the rows of the file."""
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(work / name)
    with open(work / name, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def run(nianbao, inputs, tables, *flags):
    return subprocess.run(
        [nianbao, "run", "--input", str(inputs), "--output", str(tables), "--fail-on", "never", "--quiet", *flags],
        stderr=subprocess.DEVNULL).returncode


def check(browser, failures, nianbao, sample, work):
    inputs, tables = work / "review-in", work / "review-tables"
    shutil.copytree(sample, inputs)
    failures.check(run(nianbao, inputs, tables) in (0, 3), "a run before the review fails")
    page_file = work / "review.html"
    make(nianbao, tables, page_file, "--input", str(inputs))
    decided = check_choices(browser, failures, page_file, work)
    check_corrected(browser, failures, nianbao, inputs, tables, work, decided)
    with browser.page(page_file, width=PHONE, language="zh-CN") as page:
        check_shape(page, "review on a phone", failures)
    check_hostile(browser, failures, nianbao, sample, work)


def check_choices(browser, failures, page_file, work):
    """Choosing by mouse and by keyboard, what it means for the sums, what is kept and what is saved."""
    with browser.page(page_file) as page:
        check_shape(page, "review", failures)
        failures.check("[object" not in page.inner_text("body"), "review: something is shown as an object")
        check_languages(page, "review", failures, "怎样核对", "How to review")
        cards = page.locator("fieldset:has(.excerpt)")
        failures.check(cards.count() > 2, f"review: {cards.count()} cells with their source")
        failures.check(page.locator(".excerpt mark").count() > 0, "review: no cell is marked in its source")
        page.click("#save")
        failures.check("who decides" in page.inner_text("#status"), "review: saved without a name")
        failures.check(page.evaluate("document.activeElement.id") == "who", "review: the name is not asked for")
        page.fill("#who", "=王芳")
        # By mouse: the first reading of the first cell.
        first = cards.nth(0)
        first.locator("input[type=radio]").nth(0).click()
        failures.check("decided" in first.get_attribute("class"), "review: a choice by mouse is not taken")
        # By keyboard: the next cell, a number that is typed.
        page.keyboard.press("j")
        second = page.locator("fieldset.current")
        failures.check(second.count() == 1 and second.evaluate("each => each === document.activeElement"),
                       "review: j does not lead to the next cell")
        other = second.locator("input.other")
        other.fill("1,234")
        other.press("Enter")
        failures.check("cannot be used" in page.inner_text("#status"), "review: 1,234 is taken for a number")
        other.fill("1234")
        other.press("Enter")
        second.locator("input.why").fill("looked at the scan, \"page 3\"")
        second.locator("input.why").press("Tab")
        # And by its number, then taken back.
        page.locator("h1").click()
        page.keyboard.press("j")
        page.keyboard.press("1")
        failures.check(page.locator("fieldset.decided").count() == 3, "review: a digit chooses nothing")
        page.keyboard.press("0")
        failures.check(page.locator("fieldset.decided").count() == 2, "review: 0 takes nothing back")
        found = saved(page, work, "first.csv")
        failures.check(len(found) == 2, f"review: {len(found)} rows saved, expected 2")
        raw = (work / "first.csv").read_bytes()
        failures.check(raw.startswith(b"\xef\xbb\xbf") and b",'=\xe7\x8e\x8b\xe8\x8a\xb3," in raw,
                       "review: a name that begins like a formula is saved bare")
        failures.check(found[1]["value"] == "1234" and "page 3" in found[1]["why"], f"review: saved {found[1]}")
        # What was decided before is kept, in its order; the same cell is decided once.
        older = dict(found[0], value="77", who="李", why="older")
        earlier = {**dict.fromkeys(found[0], ""), "source_path": "elsewhere/a.txt", "table": "reviews", "item": "review",
                   "measure": "total", "raw": "-1", "value": "1", "who": "李", "when": "2026-01-01", "why": "a\nb"}
        with open(work / "older.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(found[0]))
            writer.writeheader()
            writer.writerows([earlier, older])
        page.set_input_files("#load", work / "older.csv")
        page.locator("#status").filter(has_text="2 rows were there").wait_for()
        merged = saved(page, work, "merged.csv")
        failures.check(len(merged) == 3, f"review: {len(merged)} rows after merging, expected 3")
        failures.check(merged[0]["why"] == "a\nb" and merged[0]["raw"] == "-1", f"review: an older row became {merged[0]}")
        failures.check(merged[1]["value"] == found[0]["value"] and merged[1]["who"] == found[0]["who"],
                       "review: an older decision about the same cell stays")
        (work / "none.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        page.set_input_files("#load", work / "none.csv")
        page.locator("#status").filter(has_text="cannot be merged").wait_for()
        # A closed window loses nothing.
        page.reload()
        failures.check(page.locator("fieldset.decided").count() == 2, "review: choices are gone after the page was closed")
        failures.check(page.input_value("#who") == "=王芳", "review: the name is gone after the page was closed")
        # What a reading means for the sums changes with what is chosen elsewhere.
        check_sums(page, failures)
        return found


def check_sums(page, failures):
    wrong = page.evaluate(
        """() => {
          const wrong = [];
          for (const group of review.groups.filter((each) => each.layout !== null && each.cells.length)) {
            const layout = review.layouts[group.layout];
            const plain = group.contents.slice();
            // Slow and obvious: every sum with numbers as they are.
            const slow = layout.checks.map(([left, right]) => {
              const known = plain.map((text, cell) => {
                const isFilled = layout.checks.some(([parts, total]) => total.length === 1 && total[0] === cell && text === "" &&
                  parts.some((part) => plain[part] === null || Number(plain[part]) !== 0));
                return isFilled ? null : text;
              });
              const cells = [...left, ...right].map((cell) => known[cell]);
              if (cells.includes(null) || right.every((cell) => known[cell] === "")) return 0;
              const add = (list) => list.reduce((sum, cell) => sum + Number(known[cell]), 0);
              return Math.abs(add(left) - add(right)) < 1e-6 ? 1 : -1;
            });
            if (JSON.stringify(slow) !== JSON.stringify(outcomes(layout, plain))) wrong.push(group.path);
          }
          return wrong;
        }""")
    failures.check(wrong == [], f"review: the sums of the page are not those of the numbers: {wrong}")


def check_corrected(browser, failures, nianbao, inputs, tables, work, decided):
    """The next run honours what was saved, and the cell asks for nothing any more."""
    before = {row["report_id"]: row for row in rows(tables, "reports")}
    corrections = work / "first.csv"
    code = run(nianbao, inputs, tables, "--corrections", str(corrections))
    failures.check(code in (0, 3), f"the run with corrections ends with {code}")
    cells = {(row["report_id"], row["table"], row["item"], row["measure"]): row for row in rows(tables, "observations")}
    for row in decided:
        cell = cells[row["report_id"], row["table"], row["item"], row["measure"]]
        value = "" if row["value"] in ("blank", "not_applicable", "illegible") else row["value"]
        failures.check(cell["value"] == value, f"{row['item']}/{row['measure']} is {cell['value']}, decided {value}")
        failures.check("corrected" in cell["flags"].split(";"), f"{row['item']}/{row['measure']} has no flag corrected")
        failures.check(cell["raw"] == row["raw"], f"{row['item']}/{row['measure']}: raw became {cell['raw']}")
        failures.check(before[row["report_id"]]["sha256"] == row["sha256"], "the file of a decision has another hash")
    findings = [row for row in rows(tables, "issues") if row["rule"] == "NB118"]
    failures.check(len(findings) == len(decided), f"{len(findings)} findings NB118 for {len(decided)} decisions")
    failures.check(any("=王芳" in row["message"] for row in findings), "no finding says who decided")
    counts = json.loads((tables / "manifest.json").read_text(encoding="utf-8"))["counts"]
    failures.check(counts.get("corrections_applied") == len(decided), f"the manifest counts {counts.get('corrections_applied')}")
    again = work / "review-again.html"
    make(nianbao, tables, again, "--input", str(inputs), "--corrections", str(corrections))
    with browser.page(again) as page:
        open_cells = page.evaluate(
            "() => review.groups.flatMap((group) => group.cells.map((cell) => [group.id, group.table, cell.item, cell.measure].join()))")
        for row in decided:
            key = ",".join([row["report_id"], row["table"], row["item"], row["measure"]])
            failures.check(key not in open_cells, f"{key} is asked for again")
        failures.check(f"{len(decided)} rows" in page.inner_text("#status"), "the page does not know the decisions that there are")


def check_hostile(browser, failures, nianbao, sample, work):
    folder, tables = work / "review-hostile", work / "review-hostile-tables"
    hostile.corpus(sample, folder)
    run(nianbao, folder, tables)
    for name, flags in [("review-hostile.html", ["--input", str(folder)]), ("review-hostile-alone.html", [])]:
        make(nianbao, tables, work / name, *flags)
        with browser.page(work / name) as page:
            check_shape(page, name, failures)
            page.fill("#who", hostile.WORDS[0])
            for radio in page.locator("fieldset input[type=radio]:first-of-type").all()[:5]:
                radio.click()
            failures.check("taken" not in page.title(), f"{name}: a document's script ran")
            found = saved(page, work, name + ".csv")
            failures.check(len(found) > 0, f"{name}: nothing is saved")
            with open(work / (name + ".csv"), newline="", encoding="utf-8-sig") as file:
                bare = [field for line in csv.reader(file) for field in line
                        if field[:1] in "=+-@\t\r＝＋－＠" and field and not field.lstrip("-").replace(".", "").isdigit()]
            failures.check(bare == [], f"{name}: fields that a spreadsheet calculates: {bare[:3]}")
        # A person may reject as much as they like; the gates are for what nobody asked for.
        code = run(nianbao, folder, tables, "--corrections", str(work / (name + ".csv")), "--max-reject", "100%",
                   "--max-loss", "100%")
        failures.check(code in (0, 3), f"{name}: the run with what was saved ends with {code}")
