/// How the page looks: on a phone and on a wide screen, light and dark, on paper.
enum HTMLStyle {
    /// Every text has a contrast of at least 4.5 to what is behind it, every line and bar of 3 (WCAG 2.2, 1.4.3 and
    /// 1.4.11), in both colour schemes.
    static let sheet: StaticString = """

        :root {
          --page: #ffffff; --raised: #f4f6f8; --line: #d5dae0; --text: #1a1f26; --quiet: #55606d; --link: #0b57a4;
          --good: #1a6e3c; --bad: #b3261e; --grid: #e2e6ea;
          --series-1: #0b5fb0; --series-2: #b3470b; --series-3: #1a7a4c; --series-4: #8a3ea8; --series-5: #8a6100;
          --series-6: #b81f4a;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #14171c; --raised: #1d2229; --line: #39414b; --text: #e8ebef; --quiet: #a3adb9; --link: #7cb8ff;
            --good: #6fd39a; --bad: #ff8a80; --grid: #2a3038;
            --series-1: #6cb2ff; --series-2: #ff9f5a; --series-3: #5fd39a; --series-4: #d39bf0; --series-5: #e0bd4f;
            --series-6: #ff86a3;
          }
        }
        * { box-sizing: border-box; }
        html { color-scheme: light dark; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0 auto; padding: 1rem; max-width: 80rem; background: var(--page); color: var(--text);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
        }
        h1 { margin: 0; font-size: clamp(1.25rem, 1rem + 1.5vw, 1.75rem); line-height: 1.25; }
        h2 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; }
        h3 { display: inline; margin: 0 0.5rem 0 0; font-size: 1.125rem; }
        p { margin: 0.5rem 0; }
        a { color: var(--link); }
        header { padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 0.5rem solid; border-radius: 0.5rem; }
        header { background: var(--raised); }
        header.ok, header.same, header.improved { border-left-color: var(--good); }
        header.failed, header.broken, header.regressed { border-left-color: var(--bad); }
        header .run, .state { color: var(--quiet); font-size: 0.875rem; }
        .tiles { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 0.75rem 0 0; }
        .tiles dt { color: var(--quiet); font-size: 0.875rem; }
        .tiles dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0.75rem 0 0; padding: 0; list-style: none; }
        details { margin: 0.75rem 0; padding: 0 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
        summary { margin: 0 -1rem; padding: 0.75rem 1rem; cursor: pointer; }
        details[open] > summary { border-bottom: 1px solid var(--line); }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1.5rem; }
        .charts { align-items: start; margin: 1rem 0 1.5rem; }
        figure { margin: 0; max-width: 27rem; }
        figcaption { margin-bottom: 0.25rem; font-size: 0.9375rem; font-weight: 600; line-height: 1.35; }
        figcaption span { display: block; color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
        svg text.strong { fill: var(--text); }
        .grid { stroke: var(--grid); stroke-width: 1; }
        .axis { stroke: var(--quiet); stroke-width: 1; }
        .curve { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; }
        .thin { stroke-width: 1.5; }
        .dashed { stroke-dasharray: 5 4; }
        .dotted { stroke-dasharray: 1.5 3.5; }
        .mark { fill: var(--ink); stroke: var(--ink); stroke-width: 1.75; }
        .mark.hollow { fill: var(--page); }
        .bar { fill: var(--ink); fill-opacity: 0.55; stroke: var(--ink); stroke-width: 1; }
        .bar.hollow { fill-opacity: 0.1; stroke-dasharray: 4 2; }
        .whisker { fill: none; stroke: var(--text); stroke-width: 1.5; }
        .ink-0 { --ink: var(--quiet); } .ink-1 { --ink: var(--series-1); } .ink-2 { --ink: var(--series-2); }
        .ink-3 { --ink: var(--series-3); } .ink-4 { --ink: var(--series-4); } .ink-5 { --ink: var(--series-5); }
        .ink-6 { --ink: var(--series-6); }
        .legend { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; margin: 0.25rem 0 0; padding: 0; list-style: none; }
        .legend li { display: flex; align-items: center; gap: 0.375rem; font-size: 0.8125rem; }
        .legend svg { flex: none; width: 28px; height: 14px; }
        .wide { position: relative; overflow-x: auto; margin: 1rem 0 0.5rem; }
        .wide:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
        caption { position: sticky; left: 0; padding: 0 0 0.375rem; font-size: 1rem; font-weight: 600; text-align: left; }
        th, td { padding: 0.25rem 0.625rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { color: var(--quiet); font-weight: 600; line-height: 1.3; vertical-align: bottom; }
        thead th { max-width: 30rem; overflow-wrap: break-word; }
        tbody th { font-weight: 400; }
        tbody tr:hover { background: var(--raised); }
        td.word, th.word { max-width: 30rem; overflow-wrap: break-word; }
        .number { text-align: right; }
        .number, .short { white-space: nowrap; }
        thead .number { min-width: 4.5rem; white-space: normal; }
        .absent { color: var(--quiet); }
        .notes { margin: 0 0 1.5rem; padding-left: 1.25rem; color: var(--quiet); font-size: 0.875rem; }
        .delivery { margin: 1rem 0; }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1.5rem; }
        .facts { margin: 0; }
        .facts dt { font-weight: 600; }
        .facts dd { margin: 0; color: var(--quiet); font-size: 0.9375rem; }
        @media (max-width: 40rem) {
          body { padding: 0.5rem; }
          header { padding: 0.75rem; }
          details { padding: 0 0.625rem; }
          summary { margin: 0 -0.625rem; padding: 0.625rem; }
          th, td { padding: 0.25rem 0.5rem; }
        }
        @page { size: landscape; margin: 10mm; }
        @media print {
          html { font-size: 10pt; }
          body { max-width: none; padding: 0; }
          details::details-content { content-visibility: visible; block-size: auto; }
          figure, tr, li, .facts > div { break-inside: avoid; }
          summary, h2, caption { break-after: avoid; }
          details { border: 0; padding: 0; }
          summary { margin: 0; padding: 0.25rem 0; }
          .charts { grid-template-columns: repeat(3, 1fr); }
          .wide { overflow: visible; }
          table { font-size: 7pt; }
          thead .number { min-width: 0; }
          th, td, thead th, td.word, th.word { max-width: 11rem; padding: 1pt 3pt; overflow-wrap: break-word; }
          .number { white-space: normal; }
        }

        """
}
