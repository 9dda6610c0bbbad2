/** Nothing is sent to another machine and nothing asked of one: by what the programs hold, and by what they do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killServers, startBuiltServer } from './support/built-server.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-network-'));
const dist = join(folder, 'dist');
const noNetwork = `--require=${join(import.meta.dirname, 'support/no-network.cjs')}`;

beforeAll(() => {
	execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), `--outdir=${dist}`]);
}, 120_000);
afterAll(() => {
	killServers();
	rmSync(folder, { recursive: true, force: true });
});

describe('the programs hold no way to another machine', () => {
	/** `net` is part of the pipes that server and client speak over. */
	const mayHold: Readonly<Record<string, readonly string[]>> = { 'server.js': ['net'], 'client.js': ['net'] };
	const ways =
		/\b(?:require|import)\(\s*["'`](?:node:)?(net|tls|https?|http2|dgram|dns|dns\/promises|inspector)["'`]\s*\)/g;
	const calls = /(?<![\w.$"'`-])(?:fetch|sendBeacon|importScripts)\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/g;

	it('in any bundle', () => {
		const names = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((it) => /\.[cm]?js$/.test(it));
		expect(names.length).toBeGreaterThanOrEqual(7);
		for (const name of names) {
			const text = readFileSync(join(dist, name), 'utf8');
			const held = [...new Set([...text.matchAll(ways)].map((it) => it[1]))];
			expect([name, held]).toEqual([name, mayHold[name] ?? []]);
			expect([name, ...(text.match(calls) ?? [])]).toEqual([name]);
		}
	});
});

const article = `---
bibliography: [refs.bib, "https://example.org/remote.bib", "//example.org/share.bib"]
---

# Low dose naltrexone

![figure](https://example.org/x.png) Take LDN 45 mg every night [@doe2014], as doi:10.1002/art.37734 says.
`;

it('the command line works where every connection and lookup throws', () => {
	const project = join(folder, 'project');
	mkdirSync(project, { recursive: true });
	writeFileSync(join(project, 'refs.bib'), '@article{doe2014, url = {https://example.org}}\n');
	writeFileSync(join(project, '.ldn-lint.yaml'), 'extends: [https://example.org/base.yaml]\npreset: strict\n');
	writeFileSync(join(project, 'a.md'), article);
	writeFileSync(join(project, 'b.html'), '<script src="https://example.org/x.js"></script><p>LDN 45 mg</p>');
	const args = [
		noNetwork,
		join(dist, 'cli.js'),
		'.',
		'--workers',
		'2',
		'--fix',
		'--format',
		'html:out.html',
		'--format',
		'json',
	];
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
	expect(stderr).not.toMatch(/network:|internal/);
	expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 2 } });
});

it('so does the language server', async () => {
	const { server, client } = await startBuiltServer({}, noNetwork);
	const uri = 'file:///project/a.md';
	await client.open(uri, article);
	const found = await client.diagnostics(uri);
	expect(found.length).toBeGreaterThan(0);
	await client.actions(uri, found);
	await client.hover(uri, 6, 45);
	const links = await client.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
	expect(links).not.toEqual([]);
	await client.stop();
	expect(server.said()).toBe('');
});
