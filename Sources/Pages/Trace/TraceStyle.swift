/// This is what the trace page adds to the style that all pages share.
enum TraceStyle {
  static let text = """
    body { max-width: 110rem; }
    .facts { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin: 0 0 .5rem; }
    .facts div { min-width: 0; } .facts dt { color: var(--soft); font-size: .85rem; }
    .facts dd { margin: 0; overflow-wrap: anywhere; }
    .legend { font-size: .85rem; color: var(--soft); display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
    .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.2rem; }
    .side { min-width: 0; } .side h2 { margin-top: .5rem; }
    .text.source { overflow: auto; font-size: .85rem; padding: .3rem 0; position: relative; white-space: normal;
      border: 1px solid var(--line); }
    .line { display: grid; grid-template-columns: 3.6rem minmax(0, 1fr); }
    .line .at { color: var(--soft); text-align: right; padding-right: .7rem; user-select: none;
      font-variant-numeric: tabular-nums; }
    .line .text { white-space: pre-wrap; min-height: 1.5em; overflow-wrap: anywhere; tab-size: 2; padding-right: .5rem; }
    .line.heading .text { font-weight: 700; }
    .line.page { color: var(--soft); font-size: .8rem; border-top: 1px dashed var(--line); }
    .line.here { background: #dfe9f3; }
    .tab { color: #9a9a9a; } .gap { color: var(--soft); font-style: italic; }
    mark { color: inherit; cursor: pointer; border-radius: 2px; padding: 0 1px; background: #eaf2f8;
      outline: 1px solid #9dbdd6; }
    mark.left { background: #fbe3e0; outline: 1px dashed var(--red); }
    mark.on, .cell.on { background: var(--yellow); outline: 3px solid var(--orange); }
    .cells { font-size: .85rem; } .cells th[scope="row"] { font-weight: 400; min-width: 8rem; }
    .cells tr > th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; }
    .cells thead th.number { font-size: .8rem; padding: .2rem .3rem; }
    .cells thead th { vertical-align: bottom; white-space: normal; }
    .cells td { padding: .1rem; }
    .cell { min-height: 1.7rem; min-width: 2.4rem; padding: 0 .35rem; text-align: right;
      border-color: transparent; background: transparent; font-variant-numeric: tabular-nums; }
    .cell:hover { border-color: var(--soft); }
    .cell.doubtful { background: #fdf0dc; border: 1px solid var(--orange); }
    .cell.found { border: 2px dotted var(--red); }
    .cell.corrected { border: 2px solid var(--green); }
    .cell:disabled { color: inherit; }
    .chosen { position: sticky; top: 0; z-index: 3; background: var(--tint); border: 1px solid var(--line);
      padding: .5rem .8rem; margin-bottom: .6rem; max-height: 42vh; overflow: auto; font-size: .9rem; }
    .chosen h3 { margin: 0 0 .3rem; font-size: .95rem; } .chosen p { margin: .2rem 0; }
    .chosen dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem; margin: 0; }
    .chosen dt { color: var(--soft); } .chosen dd { margin: 0; overflow-wrap: anywhere; }
    .findings { margin: .3rem 0; padding-left: 0; list-style: none; font-size: .9rem; }
    .findings li { border-left: 4px solid var(--soft); padding: .1rem .6rem; margin: .3rem 0;
      overflow-wrap: anywhere; }
    .findings li.error { border-color: var(--red); } .findings li.warning { border-color: var(--orange); }
    .findings li.info { border-color: var(--blue); }
    .jump, .sum { min-height: 0; padding: 0 .35rem; font-size: .9em; }
    .doubt { border-left: 4px solid var(--red); padding-left: .6rem; }
    .sums { font-size: .9rem; margin: .3rem 0; } .sums ul { padding-left: 1.2rem; margin: .2rem 0; }
    .side.left { position: sticky; top: 0; align-self: start; }
    .side.left .source { max-height: calc(100vh - 4.5rem); }
    @media (max-width: 800px) {
      .sides { display: block; padding-bottom: 34vh; }
      .side.left { z-index: 4; background: var(--paper); } .side.left h2 { display: none; }
      .side.left .source { max-height: 34vh; border-width: 1px 0 2px; }
      .line { grid-template-columns: 2.6rem minmax(0, 1fr); } .line .at { padding-right: .4rem; }
      .chosen { position: fixed; left: 0; right: 0; bottom: 0; top: auto; z-index: 5; margin: 0;
        max-height: 32vh; border-width: 2px 0 0; }
    }
    @media print {
      .sides { display: block; } .side.left { position: static; }
      .side.left .source, .chosen { max-height: none; overflow: visible; position: static; }
      .about[hidden] { display: none; }
    }

    """
}
