import { type Finding, ruleUrl } from '../../service/lint-service.ts';
import { placesIn } from '../lines.ts';
import { countSeverities, type FileResult } from '../results.ts';

/** The results as one JSON value whose shape other programs rely on: a change of it needs a new `version`. */
export function reportJson(results: readonly FileResult[]): string {
	const files = results.map(({ path, text, drugs, findings }) => {
		const placeOf = placesIn(text);
		return { path, drugs, findings: findings.map((it) => toJson(it, placeOf)) };
	});
	return `${JSON.stringify({ version: 1, files, summary: { files: files.length, ...countSeverities(results) } })}\n`;
}

function toJson(finding: Finding, placeOf: ReturnType<typeof placesIn>): unknown {
	const { rule, subject, severity, message, span, sources, fixes } = finding;
	return {
		rule,
		subject: subject ?? null,
		severity,
		message,
		start: { ...placeOf(span.start), offset: span.start },
		end: { ...placeOf(span.end), offset: span.end },
		sources: sources.map(({ title, url }) => ({ title, url })),
		fixes: fixes.map(({ title, safety, edits }) => ({
			title,
			safety,
			edits: edits.map((it) => ({ start: it.span.start, end: it.span.end, text: it.newText })),
		})),
		help: ruleUrl(rule),
	};
}
