/** How the items of the article panel look: icons that differ in shape as well as in colour, and words for each. */
import * as vscode from 'vscode';
import type { ArticleView, ClaimView, DoseView, ReferenceView, StatementView } from '../../server/src/lsp/protocol.ts';

const { t } = vscode.l10n;

export type SectionName = 'doses' | 'claims' | 'statements' | 'references';

export const sectionNames: readonly SectionName[] = ['doses', 'claims', 'statements', 'references'];

export interface Look {
	readonly label: string;
	readonly description: string;
	readonly icon: vscode.ThemeIcon;
	/** For those who hear it: what the icon says, too. */
	readonly spoken: string;
	/** In Markdown. */
	readonly tooltip: vscode.MarkdownString;
}

type Severity = DoseView['problems'][number]['severity'];

export function sectionLook(name: SectionName, view: ArticleView): Pick<Look, 'label' | 'description'> {
	switch (name) {
		case 'doses': {
			const outside = view.doses.filter((it) => it.verdict === 'outside').length;
			return {
				label: t('Doses'),
				description: summary(view.doses, outside, t('{0} outside the range', outside)),
			};
		}
		case 'claims': {
			const cited = view.claims.filter((it) => it.isCited).length;
			const text = t('{0} of {1} cited', cited, view.claims.length);
			return { label: t('Claims'), description: view.claims.length === 0 ? t('none') : text };
		}
		case 'statements': {
			const missing = view.statements.filter((it) => it.state === 'missing').length;
			return {
				label: t('Statements'),
				description: summary(view.statements, missing, t('{0} missing', missing)),
			};
		}
		case 'references': {
			const faulty = view.references.filter((it) => it.problems.length > 0).length;
			const text = t('{0} with problems', faulty);
			return { label: t('References'), description: summary(view.references, faulty, text) };
		}
	}
}

export function doseLook(dose: DoseView): Look {
	const verdict = doseVerdict(dose);
	const ofProblem = severityIcon(worst(dose.problems));
	const icons = { supported: passed, outside: warning, passed: allowed, unknown: new vscode.ThemeIcon('question') };
	return {
		label: dose.text,
		description: verdict,
		icon: ofProblem ?? icons[dose.verdict],
		spoken: join(dose.text, verdict, problemsSpoken(dose)),
		tooltip: tooltip(join(verdict), t('The supported range is {0} a day.', dose.supported), problemLines(dose)),
	};
}

export function claimLook(claim: ClaimView): Look {
	const citation = claim.isCited
		? claim.sources.length === 0
			? t('cited')
			: claim.sources.join(', ')
		: t('not cited');
	const [condition] = claim.conditions;
	const certainty = condition?.certainty === undefined ? undefined : certaintyWords[condition.certainty];
	const description = [citation, certainty].filter(Boolean).join(' · ');
	const uncited = new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('list.warningForeground'));
	return {
		label: clip(claim.text),
		description,
		icon: severityIcon(worst(claim.problems)) ?? (claim.isCited ? passed : uncited),
		spoken: join(claim.text, claim.isCited ? t('cited: {0}', citation) : citation, certainty, problemsSpoken(claim)),
		tooltip: tooltip(`“${claim.text}”`, description, problemLines(claim)),
	};
}

export function statementLook(statement: StatementView): Look {
	const states = {
		stated: t('stated'),
		missing: t('missing'),
		denied: t('the article says the contrary'),
	};
	const icons = { stated: passed, missing: new vscode.ThemeIcon('circle-large-outline'), denied: warning };
	const state = states[statement.state];
	return {
		label: statement.text,
		description: state,
		icon: severityIcon(worst(statement.problems)) ?? icons[statement.state],
		spoken: join(statement.text, state),
		tooltip: tooltip(
			statement.problems.length === 0 ? t('Says that {0}: {1}.', statement.summary, statement.why) : undefined,
			problemLines(statement),
		),
	};
}

export function referenceLook(reference: ReferenceView): Look {
	const { label, text, work, particulars, citations } = reference;
	const uses = citations === 0 ? t('not cited') : citations === 1 ? t('cited once') : t('cited {0} times', citations);
	const known = new vscode.ThemeIcon('book', new vscode.ThemeColor('charts.green'));
	return {
		label: label === undefined ? (work ?? clip(text)) : `${label}. ${work ?? clip(text)}`,
		description: [particulars, uses].filter(Boolean).join(' · '),
		icon: severityIcon(worst(reference.problems)) ?? (work === undefined ? new vscode.ThemeIcon('link') : known),
		spoken: join(label, work ?? text, particulars, uses, problemsSpoken(reference)),
		tooltip: tooltip(text, uses, problemLines(reference)),
	};
}

const passed = new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
const allowed = new vscode.ThemeIcon('circle-outline');
const warning = new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));

const certaintyWords: Readonly<Record<NonNullable<ClaimView['conditions'][number]['certainty']>, string>> = {
	high: t('high certainty'),
	moderate: t('moderate certainty'),
	low: t('low certainty'),
	'very low': t('very low certainty'),
	none: t('no certainty'),
};

function doseVerdict({ verdict, band }: DoseView): string {
	const words = {
		supported: t('supported'),
		outside: t('outside the range'),
		passed: t('allowed here'),
		unknown: t('no amount a day'),
	};
	return [words[verdict], ...(band === undefined || verdict === 'supported' ? [] : [band])].join(' · ');
}

function summary(items: readonly unknown[], faulty: number, faultyText: string): string {
	return items.length === 0 ? t('none') : faulty > 0 ? faultyText : String(items.length);
}

function worst(problems: readonly { readonly severity: Severity }[]): Severity | undefined {
	return (['error', 'warning', 'info'] as const).find((it) => problems.some(({ severity }) => severity === it));
}

function severityIcon(severity: Severity | undefined): vscode.ThemeIcon | undefined {
	switch (severity) {
		case 'error':
			return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
		case 'warning':
			return warning;
		case 'info':
			return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
		default:
			return undefined;
	}
}

function problemsSpoken({ problems }: { readonly problems: readonly unknown[] }): string | undefined {
	return problems.length === 0
		? undefined
		: problems.length === 1
			? t('one problem')
			: t('{0} problems', problems.length);
}

function problemLines({ problems }: DoseView | ClaimView | StatementView | ReferenceView): string | undefined {
	return problems.length === 0 ? undefined : problems.map((it) => `⚠ ${it.message}`).join('\n\n');
}

/** So that what follows is seen in a narrow panel, too; the tooltip holds the whole. */
function clip(text: string): string {
	const letters = [...text];
	return letters.length <= longest ? text : `${letters.slice(0, longest).join('').trimEnd()}…`;
}

/** Characters. */
const longest = 26;

/** Paragraphs of plain text. */
function tooltip(...paragraphs: readonly (string | undefined)[]): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString();
	for (const paragraph of paragraphs.filter((it) => it !== undefined).flatMap((it) => it.split('\n\n'))) {
		// `appendText` would make every space one that no line breaks at.
		markdown.appendMarkdown(`${paragraph.replace(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, '\\$&')}\n\n`);
	}
	return markdown;
}

function join(...parts: readonly (string | undefined)[]): string {
	return parts.filter((it) => it !== undefined && it !== '').join(', ');
}
