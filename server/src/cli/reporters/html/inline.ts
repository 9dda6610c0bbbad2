/** A block's prose, or a part of it, with its marks. */
import type { Span } from '../../../base/span.ts';
import type { Block } from '../../../service/lint-service.ts';
import { html, join, type Markup, trusted, webAddress } from './markup.ts';
import { byNumber, type Mark, type NumberedFinding } from './place.ts';
import { bySeverity, signs } from './severities.ts';

/** `marks` lie within `range`. They nest; one that overlaps another is closed and opened again. */
export function renderProse(block: Block, source: string, range: Span, marks: readonly Mark[]): Markup {
	const ordered = [...marks].sort(outerFirst);
	const links = block.links.filter(({ span }) => range.start <= span.start && span.end <= range.end);
	const borders = [range, ...ordered.map((it) => it.span), ...links.map((it) => it.span)];
	const offsets = [...new Set(borders.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
	const written: Markup[] = [];
	let open: Mark[] = [];
	for (const [index, at] of offsets.entries()) {
		const kept = open.findIndex((it) => it.span.end <= at);
		const closed = kept < 0 ? [] : open.splice(kept);
		const ended = [...closed.filter((it) => it.span.end <= at), ...ordered.filter((it) => isAt(it, at))];
		const begun = [
			...closed.filter((it) => it.span.end > at),
			...ordered.filter(({ span }) => span.start === at && span.end > at),
		];
		written.push(
			...closed.map(() => markEnd),
			...links.filter((it) => it.span.end === at).map((it) => addressOf(it.url, block.prose.text, it.span)),
			...ended
				.filter((it) => it.isNumbered)
				.sort((a, b) => byNumber(a.of, b.of))
				.map((it) => numberOf(it.of)),
			...begun.map((it) => markStart(it.of)),
			...pieces(block, source, { start: at, end: offsets[index + 1] ?? at }),
		);
		open = [...open, ...begun];
	}
	return join(written);
}

/** Of two on the same text the more severe one is the inner, which is seen. */
function outerFirst(a: Mark, b: Mark): number {
	return a.span.start - b.span.start || b.span.end - a.span.end || bySeverity(b.of.finding, a.of.finding);
}

/** Empty, and just here. */
function isAt({ span }: Mark, at: number): boolean {
	return span.start === at && span.end === at;
}

const markEnd = trusted('</mark>');

function markStart({ id, finding }: NumberedFinding): Markup {
	return html`<mark class="${finding.severity}" data-of="${id}" data-severity="${finding.severity}" data-rule="${finding.rule}">`;
}

function numberOf({ id, number, finding }: NumberedFinding): Markup {
	const { severity, rule } = finding;
	const label = `Finding ${number}, ${severity}: ${rule}`;
	return html`<a class="number ${severity}" id="${id.replace('f', 'm')}" href="#${id}" aria-label="${label}" data-severity="${severity}" data-rule="${rule}">${signs[severity]}\u2009${number}</a>`;
}

const longestAddress = 44;

/** Where a link leads, in the text, where it can be read without pointing at it; nothing behind a bare address. */
function addressOf(url: string, prose: string, { start, end }: Span): Markup {
	const short = url.replace(/^(?:https?:\/\/)?(?:www\.)?/i, '').replace(/\/$/, '');
	if (short === '' || webAddress(url) === undefined || prose.slice(start, end).includes(short)) {
		return trusted('');
	}
	const shown = short.length > longestAddress ? `${short.slice(0, longestAddress - 1)}…` : short;
	return html` <span class="address">(${shown})</span>`;
}

/** Text as it is; what prose has no characters for (code, pictures, tags) as the source writes it. */
function pieces({ prose }: Block, source: string, { start, end }: Span): readonly Markup[] {
	const parts = prose.text.slice(start, end).split(/(\uFFFC+|\[\^[^\]\s]{1,60}\])/);
	let at = start;
	return parts.map((part) => {
		const place = prose.toSource({ start: at, end: at + part.length });
		at += part.length;
		if (part.startsWith('\uFFFC')) {
			return objectOf(source.slice(place.start, place.end));
		}
		return /^\[\^.+\]$/.test(part) ? html`<span class="note">[${part.slice(2, -1)}]</span>` : html`${part}`;
	});
}

const longestObject = 120;

function objectOf(written: string): Markup {
	const picture = /^!\[([^\]]{0,300})\]/.exec(written) ?? /^<img\b[^>]{0,500}?\balt="([^"]{0,300})"/i.exec(written);
	if (picture !== null) {
		return html`<span class="object">[picture: ${picture[1] ?? ''}]</span>`;
	}
	const code = /^(`{1,9})([^`]+)\1$/.exec(written)?.[2] ?? /^<code>([^<]+)<\/code>$/i.exec(written)?.[1] ?? written;
	const shown = code.length > longestObject ? `${code.slice(0, longestObject - 1)}…` : code;
	return html`<code>${shown.trim()}</code>`;
}
