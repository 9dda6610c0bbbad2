/**
 * Checks the laws of test/laws/ on random cases for as long as is asked: `npm run fuzz -- --minutes 10 [--seed N] [--law WORD]`.
 * Prints how many cases were tried and, of each law that broke, the seed and the smallest case found, as test/laws/cases.json keeps it.
 * Ends with 1 when a law broke.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { createLaws, type Law } from '../test/laws/laws.ts';
import { shrinkTexts } from '../test/laws/shrink-texts.ts';

/** Cases of each law under one seed; all laws then meet the same articles. */
const roundSize = 100;
/** A law that breaks again and again costs the time of the others. */
const mostFailures = 5;

void main();

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			minutes: { type: 'string', default: '1' },
			seed: { type: 'string' },
			law: { type: 'string', default: '' },
		},
	});
	const minutes = Number(values.minutes);
	const firstSeed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
	const laws = (await createLaws()).filter((it) => it.name.toLowerCase().includes(values.law.toLowerCase()));
	if (!(minutes > 0) || !Number.isInteger(firstSeed) || laws.length === 0) {
		process.stderr.write('Usage: npm run fuzz -- [--minutes NUMBER] [--seed WHOLE NUMBER] [--law WORD OF ITS NAME]\n');
		process.exitCode = 2;
		return;
	}
	const end = Date.now() + minutes * 60_000;
	const failures = new Map<string, number>();
	let tried = 0;
	for (let seed = firstSeed; Date.now() < end; seed++) {
		for (const law of laws.filter((it) => (failures.get(it.name) ?? 0) < mostFailures)) {
			if (Date.now() < end) {
				const { count, broke } = await checkOnce(law, seed);
				tried += count;
				if (broke) {
					failures.set(law.name, (failures.get(law.name) ?? 0) + 1);
				}
			}
		}
	}
	const told = failures.size === 0 ? 'all laws hold' : `${failures.size} of them broke`;
	process.stdout.write(`${tried} cases of ${laws.length} laws, seeds from ${firstSeed}: ${told}.\n`);
	process.exitCode = failures.size === 0 ? 0 : 1;
}

async function checkOnce(law: Law, seed: number): Promise<{ readonly count: number; readonly broke: boolean }> {
	const details = await fc.check(law.property, { seed, numRuns: roundSize, interruptAfterTimeLimit: 120_000 });
	const count = details.numRuns;
	if (!details.failed || details.counterexample === null) {
		return { count, broke: false };
	}
	const value = await shrinkTexts(details.counterexample[0], law);
	const found = await problemOf(law, value);
	process.stdout.write(`\n${law.name}\nseed ${seed}, path ${details.counterexamplePath}\n${found}\n`);
	process.stdout.write(`${JSON.stringify({ law: law.name, found: '', value })}\n\n`);
	return { count, broke: true };
}

async function problemOf(law: Law, value: unknown): Promise<string> {
	try {
		await law.check(value);
		return 'It holds when it is checked again: something is left over from another case.';
	} catch (error) {
		return error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
}
