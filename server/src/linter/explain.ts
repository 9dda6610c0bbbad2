import type { OptionSpec, OptionSpecs } from './options.ts';
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
	const page = body.replace(/^# .*\n+/, '').replace(/^## Options\n/m, (heading) => heading + optionTable(meta.options));
	return `# ${meta.id}\n\n${meta.summary}\n\n${facts.join(' · ')}\n\n${page.trim()}\n`;
}

/** One row for each option, from its declaration. */
function optionTable(specs: OptionSpecs): string {
	const rows = Object.entries(specs).map(
		([name, spec]) =>
			`| \`${name}\` | ${valuesOf(spec)} | \`${JSON.stringify(spec.default)}\` | ${spec.description} |\n`,
	);
	return `\n| Option | Values | Default | Meaning |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function valuesOf(spec: OptionSpec): string {
	switch (spec.type) {
		case 'boolean':
			return '`true`, `false`';
		case 'integer':
			return `${spec.minimum} to ${spec.maximum}`;
		case 'choice':
			return spec.choices.map((it) => `\`"${it}"\``).join(', ');
		case 'list':
			return 'a list of texts';
	}
}

/** The page of one of the engine's own findings. */
export function explainOwnFinding(id: string): string | undefined {
	const own = ownFindings.find((it) => it.id === id);
	return own && `# ${own.id}\n\n${own.summary}\n\n**Severity** ${own.severity}\n\n${own.page}\n`;
}
