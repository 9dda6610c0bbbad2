/** `--report-suppressions`: every suppression with what a reviewer asks of it. */
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { daysBetween, localDay } from '../base/day.ts';
import type { LintOptions } from './args.ts';
import { git } from './git.ts';
import { oneLine, plural, toJson } from './reporters/plain-text.ts';
import type { FileResult, ReportedSuppression } from './results.ts';
import { type ExitStatus, type Surroundings, tellProblems, todayOf } from './surroundings.ts';

/** Prints the list. That suppressions have ended fails nothing here: the lint reports those. */
export async function reportSuppressions(
	files: readonly FileResult[],
	problems: readonly string[],
	{ reportSuppressions: format }: Pick<LintOptions, 'reportSuppressions'>,
	around: Surroundings,
): Promise<ExitStatus> {
	const listed: Listed[] = [];
	for (const { path, suppressions } of files) {
		if (suppressions.length > 0) {
			const ages = await agesOf(path, suppressions, around);
			listed.push(...suppressions.map((it, i) => ({ ...it, path, age: ages[i] ?? unknownAge })));
		}
	}
	around.stdout(format === 'json' ? asJson(listed, files.length) : asTable(listed, files.length));
	return tellProblems(problems, around) ? 2 : 0;
}

interface Listed extends ReportedSuppression {
	readonly path: string;
	readonly age: Age;
}

interface Age {
	/** Since the line was committed or, without git, the file was changed. */
	readonly days: number | undefined;
	readonly since: 'commit' | 'file' | undefined;
}

const unknownAge: Age = { days: undefined, since: undefined };

function asJson(listed: readonly Listed[], articles: number): string {
	const suppressions = listed.map(({ path, start, rules, reason, by, until, expired, hides, age }) => ({
		path,
		line: start.line,
		column: start.column,
		rules: rules.length === 0 ? ['all'] : rules,
		reason,
		by: by ?? null,
		until: until ?? null,
		expired,
		hides,
		ageInDays: age.days ?? null,
		ageSince: age.since ?? null,
	}));
	return toJson({ version: 1, suppressions, summary: { articles, ...countsOf(listed) } });
}

function asTable(listed: readonly Listed[], articles: number): string {
	const { suppressions, withoutReason, expired, idle } = countsOf(listed);
	const parts = [
		...(withoutReason > 0 ? [`${withoutReason} without a reason`] : []),
		...(expired > 0 ? [`${expired} ended`] : []),
		...(idle > 0 ? [`${idle} hiding nothing`] : []),
	];
	const summary = `${plural(suppressions, 'suppression')} in ${plural(articles, 'article')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.\n`;
	if (listed.length === 0) {
		return summary;
	}
	const rows = [
		['Place', 'Rules', 'Hides', 'Age', 'Until', 'By', 'Reason'],
		...listed.map(({ path, start, rules, hides, age, until, expired, by, reason }) => [
			`${oneLine(path)}:${start.line}:${start.column}`,
			rules.length === 0 ? 'all' : oneLine(rules.join(', ')),
			String(hides),
			ageText(age),
			until === undefined ? '–' : `${oneLine(until)}${expired ? ' (ended)' : ''}`,
			by === undefined ? '–' : oneLine(by),
			reason === '' ? '–' : oneLine(reason),
		]),
	];
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	const lines = rows.map((row) =>
		row
			.map((cell, i) => cell.padEnd(widths[i] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	return `${lines.join('\n')}\n\n${summary}`;
}

function ageText({ days, since }: Age): string {
	return days === undefined ? 'unknown' : `${plural(days, 'day')}${since === 'file' ? ' (file)' : ''}`;
}

function countsOf(listed: readonly Listed[]) {
	return {
		suppressions: listed.length,
		withoutReason: listed.filter((it) => it.reason === '').length,
		expired: listed.filter((it) => it.expired).length,
		idle: listed.filter((it) => it.hides === 0 && !it.expired).length,
	};
}

async function agesOf(
	path: string,
	suppressions: readonly ReportedSuppression[],
	around: Surroundings,
): Promise<readonly Age[]> {
	const absolute = resolve(around.cwd, path);
	const today = todayOf(around);
	const ageOf = (time: Date, since: 'commit' | 'file') => ({
		days: Math.max(0, daysBetween(localDay(time), today)),
		since,
	});
	const committed = await commitTimes(
		absolute,
		suppressions.map((it) => it.start.line),
	);
	const changed = await stat(absolute).then(
		(it) => it.mtime,
		() => undefined,
	);
	const fallback = changed === undefined || path === '-' ? unknownAge : ageOf(changed, 'file');
	return suppressions.map(({ start }) => {
		const time = committed.get(start.line);
		return time === undefined ? fallback : ageOf(time, 'commit');
	});
}

/** How many lines one call of git is asked about: command lines have a limit. */
const linesAtOnce = 200;

/** When lines of a file were committed, those that git knows of. */
async function commitTimes(absolute: string, lines: readonly number[]): Promise<ReadonlyMap<number, Date>> {
	const times = new Map<number, Date>();
	for (let i = 0; i < lines.length; i += linesAtOnce) {
		const ranges = lines.slice(i, i + linesAtOnce).flatMap((it) => ['-L', `${it},${it}`]);
		const blame = await git(['blame', '--porcelain', ...ranges, '--', basename(absolute)], dirname(absolute));
		if ('output' in blame) {
			readBlame(blame.output, times);
		}
	}
	return times;
}

/** Commits are described where they are first named; the line itself follows behind a tab. */
function readBlame(output: string, times: Map<number, Date>): void {
	const commits = new Map<string, Date>();
	let commit = '';
	let line = 0;
	for (const row of output.split('\n')) {
		const head = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row);
		const time = /^committer-time (\d+)$/.exec(row);
		if (head !== null) {
			commit = head[1] ?? '';
			line = Number(head[2]);
		} else if (time !== null) {
			commits.set(commit, new Date(Number(time[1]) * 1000));
		} else if (row.startsWith('\t')) {
			times.set(line, commits.get(commit) ?? new Date(0));
		}
	}
}
