import type { Finding, Severity } from '../service/lint-service.ts';
import { severities } from '../service/lint-service.ts';

/** One linted article, as the reporters get it. */
export interface FileResult {
	/** As given on the command line. */
	readonly path: string;
	/** What the findings' offsets refer to: after fixes, without a byte order mark. */
	readonly text: string;
	readonly drugs: readonly string[];
	readonly findings: readonly Finding[];
	/** Findings left out by `--quiet`. */
	readonly hidden: number;
	/** How many safe fixes were applied, to the file or in a preview alone. */
	readonly fixed: number;
	readonly preview: boolean;
}

/** How many findings of each severity there are. */
export function countSeverities(results: readonly FileResult[]): Readonly<Record<Severity, number>> {
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	for (const { findings } of results) {
		for (const severity of severities) {
			counts[severity] += findings.filter((it) => it.severity === severity).length;
		}
	}
	return counts;
}
