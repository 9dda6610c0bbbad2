import { ownFindings } from './own-findings.ts';
import type { Rule } from './rule.ts';

/** Where a rule's page is published. */
export function ruleUrl(id: string): string {
	return `https://github.com/ldn-lint/ldn-lint/blob/main/docs/rules/${id}.md`;
}

/**
 * A rule's page as Markdown: the only renderer, for hovers, the command line and the published pages. `body` is the
 * rule's README; its first heading is replaced by the header made from the metadata.
 */
export function explainRule(rule: Rule, body: string): string {
	const { meta } = rule;
	const facts = [
		`**Severity** ${meta.severity}`,
		`**Fixes** ${meta.fixes.length === 0 ? 'none' : meta.fixes.join(', ')}`,
		`**Applies to** ${meta.appliesTo === 'any' ? 'every article' : 'articles about a drug with a profile'}`,
		`**Since** ${meta.since}`,
	];
	return `# ${meta.id}\n\n${meta.summary}\n\n${facts.join(' · ')}\n\n${body.replace(/^# .*\n+/, '').trim()}\n`;
}

/** The page of one of the engine's own findings. */
export function explainOwnFinding(id: string): string | undefined {
	const own = ownFindings.find((it) => it.id === id);
	return own && `# ${own.id}\n\n${own.summary}\n\n**Severity** ${own.severity}\n\n${own.page}\n`;
}
