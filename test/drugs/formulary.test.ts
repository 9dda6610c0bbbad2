import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfileFolder } from '../../scripts/generate-profiles.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { createFormulary, type Formulary } from '../../server/src/drugs/formulary.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';
import { extractConditions } from '../../server/src/facts/conditions.ts';
import { extractDrugMentions } from '../../server/src/facts/drug-mentions.ts';

const formulary = createFormulary(profiles);

describe('names', () => {
	it.each<[text: string, names: readonly string[]]>([
		['Naltrexone and NALTREXONE', ['generic:Naltrexone', 'generic:NALTREXONE']],
		['low dose naltrexone', ['low-dose:low dose naltrexone']],
		['Low-Dose Naltrexone', ['low-dose:Low-Dose Naltrexone']],
		['low\u2011dose\u00a0naltrexone', ['low-dose:low\u2011dose\u00a0naltrexone']],
		['low\u2013dose  naltrexone', ['low-dose:low\u2013dose  naltrexone']],
		['low\ndose naltrexone', ['low-dose:low\ndose naltrexone']],
		['low dose. Naltrexone', ['generic:Naltrexone']],
		['low doses of naltrexone', ['low-dose:low doses of naltrexone']],
		['naltrexone at low doses', ['low-dose:naltrexone at low doses']],
		['naltrexone (low dose)', ['low-dose:naltrexone (low dose']],
		['‘low dose’ naltrexone', ['low-dose:low dose’ naltrexone']],
		['very low dose naltrexone (VLDN)', ['very-low-dose:very low dose naltrexone', 'very-low-dose:VLDN']],
		['ultra-low-dose naltrexone, ULDN', ['ultra-low-dose:ultra-low-dose naltrexone', 'ultra-low-dose:ULDN']],
		['L-NTX and NTX', ['low-dose:L-NTX', 'generic:NTX']],
		["naltrexone’s and LDN's", ['generic:naltrexone', 'low-dose:LDN']],
		['LDNs, LDN-induced, pre-LDN', ['low-dose:LDNs', 'low-dose:LDN', 'low-dose:LDN']],
		['#LDN (LDN) "LDN" LDN/ALA', ['low-dose:LDN', 'low-dose:LDN', 'low-dose:LDN', 'low-dose:LDN']],
		['ldn and Ldn, xldn ldnx', ['low-dose:ldn', 'low-dose:Ldn']],
		['ldn:inbox, ldn.send, /ldn, ldn_dose, ldn(), @ldn, ldn-193189', []],
		['xLDN LDNx LDN2 WLDN', []],
		['LDN-193189 is a kinase inhibitor, @LDN an account, LDN_dose a field', []],
		['see ldnscience.org/LDN, https://example.org/LDN?q=naltrexone and info@naltrexone.com', []],
		['This helps LDN.No one says how', ['low-dose:LDN']],
		['naltrexon and naltreoxone', ['misspelling:naltrexon', 'misspelling:naltreoxone']],
		['ReVia, Vivitrol, Contrave', ['brand:ReVia', 'depot:Vivitrol', 'combination:Contrave']],
		['extended-release naltrexone (XR-NTX)', ['depot:extended-release naltrexone', 'depot:XR-NTX']],
		['naltrexone/bupropion', ['combination:naltrexone/bupropion']],
		['bupropion and naltrexone', ['combination:bupropion and naltrexone']],
		['naltrexone-bupropion', ['combination:naltrexone-bupropion']],
		['buprenorphine:naltrexone', ['generic:naltrexone']],
		['methylnaltrexone, methyl-naltrexone, naltrexone methobromide, 6β-naltrexol, naloxone, nalmefene', []],
		['dextro-naltrexone (D-naltrexone)', []],
		['Land Degradation Neutrality', []],
		['', []],
	])('%j', (text, names) => {
		expect(found(formulary, text)).toEqual(names);
	});

	it('take time in proportion to the text', () => {
		const time = (length: number) => {
			const text = 'low low dose naltrexone at very low dose (LDN) a@b.c/'.repeat(length);
			const start = performance.now();
			formulary.drugs(text);
			formulary.conditions(text);
			return performance.now() - start;
		};
		time(200);
		expect(time(4000)).toBeLessThan(Math.max(40 * time(200), 2000));
	});
});

describe('drugs in prose', () => {
	it.each<[text: string, drugs: readonly string[]]>([
		['Varenicline and naltrexone', ['-:Varenicline', 'naltrexone:naltrexone']],
		['naloxone is not naltrexone', ['-:naloxone', 'naltrexone:naltrexone']],
		['methyl-naltrexone', ['-:methyl-naltrexone']],
		['buprenorphine:naltrexone', ['-:buprenorphine', 'naltrexone:naltrexone']],
		['buprenorphine/naloxone', ['-:buprenorphine/naloxone']],
		['vitamin D3 and magnesium', ['-:vitamin D3', '-:magnesium']],
		["St. John’s wort, St John's wort", ['-:St. John’s wort', "-:St John's wort"]],
		[
			'adalimumab, losartan, lisinopril and amoxicillin',
			['-:adalimumab', '-:losartan', '-:lisinopril', '-:amoxicillin'],
		],
		['cholesterol in April, the same zinc', ['-:zinc']],
		['insulin; insulin resistance', ['-:insulin']],
		['T3, T4 and t3', ['-:T3', '-:T4']],
		['Depression, cocaine and glycerol', []],
		['`naltrexone` and <https://example.org/naltrexone>', []],
		['naltrexone[^1]', ['naltrexone:naltrexone']],
		['**Low dose** naltrexone', ['naltrexone:Low dose naltrexone']],
	])('%j', (text, drugs) => {
		const mentions = parseArticle(text, 'markdown').blocks.flatMap((it) => extractDrugMentions(it, formulary));
		expect(mentions.map((it) => `${it.drug ?? '-'}:${it.name}`)).toEqual(drugs);
	});
});

