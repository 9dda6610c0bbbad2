import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/edit.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { missingStatements } from '../../server/src/service/article-view.ts';
import { insertStatements } from '../../server/src/service/insert-statements.ts';
import type { ArticleFormat, Config, Snapshot } from '../../server/src/service/lint-service.ts';

const service = compose();

async function missing(snapshot: Snapshot, config: Config): Promise<readonly string[]> {
	const { findings } = await service.lint(snapshot, config);
	return missingStatements(service.facts(snapshot, config), findings)
		.filter((it) => it.finding.fixes.length > 0)
		.map((it) => it.statement.id);
}

const head = '# Low dose naltrexone (LDN)\n\nLDN may reduce pain.\n';
const compounded = 'A compounding pharmacy makes it. Ann felt well again after a month of LDN: "It changed my life."\n';

describe.each(['recommended', 'strict'])('under %s', (preset) => {
	const { config } = service.configure({ preset });

	test.each<readonly [string, ArticleFormat, string]>([
		['an article without sections', 'markdown', head],
		['one with references', 'markdown', `${head}\n## References\n\n1. Doe J. A trial of LDN. J Pain. 2014;1:1-2.\n`],
		['one with a disclaimer', 'markdown', `${head}\n## Disclaimer\n\nNo offer.\n`],
		[
			'one with a list of cautions',
			'markdown',
			`${head}\n## Who should not take LDN\n\n- Nobody under 18.\n\n## Sleep\n\nIt may change.\n`,
		],
		['one with CRLF and astral characters', 'markdown', `${head}😀 ${compounded}`.replaceAll('\n', '\r\n')],
		['one with stories', 'markdown', `${head}\n${compounded}`],
		['MDX', 'mdx', head],
		['plain text', 'plaintext', 'Low dose naltrexone (LDN)\n\nLDN may reduce pain.\n'],
		['HTML', 'html', '<article>\n<h1>Low dose naltrexone (LDN)</h1>\n<p>LDN may reduce pain.</p>\n</article>\n'],
	])('all that %s lacks goes in at once, and nothing twice', async (_, format, text) => {
		const snapshot = { uri: 'memory:insert', version: 1, format, text };
		const wanted = await missing(snapshot, config);
		expect(wanted.length).toBeGreaterThan(5);
		const { edits } = insertStatements(service, snapshot, config, wanted);
		const result = applyEdits(text, edits);
		expect(await missing({ ...snapshot, text: result }, config)).toEqual([]);
		const sentences = result.split(/(?<=\.)\s+/).filter((it) => it.length > 30);
		expect(sentences.filter((it, index) => sentences.indexOf(it) !== index)).toEqual([]);
		const headings = result.match(/^(?:## |<h2>).*/gm) ?? [];
		expect(new Set(headings).size).toBe(headings.length);
		expect(insertStatements(service, { ...snapshot, text: result }, config, wanted).edits).toEqual([]);
	});
});

describe('statements that are chosen', () => {
	const { config } = service.configure({});
	const snapshot: Snapshot = { uri: 'memory:insert', version: 1, format: 'markdown', text: head };

	test('go in alone, in the sections where they belong', () => {
		const { edits, ids } = insertStatements(service, snapshot, config, ['liver', 'medical-advice', 'opioids', 'none']);
		expect(ids).toEqual(['opioids', 'liver', 'medical-advice']);
		expect(applyEdits(head, edits)).toBe(
			`${head.trimEnd()}\n\n## Who should not take LDN\n\nNever combine LDN with opioid medicines, methadone or buprenorphine, or you may go into sudden withdrawal.\n\nIf you have liver disease, hepatitis or liver failure, talk to your doctor first; liver tests may be needed.\n\n**Disclaimer:** This article is general information. It is not a substitute for professional medical advice, diagnosis or treatment.\n`,
		);
	});

	test.each([
		['a fence that is left open', `${head}\n\`\`\`\ncode\n`],
		['no drug', '# Tomatoes\n'],
		['nothing', ''],
	])('nothing goes in where there is %s', (_, text) => {
		expect(insertStatements(service, { ...snapshot, text }, config, ['liver'])).toEqual({ edits: [], ids: [] });
	});
});
