import type { ReportingDescriptor } from 'sarif';
import { type LintService, ownFindings, ruleUrl, type Severity } from '../../service/lint-service.ts';
import { oneLine } from './plain-text.ts';

/** SARIF knows no hints; which of its notes are hints is told by their properties. */
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	warning: 'warning',
	info: 'note',
	hint: 'note',
};

/** What GitHub takes of a description. */
const longestDescription = 1024;

/** A rule, or one of the engine's own findings, as SARIF describes it: with its page as the help. */
export function describeRule(id: string, service: LintService): ReportingDescriptor {
	const known = service.rules.find((it) => it.meta.id === id)?.meta ?? ownFindings.find((it) => it.id === id);
	const helpUri = ruleUrl(id);
	if (known === undefined) {
		return { id, helpUri };
	}
	const page = service.explain(id) ?? '';
	return {
		id,
		name: nameOf(id),
		shortDescription: { text: known.summary },
		fullDescription: { text: reportedBy(page) ?? known.summary },
		help: { text: `${known.summary} See ${helpUri}`, markdown: page },
		helpUri,
		defaultConfiguration: { level: sarifLevels[known.severity] },
		properties: { tags: [areaOf(id)] },
	};
}

/** `dose/unit-slip`: `DoseUnitSlip`. */
function nameOf(id: string): string {
	return id.replace(/(?:^|(?<![^A-Za-z])[^A-Za-z]+)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function areaOf(id: string): string {
	return id.split('/', 1)[0] ?? id;
}

/** The first paragraph of what a rule's page says that it reports, without marks of emphasis and code. */
function reportedBy(page: string): string | undefined {
	const [, paragraph] = /^## What it reports\n+([^\n]+(?:\n[^\n]+)*)/m.exec(page) ?? [];
	return paragraph === undefined ? undefined : oneLine(paragraph.replace(/[`*]/g, '')).slice(0, longestDescription);
}
