/// This is the script of `report.html`: it opens what a link leads to, finds agencies, copies commands, and
/// shows what a run noted in files that the reader opens.
enum ReportScript {
  static let text = #"""
    (() => {
      // A link may lead into something that is folded.
      function unfold() {
        const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!target) return;
        for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
        target.scrollIntoView({ block: "start" });
      }
      addEventListener("hashchange", unfold);
      unfold();
      addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("details")) part.open = true; });

      const search = document.getElementById("find-agency");
      const rows = [...document.querySelectorAll("#agencies tbody tr")];
      search?.addEventListener("input", () => {
        const wanted = search.value.trim();
        for (const row of rows) row.hidden = wanted !== "" && !row.cells[0].textContent.includes(wanted);
      });

      document.addEventListener("click", async (event) => {
        const button = event.target.closest("button.copy");
        if (!button) return;
        try {
          await navigator.clipboard.writeText(button.dataset.copy);
          button.replaceChildren(...page.words("已复制", "Copied"));
        } catch {
          getSelection().selectAllChildren(button.previousElementSibling);
        }
      });

      const facts = document.getElementById("run-facts");
      const cell = (text, name) => page.make("td", name ? { class: name } : {}, text);
      function table(head, body) {
        return page.make("div", { class: "scroll" }, page.make("table", {},
          page.make("thead", {}, page.make("tr", {}, head.map(([zh, en]) => page.make("th", { scope: "col" }, page.words(zh, en))))),
          page.make("tbody", {}, body)));
      }
      function bar(value, most) {
        const width = most > 0 ? Math.max(1, Math.round(240 * value / most)) : 1;
        return page.make("svg:svg", { class: "bar", viewBox: "0 0 240 14", width: 240, height: 14, "aria-hidden": "true" },
          page.make("svg:rect", { x: 0, y: 1, width, height: 12, fill: "#0072b2" }));
      }
      // First the run by the clock on the wall, then what each stage took of all workers together.
      const order = ["total", "listing", "documents", "tables", "ingest", "segment", "extract", "normalize", "validate", "export"];
      const names = {
        total: ["整个运行", "the whole run"], listing: ["查找文件", "finding the documents"],
        documents: ["读取文件", "reading them"], tables: ["写出数据表", "writing the tables"],
      };
      const rank = (name) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
      function stage(name) {
        const about = names[name] || (order.includes(name) ? ["各线程合计", "of all workers together"] : null);
        return page.make("th", { scope: "row" }, name, ...(about ? [" ", page.make("span", { class: "soft" }, page.words(...about))] : []));
      }
      function seconds(manifest) {
        const entries = Object.entries(manifest.seconds || {}).filter(([, value]) => typeof value === "number")
          .sort(([left], [right]) => rank(left) - rank(right));
        const most = Math.max(0, ...entries.map(([, value]) => value));
        return [
          page.make("p", {}, page.words(`开始于 ${manifest.started_at}，版本 ${manifest.version}`,
            `started at ${manifest.started_at}, version ${manifest.version}`)),
          page.make("h3", {}, page.words("各阶段用时（秒）", "Seconds a stage")),
          table([["阶段", "Stage"], ["", ""], ["秒", "Seconds"]], entries.map(([name, value]) =>
            page.make("tr", {}, stage(name), page.make("td", {}, bar(value, most)),
              cell(value.toFixed(3), "number")))),
        ];
      }
      const most = 500;
      function changes(file) {
        const list = file.changes;
        const all = Object.values(file.summary?.cells || {}).reduce((sum, count) => sum + count, 0) || list.length;
        const rows = list.slice(0, most).map((change) => page.make("tr", {},
          page.make("th", { scope: "row" }, `${change.agency} ${change.year}`),
          cell(`${change.table}/${change.item}/${change.measure}`), cell(change.old_value || "–", "number"),
          cell(change.new_value || "–", "number"), cell(change.new_flags), cell(change.cause)));
        const rest = all - rows.length;
        return [
          page.make("h3", {}, page.words(`变化的数字：${all}`, `Figures that changed: ${all}`)),
          rows.length > 0 ? table([["机关和年度", "Agency and year"], ["单元格", "Cell"], ["原值", "Before"],
            ["新值", "Now"], ["标记", "Flags"], ["原因", "Cause"]], rows) : null,
          rest > 0 ? page.make("p", {}, page.words(`另有 ${rest} 个，见 nianbao diff`, `${rest} more: see nianbao diff`)) : null,
        ];
      }
      // What a manifest says of the tables that stood before.
      function since(manifest) {
        const say = (zh, en) => page.make("p", {}, page.words(zh, en));
        const found = manifest.since;
        if (!found?.before) return [say("此前没有数据表，没有可比的数字。", "No tables stood before, so that there is nothing to compare.")];
        if (found.problem) return [say(`没有与此前的数据表比较：${found.problem}`, `Not compared with the tables before: ${found.problem}`)];
        const { added, removed, changed } = found.summary.reports;
        return [
          ...changes(found),
          say(`与 ${found.before} 开始的运行相比：新增 ${added} 份报告，减少 ${removed} 份，${changed} 份有数字变化。`,
            `Compared with the run that started at ${found.before}: ${added} reports added, ${removed} removed, ${changed} with other figures.`),
        ];
      }
      document.getElementById("run-file")?.addEventListener("change", async (event) => {
        const file = event.target.files[0];
        if (!file) return;
        let found = null;
        try { found = JSON.parse(await file.text()); } catch { found = null; }
        const shown = Array.isArray(found?.changes) ? changes(found)
          : found?.program === "nianbao" ? [...since(found), ...seconds(found)]
          : [page.make("p", {}, page.words("这不是 manifest.json，也不是 nianbao diff 的结果。",
            "This is neither manifest.json nor what nianbao diff wrote."))];
        facts.replaceChildren(...shown.filter(Boolean));
      });
    })();

    """#
}
