/// The script that lets a person decide: choices, keys, what is kept in the browser, and the file.
enum ReviewScript {
  static let text = #"""
    const list = document.getElementById("list");
    const who = document.getElementById("who");
    const status = document.getElementById("status");
    const place = "nianbao-review-" + review.tables;
    let older = [];
    let isSaved = true;

    function say(chinese, english) { status.replaceChildren(...page.words(chinese, english)); }

    function keep() {
      // Without room for it the choices live as long as the page is open.
      try { localStorage.setItem(place, JSON.stringify({ who: who.value, rows: [...decisions.values()] })); }
      catch { return; }
    }

    function decide(card, value) {
      const key = subject(rowOf(card.group, card.cell, "", card.decision), ids);
      if (value === null) decisions.delete(key);
      else {
        const row = rowOf(card.group, card.cell, value, card.decision === "report" ? value : card.decision);
        if (card.decision === "report") row.value = "";
        row.why = card.why.value;
        decisions.set(key, row);
      }
      isSaved = false;
      keep();
      for (const other of cards) if (other.group === card.group) show(other);
      say(`已决定 ${decisions.size} 项，尚未保存`, `${decisions.size} decided, not saved yet`);
    }

    // Shows what is chosen, and what each reading means for the sums now.
    function show(card) {
      const row = decisions.get(subject(rowOf(card.group, card.cell, "", card.decision), ids));
      const value = row ? (card.decision === "report" ? row.decision : row.value) : null;
      card.field.classList.toggle("decided", row !== undefined);
      let isKnown = value === null;
      for (const choice of card.choices) {
        choice.input.checked = choice.value !== null && choice.value === value;
        if (choice.input.checked) isKnown = true;
        if (card.cell && choice.value !== null) choice.note.replaceChildren(...consequence(card.group, card.cell, choice.value));
      }
      if (card.other) {
        card.other.input.checked = !isKnown;
        if (!isKnown) card.other.text.value = value;
        const typed = card.other.text.value.trim();
        card.other.note.replaceChildren(...(card.cell && number(typed) !== null ? consequence(card.group, card.cell, typed) : []));
      }
      if (row && document.activeElement !== card.why) card.why.value = row.why;
      card.sums?.replaceChildren(...[sumsOf(card.group)].flat());
    }

    let names = 0;
    function makeCard(group, cell, decision, title, readings, sums) {
      const name = "c" + (names += 1);
      const card = { group, cell, decision, choices: [], other: null, sums };
      const choice = (value, input, children) => {
        const note = page.make("span", { class: "note" });
        return { note, label: page.make("div", { class: "choice" }, page.make("label", {}, input, " ", children), note) };
      };
      const radio = (act) => page.make("input", { type: "radio", name, change: act });
      const rows = readings.map(([value, note], index) => {
        const input = radio(() => decide(card, value));
        const words = notes[note] || [note, note];
        const isWord = value === "blank" || value === "illegible" || decision === "report";
        const made = choice(value, input, [page.make("span", { class: "soft" }, `${index + 1} `),
          isWord ? null : page.make("span", { class: "value" }, value), " ", page.make("span", {}, page.words(...words))]);
        card.choices.push({ value, input, note: made.note });
        return made.label;
      });
      if (decision !== "report") {
        const text = page.make("input", { class: "other", type: "text", size: decision === "agency" ? 30 : 10,
          "data-label-zh": "另填的值", "data-label-en": "another value", inputmode: decision === "agency" ? "text" : "decimal",
          change: () => type(card), keydown: (event) => { if (event.key === "Enter") { event.preventDefault(); type(card); } } });
        const input = radio(() => text.focus());
        const made = choice(null, input, page.words("另填", "another"));
        made.label.insertBefore(text, made.note);
        card.other = { input, text, note: made.note };
        rows.push(made.label);
      }
      card.why = page.make("input", { class: "why", type: "text", change: () => {
        const row = decisions.get(subject(rowOf(group, cell, "", decision), ids));
        if (row) { row.why = card.why.value; isSaved = false; keep(); }
      } });
      const back = page.make("button", { type: "button", click: () => decide(card, null) }, page.words("撤销", "Take back"));
      card.field = page.make("fieldset", { tabindex: "-1", focusin: () => choose(cards.indexOf(card), false) },
        page.make("legend", {}, title),
        cell && cell.flags.length ? page.make("p", { class: "meta" }, cell.flags.map(([zh, en]) =>
          [page.make("span", { class: "flag" }, page.words(zh, en)), " "])) : null,
        cell ? page.make("p", { class: "meta" }, cell.raw === ""
          ? page.words(`第 ${cell.line} 行处未印数，`, `Nothing is printed at line ${cell.line}; `)
          : page.words(`第 ${cell.line} 行印作“${cell.raw}”，`, `Line ${cell.line} prints “${cell.raw}”; `),
          page.words(cell.value ? `现为 ${cell.value} ${cell.unit}` : "现为空", cell.value ? `now ${cell.value} ${cell.unit}` : "now empty")) : null,
        cell ? excerpt(cell) : null, rows,
        page.make("div", { class: "choice" }, page.make("label", {}, page.words("说明 ", "Why "), card.why), back));
      cards.push(card);
      return card.field;
    }

