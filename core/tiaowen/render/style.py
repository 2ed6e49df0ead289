"""The style sheet of the page: colours of both schemes, one column where it is narrow, black and white on paper."""

CSS = """\
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1f; --soft: #6a6a72; --line: #d9d9de; --head: #f3f3f5;
  --del: #fbe3e1; --del-ink: #8f1a12; --ins: #dcf3e1; --ins-ink: #0c5a25; --doubt: #fff3cd; --doubt-ink: #6b4e00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --ink: #e4e4e7; --soft: #9b9ba3; --line: #36373d; --head: #222327;
    --del: #451d1b; --del-ink: #ffb4ab; --ins: #153a22; --ins-ink: #9fe0b0; --doubt: #40360f; --doubt-ink: #f3d98a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.75 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "Noto Sans CJK SC", SimSun, serif;
  overflow-wrap: anywhere;
}
main { max-width: 82rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.4; text-align: center; margin: 0 0 .5rem; }
.files, .statistics, .legend { margin: .25rem 0; text-align: center; color: var(--soft); font-size: .9rem; }
.statistics { color: var(--ink); }
table { width: 100%; border-collapse: collapse; margin-top: 1.5rem; table-layout: fixed; }
col.remarks { width: 9.5rem; }
th, td { padding: .4rem .8rem; text-align: start; vertical-align: top; border-inline: 1px solid var(--line); }
thead th { background: var(--head); position: sticky; top: 0; border-block: 1px solid var(--line); font-size: .9rem; }
tbody { border-block: 1px solid var(--line); scroll-margin-top: 4rem; }
td.item { padding-inline-start: 1.8rem; }
td.subitem { padding-inline-start: 2.8rem; }
td.paragraph:not(:has(> b)), td.table:not(:has(> b)) { text-indent: 2em; }
.heading td { text-align: center; background: var(--head); }
.heading td.notes { text-align: start; }
.quiet td { color: var(--soft); }
td.quiet > b { font-weight: normal; }
td.notes { font-size: .85rem; line-height: 1.5; color: var(--soft); }
td.notes p { margin: 0 0 .3rem; }
td.notes p.name { display: none; }
.doubtful td.notes { background: var(--doubt); color: var(--doubt-ink); }
del { background: var(--del); color: var(--del-ink); text-decoration: line-through; }
ins { background: var(--ins); color: var(--ins-ink); text-decoration: none; font-weight: bold; }
mark { background: var(--doubt); color: var(--doubt-ink); }
:target td { box-shadow: inset 3px 0 0 var(--soft); }
@media screen and (max-width: 46rem) {
  main { padding: 1rem .75rem 3rem; }
  table, tbody, tr { display: block; }
  colgroup, thead { display: none; }
  tr { display: flex; flex-direction: column; }
  td { display: block; border: 0; padding: .3rem .5rem; }
  td.item { padding-inline-start: 1.4rem; }
  td.subitem { padding-inline-start: 2.2rem; }
  td.empty, .heading td.notes:empty, td.notes:empty { display: none; }
  td.notes { order: -1; }
  td.notes p { display: inline-block; margin-inline-end: 1em; }
  td.notes p.name { display: inline-block; color: var(--ink); font-weight: bold; }
  tr.same td.old { display: none; }
  tr.same td.new { border-color: var(--line); }
  tr.same td.new::before { content: none; }
  td.old, td.new { border-inline-start: 3px solid var(--line); margin-block: .15rem; }
  td.old { border-color: var(--del-ink); }
  td.new { border-color: var(--ins-ink); }
  td[data-side]::before {
    content: attr(data-side); display: block; text-indent: 0; font-size: .7rem; line-height: 1.3; color: var(--soft);
  }
  .quiet td, .heading td { border-color: var(--line); }
  .heading td { text-align: start; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #888; --head: #eee; }
  @page { size: A4; margin: 16mm 12mm; }
  body { font-size: 10.5pt; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  col.remarks { width: 24mm; }
  th, td { padding: 1.2mm 2mm; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: auto; }
  td.old, td.new { break-inside: avoid; }
  .heading { break-after: avoid; }
  del, ins, mark, .doubtful td.notes { background: none; color: #000; }
}
"""
