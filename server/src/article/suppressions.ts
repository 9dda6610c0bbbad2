import { countFirst, type Span } from '../base/span.ts';
import type { Block, FrontMatter, Suppression } from './article.ts';
import { lineStartOf } from './markup.ts';

const directive =
	/^(?:<!--|\{\s*\/\*)\s*ldn-lint-(disable-next-line|disable-line|disable-file|disable|enable)(?=[\s*-])([\s\S]*?)(?:-->|\*\/|$)/;

type Made = Omit<Suppression, 'covers'>;

/** Suppressions made by comments and by front matter, in order of where they stand. */
export function readSuppressions(
	text: string,
	blocks: readonly Block[],
	comments: readonly Span[],
	frontMatter: FrontMatter | undefined,
): Suppression[] {
	const suppressions = frontMatter === undefined ? [] : fromFrontMatter(text, frontMatter);
	/** `disable` comments not yet closed by an `enable`. */
	let open: Made[] = [];
	for (const span of comments) {
		const match = directive.exec(text.slice(span.start, span.end));
		if (match === null) {
			continue;
		}
		const [, kind = '', rest = ''] = match;
		const made: Made = { span, removable: true, ...parseWords(rest) };
		if (kind === 'disable') {
			open.push(made);
		} else if (kind === 'enable') {
			const left: Made[] = [];
			for (const it of open) {
				const { closed, kept } = close(it, made.rules);
				suppressions.push(...closed.map((part) => cover(part, part.span.start, span.start)));
				left.push(...kept);
			}
			open = left;
		} else {
			suppressions.push({ ...made, covers: coveredBy(kind, span, text, blocks) });
		}
	}
	return [...suppressions, ...open.map((it) => cover(it, it.span.start, text.length))].sort(
		(a, b) => a.span.start - b.span.start || a.covers.end - b.covers.end,
	);
}

function coveredBy(kind: string, comment: Span, text: string, blocks: readonly Block[]): Span {
	if (kind === 'disable-file') {
		return { start: 0, end: text.length };
	}
	if (kind === 'disable-line') {
		return lineAround(text, comment);
	}
	return { start: comment.end, end: blockAfter(comment.end, blocks)?.span.end ?? text.length };
}

function blockAfter(offset: number, blocks: readonly Block[]): Block | undefined {
	return blocks[countFirst(blocks, ({ span }) => span.start < offset)];
}

function lineAround(text: string, { start, end }: Span): Span {
	const after = /[\r\n]/g;
	after.lastIndex = end;
	return { start: lineStartOf(text, start), end: after.exec(text)?.index ?? text.length };
}

/** Parts of a `disable` that an `enable` of the rules ends, and what of it goes on. */
function close(it: Made, rules: Suppression['rules']): { readonly closed: Made[]; readonly kept: Made[] } {
	if (rules === 'all') {
		return { closed: [it], kept: [] };
	}
	if (it.rules === 'all') {
		return { closed: [], kept: [it] };
	}
	const ended = it.rules.filter((rule) => rules.includes(rule));
	const others = it.rules.filter((rule) => !rules.includes(rule));
	return {
		closed: ended.length > 0 ? [{ ...it, rules: ended }] : [],
		kept: others.length > 0 ? [{ ...it, rules: others }] : [],
	};
}

function cover(it: Made, start: number, end: number): Suppression {
	return { ...it, covers: { start, end } };
}

type Words = Pick<Suppression, 'rules' | 'reason' | 'until' | 'by'>;

const named = /(?<![^\s,])(until|by)=("[^"]*"|'[^']*'|“[^”]*”|[^\s,]*)/gi;

/** `rule-a, rule-b until=2027-03-31 by="A name" -- reason`. */
function parseWords(rest: string): Words {
	// A name in quotes may hold dashes.
	const masked = rest.replace(named, (it) => '='.repeat(it.length));
	const dashes = /(?:^|\s)--+(?:\s|$)/.exec(masked);
	const words = dashes === null ? rest : rest.slice(0, dashes.index);
	const reason = dashes === null ? '' : rest.slice(dashes.index + dashes[0].length);
	const values = new Map([...words.matchAll(named)].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
	return {
		rules: rulesIn(words.replace(named, ' ')),
		reason: oneLine(reason),
		until: values
			.get('until')
			?.replace(/["'“”]/g, '')
			.trim(),
		by: nameOf(values.get('by')?.replace(/^["'“]|["'”]$/g, '')),
	};
}

function nameOf(value: string | undefined): string | undefined {
	const name = oneLine(value ?? '');
	return name === '' ? undefined : name;
}

function oneLine(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}

function rulesIn(list: string): Suppression['rules'] {
	const rules = list.split(/[\s,]+/).filter((it) => it !== '');
	return rules.length === 0 || rules.includes('all') ? 'all' : rules;
}

function fromFrontMatter(text: string, frontMatter: FrontMatter): Suppression[] {
	const value = frontMatter.values.get('ldn-lint');
	const span = spanOfKey(text, frontMatter.span);
	const covers = { start: 0, end: text.length };
	if (value === 'off' || value === false) {
		return [{ span, covers, removable: false, rules: 'all', reason: '', until: undefined, by: undefined }];
	}
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	const { disable, reason, until, by } = value as Readonly<Record<string, unknown>>;
	const rules = Array.isArray(disable)
		? disable.filter((it): it is string => typeof it === 'string')
		: typeof disable === 'string'
			? rulesIn(disable)
			: [];
	if (disable !== true && rules.length === 0) {
		return [];
	}
	return [
		{
			span,
			covers,
			removable: false,
			rules: disable === true ? 'all' : rules,
			reason: typeof reason === 'string' ? oneLine(reason) : '',
			until: until === undefined || until === null ? undefined : String(until),
			by: typeof by === 'string' ? nameOf(by) : undefined,
		},
	];
}

/** From the key to the line before the next one. */
function spanOfKey(text: string, within: Span): Span {
	const yaml = text.slice(within.start, within.end);
	const key = /^["']?ldn-lint["']?[ \t]*:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*/im.exec(yaml);
	return key === null ? within : { start: within.start + key.index, end: within.start + key.index + key[0].length };
}
