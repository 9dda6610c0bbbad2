import type { RunResult } from '../results.ts';

/** Everything that a part of a run found, for `ldn-lint merge` of the same version to join with the other parts. */
export function reportBlob(run: RunResult): string {
	return `${JSON.stringify({ ldnLintBlob: 1, ...run })}\n`;
}