describe('conditions in prose', () => {
	it.each<[text: string, conditions: readonly string[]]>([
		[
			"Crohn’s disease, Crohn's, Crohns",
			['crohns-disease 2 Crohn’s disease', "crohns-disease 2 Crohn's", 'crohns-disease 2 Crohns'],
		],
		["Hashimoto's thyroiditis and Hashimotos", ["hashimotos 2 Hashimoto's thyroiditis", 'hashimotos 2 Hashimotos']],
		['MS, ms and Ms', ['multiple-sclerosis 3 MS']],
		['Ann Lee, MS, RD, and Jo Roe, PharmD, MS', []],
		['RA, MS and lupus', ['rheumatoid-arthritis 2 RA', 'multiple-sclerosis 3 MS', 'lupus 2 lupus']],
		['insulin resistance in IBD', ['diabetes 1 insulin resistance', 'inflammatory-bowel-disease 2 IBD']],
		['RA in rats', ['rheumatoid-arthritis 2 RA']],
		['multiple-sclerosis relapses', ['multiple-sclerosis 3 multiple-sclerosis', 'flare-ups 1 relapses']],
		['chronic pain', ['chronic-pain 1 chronic pain']],
		['painful diabetic neuropathy', ['diabetic-neuropathy 1 painful diabetic neuropathy']],
		['ME/CFS, ME / CFS, long Covid', ['me-cfs 1 ME/CFS', 'me-cfs 1 ME / CFS', 'long-covid 2 long Covid']],
		['Tell me that it makes us sleepless in it', []],
		['tumour growth and tumors', ['tumor 3 tumour growth', 'tumor 3 tumors']],
		[
			'leukaemia, coeliac disease, diarrhoea',
			['blood-cancer 3 leukaemia', 'celiac-disease 2 coeliac disease', 'digestive-symptoms 1 diarrhoea'],
		],
		["Sjogren’s and Sjögren's syndrome", ['sjogrens 2 Sjogren’s', "sjogrens 2 Sjögren's syndrome"]],
		['Graves’ disease', ['graves-disease 2 Graves’ disease']],
		['a grave matter', []],
		['autoimmune diseases; allergies', ['autoimmune-disease 2 autoimmune diseases', 'allergy 1 allergies']],
		['children with autism', ['children 3 children', 'autism 3 autism']],
		['thyroid cancer', ['other-cancer 3 thyroid cancer']],
		['PTSD and C-PTSD', ['ptsd 2 PTSD', 'ptsd 2 C-PTSD']],
		['IL-6 and TNF-α', ['cytokines 1 IL-6', 'cytokines 1 TNF-α']],
	])('%j', (text, conditions) => {
		const [block] = parseArticle(text, 'plaintext').blocks;
		const mentions = block === undefined ? [] : extractConditions(block, formulary);
		expect(
			mentions.map(({ id, tier, span }) => `${id} ${tier} ${block?.prose.text.slice(span.start, span.end)}`),
		).toEqual(conditions);
	});
});

describe('a drug that is added as data alone', () => {
	const { profile } = readProfileFolder(join(import.meta.dirname, '../fixtures/drugs/colchicine'));
	const both = createFormulary(profile === undefined ? profiles : [...profiles, profile]);

	it('is found beside the others', () => {
		expect(found(both, 'LDC and LDN: low-dose colchicine, Colcrys, colchisine, colchiceine; COL-05')).toEqual([
			'low-dose:LDC',
			'low-dose:LDN',
			'low-dose:low-dose colchicine',
			'brand:Colcrys',
			'misspelling:colchisine',
			'low-dose:COL-05',
		]);
		expect(both.mentions('colchicine')[0]?.drug).toBe('colchicine');
		expect(both.get('colchicine')?.supported).toEqual({ min: 0.25, max: 0.6, source: 'trial' });
		expect(both.get('aspirin')).toBeUndefined();
	});

	it('is no longer one of the others', () => {
		const drugs = (it: Formulary) => it.drugs('colchicine').map(({ drug }) => drug);
		expect([drugs(formulary), drugs(both)]).toEqual([[undefined], ['colchicine']]);
	});

	it('brings its conditions; the first profile keeps its own', () => {
		expect(both.conditions('pericarditis, heart attack').map(({ value }) => [value.id, value.tier])).toEqual([
			['pericarditis', 2],
			['heart-disease', 1],
		]);
	});

	it('changes the version, which equal data does not', () => {
		expect(both.version).not.toBe(formulary.version);
		expect(createFormulary(profiles).version).toBe(formulary.version);
	});
});

function found(it: Formulary, text: string): readonly string[] {
	return it.mentions(text).map(({ name, span }) => `${name.kind}:${text.slice(span.start, span.end)}`);
}
