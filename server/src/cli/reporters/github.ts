import { ruleUrl, type Severity, severities } from '../../service/lint-service.ts';
import { countSeverities, type ReportedFinding, type RunResult } from '../results.ts';
import { countsText, oneLine, plural } from './plain-text.ts';
import type { ReportContext } from './reporter.ts';

/** How many annotations of one kind GitHub shows for a step. */
const mostShown = 10;

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
	error: 'error',
	warning: 'warning',
	info: 'notice',
	hint: 'notice',
};

/**
 * Workflow commands, which GitHub Actions shows as annotations at the findings. The worst come first, as GitHub drops
 * what is over its limit; how many there are in total is said at the end.
 */
export function reportGithub({ files, problems }: RunResult, context: Pick<ReportContext, 'repositoryPath'>): string {
	const found = files.flatMap(({ path, findings }) =>
		findings.map((finding) => ({ path: context.repositoryPath(path), finding })),
	);
	const annotations = severities.flatMap((severity) =>
		found.filter((it) => it.finding.severity === severity).map((it) => annotation(it.path, it.finding)),
	);
	const failures = problems.map((it) => command('error', { title: 'ldn-lint' }, oneLine(it)));
	return [...failures, ...annotations, ...totalOf(files, failures.length)].map((it) => `${it}\n`).join('');
}

function annotation(path: string, { rule, severity, message, start, end }: ReportedFinding): string {
	// GitHub takes columns of annotations on one line alone.
	const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
	const place = { file: path, line: start.line, endLine: end.line, ...columns };
	return command(commands[severity], { ...place, title: rule }, `${oneLine(message)}\n${ruleUrl(rule)}`);
}

function totalOf(files: RunResult['files'], failures: number): readonly string[] {
	const counts = countSeverities(files);
	const kinds = [counts.error + failures, counts.warning, counts.info + counts.hint];
	return [
		`ldn-lint: ${countsText(counts)} in ${plural(files.length, 'article')}.`,
		...(kinds.some((it) => it > mostShown)
			? [`GitHub shows at most ${mostShown} annotations of a kind for a step; the log of the step has all.`]
			: []),
	];
}

function command(name: string, properties: Readonly<Record<string, string | number>>, data: string): string {
	const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
	return `::${name} ${list.join(',')}::${escapeData(data)}`;
}

/** As the toolkit of GitHub Actions does it. */
function escapeData(text: string): string {
	return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
	return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
