/** Labels of Markdown's link definitions (`a`) and footnotes (`^a`), normalised as references are matched. */
export function normaliseLabel(raw: string): string {
	return raw
		.replace(/[\t\n\r ]+/g, ' ')
		.replace(/^ | $/g, '')
		.toLowerCase()
		.toUpperCase()
		.toLowerCase();
}

const bracketed = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;

/** Every label that a text may refer to: what stands in brackets, whether it refers or not. */
export function labelsIn(text: string): Set<string> {
	const labels = new Set<string>();
	for (const [, raw = ''] of text.matchAll(bracketed)) {
		labels.add(normaliseLabel(/[\n\r]/.test(raw) ? raw.replace(/([\n\r])[ \t>]+/g, '$1') : raw));
	}
	return labels;
}

/** Definitions, addresses left out, that make references to the labels be read as such. */
export function syntheticDefinitions(labels: readonly string[]): string {
	if (labels.length === 0) {
		return '';
	}
	// A note would go on with a definition in the next line.
	const isNote = (label: string) => label.startsWith('^');
	const ordered = [...labels.filter((it) => !isNote(it)), ...labels.filter(isNote)];
	return `${ordered.map((label) => `[${label}]: x\n`).join('')}***\n`;
}
