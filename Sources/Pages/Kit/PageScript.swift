/// This is the script that all pages share. It gives the scripts of the pages one object, `page`:
///
/// - `page.make(tag, attributes, ...children)` makes an element; a child that is a text stays text. `svg:` in
///   front of the tag makes one of a drawing.
/// - `page.words(chinese, english)` gives the two children that say it in both languages.
/// - `page.data(id)` reads what ``Page/data(_:json:)`` put there.
/// - `page.save(name, text, type)` lets the reader save a file.
/// - `page.language()` is `zh` or `en`; `page.onLanguage(act)` is told when it changes.
enum PageScript {
  static let text = #"""
    "use strict";
    const page = (() => {
      const root = document.documentElement;
      const listeners = [];
      // As in the markup: what is not seen, or turns round the order of digits, is shown as U+FFFD.
      const unseen = new RegExp("[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f" +
        "\\u202a-\\u202e\\u2066-\\u2069\\ufdd0-\\ufdef\\ufffe\\uffff]", "g");
      const shown = (text) => String(text).replace(unseen, "\ufffd");
      function make(tag, attributes, ...children) {
        const element = tag.startsWith("svg:")
          ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
          : document.createElement(tag);
        for (const [name, value] of Object.entries(attributes || {})) {
          if (typeof value === "function") element.addEventListener(name, value);
          else if (value === true) element.setAttribute(name, "");
          else if (value !== false && value != null) element.setAttribute(name, String(value));
        }
        for (const child of children.flat(Infinity)) {
          if (child == null || child === false) continue;
          element.append(child instanceof Node ? child : shown(child));
        }
        return element;
      }
      function words(chinese, english) {
        return [make("span", { class: "zh", lang: "zh" }, chinese),
          make("span", { class: "en", lang: "en" }, english)];
      }
      function data(id) { return JSON.parse(document.getElementById(id).textContent); }
      function save(name, text, type) {
        const address = URL.createObjectURL(new Blob([text], { type }));
        const link = make("a", { href: address, download: name });
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(address), 60000);
      }
      function language() { return root.dataset.language === "en" ? "en" : "zh"; }
      function label(within) {
        for (const element of within.querySelectorAll("[data-zh][data-en]")) {
          element.textContent = shown(element.dataset[language()]);
        }
        for (const element of within.querySelectorAll("[data-label-zh][data-label-en]")) {
          element.setAttribute("aria-label", element.getAttribute("data-label-" + language()));
        }
      }
      function speak(code) {
        root.dataset.language = code;
        root.lang = code;
        for (const button of document.querySelectorAll("button[data-language]")) {
          button.setAttribute("aria-pressed", String(button.dataset.language === code));
        }
        label(document);
        for (const act of listeners) act(code);
      }
      // A browser may keep nothing for pages from a disk: then the page starts anew each time.
      const noted = () => { try { return localStorage.getItem("nianbao-language"); } catch { return null; } };
      const note = (code) => { try { localStorage.setItem("nianbao-language", code); } catch { return; } };
      for (const button of document.querySelectorAll("button[data-language]")) {
        button.addEventListener("click", () => { note(button.dataset.language); speak(button.dataset.language); });
      }
      const wanted = noted() || (navigator.language || "zh").slice(0, 2);
      speak(wanted === "zh" ? "zh" : "en");
      return { make, words, data, save, shown, label, language, onLanguage: (act) => listeners.push(act) };
    })();

    """#
}
