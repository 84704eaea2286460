"""Documents that mean harm: on every page their text stays text."""

import subprocess

from browser import PHONE, check_shape
from trace import make

WORDS = [
    "<script>document.title='taken'</script>", "</script><script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">", "\" onmouseover=\"document.title='taken'\" x=\"",
    "' onfocus='document.title=1' autofocus='", "--><svg onload=\"document.title='taken'\">",
    "<iframe src=https://example.invalid/></iframe>", "]]><b>", "{{7*7}}", "</textarea><a href=javascript:alert(1)>x</a>",
    "<style>*{display:none}</style>", "<meta http-equiv=refresh content=0;url=https://example.invalid>",
    "\u202e\u2066321\u2069", "</code></div></main><h1>", "&lt;script&gt;", "<base href=https://example.invalid/>",
]


def corpus(sample, folder):
    """Gives documents that hold harmful words in every place that comes to be shown."""
    text = (sample / "lishui/2021.txt").read_text(encoding="utf-8")
    folder.mkdir(parents=True)
    for number, words in enumerate(WORDS):
        agency = text.split("2021")[0].strip().splitlines()[-1]
        harmful = text.replace(agency, f"{agency}{words}", 1)
        harmful = harmful.replace("一、总体情况", f"一、总体情况\n{words * 3}\n{'长' * 30}{words}", 1)
        # In cells, where numbers are expected, and in the place of a label.
        lines = harmful.splitlines()
        for index, line in enumerate(lines):
            if line.startswith("行政强制") or line.startswith("规章"):
                lines[index] = line + f" {words}"
        (folder / f"{number}{words[:20].replace('/', '_')}.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "huge.txt").write_text(text.replace("一、总体情况", "一、总体情况\n" + WORDS[0] * 30000, 1), encoding="utf-8")
    (folder / "<img src=x onerror=alert(1)>.txt").write_text("nothing", encoding="utf-8")


def check(browser, failures, nianbao, sample, work):
    folder = work / "hostile"
    corpus(sample, folder)
    tables = work / "hostile-tables"
    code = subprocess.run(
        [nianbao, "run", "--input", str(folder), "--output", str(tables), "--outputs", "csv,report", "--quiet"]).returncode
    failures.check(code in (0, 3), f"a run over hostile documents ends with {code}")
    pages = [tables / "report.html"]
    for number, document in enumerate(sorted(folder.iterdir())):
        if "onerror=alert" in document.name:
            continue
        page = work / f"hostile-{number}.html"
        make(nianbao, document, page)
        pages.append(page)
    for path in pages:
        for width in [PHONE] if path != pages[0] else [None, PHONE]:
            with (browser.page(path, width=width) if width else browser.page(path)) as page:
                page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
                check_shape(page, f"{path.name} ({width and width['width'] or 'desk'})", failures)
                for cell in page.locator("#tables .cell").all()[:3]:
                    cell.click()
                page.wait_for_timeout(20)
                title = page.title()
                failures.check("taken" not in title.replace("title='taken'", ""), f"{path.name}: a document's script ran")
                page.mouse.move(200, 400)
    return len(pages)
