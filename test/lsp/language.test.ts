/** Whether every text of the server has its Spanish, over every example of every rule. */
import { describe, expect, test } from 'vitest';
import spanish from '../../l10n/server.es.json';
import { compose } from '../../server/src/entry/compose.ts';
import { ownFindings } from '../../server/src/linter/own-findings.ts';
import { english, languageFor, languageOf } from '../../server/src/lsp/language.ts';
import { examplesIn, ruleFolders } from '../support/examples.ts';
import { lint, optionsOf, serviceOf } from '../support/lint.ts';
import { modern, startTestServer } from '../support/lsp.ts';

const service = compose();
const language = languageOf(spanish, service.rules);
const texts: Readonly<Record<string, string>> = spanish;

describe('the Spanish catalogue', () => {
	test('has every message and summary of every rule', () => {
		const templates = [
			...service.rules.flatMap(({ meta }) => [meta.summary, ...Object.values(meta.messages)]),
			...ownFindings.map((it) => it.summary),
		];
		expect(templates.filter((it) => texts[it] === undefined)).toEqual([]);
	});

	test('has what the profiles say of statements, errors, doses and conditions', () => {
		const said = service.formulary.profiles.flatMap((it) => [
			...it.bands.map(({ label }) => label),
			...it.statements.flatMap(({ summary, why }) => [summary, why]),
			...(it.myths ?? []).map(({ correction }) => correction),
			...it.conditions.map(({ names }) => names[0] ?? ''),
			...service.formulary.evidence(it.id).works.map(({ designLabel }) => designLabel),
		]);
		expect([...new Set(said)].filter((it) => texts[it] === undefined)).toEqual([]);
	});

	test('keeps the slots of each text, and is not empty', () => {
		for (const [template, text] of Object.entries(texts)) {
			expect(text.trim()).not.toBe('');
			expect(slotsIn(text), template).toEqual(slotsIn(template));
		}
	});
});

function slotsIn(text: string): readonly string[] {
	return [...new Set([...text.matchAll(/\{\w+\}/g)].map(([it]) => it))].sort();
}

const folders = await ruleFolders();

describe.each(folders.map((it) => [it.id, it] as const))('%s in Spanish', (id, folder) => {
	test('says nothing in English but what it quotes', async () => {
		const own = serviceOf([folder.rule]);
		const left = new Set<string>();
		for (const example of examplesIn(folder.readme, 'README.md')) {
			for (const finding of await lint(own, example.text, optionsOf(example, id))) {
				const said = [
					language.message(finding),
					...finding.fixes.map((it) => language.translate(it.title)),
					...finding.related.map((it) => language.translate(it.message)),
				];
				for (const text of said.filter((it) => englishWords.test(unquoted(it, example.text)))) {
					left.add(text);
				}
			}
		}
		expect([...left]).toEqual([]);
	});
});

const englishWords = /\b(?:the|this|that|which|with|without|and|is|are|was|not|from|readers|article|entry)\b/i;

/** Without what stands in quotation marks, and without the results of works, which are told as in the evidence base. */
function unquoted(text: string, article: string): string {
	const plain = text.replace(/«[^»]*»|"[^"]*"|^Citar .*/g, '').replace(/\([^()]*\)(?= (?:es|estudió|lo propone))/g, '');
	return article.includes(plain) ? '' : plain;
}

test('a locale chooses its language; others are English', async () => {
	const catalogues = { es: async () => spanish };
	const said = async (locale: string | undefined) =>
		(await languageFor(locale, catalogues, service)).translate('The same work.');
	expect(await Promise.all(['es', 'es-419', 'ES_mx'].map(said))).toEqual(Array(3).fill('El mismo trabajo.'));
	expect(await Promise.all([undefined, 'en-GB', 'constructor', 'de', ''].map(said))).toEqual(
		Array(5).fill('The same work.'),
	);
});

