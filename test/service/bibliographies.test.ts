import { describe, expect, test } from 'vitest';
import { type BibliographyPlace, readBibliographies } from '../../server/src/service/bibliographies.ts';
import type { Host } from '../../server/src/service/host.ts';
import { serviceOf } from '../support/lint.ts';

const service = serviceOf([]);
const files = new Map([
	['file:///project/articles/refs.bib', 'own'],
	['file:///project/shared/my%20works.json', 'shared'],
	['file:///project/all.bib', 'of the configuration'],
	['file:///secret.bib', 'secret'],
]);
const host: Host = { readFile: async (uri) => files.get(uri), listFiles: async () => undefined, log() {} };

async function read(yaml: string, options: Partial<BibliographyPlace> & { readonly raw?: unknown } = {}) {
	const { config } = service.configure(options.raw);
	return readBibliographies(host, {
		uri: 'file:///project/articles/ldn.md',
		text: `---\n${yaml}\n---\n\nLDN.\n`,
		config,
		configFile: undefined,
		roots: ['file:///project/'],
		...options,
	});
}

describe('bibliographies', () => {
	test.each([
		['beside the article', 'refs.bib', 'own'],
		['with a dot', './refs.bib', 'own'],
		['in another folder, with a space', '../shared/my works.json', 'shared'],
		['with backslashes', '..\\shared\\my works.json', 'shared'],
		['that does not exist', 'none.bib', undefined],
		['outside the roots', '../../secret.bib', undefined],
		['absolute', '/secret.bib', undefined],
		['on another host', 'https://example.org/refs.bib', undefined],
		['by a URI', 'file:///secret.bib', undefined],
	])('%s', async (_name, path, text) => {
		expect(await read(`bibliography: '${path}'`)).toEqual([{ path, text }]);
	});

	test('in the repository of the article, whatever the roots are', async () => {
		const path = '../shared/my works.json';
		const roots = ['file:///elsewhere/'];
		expect(await read(`bibliography: ${path}`, { roots })).toEqual([{ path, text: undefined }]);
		files.set('file:///project/.git/HEAD', 'ref: refs/heads/main');
		expect(await read(`bibliography: ${path}`, { roots })).toEqual([{ path, text: 'shared' }]);
		files.delete('file:///project/.git/HEAD');
	});

	test('without roots, all may be read', async () => {
		expect(await read('bibliography: ../../secret.bib', { roots: undefined })).toEqual([
			{ path: '../../secret.bib', text: 'secret' },
		]);
	});

	test('no more of them than an article rests on', async () => {
		const found = await read(`bibliography: [${Array(60).fill('refs.bib').join(', ')}]`);
		expect(found).toHaveLength(50);
	});

	test('those of the configuration are relative to its file', async () => {
		const configFile = 'file:///project/.ldn-lint.yaml';
		expect(await read('title: x', { raw: { bibliography: 'all.bib' }, configFile })).toEqual([
			{ path: 'all.bib', text: 'of the configuration' },
		]);
		expect(await read('bibliography: refs.bib', { raw: { bibliography: ['all.bib'] }, configFile })).toEqual([
			{ path: 'refs.bib', text: 'own' },
			{ path: 'all.bib', text: 'of the configuration' },
		]);
	});

	test('a host that fails reads nothing', async () => {
		const broken: Host = {
			readFile: () => Promise.reject(new Error('no')),
			listFiles: async () => undefined,
			log() {},
		};
		const { config } = service.configure(undefined);
		const place = { uri: 'file:///a/b.md', text: '---\nbibliography: x.bib\n---\n', config, configFile: undefined };
		expect(await readBibliographies(broken, { ...place, roots: undefined })).toEqual([
			{ path: 'x.bib', text: undefined },
		]);
	});
});
