/** What a part of the benchmark found, as text for a terminal and as Markdown. */

export interface Part {
	readonly title: string;
	/** How it was measured: paragraphs of Markdown. */
	readonly method: string;
	readonly tables: readonly Table[];
	readonly targets: readonly Target[];
}

export interface Table {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export interface Target {
	readonly what: string;
	/** `NaN`, which is null in JSON, when it could not be measured. */
	readonly figure: number | null;
	readonly atMost: number;
	/** After the figure: ` MB`. */
	readonly unit?: string;
}

export function asText({ title, tables, targets }: Part): string {
	const shown = targets.length === 0 ? tables : [...tables, targetTable(targets)];
	return `\n# ${title}\n${shown.map(tableAsText).join('')}`;
}

function tableAsText({ title, columns, rows }: Table): string {
	const widths = columns.map((_, i) => Math.max(...[columns, ...rows].map((row) => row[i]?.length ?? 0)));
	const line = (row: readonly string[]) =>
		row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
	return `\n${title}\n${[columns, ...rows].map((row) => `  ${line(row).trimEnd()}\n`).join('')}`;
}

export function asMarkdown({ title, method, tables }: Part): string {
	return [`### ${title}`, method, ...tables.flatMap((it) => [`**${it.title}**`, tableAsMarkdown(it)])].join('\n\n');
}

export function targetsAsMarkdown(targets: readonly Target[]): string {
	return tableAsMarkdown(targetTable(targets));
}

function tableAsMarkdown({ columns, rows }: Table): string {
	const line = (row: readonly string[]) => `| ${row.map((it) => it.replaceAll('|', '\\|')).join(' | ')} |`;
	const rule = columns.map((_, i) => (i === 0 ? '---' : '--:'));
	return [columns, rule, ...rows].map(line).join('\n');
}

function targetTable(targets: readonly Target[]): Table {
	return {
		title: 'Targets',
		columns: ['Target', 'measured', 'at most', 'met'],
		rows: targets.map(({ what, figure, atMost, unit = '' }) => [
			what,
			isMeasured(figure) ? `${round(figure)}${unit}` : '–',
			`${atMost}${unit}`,
			isMeasured(figure) ? (figure <= atMost ? 'yes' : 'no') : 'not measured',
		]),
	};
}

function isMeasured(figure: number | null): figure is number {
	return figure !== null && Number.isFinite(figure);
}

/** With as many digits as say something. */
export function round(figure: number | undefined): string {
	if (figure === undefined || !Number.isFinite(figure)) {
		return '–';
	}
	const size = Math.abs(figure);
	return figure.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3);
}
