/// What the review page adds to the style of all pages.
enum ReviewStyle {
  static let text = """
    .controls { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: .5rem 0;
      border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .5rem 1rem;
      align-items: center; }
    section.group { border: 1px solid var(--line); border-radius: 6px; padding: .5rem 1rem; margin: 1rem 0; }
    section.group > h2 { margin: .25rem 0; } .meta { margin: .1rem 0; overflow-wrap: anywhere; }
    fieldset { border: 0; border-top: 1px solid var(--line); margin: .75rem 0 0; padding: .5rem 0;
      min-width: 0; scroll-margin-top: 5rem; }
    fieldset.current { border-left: 4px solid var(--blue); padding-left: .5rem; }
    legend { font-weight: 600; padding: 0; float: left; width: 100%; }
    legend + * { clear: both; }
    .choice { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; padding: .15rem 0; }
    .choice label, .controls label { display: inline-flex; flex-wrap: wrap; gap: .2rem .4rem;
      align-items: baseline; max-width: 100%; }
    #load { max-width: min(18rem, 100%); }
    .choice input[type="radio"] { width: 1.1rem; height: 1.1rem; }
    .choice .value { font-weight: 600; min-width: 4rem; } .good::before { content: "✓ "; }
    .bad::before { content: "✗ "; } .good { color: var(--green); } .bad { color: var(--red); }
    .excerpt { margin: .25rem 0; padding: .25rem .5rem; overflow-x: auto; }
    .excerpt .number { color: var(--soft); user-select: none; }
    .decided > legend::after { content: " ●"; color: var(--blue); }
    .flag { border: 1px solid var(--soft); border-radius: 3px; padding: 0 .3rem; font-size: .85rem; }
    @media (max-width: 40rem) { .controls { position: static; } }
    input.other { width: 9rem; } input.why { width: min(28rem, 100%); }

    """
}
