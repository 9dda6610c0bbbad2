import { digest } from '../../base/digest.ts';
import type { Severity } from '../../service/lint-service.ts';
import type { RunResult } from '../results.ts';
import { toJson } from './plain-text.ts';
import type { ReportContext } from './reporter.ts';

const grades: Readonly<Record<Severity, 'critical' | 'major' | 'minor' | 'info'>> = {
	error: 'critical',
	warning: 'major',
	info: 'minor',
	hint: 'info',
};

/** A Code Quality report of GitLab: what it shows in merge requests, told apart from before by fingerprints. */
export function reportGitlab({ files }: RunResult, context: Pick<ReportContext, 'repositoryPath'>): string {
	const issues = files.flatMap(({ path: given, findings }) => {
		const path = context.repositoryPath(given);
		return findings.map(({ rule, severity, message, start, end, fingerprint }) => ({
			description: message,
			check_name: rule,
			fingerprint: digest(path, fingerprint),
			severity: grades[severity],
			location: { path, lines: { begin: start.line, end: end.line } },
		}));
	});
	return toJson(issues, '  ');
}
