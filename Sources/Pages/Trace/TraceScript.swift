/// This is the script of the trace page: what is chosen on one side is marked and brought into sight on the
/// other. Everything it shows stands in the page already; it only moves and marks.
enum TraceScript {
  static let text = #"""
    (() => {
      const source = document.getElementById("source");
      const chosen = document.getElementById("chosen");
      const nothing = document.getElementById("d-none");
      const cells = [...document.querySelectorAll("#tables .cell")];
      const marks = [...source.querySelectorAll("mark")];
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      let shown = nothing;

      function clear() {
        for (const element of document.querySelectorAll(".on, .here")) element.classList.remove("on", "here");
      }
      function details(index) {
        shown.hidden = true;
        shown = (index == null ? null : document.getElementById("d" + index)) || nothing;
        shown.hidden = false;
        chosen.scrollTop = 0;
      }
      // Within the text only the text scrolls: the page itself stays where the reader is.
      function bring(element) {
        const box = source.getBoundingClientRect();
        const place = element.getBoundingClientRect();
        const top = source.scrollTop + place.top - box.top - source.clientHeight / 3;
        source.scrollTo({ top, behavior: still ? "auto" : "smooth" });
      }
      function line(number) {
        const element = document.getElementById("l" + number);
        if (element) element.classList.add("here");
        return element;
      }
      function reach(target) {
        for (const cell of cells) if (cell.tabIndex === 0 && cell.closest("table") === target.closest("table")) {
          cell.tabIndex = -1;
        }
        target.tabIndex = 0;
      }
      function show(index, scrolls) {
        clear();
        const cell = document.getElementById("c" + index);
        if (!cell) return;
        cell.classList.add("on");
        reach(cell);
        const mark = cell.dataset.mark && document.getElementById(cell.dataset.mark);
        if (mark) mark.classList.add("on");
        const row = line(cell.dataset.line);
        details(index);
        if (scrolls && (mark || row)) bring(mark || row);
      }
      function point(mark) {
        const own = mark.dataset.cells ? mark.dataset.cells.split(" ") : [];
        if (own.length > 0) {
          show(own[0], false);
          for (const index of own) document.getElementById("c" + index)?.classList.add("on");
          document.getElementById("c" + own[0])?.scrollIntoView({ block: "nearest", inline: "nearest" });
        } else {
          clear();
          details(null);
        }
        mark.classList.add("on");
        for (const other of marks) if (other.tabIndex === 0) other.tabIndex = -1;
        mark.tabIndex = 0;
      }
      function jump(button) {
        if (button.dataset.cell) {
          show(button.dataset.cell, true);
          document.getElementById("c" + button.dataset.cell)?.scrollIntoView({ block: "nearest" });
          return;
        }
        for (const element of source.querySelectorAll(".on, .here")) element.classList.remove("on", "here");
        const mark = button.dataset.mark && document.getElementById(button.dataset.mark);
        if (mark) mark.classList.add("on");
        const row = line(button.dataset.line);
        if (mark || row) bring(mark || row);
      }
      function sum(button) {
        clear();
        for (const index of button.dataset.cells.split(" ")) {
          const cell = document.getElementById("c" + index);
          if (!cell) continue;
          cell.classList.add("on");
          if (cell.dataset.mark) document.getElementById(cell.dataset.mark)?.classList.add("on");
        }
        const first = source.querySelector("mark.on");
        if (first) bring(first);
      }
      document.addEventListener("click", (event) => {
        const target = event.target.closest("button, mark");
        if (!target || target.disabled) return;
        if (target.matches("#tables .cell")) show(target.id.slice(1), true);
        else if (target.matches("#source mark")) point(target);
        else if (target.matches(".jump")) jump(target);
        else if (target.matches(".sum")) sum(target);
      });

      // Keys: one stop of the tabulator a table and one for the text; arrows go on from there.
      function beside(cell, key) {
        const column = cell.closest("td").cellIndex;
        let row = cell.closest("tr");
        if (key === "ArrowLeft" || key === "ArrowRight") {
          const own = [...row.querySelectorAll(".cell")];
          return own[own.indexOf(cell) + (key === "ArrowRight" ? 1 : -1)];
        }
        while ((row = key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling)) {
          const other = row.cells[column]?.querySelector(".cell");
          if (other) return other;
        }
        return null;
      }
      document.addEventListener("keydown", (event) => {
        const at = document.activeElement;
        if (event.key === "Escape") { clear(); details(null); return; }
        if (!at) return;
        const arrow = event.key.startsWith("Arrow");
        if (at.matches("#tables .cell")) {
          if (arrow) {
            const next = beside(at, event.key);
            if (next) { reach(next); next.focus(); show(next.id.slice(1), true); }
            event.preventDefault();
          } else if (event.key === "Enter") {
            show(at.id.slice(1), true);
            const mark = at.dataset.mark && document.getElementById(at.dataset.mark);
            if (mark) { for (const other of marks) other.tabIndex = -1; mark.tabIndex = 0; mark.focus({ preventScroll: true }); }
            event.preventDefault();
          }
        } else if (at.matches("#source mark")) {
          if (arrow) {
            const next = marks[marks.indexOf(at) + (event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1)];
            if (next) { point(next); next.focus({ preventScroll: true }); bring(next); }
            event.preventDefault();
          } else if (event.key === "Enter" || event.key === " ") {
            point(at);
            if (at.dataset.cells) document.getElementById("c" + at.dataset.cells.split(" ")[0])?.focus();
            event.preventDefault();
          }
        }
      });
      for (const table of document.querySelectorAll("#tables table")) {
        const first = table.querySelector(".cell");
        if (first) first.tabIndex = 0;
      }
      if (marks.length > 0) marks[0].tabIndex = 0;
      const first = document.getElementById("tables").dataset.first;
      if (first) {
        show(first, true);
        document.getElementById("c" + first)?.scrollIntoView({ block: "center" });
      }
    })();

    """#
}
