/// This is what `report.html` adds to the style that all pages share.
enum ReportStyle {
  static let text = """
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; }
    .tiles div { border: 1px solid var(--line); border-radius: 4px; padding: .4rem .7rem; display: flex;
      flex-direction: column; } .tiles b { font-size: 1.5rem; font-variant-numeric: tabular-nums; }
    nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; list-style: none; }
    section { border-top: 1px solid var(--line); margin-top: 1.2rem; } section h2 { margin-top: .8rem; }
    .path { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; font-size: .85em; font-weight: 400;
      overflow-wrap: anywhere; }
    .doubts { padding-left: 1.6rem; } .doubts > li { margin-bottom: 1rem; } .doubts h3 { margin: .2rem 0; }
    .doubts p { margin: .15rem 0; } .points { font-weight: 400; color: var(--soft); }
    .reasons, .examples { list-style: none; padding: 0; margin: .3rem 0; }
    .reasons li, .examples li { border-left: 4px solid var(--soft); padding: .05rem .6rem; margin: .35rem 0;
      overflow-wrap: anywhere; font-size: .92rem; }
    .reasons .error { border-color: var(--red); } .reasons .warning { border-color: var(--orange); }
    .reasons .info { border-color: var(--blue); }
    .command code { background: var(--tint); padding: .1rem .4rem; overflow-wrap: anywhere; }
    .copy { min-height: 0; padding: 0 .4rem; font-size: .85rem; }
    figure { margin: .8rem 0 1.2rem; } figcaption { font-weight: 700; margin-bottom: .3rem; }
    figure table { font-size: .92rem; } td svg { vertical-align: middle; }
    tbody th { font-weight: 400; } svg text { font-size: 12px; fill: var(--ink); }
    svg .mid { text-anchor: middle; } svg .end { text-anchor: end; } svg text.light { fill: #fff; }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
    .key { display: inline-block; width: 1.4rem; height: .8rem; margin-right: .3rem; }
    .key.sound { background: #0072b2; }
    .key.warning { background: radial-gradient(#7a3d00 1.3px, #f0c27b 1.6px) 0 0 / 6px 6px; }
    .key.error { background: repeating-linear-gradient(45deg, #b2182b 0 3px, #fff 3px 5px); }
    .scroll th[scope="row"] { min-width: 6.5rem; } .scroll th.path, .scroll td:last-child .path { min-width: 11rem; }
    .scroll td .path { display: inline-block; } .scroll td:not(.number, :has(svg)) { min-width: 4.5rem; }
    .scroll .coverage td:not(.number) { min-width: 2.4rem; }
    .tall { max-height: 60vh; overflow: auto; } .tall thead th { position: sticky; top: 0;
      background: var(--paper); z-index: 1; }
    #rejects .tall td:last-child { min-width: 18rem; }
    .coverage { font-size: .85rem; } .coverage td { text-align: center; padding: .1rem .2rem; }
    .coverage th[scope="row"] { position: sticky; left: 0; background: var(--paper); }
    .coverage .r, .sign.r { color: #08426e; } .coverage .d, .sign.d { color: #7a3d00; background: #fdf0dc; }
    .coverage .v, .sign.v { color: #00735a; background: #e3f3ee; }
    .coverage .m, .sign.m { color: #8c0f20; background: #fbe3e0; } .sign { font-style: normal; padding: 0 .2rem; }
    td.doubtful { background: #fdf0dc; }
    .flags { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem; font-size: .9rem; }
    .flags dd { margin: 0; }
    details { border: 1px solid var(--line); border-radius: 4px; margin: .35rem 0; padding: .1rem .7rem; }
    summary { cursor: pointer; padding: .25rem 0; } .rule summary .what { overflow-wrap: anywhere; }
    .rule summary .count { display: inline-flex; flex-wrap: wrap; gap: .2rem .6rem; color: var(--soft);
      align-items: center; } .rule .bar { width: 120px; height: 10px; }
    .rule.error { border-left: 5px solid var(--red); } .rule.warning { border-left: 5px solid var(--orange); }
    .rule.info { border-left: 5px solid var(--blue); }
    .measures { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin: .3rem 0; }
    .measures dt { color: var(--soft); font-size: .85rem; } .measures dd { margin: 0;
      font-variant-numeric: tabular-nums; }
    :target { outline: 3px solid var(--yellow); outline-offset: 3px; }
    @media (max-width: 600px) { .bar { width: 110px; } th, td { padding: .2rem .3rem; }
      .flags { grid-template-columns: minmax(0, 1fr); } .flags dd { margin: 0 0 .3rem 1rem; } }
    @media print { .tall { max-height: none; overflow: visible; } .copy { display: none; }
      .key, svg, td, .sign { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .coverage th[scope="row"], .tall thead th { position: static; } }

    """
}
