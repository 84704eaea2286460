/// The script that reads and writes `corrections.csv`: the rows of a file that was there before stay, in their
/// order and with all their columns, and a new decision takes the place of an older one about the same.
enum ReviewRows {
  static let text = #"""
    const columns = ["report_id", "source_path", "sha256", "table", "item", "measure", "raw", "decision",
      "value", "who", "when", "why"];
    // A spreadsheet that opens the file must not calculate what a document says.
    const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
    const plain = /^-?\d+(\.\d+)?$/;
    function guarded(text) { return formula.test(text) && !plain.test(text) ? "'" + text : text; }
    function unguarded(text) { return /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text; }
    function quoted(text) { return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text; }

    function parseRows(text) {
      const rows = [];
      let row = [], field = "", at = text.charCodeAt(0) === 0xfeff ? 1 : 0, isQuoted = false, begun = false;
      const endField = () => { row.push(field); field = ""; begun = false; };
      const endRow = () => { endField(); if (row.some((each) => each !== "")) rows.push(row); row = []; };
      for (; at < text.length; at += 1) {
        const letter = text[at];
        if (isQuoted) {
          if (letter !== '"') field += letter;
          else if (text[at + 1] === '"') { field += '"'; at += 1; }
          else isQuoted = false;
        } else if (letter === '"' && !begun) { isQuoted = true; begun = true; }
        else if (letter === ",") endField();
        else if (letter === "\n") endRow();
        else if (letter === "\r") { if (text[at + 1] === "\n") at += 1; endRow(); }
        else { field += letter; begun = true; }
      }
      if (isQuoted) throw new Error("quote");
      if (begun || row.length) endRow();
      return rows;
    }

    // Gives the rows as objects; a file that is none of ours is refused with a word for why.
    function readCorrections(text) {
      const rows = parseRows(text);
      if (!rows.length) return [];
      const header = rows[0];
      const isOurs = ["value", "who", "when"].every((name) => header.includes(name)) &&
        (header.includes("report_id") || header.includes("source_path"));
      if (!isOurs || header.some((name) => !columns.includes(name))) throw new Error("header");
      return rows.slice(1).map((row) => {
        if (row.length !== header.length) throw new Error("fields");
        const found = {};
        header.forEach((name, index) => { found[name] = unguarded(row[index]); });
        return found;
      });
    }

    function writeCorrections(rows) {
      const lines = [columns, ...rows.map((row) => columns.map((name) => guarded(row[name] || "")))];
      // The mark at the start has a spreadsheet of a Chinese Windows read UTF-8.
      return "\ufeff" + lines.map((line) => line.map(quoted).join(",") + "\r\n").join("");
    }

    // What a row is about: rows that are about the same replace one another.
    function subject(row, ids) {
      const document = row.report_id || ids.get(row.source_path) || "path:" + row.source_path;
      const decision = row.decision === "accept" || row.decision === "reject" ? "report" : row.decision || "";
      return JSON.stringify([document, decision, row.table || "", row.item || "", row.measure || ""]);
    }

    function merged(older, newer, ids) {
      const places = new Map();
      const rows = [];
      for (const row of [...older, ...newer]) {
        const key = subject(row, ids);
        if (places.has(key)) rows[places.get(key)] = row;
        else { places.set(key, rows.length); rows.push(row); }
      }
      return rows;
    }

    """#
}
