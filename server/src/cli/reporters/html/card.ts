import { type FixSafety, ruleUrl } from '../../../service/lint-service.ts';
import type { ReportedEdit, ReportedFinding, ReportedFix } from '../../results.ts';
import { count, html, join, type Markup, trusted, webAddress } from './markup.ts';
import type { NumberedFinding } from './place.ts';
import { signs } from './severities.ts';

export interface CardContext {
	/** The article's; `undefined` when it is not what was linted. */
	readonly text: string | undefined;
	/** In the shown text: what it is about is marked, its number alone stands there, or it is nowhere. */
	shownAs(it: NumberedFinding): 'marked' | 'numbered' | 'nowhere';
}

/** A list of findings, each with its rule, place, message, fixes and sources. */
export function renderCards(findings: readonly NumberedFinding[], context: CardContext, label: string): Markup {
	return findings.length === 0
		? trusted('')
		: html`<ul class="cards" role="list" aria-label="${label}">${findings.map((it) => renderCard(it, context))}</ul>`;
}

function renderCard(it: NumberedFinding, { text, shownAs }: CardContext): Markup {
	const { id, number, finding } = it;
	const { severity, rule, subject, start } = finding;
	const shown = shownAs(it);
	const head = html`<span aria-hidden="true">${signs[severity]}\u2009</span>${number}`;
	const back = `Finding ${number}, back to line ${start.line} of the text`;
	return html`
<li class="card ${severity}" id="${id}" tabindex="-1" data-severity="${severity}" data-rule="${rule}">
<p class="card-head">${
		shown === 'nowhere'
			? html`<span class="number ${severity}">${head}</span>`
			: html`<a class="number ${severity}" href="#${id.replace('f', 'm')}" aria-label="${back}">${head}</a>`
	} <span class="severity">${severity}</span> <a class="rule" href="${ruleUrl(rule)}" rel="noreferrer">${rule}</a>${
		subject === undefined ? '' : html` <span class="subject">${subject}</span>`
	}</p>
<p class="message">${finding.message} <span class="place">${start.line}:${start.column}</span></p>${shown === 'marked' ? '' : renderExcerpt(finding)}${renderMore(finding, text)}
</li>`;
}

function renderExcerpt({ excerpt, start, end }: ReportedFinding): Markup {
	const isCut = end.offset - start.offset > excerpt.length;
	return excerpt.trim() === ''
		? trusted('')
		: html`\n<blockquote class="excerpt" dir="auto">${excerpt}${isCut ? '…' : ''}</blockquote>`;
}

const safeties: Readonly<Record<FixSafety, string>> = {
	safe: 'safe',
	suggested: 'for review',
	placeholder: 'leaves a gap',
};

/** Folded, so that a card is not much longer than the text beside it. */
function renderMore(finding: ReportedFinding, text: string | undefined): Markup {
	const { fixes, sources } = finding;
	if (fixes.length + sources.length === 0) {
		return trusted('');
	}
	const parts = [
		...(fixes.length === 0 ? [] : [count(fixes.length, 'fix', 'fixes')]),
		...(sources.length === 0 ? [] : [count(sources.length, 'source')]),
	];
	return html`
<details class="more"><summary>${parts.join(', ')}</summary>${fixes.map((it) => renderFix(it, text))}${renderSources(finding)}</details>`;
}

function renderFix({ title, safety, edits }: ReportedFix, text: string | undefined): Markup {
	return html`
<div class="fix"><p>${title} <span class="safety">${safeties[safety]}</span></p>
<ol class="edits" role="list">${edits.map((it) => renderEdit(it, title, text))}</ol></div>`;
}

/** What the title says already is not said again. */
function renderEdit(edit: ReportedEdit, title: string, text: string | undefined): Markup {
	const before = text?.slice(edit.start.offset, edit.end.offset).trim() ?? '';
	const after = edit.text.trim();
	const isTold = before === '' && title.includes(after);
	const removed = before === '' ? '' : html` <del><span class="hidden-text">before: </span>${before}</del>`;
	const added = after === '' || isTold ? '' : html` <ins><span class="hidden-text">after: </span>${after}</ins>`;
	return html`<li><span class="place">Line ${edit.start.line}</span>${removed}${added}</li>`;
}

function renderSources({ sources }: ReportedFinding): Markup {
	const links = sources.map(({ title, url }) =>
		webAddress(url) === undefined ? html`${title} (${url})` : html`<a href="${url}" rel="noreferrer">${title}</a>`,
	);
	const separated = links.flatMap((it, index) => (index === 0 ? [it] : [trusted('; '), it]));
	return links.length === 0
		? trusted('')
		: html`\n<p class="sources">${links.length === 1 ? 'Source' : 'Sources'}: ${join(separated)}</p>`;
}
