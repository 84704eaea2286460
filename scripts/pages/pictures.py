"""See scripts/screenshots."""

import argparse
import io
import pathlib
import subprocess
import sys
import tempfile

import browser as browsers
from PIL import Image
from trace import make

SIZE = {"width": 1200, "height": 760}


def save(picture, path):
    """Few colours are enough for text and tables, and make a small file."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(96, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    print(f"{path}: {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", required=True)
    parser.add_argument("--browser", required=True)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    nianbao = str(pathlib.Path(arguments.nianbao).resolve())
    arguments.folder.mkdir(parents=True, exist_ok=True)
    failures = browsers.Failures()
    with tempfile.TemporaryDirectory() as name, browsers.opened(arguments.browser, failures) as browser:
        work = pathlib.Path(name)
        code = subprocess.run(
            [nianbao, "run", "--input", "data/sample", "--output", str(work / "tables"), "--outputs", "report",
             "--fail-on", "never", "--quiet"]).returncode
        if code not in (0, 3):
            sys.exit(f"screenshots: the run over the sample ended with {code}")
        with browser.page(work / "tables/report.html", width=SIZE) as page:
            save(page.screenshot(), arguments.folder / "report.png")
        make(nianbao, "data/sample/odd/dunhuang-2021.txt", work / "trace.html")
        with browser.page(work / "trace.html", width=SIZE) as page:
            cell = page.locator("#tables .cell.found").nth(3)
            cell.click()
            cell.evaluate("(cell) => cell.scrollIntoView({ block: 'center', inline: 'end' })")
            page.wait_for_timeout(300)
            save(page.screenshot(), arguments.folder / "trace.png")
    if failures.all:
        sys.exit(1)


main()
