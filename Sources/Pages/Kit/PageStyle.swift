/// This is the style that all pages share: it reads on a phone, prints, and tells nothing by colour alone. The
/// colours can be told apart without seeing red or green (Okabe and Ito).
enum PageStyle {
  static let text = """
    :root { --ink: #1a1a1a; --soft: #5a5a5a; --line: #cfcfcf; --paper: #fff; --tint: #f3f5f7;
      --blue: #0072b2; --orange: #b35900; --green: #00735a; --red: #b2182b; --yellow: #fff3c4; }
    * { box-sizing: border-box; }
    html { color: var(--ink); background: var(--paper); color-scheme: light;
      font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    body { margin: 0 auto; padding: 1rem; max-width: 76rem; }
    html:not([data-language="en"]) .en, html[data-language="en"] .zh { display: none; }
    header.top { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline;
      justify-content: space-between; border-bottom: 2px solid var(--ink); margin-bottom: 1rem; }
    h1 { font-size: 1.5rem; margin: 0; min-width: 0; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
    button, select, input, textarea { font: inherit; color: inherit; background: var(--paper);
      border: 1px solid var(--soft); border-radius: 4px; padding: .25rem .6rem; max-width: 100%; }
    button { cursor: pointer; min-height: 2.2rem; } button[aria-pressed="true"] { background: var(--ink);
      color: var(--paper); }
    button:disabled { color: var(--soft); cursor: default; }
    :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
    a { color: var(--blue); }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
      vertical-align: top; }
    td.number, th.number { text-align: right; white-space: nowrap; }
    .scroll { overflow-x: auto; }
    .soft { color: var(--soft); }
    .source { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap;
      overflow-wrap: anywhere; background: var(--tint); }
    mark { background: var(--yellow); outline: 1px solid var(--orange); }
    .out { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden; }
    @media print { .languages, .controls { display: none; } body { max-width: none; padding: 0; }
      section, tr { break-inside: avoid; } }

    """
}
