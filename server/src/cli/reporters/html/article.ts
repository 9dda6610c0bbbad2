import { type Article, severities } from '../../../service/lint-service.ts';
import { countSeverities, type FileResult, type SuppressedResult } from '../../results.ts';
import { renderBody } from './body.ts';
import { type CardContext, renderCards } from './card.ts';
import { count, format, html, type Markup, trusted } from './markup.ts';
import { type NumberedFinding, placeFindings } from './place.ts';
import { bySeverity, nouns, signs } from './severities.ts';

/** An article of the run, with its text where that is the text that was linted. */
export interface ShownArticle {
	readonly id: string;
	readonly result: FileResult;
	readonly article: Article | undefined;
	/** Why the text is not shown. */
	readonly missing: string | undefined;
}

export function renderArticle({ id, result, article, missing }: ShownArticle, isOpen: boolean): Markup {
	const ordered = [...result.findings].sort((a, b) => a.start.offset - b.start.offset || bySeverity(a, b));
	const findings = ordered.map((finding, index): NumberedFinding => {
		const number = index + 1;
		return { number, id: `${id}-f${number}`, finding };
	});
	const heading = html`<h2 id="${id}-title">${result.path}</h2>`;
	return html`
<details class="article" id="${id}"${isOpen ? trusted(' open') : ''}>
<summary>${heading}<span class="chips">${renderChips(id, result)}</span></summary>
<p class="facts">${factsOf(result)}</p>${missing === undefined ? '' : html`<p class="notice">${missing}</p>`}${
		article === undefined ? renderExcerpts(findings) : renderText(article, findings)
	}${renderSuppressed(result.suppressed)}
</details>`;
}

function renderChips(id: string, result: FileResult): Markup {
	const counts = countSeverities([result]);
	const chips = severities.map(
		(it) =>
			html`<span class="chip ${it}${counts[it] === 0 ? ' none' : ''}"><span aria-hidden="true">${signs[it]} </span><span data-count="${id}:${it}">${counts[it]}</span><span class="hidden-text"> ${nouns[it].toLowerCase()}, </span></span>`,
	);
	return html`${chips}`;
}

function factsOf({ size, claims, drugs, hidden, fixed, preview }: FileResult): string {
	return [
		count(size.words, 'word'),
		claims.total === 0 ? 'no claims that need a source' : `${claims.cited} of ${count(claims.total, 'claim')} cited`,
		...(drugs.length === 0 ? [] : [`about ${drugs.join(', ')}`]),
		...(fixed === 0 ? [] : [`${format(fixed)} ${preview ? 'would be fixed' : 'fixed'}`]),
		...(hidden === 0 ? [] : [`${format(hidden)} hidden by --quiet`]),
	].join(' · ');
}

function renderText(article: Article, findings: readonly NumberedFinding[]): Markup {
	const placed = placeFindings(article, findings);
	const marks = [...placed.marks.values()].flat();
	const marked = new Set(marks.flatMap(({ of, span }) => (span.end > span.start ? [of] : [])));
	const nowhere = new Set(placed.outside);
	const context: CardContext = {
		text: article.text,
		shownAs: (it) => (marked.has(it) ? 'marked' : nowhere.has(it) ? 'nowhere' : 'numbered'),
	};
	const top =
		placed.outside.length === 0
			? trusted('')
			: html`<div class="outside"><p class="label">In front matter, comments or markup</p>${renderCards(placed.outside, context, 'Findings outside the text')}</div>`;
	const body =
		article.blocks.length === 0
			? html`<p class="notice">The article is empty.</p>`
			: renderBody(article, placed, context);
	return html`${top}${body}`;
}

function renderExcerpts(findings: readonly NumberedFinding[]): Markup {
	return html`<div class="outside">${renderCards(findings, { text: undefined, shownAs: () => 'nowhere' }, 'Findings')}</div>`;
}

function renderSuppressed(suppressed: readonly SuppressedResult[]): Markup {
	if (suppressed.length === 0) {
		return trusted('');
	}
	const items = suppressed.map(
		({ finding, reason }) =>
			html`<li><span class="place">${finding.start.line}:${finding.start.column}</span> <span class="rule">${finding.rule}</span> <span dir="auto">“${finding.excerpt}”</span> <span class="reason">${reason === '' ? 'no reason given' : reason}</span></li>`,
	);
	return html`<details class="suppressed"><summary>${count(suppressed.length, 'suppressed finding')}</summary><ul>${items}</ul></details>`;
}