    function type(card) {
      const typed = card.other.text.value.trim();
      const isRight = card.decision === "agency" ? typed !== "" : card.decision === "year" ? /^(19|20)\d\d$/.test(typed)
        : number(typed) !== null;
      card.other.text.setAttribute("aria-invalid", String(!isRight && typed !== ""));
      if (isRight) decide(card, typed);
      else if (typed !== "") say(`“${typed}”不是可用的值，请写不带分隔符的数`, `“${typed}” cannot be used: write plain digits`);
    }

    function makeGroup(group) {
      const sums = page.make("p", { class: "meta sums" });
      const isLost = group.table === "" && !group.rejected;
      const fields = group.cells.map((cell, index) => makeCard(group, cell, "",
        page.words(cell.name[0].join("，"), cell.name[1].join(", ")), readingsOf(group, cell), index === 0 ? sums : null));
      if (isLost && group.agency === "") fields.push(makeCard(group, null, "agency", page.words("报告机关", "Agency"), [], null));
      if (isLost && group.year === "") fields.push(makeCard(group, null, "year", page.words("报告年度", "Year reported on"), [], null));
      if (group.table === "") {
        const choices = [["accept", "accept"], ["reject", "reject"]].filter(([word]) => group.rejected === (word === "accept"));
        fields.push(makeCard(group, null, "report", page.words("是否年度报告", "Is it an annual report"), choices, null));
      }
      const heading = [group.agency, group.year].filter((each) => each !== "").join(" ") || group.title || group.path;
      return page.make("section", { class: "group" },
        page.make("h2", {}, heading, group.table ? [" · ", page.words(...group.name)] : null),
        page.make("p", { class: "meta soft" }, group.path, ` · ${group.id}`),
        group.source === "same" || !group.cells.length ? null : page.make("p", { class: "meta bad" }, page.words(...sources[group.source])),
        group.issues.map((issue) => page.make("p", { class: "meta" }, page.make("strong", {}, issue.rule), " ",
          issue.title ? [page.words(...issue.title), "：", page.make("span", { class: "soft" }, issue.message)] : issue.message)),
        group.layout === null || !group.cells.length ? null : sums, fields);
    }
    notes.accept = ["是，下次读入", "yes, read it from now on"];
    notes.reject = ["不是，下次不读", "no, do not read it any more"];

    let current = -1;
    function choose(index, moves) {
      if (!cards.length) return;
      cards[current]?.field.classList.remove("current");
      current = Math.max(0, Math.min(cards.length - 1, index));
      cards[current].field.classList.add("current");
      if (moves) { cards[current].field.focus(); cards[current].field.scrollIntoView({ block: "center" }); }
    }

    function today() {
      const now = new Date();
      const two = (each) => String(each).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    }

    function save() {
      if (who.value.trim() === "") { who.focus(); return say("请先填写核对人", "Say first who decides"); }
      const newer = [...decisions.values()].map((row) => ({ ...row, who: who.value.trim(), when: today() }));
      const rows = merged(older, newer, ids);
      page.save("corrections.csv", writeCorrections(rows), "text/csv;charset=utf-8");
      isSaved = true;
      keep();
      say(`已保存 ${rows.length} 行`, `${rows.length} rows saved`);
    }

    function take(text) {
      try { older = merged(older, readCorrections(text), ids); }
      catch (problem) {
        const reasons = { quote: ["引号没有闭合", "a quote is not closed"], header: ["表头不是 corrections.csv 的", "its header is not that of corrections.csv"],
          fields: ["各行字段数不一", "its rows have not all the same fields"] };
        const [zh, en] = reasons[problem.message] || [problem.message, problem.message];
        return say(`不能并入：${zh}`, `It cannot be merged: ${en}`);
      }
      if (older.length) say(`已有 ${older.length} 行，保存时并入`, `${older.length} rows were there and are kept when you save`);
    }

    document.getElementById("save").addEventListener("click", save);
    document.getElementById("load").addEventListener("change", async (event) => {
      const file = event.target.files[0];
      if (file) take(new TextDecoder("utf-8").decode(await file.arrayBuffer()));
    });
    who.addEventListener("change", keep);
    addEventListener("beforeunload", (event) => { if (!isSaved) event.preventDefault(); });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.matches("input:not([type=radio]), textarea, select");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const card = cards[current];
      if (event.key === "j") choose(current + 1, true);
      else if (event.key === "k") choose(current - 1, true);
      else if (event.key === "s") save();
      else if (card && event.key === "0") decide(card, null);
      else if (card && /^[1-9]$/.test(event.key) && card.choices[event.key - 1]) decide(card, card.choices[event.key - 1].value);
      else return;
      event.preventDefault();
    });

    list.append(...review.groups.map(makeGroup));
    page.label(list);
    const left = review.found - review.groups.length;
    document.getElementById("summary").replaceChildren(...page.words(
      `${review.cells} 个存疑单元格，以下为最值得核对的 ${cards.length} 项` + (left > 0 ? `；另有 ${left} 组未列出（--limit 可增加）` : "。"),
      `${review.cells} doubtful cells; these are the ${cards.length} things most worth a look` +
        (left > 0 ? `, and ${left} more groups are left out (--limit shows more)` : ".")));
    if (review.corrections) take(review.corrections);
    try {
      const kept = JSON.parse(localStorage.getItem(place) || "null");
      if (kept) {
        who.value = kept.who;
        for (const row of kept.rows) decisions.set(subject(row, ids), row);
        if (kept.rows.length) say(`找回 ${kept.rows.length} 项决定`, `${kept.rows.length} decisions were kept`);
      }
    } catch { say("此浏览器不保留选择", "This browser keeps no choices"); }
    for (const card of cards) show(card);

    """#
}
