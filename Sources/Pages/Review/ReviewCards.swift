/// The script that makes the cards of the page. `review` is the data:
///
/// - `layouts`: `cells` (pairs of places in `items` and `measures`) and `checks` (left side, right side, label)
/// - `groups`: a document and a table of it, or the document alone; `contents` has a text or null for each cell of
///   the layout; `cells` are those to decide about; `issues`, `source` (`same`, `changed`, `gone`, `unread`)
/// - a cell: its codes and names, `raw`, `value`, `flags`, `lines` of the source (number, before, marked, behind)
///   and `readings` (value and where it comes from)
/// - `corrections`: the file that the configuration names, as text
enum ReviewCards {
  static let text = #"""
    const review = page.data("review");
    const ids = new Map(review.groups.map((group) => [group.path, group.id]));
    // By what a decision is about: the row that it becomes.
    const decisions = new Map();
    const cards = [];

    const notes = {
      read: ["程序的读法", "as the program read it"], printed: ["此处印的数", "printed in this place"],
      other: ["附近印的另一个数", "another number printed near it"],
      ten: ["此处印的数，按万元计", "printed in this place, in 万元"],
      sums: ["未印出，合计所要求的数", "not printed: the sums call for it"],
      blank: ["空白", "nothing stands there"], illegible: ["无法辨认", "it cannot be read"],
    };
    const sources = {
      changed: ["原文件已变化，以下不含原文", "The file is another one than when the tables were made: no text is shown."],
      gone: ["找不到原文件", "The file is not there."],
      unread: ["没有指定原文所在，故不含原文", "No inputs were named, so that no text is shown."],
    };

    function rowOf(group, cell, value, decision) {
      return { report_id: group.id, source_path: group.path, sha256: group.sha256, table: cell ? group.table : "",
        item: cell ? cell.item : "", measure: cell ? cell.measure : "", raw: cell ? cell.raw : "",
        decision: decision || "", value, who: "", when: "", why: "" };
    }

    // The contents of a table with everything that was decided about its cells.
    function contentsOf(group, except) {
      if (group.layout === null) return [];
      const contents = group.contents.slice();
      for (const cell of group.cells) {
        if (cell.place === null || cell === except) continue;
        const row = decisions.get(subject(rowOf(group, cell, ""), ids));
        if (row) contents[cell.place] = contentOf(row.value);
      }
      return contents;
    }
    function contentOf(value) {
      if (value === "blank" || value === "not_applicable") return nothing;
      return number(value) === null ? unknown : value;
    }

    function consequence(group, cell, value) {
      const layout = group.layout === null ? null : review.layouts[group.layout];
      if (!layout || cell.place === null) return [];
      const contents = contentsOf(group, cell);
      contents[cell.place] = contentOf(value);
      let holds = 0, fails = 0, rest = 0;
      const own = layout.checks.filter(([left, right]) => left.includes(cell.place) || right.includes(cell.place));
      outcomes(layout, contents, own).forEach((outcome) => {
        if (outcome > 0) holds += 1; else if (outcome < 0) fails += 1; else rest += 1;
      });
      const parts = [];
      if (holds) parts.push(page.make("span", { class: "good" }, page.words(`${holds} 个合计相符`, `${holds} sums hold`)));
      if (fails) parts.push(page.make("span", { class: "bad" }, page.words(`${fails} 个合计不符`, `${fails} sums fail`)));
      if (rest) parts.push(page.make("span", { class: "soft" }, page.words(`${rest} 个无法验算`, `${rest} not tested`)));
      return parts;
    }

    function sumsOf(group) {
      if (group.layout === null) return [];
      const layout = review.layouts[group.layout];
      const found = outcomes(layout, contentsOf(group));
      const failing = layout.checks.filter((_, index) => found[index] < 0).map((check) => check[2]);
      const holds = found.filter((each) => each > 0).length;
      const text = failing.slice(0, 6).join("、") + (failing.length > 6 ? "…" : "");
      return failing.length
        ? page.make("span", { class: "bad" }, page.words(`${failing.length} 个合计不符（${text}），${holds} 个相符`,
          `${failing.length} sums fail (${text}), ${holds} hold`))
        : page.make("span", { class: holds ? "good" : "soft" },
          page.words(`${holds} 个合计相符，没有不符的`, `${holds} sums hold, none fails`));
    }

    function readingsOf(group, cell) {
      const readings = cell.readings.slice();
      const layout = group.layout === null ? null : review.layouts[group.layout];
      if (layout && cell.place !== null) {
        for (const [value] of needed(layout, contentsOf(group, cell), cell.place)) {
          if (!readings.some((each) => each[0] === value)) readings.push([value, "sums"]);
        }
      }
      return [...readings, ["blank", "blank"], ["illegible", "illegible"]];
    }

    function excerpt(cell) {
      if (!cell.lines.length) return null;
      return page.make("pre", { class: "source excerpt", tabindex: "0" }, cell.lines.map(([number, before, marked, behind]) =>
        [page.make("span", { class: "number" }, `${number}  `), before,
          marked ? page.make("mark", {}, marked) : null, behind, "\n"]).flat());
    }

    """#
}
