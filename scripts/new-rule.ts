/** `npm run new-rule citation/mismatch` makes the folder of a rule, with an example that fails until the rule is written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const rules = join(import.meta.dirname, '../server/src/rules');

const areas = ['dose', 'disclaimer', 'citation', 'contraindication', 'claim', 'text'];

function main(id: string | undefined): void {
	const problem = problemWith(id);
	if (id === undefined || problem !== undefined) {
		process.stderr.write(`${problem}\n`);
		process.exitCode = 2;
		return;
	}
	const folder = join(rules, id);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'rule.ts'), ruleText(id));
	writeFileSync(join(folder, 'README.md'), readmeText(id));
	writeFileSync(join(folder, 'cases.md'), casesText(id));
	process.stdout.write(nextSteps(id));
}

export function problemWith(id: string | undefined): string | undefined {
	if (id === undefined) {
		return 'Usage: npm run new-rule AREA/NAME, such as citation/mismatch';
	}
	const match = /^([a-z]+)\/([a-z]+(?:-[a-z]+)*)$/.exec(id);
	if (match === null) {
		return `${id}: a rule is named AREA/NAME in lower case with hyphens, such as citation/mismatch`;
	}
	if (!areas.includes(match[1] ?? '')) {
		return `${id}: there is no area ${match[1]}; areas are ${areas.join(', ')}`;
	}
	if (/^(?:no|require|disallow|enforce|prefer)-/.test(match[2] ?? '')) {
		return `${id}: name the defect, so that the id reads after "allow": missing-unit, not require-unit`;
	}
	return existsSync(join(rules, id)) ? `${id}: there is such a rule already` : undefined;
}

export function ruleText(id: string): string {
	const [area = ''] = id.split('/');
	return `import { defineBlockRule } from '../../../linter/rule.ts';

export const rule = defineBlockRule(
	{
		id: '${id}',
		area: '${area}',
		summary: 'What is reported, in one line.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: 'next',
		messages: {
			found: 'What is wrong with "{text}", and why it matters. What to do.',
		},
		options: {},
	},
	function* (_block, _facts, _context) {},
);
`;
}

export function readmeText(id: string): string {
	return `# ${id}

## What it reports

## Why it matters

## Examples

### Reported

\`\`\`article
# Low dose naltrexone

Replace this line by a sentence that the rule reports.
                       ^^^^^^^^ found
\`\`\`

### Not reported

\`\`\`article
# Low dose naltrexone

Replace this line by a sentence that the rule leaves alone.
\`\`\`

## When to turn it off
`;
}

export function casesText(id: string): string {
	return `# Cases of ${id}

## What the cases show

\`\`\`article
# Low dose naltrexone

Replace this line by an edge case.
\`\`\`
`;
}

function nextSteps(id: string): string {
	return `Made server/src/rules/${id}/ with rule.ts, README.md and cases.md.

Next:
  1. Write the examples in README.md: each ^^^ line marks a finding.
  2. npx vitest run test/rules.test.ts -t ${id}    (it fails until the rule reports what is marked)
  3. Write rule.ts; facts about doses, drugs, claims and citations are in server/src/facts/.
  4. npm run generate && npm test && npm run check
`;
}

if (process.argv[1]?.endsWith('new-rule.ts') === true) {
	main(process.argv[2]);
}
