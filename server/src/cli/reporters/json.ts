import { ruleUrl } from '../../service/lint-service.ts';
import { countSeverities, type Position, type ReportedFinding, type RunResult } from '../results.ts';

/** The run as one JSON value whose shape other programs rely on: keys may be added, any other change needs a new `version`. */
export function reportJson({ files }: RunResult): string {
	const shown = files.map(({ path, drugs, findings }) => ({ path, drugs, findings: findings.map(toJson) }));
	return `${JSON.stringify({ version: 1, files: shown, summary: { files: files.length, ...countSeverities(files) } })}\n`;
}

function toJson({ rule, subject, severity, message, start, end, fingerprint, sources, fixes }: ReportedFinding) {
	return {
		rule,
		subject: subject ?? null,
		severity,
		message,
		start: toPlace(start),
		end: toPlace(end),
		fingerprint,
		sources,
		fixes: fixes.map(({ title, safety, edits }) => ({
			title,
			safety,
			edits: edits.map((it) => ({ start: it.start.offset, end: it.end.offset, text: it.text })),
		})),
		help: ruleUrl(rule),
	};
}

function toPlace({ line, column, offset }: Position) {
	return { line, column, offset };
}
