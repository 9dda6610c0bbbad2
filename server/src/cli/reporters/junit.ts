import type { FileResult, ReportedFinding, RunResult } from '../results.ts';
import { oneLine } from './plain-text.ts';
import type { ReportContext } from './reporter.ts';
import { type Element, elementText, xmlDeclaration } from './xml.ts';

type JunitContext = Pick<ReportContext, 'fails' | 'repositoryPath'>;

/**
 * JUnit's XML: a suite for each article, and in it a case for each finding, or one that passes. What makes the run
 * fail is a failure, all else is skipped, so tests are red exactly when the exit status is. No times are given.
 */
export function reportJunit({ files, problems }: RunResult, context: JunitContext): string {
	const suites = [
		...files.map((it) => articleSuite(it, context)),
		...(problems.length > 0 ? [ownSuite(problems)] : []),
	];
	const sum = (key: 'tests' | 'failures' | 'errors') => suites.reduce((total, it) => total + it.attributes[key], 0);
	const attributes = { name: 'ldn-lint', tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
	return `${xmlDeclaration}\n${elementText({ name: 'testsuites', attributes, content: suites })}`;
}

interface Suite extends Element {
	readonly attributes: {
		readonly name: string;
		readonly tests: number;
		readonly failures: number;
		readonly errors: number;
		readonly skipped: number;
	};
}

function articleSuite({ path: given, findings }: FileResult, { fails, repositoryPath }: JunitContext): Suite {
	const name = repositoryPath(given);
	if (findings.length === 0) {
		const clean = { name: 'testcase', attributes: { name: 'no findings', classname: name } };
		return suite({ name, tests: 1, failures: 0, errors: 0, skipped: 0 }, [clean]);
	}
	const failures = findings.filter((it) => fails(it.severity)).length;
	const counts = { tests: findings.length, failures, errors: 0, skipped: findings.length - failures };
	return suite(
		{ name, ...counts },
		findings.map((it) => findingCase(it, name, fails(it.severity))),
	);
}

function findingCase(finding: ReportedFinding, classname: string, fails: boolean): Element {
	const { rule, severity, message, start } = finding;
	const details = detailsOf(finding, classname);
	return {
		name: 'testcase',
		attributes: { name: `${start.line}:${start.column} ${rule}`, classname },
		content: [
			fails
				? { name: 'failure', attributes: { type: severity, message }, content: details }
				: { name: 'skipped', content: details },
		],
	};
}

function detailsOf({ severity, message, start, sources }: ReportedFinding, path: string): string {
	const list = sources.map((it) => `\nSource: ${oneLine(it.title)} <${oneLine(it.url)}>`);
	return `${path}:${start.line}:${start.column}: ${severity}: ${message}${list.join('')}`;
}

/** What kept the linter from doing its job. */
function ownSuite(problems: readonly string[]): Suite {
	const counts = { tests: problems.length, failures: 0, errors: problems.length, skipped: 0 };
	return suite(
		{ name: 'ldn-lint', ...counts },
		problems.map((message, index) => ({
			name: 'testcase',
			attributes: { name: `problem ${index + 1}`, classname: 'ldn-lint' },
			content: [{ name: 'error', attributes: { type: 'problem', message }, content: message }],
		})),
	);
}

function suite(attributes: Suite['attributes'], content: readonly Element[]): Suite {
	return { name: 'testsuite', attributes, content };
}
