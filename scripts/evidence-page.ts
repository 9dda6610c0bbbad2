/** The page that shows what is known: per condition the certainty and the works, and the works on no condition. */
import { type CertaintyOfEvidence, certaintyWords } from '../server/src/drugs/certainty.ts';
import { createEvidenceBase, directionOf, type EvidenceBase, type Work } from '../server/src/drugs/evidence.ts';
import type { Condition, DrugProfile } from '../server/src/drugs/profile.ts';
import { directionWords, workLabel, workUrl } from '../server/src/drugs/work-words.ts';

export interface DrugEvidence {
	readonly profile: DrugProfile;
	readonly works: readonly Work[];
}

export function evidencePage(drugs: readonly DrugEvidence[]): string {
	return `${head}\n${drugs.map(drugSection).join('\n')}`;
}

const head = `# Evidence

The works that the linter knows, and what they show for each condition. Hover cards, citations that it offers and the
wording of claims rest on them. Results against the drug are listed like those in its favour.

## How certain it is

The certainty is that of a benefit in people. It follows from the works by one rule, after
[GRADE](https://www.gradeworkinggroup.org/). Only works with a result in people at the low dose count; narrative
reviews, protocols, hypotheses, animals and cells count for nothing.

- Without a controlled trial or a meta-analysis the certainty is very low. It is none where no work counts, or where none
  of those that count found a benefit.
- Where no trial found a benefit, not even in part, it is very low.
- Else it starts high, and is lowered by one level for each of these, at the lowest to very low:
  - under 400 people in all, and one more for under 100;
  - a single trial;
  - results that disagree or are mixed;
  - no trial that was randomised;
  - trials of narrower conditions alone;
  - a systematic review or meta-analysis that found no difference.

The people of a second report on one trial count once; those of a meta-analysis count in place of its trials where they
are more.

| Certainty | Meaning | A sentence may say |
| --- | --- | --- |
${Object.entries(certaintyWords)
	.map(([level, { meaning, example }]) => `| ${level} | ${capital(meaning)} | ${example} |`)
	.join('\n')}
`;

function drugSection({ profile, works }: DrugEvidence): string {
	const base = createEvidenceBase(works, profile.conditions);
	const shown = profile.conditions.filter((it) => base.about(it.id).length > 0);
	const bare = profile.conditions.filter((it) => base.about(it.id).length === 0);
	const others = works.filter((it) => it.conditions.length === 0);
	return [
		`## ${capital(profile.lowDoseName)}\n`,
		overview(shown, base),
		...shown.map((it) => conditionSection(it, shown, base)),
		`### Conditions without works\n`,
		`No work on ${profile.lowDoseName} is known for: ${bare.map((it) => nameOf(it)).join(', ')}. The certainty is none.\n`,
		...(others.length === 0 ? [] : [`### Safety, mechanism and use\n`, table(others, (it) => it.direction)]),
	].join('\n');
}

function overview(conditions: readonly Condition[], base: EvidenceBase): string {
	const rows = conditions.map((it) => {
		const { level, works } = base.certainty(it.id);
		return `| [${capital(nameOf(it))}](#${anchor(nameOf(it))}) | ${it.tier} | ${level} | ${works.length} |\n`;
	});
	return `| Condition | Risk tier | Certainty | Works |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function conditionSection(condition: Condition, shown: readonly Condition[], base: EvidenceBase): string {
	const certainty = base.certainty(condition.id);
	const own = certainty.works.filter((it) => it.conditions.includes(condition.id));
	const narrower = shown.filter((it) => it.within?.includes(condition.id));
	const links = narrower.map((it) => `[${nameOf(it)}](#${anchor(nameOf(it))})`);
	return [
		`### ${capital(nameOf(condition))}\n`,
		`Risk tier ${condition.tier}. ${certaintyLine(certainty)}\n`,
		...(own.length === 0 ? [] : [table(own, (it) => directionOf(it, condition.id))]),
		...(links.length === 0
			? []
			: [`${own.length === 0 ? 'The works are' : 'Besides, see'} those on ${links.join(', ')}.\n`]),
	].join('\n');
}

function certaintyLine({ level, reason }: CertaintyOfEvidence): string {
	return `**Certainty: ${level}.** ${reason}`;
}

function table(works: readonly Work[], direction: (work: Work) => Work['direction']): string {
	const rows = works.map((it) => {
		const cells = [
			`[${workLabel(it)}](${workUrl(it)})`,
			it.designLabel,
			it.n === undefined ? '–' : String(it.n),
			it.dose ?? '–',
			`**${capital(directionWords[direction(it)])}.** ${it.outcome}`,
		];
		return `| ${cells.map(cell).join(' | ')} |\n`;
	});
	return `| Work | Design | n | Dose | Result |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

function nameOf(condition: Condition): string {
	return condition.names[0] ?? condition.id;
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|');
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** As the hosts of Markdown name the anchor of a heading. */
function anchor(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}
