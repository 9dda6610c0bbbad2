export const pageStyle = String.raw`
:root {
	color-scheme: light dark;
	--paper: #faf9f6; --card: #fff; --ink: #23262b; --soft: #5a606b; --line: #e3e0d8; --link: #1b5a9c; --focus: #1b5a9c;
	--error: #ae2418; --error-tint: #fbe3df; --warning: #845000; --warning-tint: #fcebc6;
	--info: #1b5a9c; --info-tint: #deebf8; --hint: #585e69; --hint-tint: #ebe9e3;
	--added: #1e6a3b; --added-tint: #e1f2e6;
	--sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
	--serif: Charter, "Iowan Old Style", "Palatino Linotype", Cambria, Georgia, serif;
	--mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #15171b; --card: #1d2025; --ink: #e2e1dc; --soft: #a3a9b4; --line: #31353d; --link: #93c2f6; --focus: #93c2f6;
		--error: #ff9d92; --error-tint: #4b2421; --warning: #efbd6c; --warning-tint: #43330f;
		--info: #93c2f6; --info-tint: #1d3551; --hint: #b4b9c3; --hint-tint: #2e323a;
		--added: #8fd3a6; --added-tint: #1b3626;
	}
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; max-width: 76rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, blockquote, fieldset { margin: 0; padding: 0; border: 0; }
ul[role="list"], ol[role="list"] { list-style: none; }
button { font: inherit; color: var(--link); background: none; border: 1px solid var(--line); border-radius: 6px; padding: 0.15rem 0.6rem; cursor: pointer; }
button:disabled { color: var(--soft); opacity: 0.65; cursor: default; }
small { font-size: 0.8rem; color: var(--soft); font-weight: 400; }
.hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; z-index: 3; }
.skip:focus { top: 0.5rem; }
.tally { color: var(--soft); font-size: 0.85em; font-variant-numeric: tabular-nums; }

.page { padding: 3.5rem 0 0; }
h1 { font: 600 clamp(1.7rem, 1.2rem + 2vw, 2.4rem)/1.15 var(--serif); letter-spacing: -0.01em; }
.byline { color: var(--soft); font-size: 0.9rem; margin-top: 0.35rem; }
.totals { display: flex; flex-wrap: wrap; gap: 1.1rem 2.5rem; margin: 1.9rem 0 1.25rem; }
.totals dt { font-size: 0.85rem; color: var(--soft); }
.totals dd { font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; font-weight: 600; letter-spacing: -0.01em; }
.totals dd small { margin-left: 0.4rem; letter-spacing: 0; }
.totals .error dt span, .totals .error dd { color: var(--error); }
.totals .warning dt span, .totals .warning dd { color: var(--warning); }
.totals .info dt span, .totals .info dd { color: var(--info); }
.totals .hint dt span, .totals .hint dd { color: var(--hint); }
.bar { display: block; width: 100%; height: 0.5rem; border-radius: 0.25rem; background: var(--hint-tint); overflow: hidden; print-color-adjust: exact; }
.bar .error { fill: var(--error); } .bar .warning { fill: var(--warning); opacity: 0.75; } .bar .info { fill: var(--info); opacity: 0.55; } .bar .hint { fill: var(--hint); opacity: 0.4; }
.problems { margin-top: 2rem; padding: 1rem 1.25rem; border: 1px solid var(--error); border-radius: 8px; background: var(--error-tint); }
.problems h2 { font-size: 1rem; }
.problems ul { margin-top: 0.4rem; padding-left: 1.2rem; overflow-wrap: anywhere; }

.filter { position: sticky; top: 0; z-index: 2; margin-top: 1.75rem; padding: 0.6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1.5rem; font-size: 0.92rem; }
.filter[hidden] { display: none; }
.filter fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2rem 1.1rem; min-width: 0; }
.filter legend { float: left; margin-right: 0.25rem; padding: 0; color: var(--soft); }
.filter label { display: inline-flex; align-items: center; gap: 0.35rem; padding: 0.2rem 0; cursor: pointer; }
.filter input { accent-color: var(--link); width: 1.05rem; height: 1.05rem; margin: 0; }
.filter summary { cursor: pointer; padding: 0.2rem 0; }
.filter .rules { position: absolute; top: 100%; left: 0; right: 0; max-height: 60vh; overflow: auto; display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); padding: 0.9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 8px 28px rgb(0 0 0 / 0.14); }
.choices { grid-column: 1 / -1; display: flex; gap: 0.5rem; padding-bottom: 0.4rem; }
.status { margin-left: auto; display: flex; align-items: center; gap: 0.75rem; font-variant-numeric: tabular-nums; }
.sign.error { color: var(--error); } .sign.warning { color: var(--warning); } .sign.info { color: var(--info); } .sign.hint { color: var(--hint); }

.overview { margin-top: 2rem; }
.overview h2 { font: 600 1.3rem/1.2 var(--serif); margin-bottom: 0.6rem; }
#overview { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
#overview th, #overview td { text-align: left; padding: 0.42rem 0.6rem; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: baseline; }
#overview thead th { color: var(--soft); font-size: 0.85rem; white-space: nowrap; vertical-align: bottom; }
#overview th:first-child { padding-left: 0; overflow-wrap: anywhere; }
#overview th:last-child, #overview td:last-child { padding-right: 0; }
#overview .number-column { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
#overview td[data-count][data-value="0"] { color: var(--soft); opacity: 0.75; }
#overview td.error:not([data-value="0"]) { color: var(--error); font-weight: 600; }
#overview .bar-column { width: 18%; min-width: 5rem; vertical-align: middle; }
#overview .bar { background: none; border-radius: 2px; }
#overview thead button { border: 0; padding: 0.1rem 0; border-radius: 3px; color: inherit; white-space: nowrap; }
#overview thead button:hover { color: var(--ink); text-decoration: underline; }
#overview [aria-sort] button { color: var(--ink); font-weight: 600; }
#overview [aria-sort="ascending"] button::after { content: " ↑"; }
#overview [aria-sort="descending"] button::after { content: " ↓"; }
#overview tbody tr:hover { background: var(--card); }

.articles { margin-top: 3rem; }
.articles:focus { outline: none; }
.article { border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 4rem; }
.article[open] { contain-intrinsic-size: auto 120rem; padding-bottom: 2.5rem; }
.article > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem 1.2rem; padding: 1rem 0; cursor: pointer; list-style: none; }
.article > summary::-webkit-details-marker { display: none; }
.article > summary::before { content: ""; align-self: center; flex: none; width: 0.45rem; height: 0.45rem; margin: 0 0.1rem 0 0.15rem; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.article[open] > summary::before { transform: translateY(-0.12rem) rotate(45deg); }
.article > summary h2 { font-size: 1.02rem; font-weight: 600; flex: 1; min-width: 12rem; overflow-wrap: anywhere; }
.article > summary:hover h2 { text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
.chips { display: inline-flex; gap: 0.9rem; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
.chip.error { color: var(--error); } .chip.warning { color: var(--warning); } .chip.info { color: var(--info); } .chip.hint { color: var(--hint); }
.chip.none { color: var(--soft); opacity: 0.75; }
.facts { color: var(--soft); font-size: 0.88rem; margin: -0.6rem 0 0 2rem; }
.notice { margin: 1rem 0 0 2rem; padding: 0.6rem 0.9rem; border-left: 3px solid var(--warning); background: var(--warning-tint); max-width: 68ch; }
.outside { margin: 1.4rem 0 0 2rem; }
.outside .label { font-size: 0.88rem; color: var(--soft); margin-bottom: 0.4rem; }
.outside .cards, .wide > .cards { display: block; columns: 19rem; column-gap: 0.8rem; }
:is(.outside, .wide) > .cards .card { break-inside: avoid; margin-bottom: 0.7rem; }

.body { margin: 1.6rem 0 0 2rem; }
h1, h2, h3, h4, h5, h6 { text-wrap: balance; }
.row { display: grid; grid-template-columns: minmax(0, 37rem) minmax(15rem, 27rem); column-gap: 2.5rem; align-items: start; }
.row.wide > .cards { grid-column: 1 / -1; margin: 0.3rem 0 1.4rem; }
.text { font-family: var(--serif); font-size: 1.09rem; line-height: 1.62; margin-bottom: 1rem; overflow-wrap: break-word; min-width: 0; }
h3.text, h4.text, h5.text, h6.text { line-height: 1.25; margin: 1.3rem 0 0.6rem; font-weight: 600; }
h3.text { font-size: 1.6rem; letter-spacing: -0.01em; margin-top: 0.4rem; } h4.text { font-size: 1.3rem; } h5.text { font-size: 1.12rem; } h6.text { font-size: 1.05rem; font-style: italic; }
blockquote.text { border-left: 3px solid var(--line); padding-left: 1.1rem; color: var(--soft); }
blockquote.text > .text { margin-bottom: 0; }
.list { margin-bottom: 0.6rem; }
.list .text { position: relative; padding-left: 1.8rem; margin-bottom: 0.45rem; }
.list .marker { position: absolute; left: 0; font-family: var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
.list .row[data-level="2"] > .text { margin-left: 1.6rem; } .list .row[data-level="3"] > .text { margin-left: 3.2rem; }
.list .row:is([data-level="4"], [data-level="5"], [data-level="6"]) > .text { margin-left: 4.8rem; }
.references .text { font-size: 0.97rem; line-height: 1.5; padding-left: 2.2rem; }
.scroll { overflow-x: auto; }
.text table { border-collapse: collapse; font: 0.92rem/1.45 var(--sans); min-width: 100%; }
.text th, .text td { text-align: start; vertical-align: top; padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid var(--line); }
.text th { font-weight: 600; }
.note { font: 0.75em var(--sans); color: var(--soft); vertical-align: 0.35em; line-height: 0; }
.address { font: 0.78em var(--sans); color: var(--soft); overflow-wrap: anywhere; }
.object { color: var(--soft); font-style: italic; }
code { font: 0.86em var(--mono); background: var(--hint-tint); padding: 0.1em 0.3em; border-radius: 4px; overflow-wrap: anywhere; }

/* Borders, since those of an inner mark cover those of an outer one, as underlines do not. */
mark { color: inherit; background: none; border-bottom: 2px solid transparent; padding: 0.05em 0; cursor: pointer; print-color-adjust: exact; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.error { background: var(--error-tint); border-bottom: 2px solid var(--error); }
mark.warning { background: var(--warning-tint); border-bottom: 2px dashed var(--warning); }
mark.info { background: var(--info-tint); border-bottom: 2px dotted var(--info); }
mark.hint { background: var(--hint-tint); border-bottom: 1px dotted var(--hint); }
mark.is-active { box-shadow: 0 0 0 2px currentColor; }
.number { display: inline-block; min-width: 1.5rem; padding: 0.12rem 0.35rem; border-radius: 0.8rem; font: 600 0.72rem/1.15 var(--sans); font-variant-numeric: tabular-nums; text-align: center; text-decoration: none; white-space: nowrap; font-style: normal; letter-spacing: 0; print-color-adjust: exact; }
.text .number { display: inline; vertical-align: 0.32em; margin: 0 0.08rem 0 0.16rem; user-select: none; }
.number.error { color: var(--card); background: var(--error); } .number.warning { color: var(--warning); background: var(--warning-tint); box-shadow: inset 0 0 0 1px var(--warning); }
.number.info { color: var(--info); background: var(--info-tint); box-shadow: inset 0 0 0 1px var(--info); } .number.hint { color: var(--hint); background: var(--card); box-shadow: inset 0 0 0 1px var(--hint); }
a.number:hover { text-decoration: underline; }

.cards { display: grid; gap: 0.6rem; margin-bottom: 1rem; min-width: 0; }
.card { padding: 0.6rem 0.8rem 0.7rem; background: var(--card); border: 1px solid var(--line); border-left-width: 3px; border-radius: 6px; font-size: 0.86rem; line-height: 1.45; overflow-wrap: anywhere; min-width: 0; }
.card.error { border-left-color: var(--error); } .card.warning { border-left-color: var(--warning); } .card.info { border-left-color: var(--info); } .card.hint { border-left-color: var(--hint); }
.card:is(:target, .is-target, .is-active) { outline: 2px solid var(--focus); outline-offset: -2px; }
.card-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.5rem; }
.card-head .severity { font-weight: 600; }
.card.error .severity { color: var(--error); } .card.warning .severity { color: var(--warning); } .card.info .severity { color: var(--info); } .card.hint .severity { color: var(--hint); }
.place { color: var(--soft); font-size: 0.8rem; font-variant-numeric: tabular-nums; }
.subject { color: var(--soft); }
.message { margin-top: 0.3rem; }
.excerpt { margin-top: 0.35rem; padding-left: 0.6rem; border-left: 2px solid var(--line); font-family: var(--serif); color: var(--soft); white-space: pre-wrap; }
.more { margin-top: 0.4rem; }
.more summary { cursor: pointer; color: var(--soft); width: fit-content; }
.more summary:hover { color: var(--ink); }
.fix { margin-top: 0.5rem; }
.safety { color: var(--soft); font-size: 0.78rem; border: 1px solid var(--line); border-radius: 0.7rem; padding: 0 0.45rem; white-space: nowrap; }
.edits { margin: 0.3rem 0 0.2rem; display: grid; gap: 0.3rem; }
del, ins { text-decoration: none; padding: 0.05rem 0.25rem; border-radius: 3px; white-space: pre-wrap; font-family: var(--serif); }
del { color: var(--error); background: var(--error-tint); text-decoration: line-through; }
ins { color: var(--added); background: var(--added-tint); }
.sources { margin-top: 0.4rem; font-size: 0.8rem; color: var(--soft); }
.suppressed { margin: 0.8rem 0 0 2rem; font-size: 0.9rem; color: var(--soft); }
.suppressed ul { padding-left: 1.2rem; margin-top: 0.4rem; }
.suppressed li { margin-bottom: 0.3rem; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.88rem; }

@media (max-width: 62rem) {
	.row { grid-template-columns: minmax(0, 40rem); }
	.row > .cards { margin: -0.4rem 0 1.3rem; }
}
@media (max-width: 40rem) {
	.page { padding-top: 2rem; }
	.totals { display: grid; grid-template-columns: repeat(4, auto); gap: 0.9rem 1rem; justify-content: space-between; }
	.totals > div:nth-child(n + 5) { grid-column: span 2; }
	.totals dd { font-size: 1.45rem; }
	.totals dt { font-size: 0.78rem; }
	.filter { position: static; }
	.filter details { width: 100%; }
	.filter .rules { position: static; }
	.filter .rules { box-shadow: none; margin-top: 0.4rem; }
	.status { margin-left: 0; width: 100%; justify-content: space-between; }
	html { scroll-padding-top: 1rem; }
	#overview th, #overview td { padding: 0.5rem 0.3rem; }
	#overview .long { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
	#overview .bar-column, #overview .words-column, #overview small { display: none; }
	.body, .outside, .facts, .notice, .suppressed { margin-left: 0; }
	.article > summary { gap: 0.3rem 0.6rem; }
	.article > summary h2 { min-width: 0; flex: 1 1 calc(100% - 2rem); }
	.chips { margin-left: 1.4rem; }
	.facts { margin-top: -0.4rem; margin-left: 1.4rem; }
	.text { font-size: 1.05rem; }
}
@media print {
	:root { color-scheme: light; }
	body { max-width: none; padding: 0; font-size: 10pt; }
	.filter, .skip { display: none; }
	.article { content-visibility: visible; }
	details::details-content { content-visibility: visible; block-size: auto; }
	.card, tr { break-inside: avoid; }
	h2, h3, h4, h5, h6 { break-after: avoid; }
	.row { grid-template-columns: minmax(0, 1fr) 15rem; column-gap: 1.5rem; }
}
`;
