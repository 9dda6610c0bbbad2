import { createHash } from 'node:crypto';
import { type Severity, severities } from '../../../service/lint-service.ts';
import { countSeverities, type FileResult, type RunResult } from '../../results.ts';
import { renderArticle, type ShownArticle } from './article.ts';
import { count, format, html, join, type Markup, trusted } from './markup.ts';
import { pageScript } from './script.ts';
import { type Counts, nouns, severityBar, signs, total } from './severities.ts';
import { pageStyle } from './styles.ts';

/** Up to so many articles are shown open at once. */
const mostOpen = 12;

export function renderPage(run: RunResult, articles: readonly ShownArticle[]): string {
	const { files, problems, version } = run;
	const counts = countSeverities(files);
	const title = `ldn-lint: ${count(total(counts), 'finding')} in ${count(files.length, 'article')}`;
	const isOpen = files.length <= mostOpen;
	return `<!DOCTYPE html>${
		html`
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#articles">Skip to the articles</a>
<header class="page">
<h1>${count(total(counts), 'finding')} in ${count(files.length, 'article')}</h1>
<p class="byline">ldn-lint ${version}</p>
${renderTotals(files, counts)}
</header>
<main>
${renderProblems(problems)}
${renderFilter(files, counts)}
${renderTable(articles)}
<section id="articles" class="articles" aria-label="Articles with their findings" tabindex="-1">${articles.map((it) => renderArticle(it, isOpen))}
</section>
</main>
<footer><p>Findings are for an editor to weigh, not medical advice. Every rule is explained on the page that its name leads to.</p></footer>
<script>${trusted(pageScript)}</script>
</body>
</html>
`.markup
	}`;
}

/** Nothing is loaded, and nothing runs or styles but what this page brings. */
function policy(): string {
	const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
	return [
		"default-src 'none'",
		`script-src ${hash(pageScript)}`,
		`style-src ${hash(pageStyle)}`,
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}

function renderTotals(files: readonly FileResult[], counts: Counts): Markup {
	const sum = (of: (it: FileResult) => number) => files.reduce((all, it) => all + of(it), 0);
	const claims = sum((it) => it.claims.total);
	const cited = sum((it) => it.claims.cited);
	const suppressed = sum((it) => it.suppressed.length);
	const hidden = sum((it) => it.hidden);
	const fixed = sum((it) => it.fixed);
	const figures = [
		html`<div><dt>Claims cited</dt><dd>${claims === 0 ? '–' : `${percent(cited, claims)}`}<small>${format(cited)} of ${format(claims)}</small></dd></div>`,
		figure(
			'Words read',
			sum((it) => it.size.words),
		),
		...(suppressed === 0 ? [] : [figure('Suppressed', suppressed)]),
		...(hidden === 0 ? [] : [figure('Hidden by --quiet', hidden)]),
		...(fixed === 0 ? [] : [figure(files.some((it) => it.preview) ? 'Would be fixed' : 'Fixed', fixed)]),
	];
	const bySeverity = severities.map(
		(it) =>
			html`<div class="${it}"><dt><span aria-hidden="true">${signs[it]} </span>${nouns[it]}</dt><dd data-count="all:${it}">${format(counts[it])}</dd></div>`,
	);
	return html`<dl class="totals">${bySeverity}${figures}</dl>${severityBar(counts, total(counts), 'all')}`;
}

function figure(name: string, value: number): Markup {
	return html`<div><dt>${name}</dt><dd>${format(value)}</dd></div>`;
}

function percent(part: number, whole: number): string {
	return `${Math.round((part / whole) * 100)}%`;
}

function renderProblems(problems: readonly string[]): Markup {
	return problems.length === 0
		? trusted('')
		: html`<section class="problems" aria-labelledby="problems-title"><h2 id="problems-title">${count(problems.length, 'problem')} of the run</h2><ul>${problems.map((it) => html`<li>${it}</li>`)}</ul></section>`;
}

/** Of use with the script alone, which shows it. */
function renderFilter(files: readonly FileResult[], counts: Counts): Markup {
	const rules = new Map<string, number>();
	for (const { rule } of files.flatMap((it) => it.findings)) {
		rules.set(rule, (rules.get(rule) ?? 0) + 1);
	}
	const all = total(counts);
	const byName = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
	return html`<form class="filter" id="filter" aria-label="Filter the findings" hidden>
<fieldset><legend>Severity</legend>${severities.filter((it) => counts[it] > 0).map((it) => checkbox('severity', it, counts[it]))}</fieldset>
<details><summary>Rules <span class="tally" id="rules-shown"></span></summary>
<fieldset class="rules"><legend class="hidden-text">Rules</legend>
<p class="choices"><button type="button" data-choose="all">All rules</button> <button type="button" data-choose="none">No rule</button></p>
${join(byName.map(([rule, number]) => checkbox('rule', rule, number)))}</fieldset></details>
<p class="status"><output id="shown" role="status" aria-live="polite">${count(all, 'finding')}</output> <button type="reset" id="reset" disabled>Show all</button></p>
</form>`;
}

function checkbox(name: 'severity' | 'rule', value: string, number: number): Markup {
	const sign =
		name === 'severity' ? html`<span class="sign ${value}" aria-hidden="true">${signs[value as Severity]}</span> ` : '';
	return html`<label><input type="checkbox" name="${name}" value="${value}" checked> ${sign}<span>${value}</span> <span class="tally">${format(number)}</span></label> `;
}

function renderTable(articles: readonly ShownArticle[]): Markup {
	const all = articles.map(({ result }) => total(countSeverities([result])));
	const most = Math.max(0, ...all);
	const heads = severities.map(
		(it) =>
			html`<th scope="col" class="number-column" data-sort="number"><span aria-hidden="true">${signs[it]} </span><span class="long">${nouns[it]}</span></th>`,
	);
	return html`<section class="overview" aria-labelledby="overview-title">
<h2 id="overview-title">Articles</h2>
<table id="overview">
<thead><tr><th scope="col" data-sort="text">Article</th>${heads}<th scope="col" class="bar-column" data-sort="number">Findings</th><th scope="col" class="number-column" data-sort="number">Cited</th><th scope="col" class="number-column words-column" data-sort="number">Words</th></tr></thead>
<tbody>${articles.map((it) => renderTableRow(it, most))}</tbody>
</table>
</section>`;
}

function renderTableRow({ id, result }: ShownArticle, most: number): Markup {
	const counts = countSeverities([result]);
	const { claims, size } = result;
	const share = claims.total === 0 ? -1 : Math.round((claims.cited / claims.total) * 1000) / 1000;
	const cells = severities.map(
		(it) =>
			html`<td class="number-column ${it}" data-count="${id}:${it}" data-value="${counts[it]}">${counts[it]}</td>`,
	);
	return html`
<tr><th scope="row" data-value="${result.path}"><a href="#${id}">${result.path}</a></th>${cells}<td class="bar-column" data-count="${id}:all" data-value="${total(counts)}">${severityBar(counts, most, id)}<span class="hidden-text" data-text>${total(counts)}</span></td><td class="number-column" data-value="${share}">${claims.total === 0 ? '–' : html`${percent(claims.cited, claims.total)}<small> ${claims.cited}/${claims.total}</small>`}</td><td class="number-column words-column" data-value="${size.words}">${format(size.words)}</td></tr>`;
}