test('what the catalogue does not have stays as it is, however long or odd', () => {
	for (const text of ['', '{', '"', 'Cite ', 'x'.repeat(100_000), 'a; b', 'Writes "', '{why}', 'for  (): ((']) {
		expect(language.translate(text)).toBe(text);
	}
	expect(english.say('Ignore {rule} here…', { rule: 'a/b' })).toBe('Ignore a/b here…');
});

test.each([
	[
		'There is no rule "dose/nope", so this suppresses nothing. Did you mean "dose/unit-slip"?',
		/^No existe la regla «dose\/nope».*¿Quiso decir «dose\/unit-slip»\?$/,
	],
	[
		'"dose/unit-slip" finds nothing here, so this suppression is not needed. Remove it, so that it cannot hide a later fault.',
		/^«dose\/unit-slip» no encuentra nada aquí/,
	],
	[
		'This is not valid YAML: bad indentation. It was read as well as could be, but something in it may have been missed.',
		/^Esto es YAML no válido: bad indentation\. Se leyó/,
	],
	[
		'a/b failed here: x is not y. Everything else was still checked; please report it to ldn-lint.',
		/^a\/b falló aquí: x is not y\. Todo/,
	],
	[
		'This suppression gives no reason. Write one after "--", so that reviewers can judge it.',
		/^Esta supresión no da ningún motivo\. Escriba uno tras "--", para/,
	],
	['2 errors, 1 warning', /^2 errores, 1 advertencia$/],
	[
		"**Crohn's disease: low certainty of a benefit** – the result is very uncertain. No work is known.",
		/^\*\*Enfermedad de Crohn: certeza baja de beneficio\*\* – el resultado es muy incierto\. No se conoce ningún trabajo\.$/,
	],
	['3 of 5 claims cited', /^3 de 5 afirmaciones con cita$/],
	[
		'Cite Bruun 2024 (randomised controlled trial, n = 99): no difference – pain did not differ',
		/^Citar Bruun 2024 \(ensayo controlado aleatorizado, n = 99\): sin diferencia – pain did not differ$/,
	],
	[
		'Five controlled trials with 222 people: too few people to be sure; results that disagree.',
		/^Cinco ensayos controlados con 222 personas: muy pocas personas para estar seguros; resultados que discrepan\.$/,
	],
])('%s', (text, expected) => {
	expect(language.translate(text)).toMatch(expected);
});

test('quotes of the article are never translated', () => {
	expect(language.translate('Remove "the article"')).toBe('Eliminar «the article»');
	expect(language.translate('Write "low dose naltrexone"')).toBe('Escribir «low dose naltrexone»');
});

test('an editor in Spanish is answered in Spanish', async () => {
	const uri = 'file:///project/articles/ldn.md';
	const { client } = await startTestServer({ locale: 'es-MX', capabilities: modern });
	await client.open(uri, '# Low dose naltrexone\n\nTake LDN 12 mg every night, or .5 mg. LDN cures fibromyalgia.\n');
	const found = await client.diagnostics(uri);
	const dose = found.filter((it) => it.code === 'dose/unsupported-range');
	expect(dose[0]?.message).toMatch(
		/^12 mg está por encima del intervalo respaldado de naltrexona a dosis bajas, 0\.5 a 4\.5 mg al día/,
	);
	const titles = (await client.actions(uri, [...dose, ...found.filter((it) => it.range.start.line === 2)])).map(
		(it) => it.title,
	);
	expect(titles).toContain('Escribir «0.5 mg»');
	expect(titles).toContain('Ignorar dose/unsupported-range aquí…');
	expect(titles.filter((it) => /^(?:Write|Add|Cite|Ignore|Show|Fix)\b/.test(it))).toEqual([]);
	const hover = await client.hover(uri, 2, 10);
	expect(JSON.stringify(hover)).toMatch(
		/\*\*12 mg de naltrexona al día\*\*.*el intervalo respaldado es de 0\.5 a 4\.5 mg al día/,
	);
	await client.stop();
});
