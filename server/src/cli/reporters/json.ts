import { ruleUrl } from '../../service/lint-service.ts';
import type { Position, ReportedFinding, RunResult } from '../results.ts';

/** The run as one JSON value whose shape other programs rely on: keys may be added, any other change needs a new `version`. */
export function* reportJson({ files }: RunResult): Generator<string> {
	const summary = { files: files.length, error: 0, warning: 0, info: 0, hint: 0 };
	yield '{"version":1,"files":[';
	for (const [index, { path, drugs, findings }] of files.entries()) {
		for (const { severity } of findings) {
			summary[severity]++;
		}
		yield `${index === 0 ? '' : ','}${JSON.stringify({ path, drugs, findings: findings.map(toJson) })}`;
	}
	yield `],"summary":${JSON.stringify(summary)}}\n`;
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
