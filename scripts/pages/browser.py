"""A browser without a network, and an eye on everything that a page must not do."""

import contextlib
import pathlib

from playwright.sync_api import sync_playwright

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class Failures:
    """What was found, told at the end."""

    def __init__(self):
        self.all = []
        self.checks = 0

    def check(self, holds, sentence):
        self.checks += 1
        if not holds:
            self.all.append(sentence)
            print(f"check-pages: {sentence}", flush=True)


class Browser:
    def __init__(self, playwright, program, failures):
        self.failures = failures
        self.browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])

    @contextlib.contextmanager
    def page(self, path, width=DESK, language="en-US"):
        """Opens a page from the disk. Whatever it asks for beside itself, says on the console or opens as a dialog
        is a failure."""
        address = pathlib.Path(path).resolve().as_uri()
        context = self.browser.new_context(
            viewport=width, locale=language, offline=True, accept_downloads=True, reduced_motion="reduce")
        page = context.new_page()
        name = pathlib.Path(path).name

        def asked(request):
            # What the page makes itself (a file to save) leaves it for nowhere.
            own = request.url.split("#")[0] == address or request.url.startswith("blob:")
            self.failures.check(own, f"{name} asks for {request.url[:100]}")

        def said(message):
            self.failures.check(False, f"{name} says on the console: {message.text[:200]}")

        def dialog(box):
            self.failures.check(False, f"{name} opens a dialog: {box.message[:100]}")
            box.dismiss()

        page.on("request", asked)
        page.on("console", said)
        page.on("pageerror", lambda error: self.failures.check(False, f"{name}: {error}"))
        page.on("dialog", dialog)
        page.on("popup", lambda other: self.failures.check(False, f"{name} opens {other.url}"))
        page.goto(address)
        try:
            yield page
        finally:
            self.failures.check(page.url.split("#")[0] == address, f"{name} leads to {page.url[:100]}")
            context.close()


@contextlib.contextmanager
def opened(program, failures):
    with sync_playwright() as playwright:
        browser = Browser(playwright, program, failures)
        try:
            yield browser
        finally:
            browser.browser.close()


def check_shape(page, name, failures):
    """What every page keeps to, whatever it shows."""
    facts = page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
          const shown = (element) => element.checkVisibility && element.checkVisibility();
          const named = (element) => (element.getAttribute("aria-label") || element.innerText || "").trim() !== "";
          return {
            twice: ids.filter((id, index) => ids.indexOf(id) !== index).slice(0, 3),
            nameless: [...document.querySelectorAll("button, a, [role=img]")].filter(
              (element) => shown(element) && !element.disabled && !named(element)).slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
            dead: [...document.querySelectorAll("a[href^='#']")].filter(
              (link) => !document.getElementById(link.getAttribute("href").slice(1))).slice(0, 3).map((link) => link.outerHTML),
            abroad: [...document.querySelectorAll("[src], link[href], a[href]:not([href^='#'])")].map((element) => element.outerHTML.slice(0, 120)),
            handlers: [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(
              (attribute) => attribute.name.startsWith("on") || attribute.name === "style")).slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
            scripts: [...document.querySelectorAll("script")].filter((element) => element.type !== "application/json").length,
            markup: [...document.querySelectorAll("main img, main iframe, main object, main embed, main form, main base, main meta, main link, main style")].length,
            wide: document.documentElement.scrollWidth > innerWidth,
          };
        }""")
    for key, sentence in [
        ("twice", "names stand twice"), ("nameless", "what can be chosen or looked at has no name"),
        ("dead", "links lead nowhere"), ("abroad", "something leads out of the page"),
        ("handlers", "attributes hold script or style"),
    ]:
        failures.check(not facts[key], f"{name}: {sentence}: {facts[key]}")
    failures.check(facts["scripts"] == 1, f"{name}: {facts['scripts']} scripts, expected 1")
    failures.check(facts["markup"] == 0, f"{name}: text of a document became markup")
    failures.check(not facts["wide"], f"{name}: wider than the window")


def check_languages(page, name, failures, chinese, english):
    """The switch shows one language and hides the other."""
    for code, shown, hidden in [("zh", chinese, english), ("en", english, chinese)]:
        page.click(f"button[data-language={code}]")
        text = page.inner_text("main")
        failures.check(shown in text, f"{name}: “{shown}” is not seen in {code}")
        failures.check(hidden not in text, f"{name}: “{hidden}” is seen in {code}")
        failures.check(page.evaluate("document.documentElement.lang") == code, f"{name}: the language is not {code}")
