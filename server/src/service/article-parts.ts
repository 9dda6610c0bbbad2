/** Parts that articles on a drug are made of, in the words of its profile, written in the format of the article. */
import type { ArticleFormat } from '../article/article.ts';
import { escapeFor, escapeHtml } from '../article/markup.ts';
import { assertNever } from '../base/assert.ts';
import type { DrugProfile, RequiredStatement } from '../drugs/profile.ts';
import { formatQuantity } from '../drugs/quantity.ts';
import { withName } from '../linter/insert-statement.ts';

export type Part =
	| { readonly kind: 'heading'; readonly level: number; readonly text: string }
	| { readonly kind: 'paragraph'; readonly text: string }
	| { readonly kind: 'link'; readonly before: string; readonly text: string; readonly url: string }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	/** The first row is the head. */
	| { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
	/** For the author alone: no reader sees it. */
	| { readonly kind: 'comment'; readonly text: string };

/** The statements' wordings in one paragraph under a heading; nothing where none has a wording. */
export function disclaimerParts(statements: readonly RequiredStatement[], name: string): readonly Part[] {
	const wordings = statements.filter((it) => it.kind === 'disclaimer').flatMap((it) => wordingOf(it, name));
	return wordings.length === 0 ? [] : [heading('Disclaimer'), { kind: 'paragraph', text: wordings.join(' ') }];
}

/** Lists of the safety statements' wordings, each under its heading. */
export function safetyParts(statements: readonly RequiredStatement[], name: string): readonly Part[] {
	const safety = statements.filter((it) => it.kind === 'safety' && it.wording !== undefined);
	const headings = [...new Set(safety.map((it) => it.heading ?? ''))];
	return headings.flatMap((it): readonly Part[] => {
		const items = safety.filter(({ heading }) => (heading ?? '') === it).flatMap((own) => wordingOf(own, name));
		const [only = '', ...others] = items;
		const body: Part = others.length === 0 ? { kind: 'paragraph', text: only } : { kind: 'list', items };
		return [heading(withName(it, name)), body];
	});
}

/**
 * A schedule at half the pace that the profile calls fast: no step above the greatest, from the smallest full step to
 * the end of the supported range; with its source.
 */
export function titrationParts({ supported, titration, sources }: DrugProfile, name: string): readonly Part[] {
	const weeks = Math.max(1, Math.round((titration.days * 2) / 7));
	const doses: number[] = [];
	for (let dose = Math.min(titration.maxStep, titration.maxStart); dose < supported.max; dose += titration.maxStep) {
		doses.push(Number(dose.toPrecision(6)));
	}
	doses.push(supported.max);
	const rows = doses.map((dose, index) => {
		const first = index * weeks + 1;
		const last = first + weeks - 1;
		const when =
			dose === supported.max ? `From week ${first}` : first === last ? `Week ${first}` : `Weeks ${first} to ${last}`;
		return [when, `${formatQuantity({ value: dose, unit: 'mg' })} once a day`];
	});
	const source = sources[titration.source];
	return [
		heading(`How the dose of ${name} is raised`),
		{ kind: 'table', rows: [['When', `Dose of ${name}`], ...rows] },
		...(source === undefined
			? []
			: [{ kind: 'link', before: 'Source: ', text: source.title, url: source.url } as const]),
	];
}

/** The parts as text, with an empty line between them and without a line end behind them. */
export function renderParts(parts: readonly Part[], format: ArticleFormat): string {
	return parts.map((it) => render(it, format)).join(format === 'html' ? '\n' : '\n\n');
}

function heading(text: string): Part {
	return { kind: 'heading', level: 2, text };
}

function wordingOf({ wording }: RequiredStatement, name: string): readonly string[] {
	return wording === undefined ? [] : [withName(wording, name)];
}

function render(part: Part, format: ArticleFormat): string {
	if (format === 'html') {
		return renderHtml(part);
	}
	const isPlain = format === 'plaintext';
	const written = (text: string) => escapeFor(format, text);
	switch (part.kind) {
		case 'heading':
			return `${isPlain ? '' : `${'#'.repeat(part.level)} `}${written(part.text)}`;
		case 'paragraph':
			return written(part.text);
		case 'link':
			return isPlain
				? `${part.before}${part.text}, ${part.url}`
				: `${written(part.before)}[${written(part.text).replace(/[[\]]/g, '\\$&')}](${part.url})`;
		case 'list':
			return part.items.map((it) => `- ${written(it)}`).join('\n');
		case 'table':
			return isPlain ? plainTable(part.rows) : markdownTable(part.rows.map((row) => row.map(written)));
		case 'comment':
			return format === 'mdx' ? `{/* ${part.text} */}` : `<!-- ${part.text} -->`;
		default:
			return assertNever(part);
	}
}

function plainTable(rows: readonly (readonly string[])[]): string {
	return rows
		.slice(1)
		.map((row) => `- ${row.join(': ')}`)
		.join('\n');
}

function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function renderHtml(part: Part): string {
	switch (part.kind) {
		case 'heading':
			return `<h${part.level}>${escapeHtml(part.text)}</h${part.level}>`;
		case 'paragraph':
			return `<p>${escapeHtml(part.text)}</p>`;
		case 'link':
			return `<p>${escapeHtml(part.before)}<a href="${escapeHtml(part.url)}">${escapeHtml(part.text)}</a></p>`;
		case 'list':
			return ['<ul>', ...part.items.map((it) => `\t<li>${escapeHtml(it)}</li>`), '</ul>'].join('\n');
		case 'table':
			return [
				'<table>',
				...part.rows.map((row, index) => {
					const tag = index === 0 ? 'th' : 'td';
					return `\t<tr>${row.map((it) => `<${tag}>${escapeHtml(it)}</${tag}>`).join('')}</tr>`;
				}),
				'</table>',
			].join('\n');
		case 'comment':
			return `<!-- ${part.text} -->`;
		default:
			return assertNever(part);
	}
}
