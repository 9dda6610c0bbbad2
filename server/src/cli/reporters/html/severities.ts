import { type Severity, severities } from '../../../service/lint-service.ts';
import { html, join, type Markup } from './markup.ts';

/** Tells severities apart without colour; as in the text report. */
export const signs: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●', hint: '○' };

export const nouns: Readonly<Record<Severity, string>> = {
	error: 'Errors',
	warning: 'Warnings',
	info: 'Info',
	hint: 'Hints',
};

export type Counts = Readonly<Record<Severity, number>>;

export function total(counts: Counts): number {
	return severities.reduce((sum, it) => sum + counts[it], 0);
}

/** The most severe first. */
export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
	return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** A bar of the severities' shares, `full` findings being all of its length. For the eye alone: the numbers stand beside it. */
export function severityBar(counts: Counts, full: number, owner: string): Markup {
	let at = 0;
	const parts = severities.map((it) => {
		const width = full === 0 ? 0 : Math.round((counts[it] / full) * 10_000) / 100;
		const part = html`<rect class="${it}" x="${Math.round(at * 100) / 100}" width="${width}" height="8"/>`;
		at += width;
		return part;
	});
	return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false" data-bar="${owner}" data-full="${full}">${join(parts)}</svg>`;
}
