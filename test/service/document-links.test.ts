import { expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { documentLinks } from '../../server/src/service/document-links.ts';

const service = compose();

const found: readonly (readonly [string, readonly string[], ArticleFormat?])[] = [
	['See doi:10.1002/art.37734.', ['doi:10.1002/art.37734 https://doi.org/10.1002/art.37734']],
	[
		'See 10.1016/S2665-9913(23)00278-3, too.',
		['10.1016/S2665-9913(23)00278-3 https://doi.org/10.1016/S2665-9913(23)00278-3'],
	],
	[
		'See PMID: 23359310 and PMCID: PMC5669439.',
		[
			'PMID: 23359310 https://pubmed.ncbi.nlm.nih.gov/23359310/',
			'PMCID: PMC5669439 https://pmc.ncbi.nlm.nih.gov/articles/PMC5669439/',
		],
	],
	['Registered as NCT01234567.', ['NCT01234567 https://clinicaltrials.gov/study/NCT01234567']],
	['See `10.1002/art.37734` and [10.1002/art.37734](https://example.org).', []],
	['See https://doi.org/10.1002/art.37734 and <https://pubmed.ncbi.nlm.nih.gov/23359310/>.', []],
	['Cut off: doi:10.1007/s00999-', []],
	[
		'Text.\n\n## References\n\n1. Doe J. Low doses. 2014. doi:10.1000/abc\n',
		['doi:10.1000/abc https://doi.org/10.1000/abc'],
	],
	['Text.\n\n[^1]: Doe J. Low doses. PMID 1234567\n', ['PMID 1234567 https://pubmed.ncbi.nlm.nih.gov/1234567/']],
	[
		'---\ndoi: 10.1000/abc\npmid: "23359310"\nreferences:\n  - PMCID: PMC5669439\n---\n\nText.',
		[
			'10.1000/abc https://doi.org/10.1000/abc',
			'23359310 https://pubmed.ncbi.nlm.nih.gov/23359310/',
			'PMC5669439 https://pmc.ncbi.nlm.nih.gov/articles/PMC5669439/',
		],
	],
	[
		'Text\n\nReferences\n\n[1] Doe J. 2014. doi:10.1000/abc',
		['doi:10.1000/abc https://doi.org/10.1000/abc'],
		'plaintext',
	],
	['[1] Doe J. 2014. doi:10.1000/abc', ['doi:10.1000/abc https://doi.org/10.1000/abc'], 'plaintext'],
];

test.each(found.map(([text, expected, format = 'markdown']) => ({ text, expected, format })))(
	'$text',
	({ text, expected, format }) => {
		const links = documentLinks(service.facts({ uri: 'memory:links', version: 1, format, text }));
		expect(links.map(({ span, url }) => `${text.slice(span.start, span.end)} ${url}`)).toEqual(expected);
	},
);
