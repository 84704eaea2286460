"""Pictures of the pages at desk and phone width, for somebody to look at."""

import browser as browsers
from trace import make


def take(browser, nianbao, sample, tables, work, folder):
    folder.mkdir(parents=True, exist_ok=True)
    trace = work / "shown.html"
    make(nianbao, sample / "scan/dujiangyan-2020.txt", trace)
    for name, width, language in [
        ("desk", browsers.DESK, "zh-CN"), ("desk-en", browsers.DESK, "en-US"), ("phone", browsers.PHONE, "zh-CN"),
    ]:
        with browser.page(tables / "report.html", width=width, language=language) as page:
            page.screenshot(path=folder / f"report-{name}.png")
            page.screenshot(path=folder / f"report-{name}-whole.png", full_page=True)
        with browser.page(trace, width=width, language=language) as page:
            page.locator("#tables .cell.doubtful").nth(5).click()
            page.wait_for_timeout(200)
            page.screenshot(path=folder / f"trace-{name}.png")
