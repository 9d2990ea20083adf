/** Calm on a screen, sparing on paper; state never by colour alone. */
export const htmlStyles = `
:root { color-scheme: light dark; --ink: #22303c; --paper: #fff; --line: #cfd6dc; --soft: #f3f6f9;
  --ok: #1c5a27; --bad: #8e0f17; --warn: #7a4a00; --mute: #5b6670; --brand: #3a6f9c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --paper: #171c21; --line: #3a444e; --soft: #20272e;
  --ok: #8fd39b; --bad: #ff9aa0; --warn: #f0c078; --mute: #9aa6b1; --brand: #8fbbe0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; font: 15px/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { margin: 0 0 .25rem; font-size: 1rem; }
h4 { margin: .75rem 0 .25rem; font-size: .85rem; font-weight: 600; }
a { color: var(--brand); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { white-space: nowrap; }
.reasons td:first-child { min-width: 14rem; } .reasons td:last-child { overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.summary { display: flex; flex-wrap: wrap; gap: .75rem; list-style: none; padding: 0; }
.summary li { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .9rem; }
.summary strong { display: block; font-size: 1.6rem; line-height: 1.1; }
.passed { color: var(--ok); } .failed { color: var(--bad); } .deviation { color: var(--warn); }
.skipped, .unseen { color: var(--mute); }
h3 span { font-weight: 400; font-size: .85rem; }
section { margin: 1rem 0 1.5rem; }
h2, h2 + p, h3, h4, section > p, thead { break-after: avoid; } tr, section li, .sequence { break-inside: avoid; }
section ol { padding-left: 1.6rem; margin: .5rem 0; }
section li { margin: .15rem 0; } section li span { color: var(--ink); overflow-wrap: anywhere; font-size: .95em; }
.reason { color: var(--bad); margin: .2rem 0; }
details summary { cursor: pointer; color: var(--brand); }
pre { background: var(--soft); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: .78rem; margin: .25rem 0; }
.sequence { width: 100%; max-width: 48rem; height: auto; margin: .75rem 0; }
.sequence .lane { stroke: var(--line); } .sequence .head { fill: var(--soft); stroke: var(--line); }
.sequence text { font: 11px system-ui, sans-serif; fill: var(--ink); text-anchor: middle; }
.sequence .when { text-anchor: start; font-size: 9px; fill: var(--mute); }
.sequence .arrow line { stroke: var(--brand); } .sequence .arrow path { fill: var(--brand); }
.sequence .streamed line { stroke-dasharray: 4 3; }
.sequence .error line { stroke: var(--bad); } .sequence .error path, .sequence .error text { fill: var(--bad); }
footer { margin-top: 3rem; color: var(--mute); font-size: .8rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { thead { display: none; } table, tbody { display: block; }
  code { overflow-wrap: anywhere; } tr { display: block; padding: .35rem 0; border-bottom: 1px solid var(--line); }
  th, td { display: inline; border: 0; padding-right: .5rem; }
  .reasons td, .times td:first-child, .times td:last-child { display: block; } }
@page { margin: 14mm 12mm; }
@media print { body { max-width: none; padding: 0; font-size: 11px; } h1 { font-size: 20px; } h2 { font-size: 15px; }
  h3 { font-size: 12px; } section { margin: 8px 0 12px; } section li { margin: 0; } pre { font-size: 8.5px; } a { color: inherit; text-decoration: none; }
  details:not([open]):not(.diagram) { display: none; } .diagram summary { display: none; }
  .diagram::details-content { content-visibility: visible; display: block; }
  .sequence { max-width: 30rem; margin: 4px 0; } }
`;
