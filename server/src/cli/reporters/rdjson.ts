import { ruleUrl, type Severity } from '../../service/lint-service.ts';
import type { Position, ReportedFinding, RunResult } from '../results.ts';
import { toJson } from './plain-text.ts';
import { homepage } from './reporter.ts';

const levels: Readonly<Record<Severity, 'ERROR' | 'WARNING' | 'INFO'>> = {
	error: 'ERROR',
	warning: 'WARNING',
	info: 'INFO',
	hint: 'INFO',
};

/**
 * The format of reviewdog. Its columns count bytes of UTF-8. Suggestions are fixes that a reviewer can take as they
 * stand: not those that leave a gap, nor those of several edits, each of which reviewdog would offer on its own. Paths
 * are as given, since reviewdog runs in the same folder.
 */
export function reportRdjson({ files }: RunResult): string {
	const diagnostics = files.flatMap(({ path, findings }) => findings.map((it) => toDiagnostic(path, it)));
	const source = { name: 'ldn-lint', url: homepage };
	return toJson({ source, diagnostics });
}

function toDiagnostic(path: string, { rule, severity, message, start, end, fixes }: ReportedFinding) {
	const suggestions = fixes.flatMap(({ safety, edits: [edit, ...more] }) =>
		safety === 'placeholder' || edit === undefined || more.length > 0
			? []
			: [{ range: toRange(edit), text: edit.text }],
	);
	return {
		message,
		location: { path, range: toRange({ start, end }) },
		severity: levels[severity],
		code: { value: rule, url: ruleUrl(rule) },
		...(suggestions.length > 0 ? { suggestions } : {}),
	};
}

function toRange({ start, end }: { readonly start: Position; readonly end: Position }) {
	return { start: toPosition(start), end: toPosition(end) };
}

function toPosition({ line, byteColumn }: Position) {
	return { line, column: byteColumn };
}
