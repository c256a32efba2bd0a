/** The whole look of the HTML file: no font, image or script of elsewhere; both themes; everything unfolded on paper. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #54595f; --line: #d5d8dc; --paper: #fff; --box: #f4f5f6;
  --fail: #b3261e; --unknown: #6b3fa0; --warn: #7a4b00; --pass: #1b6b3a; --skip: #54595f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --soft: #aeb4bb; --line: #3c4147; --paper: #16181b; --box: #202327;
    --fail: #ff9c94; --unknown: #cdb0f5; --warn: #f2c46d; --pass: #86d8a4; --skip: #aeb4bb; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 0.25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 0.25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; } h4 { font-size: 0.9375rem; margin: 0 0 0.25rem; }
p { margin: 0.25rem 0; } a { color: inherit; } .soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.75rem 0.3rem 0; text-align: left; vertical-align: top; }
th, caption { color: var(--soft); font-weight: normal; font-size: 0.85rem; } caption { text-align: left; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.85em; }
pre { background: var(--box); padding: 0.5rem 0.75rem; margin: 0.5rem 0; white-space: pre-wrap; }
article { border-left: 4px solid var(--line); padding: 0.25rem 0 0.25rem 0.75rem; margin: 0.75rem 0 1.25rem; }
details { margin: 0.75rem 0; } summary { cursor: pointer; padding: 0.25rem 0; }
.status { font-weight: 600; }
.fail { color: var(--fail); } .unknown { color: var(--unknown); } .warn { color: var(--warn); }
.pass { color: var(--pass); } .not-applicable { color: var(--skip); }
article.is-fail { border-color: var(--fail); } article.is-unknown { border-color: var(--unknown); border-left-style: dashed; }
article.is-warn { border-color: var(--warn); }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --paper: #fff; --box: #fff;
    --fail: #8c1d18; --unknown: #4f2c7a; --warn: #5c3900; --pass: #14532d; --skip: #333; }
  body { max-width: none; padding: 0; font-size: 10pt; } pre { border: 1px solid var(--line); }
  h2, h3, h4, summary { break-after: avoid; } article, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`
