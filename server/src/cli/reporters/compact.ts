import type { RunResult } from '../results.ts';
import { oneLine } from './plain-text.ts';

/** One line a finding, `path:line:column: severity: message [rule]`, as compilers write theirs; nothing besides. */
export function reportCompact({ files }: RunResult): string {
	return files
		.flatMap(({ path, findings }) =>
			findings.map(
				({ start, severity, message, rule }) =>
					`${oneLine(path)}:${start.line}:${start.column}: ${severity}: ${oneLine(message)} [${rule}]\n`,
			),
		)
		.join('');
}
