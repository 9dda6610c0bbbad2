import type { ArtifactLocation, Fix, Invocation, Log, Region, Result } from 'sarif';
import type { Position, ReportedEdit, ReportedFinding, ReportedFix, RunResult } from '../results.ts';
import { linkTo, markdownText } from './markdown-text.ts';
import { toJson, wellFormed } from './plain-text.ts';
import { homepage, type ReportContext } from './reporter.ts';
import { describeRule, sarifLevels } from './sarif-rules.ts';

/**
 * SARIF 2.1.0. Its rules are those with results; suppressed and old findings are results too, marked as such. The fingerprint
 * stays the same while the rule and its sentence do, wherever the sentence moves in its article.
 */
export function reportSarif(run: RunResult, context: Pick<ReportContext, 'service' | 'repositoryPath'>): string {
	const found = run.files.flatMap(resultsOf);
	const ids = [...new Set(found.map((it) => it.finding.rule))].sort();
	const rules = ids.map((id) => describeRule(id, context.service));
	const locations = new Map(run.files.map(({ path }) => [path, locationOf(context.repositoryPath(path))]));
	const log: Log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'ldn-lint',
						version: run.version,
						semanticVersion: run.version,
						informationUri: homepage,
						rules,
					},
				},
				columnKind: 'utf16CodeUnits',
				newlineSequences: ['\r\n', '\n', '\r'],
				originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
				invocations: [toInvocation(run)],
				artifacts: [...locations.values()].map((location) => ({ location, roles: ['analysisTarget'] })),
				results: found.map((it) => toResult(it, ids.indexOf(it.finding.rule), locations.get(it.path) ?? {})),
			},
		],
	};
	return toJson(log);
}

interface FoundResult {
	readonly path: string;
	readonly finding: ReportedFinding;
	/** Empty for a finding that holds. */
	readonly suppressions: NonNullable<Result['suppressions']>;
}

function resultsOf({ path, findings, suppressed, baselined }: RunResult['files'][number]): readonly FoundResult[] {
	return [
		...findings.map((finding) => ({ path, finding, suppressions: [] })),
		...suppressed.map(({ finding, reason }) => ({
			path,
			finding,
			suppressions: [{ kind: 'inSource' as const, ...(reason === '' ? {} : { justification: reason }) }],
		})),
		...baselined.map((finding) => ({
			path,
			finding,
			suppressions: [{ kind: 'external' as const, justification: 'In the baseline.' }],
		})),
	];
}

function toResult({ finding, suppressions }: FoundResult, ruleIndex: number, location: ArtifactLocation): Result {
	const { rule, severity, message, sources, subject, fingerprint, fixes } = finding;
	const links = sources.map((it) => linkTo(it.title, it.url));
	return {
		ruleId: rule,
		ruleIndex,
		level: sarifLevels[severity],
		message: {
			text: plainMessage(message),
			markdown: [markdownText(message), ...(links.length === 0 ? [] : [`Source: ${links.join('; ')}`])].join('\n\n'),
		},
		locations: [{ physicalLocation: { artifactLocation: location, region: toRegion(finding) } }],
		partialFingerprints: { 'ldnLint/v1': fingerprint },
		// Always there: SARIF wants all results of a run to have them, or none.
		suppressions: [...suppressions],
		...(fixes.length > 0 ? { fixes: fixes.map((it) => toFix(it, location)) } : {}),
		properties: { severity, ...(subject === undefined ? {} : { subject }), sources },
	};
}

/** In plain messages, too, SARIF reads `[text](target)` as a link. */
function plainMessage(text: string): string {
	return text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text;
}

function toRegion({ start, end, excerpt }: ReportedFinding): Region {
	const isWhole = excerpt !== '' && excerpt.length === end.offset - start.offset;
	return { ...toSpan({ start, end }), ...(isWhole ? { snippet: { text: excerpt } } : {}) };
}

function toSpan({ start, end }: { readonly start: Position; readonly end: Position }): Region {
	return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function toFix({ title, safety, edits }: ReportedFix, artifactLocation: ArtifactLocation): Fix {
	return {
		description: { text: title },
		artifactChanges: [{ artifactLocation, replacements: edits.map(toReplacement) }],
		properties: { safety },
	};
}

function toReplacement(edit: ReportedEdit) {
	return { deletedRegion: toSpan(edit), ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }) };
}

function toInvocation({ problems }: RunResult): Invocation {
	const notifications = problems.map((text) => ({ level: 'error' as const, message: { text } }));
	return {
		executionSuccessful: problems.length === 0,
		...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
	};
}

/** A path that lies outside of the repository has no base. */
function locationOf(path: string): ArtifactLocation {
	const uri = wellFormed(path).split('/').map(encodeURIComponent).join('/');
	const [, drive] = /^([A-Za-z]):[\\/]/.exec(path) ?? [];
	if (drive !== undefined || path.startsWith('/')) {
		return { uri: `file://${drive === undefined ? '' : '/'}${uri.replace('%3A', ':').replace(/%5C/g, '/')}` };
	}
	return { uri, uriBaseId: '%SRCROOT%' };
}
