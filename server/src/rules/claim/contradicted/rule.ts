import { type MythMention, mythMentions, wordPattern } from '../../../facts/myths.ts';
import type { Fix, Severity } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'claim/contradicted',
		area: 'claim',
		summary: 'A known error about the drug, told as fact.',
		severity: 'warning',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			contradicted: 'This is a known error: {correction}. Correct it, or name the source that says otherwise.',
			misleading: 'This may mislead: {correction}. Reword it so that readers take it rightly.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const mention of mythMentions(facts)) {
			const { myth, profile, block, span, isHedged } = mention;
			if (isHedged && myth.hedged === 'none') {
				continue;
			}
			const severity: Severity = isHedged && myth.hedged === 'info' ? 'info' : myth.severity;
			yield report(
				severity === 'info' ? 'misleading' : 'contradicted',
				block.prose.toSource(span),
				{ correction: myth.correction },
				{ severity, sources: myth.sources.map((it) => profile.sources[it]), fixes: fixesOf(mention) },
			);
		}
	},
);

function fixesOf({ myth, block, sentence, span }: MythMention): readonly Fix[] {
	const { prose } = block;
	for (const { pattern, to } of myth.replacements) {
		const match = wordPattern(pattern).exec(prose.text.slice(span.start, span.end).replaceAll('’', "'"));
		if (match) {
			const start = span.start + match.index;
			const edit = { span: prose.toSource({ start, end: start + match[0].length }), newText: to };
			return [{ title: `Write "${to}"`, safety: 'suggested', edits: [edit], touches: 'statement' }];
		}
	}
	if (myth.wording === undefined || block.kind === 'heading') {
		return [];
	}
	const edit = { span: prose.toSource(sentence), newText: myth.wording };
	const title = `Replace the sentence: "${myth.wording}"`;
	return [{ title, safety: 'suggested', edits: [edit], touches: 'statement' }];
}
