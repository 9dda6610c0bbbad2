import { resolve } from 'node:path';
import { didYouMean } from '../base/nearest.ts';
import { type Format, formats, reporters } from './reporters/index.ts';
import type { ReportContext } from './reporters/reporter.ts';
import type { RunResult } from './results.ts';
import type { Surroundings } from './surroundings.ts';
import { reasonOf, writeFileWhole } from './write-file.ts';

/** One `--format`: `text`, or `sarif:report.sarif`. */
export interface Output {
	readonly format: Format;
	/** Where the report goes; `undefined`: to standard output. */
	readonly file: string | undefined;
}

/** Reads the values of `--format`; what is wrong with them is a text. */
export function parseOutputs(values: readonly string[]): readonly Output[] | string {
	const outputs: Output[] = [];
	for (const value of values.length === 0 ? ['text'] : values) {
		const [, name = '', file] = /^([^:]*)(?::(.*))?$/s.exec(value) ?? [];
		const format = formats.find((it) => it === name);
		if (format === undefined) {
			return `There is no format ${name}.${didYouMean(name, formats) || ` Formats are ${formats.join(', ')}.`}`;
		}
		if (file === '') {
			return `${value} names no file: write --format ${name}:FILE, or --format ${name} for standard output.`;
		}
		outputs.push({ format, file });
	}
	const printed = outputs.filter((it) => it.file === undefined);
	if (printed.length > 1) {
		const names = printed.map((it) => it.format).join(' and ');
		return `Only one format can go to standard output, not ${names}: give the others a file, as in --format ${printed[0]?.format}:FILE.`;
	}
	const twice = outputs.find(
		({ file }, index) => file !== undefined && outputs.findIndex((it) => it.file === file) < index,
	);
	return twice === undefined ? outputs : `Two formats would be written to ${twice.file}.`;
}

/**
 * Writes every report, each whole or not at all; one that cannot be written keeps no other from being so. What went wrong
 * is returned, a sentence each. `contextFor` a terminal, or else for a file.
 */
export async function writeReports(
	outputs: readonly Output[],
	runFor: (format: Format) => RunResult,
	contextFor: (isTerminal: boolean) => ReportContext,
	around: Surroundings,
): Promise<readonly string[]> {
	const problems: string[] = [];
	for (const { format, file } of outputs) {
		const print = file === undefined ? around.stdout : standardStreams(around).get(file);
		try {
			const report = await reporters[format](runFor(format), contextFor(file === undefined));
			const pieces = inPieces(typeof report === 'string' ? [report] : report);
			if (print !== undefined) {
				for (const piece of pieces) {
					print(piece);
				}
			} else if (file !== undefined) {
				await writeFileWhole(resolve(around.cwd, file), inBytes(pieces));
			}
		} catch (error) {
			problems.push(`${file ?? format}: the report cannot be written: ${reasonOf(error)}.`);
		}
	}
	return problems;
}

/** In UTF-16 code units: long enough that each can be written by itself. */
const pieceLength = 65_536;

function* inPieces(texts: Iterable<string>): Generator<string> {
	let piece = '';
	for (const text of texts) {
		piece += text;
		if (piece.length >= pieceLength) {
			yield piece;
			piece = '';
		}
	}
	yield piece;
}

function* inBytes(texts: Iterable<string>): Generator<Uint8Array> {
	for (const text of texts) {
		yield Buffer.from(text);
	}
}

/** Written as the rest of the output is: opened by its name, a stream that leads to a file would begin anew. */
function standardStreams({ stdout, stderr }: Surroundings): ReadonlyMap<string, (text: string) => void> {
	return new Map([
		['/dev/stdout', stdout],
		['/dev/stderr', stderr],
	]);
}
