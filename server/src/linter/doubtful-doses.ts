/** Doses that may be others than were meant: to write such a one better would bless it. */
import { meeting } from '../base/span.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/** Without `safe` fixes within doses that a rule doubts: once such a dose is settled they come back. Findings in order. */
export function withoutFixesOfDoubtful(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
	const doubting = new Set(rules.filter((it) => it.meta.doubtsDose === true).map((it) => it.meta.id));
	const doubtful = findings.filter((it) => doubting.has(it.rule));
	if (doubtful.length === 0) {
		return findings;
	}
	return findings.map((finding) => {
		const fixes = finding.fixes.filter(
			({ safety, edits }) => safety !== 'safe' || edits.every(({ span }) => meeting(doubtful, span).length === 0),
		);
		return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
	});
}
