/** `ldn-lint merge`: the reports of a run's parts, joined to what one run would have reported. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readArticle, textOf } from './read-file.ts';
import { type ReportOptions, reportRun } from './report-run.ts';
import type { FileResult, RunPart, RunResult } from './results.ts';
import { type ExitStatus, fail, type Surroundings, tellProblems } from './surroundings.ts';
import { reasonOf } from './write-file.ts';

export interface MergeOptions extends ReportOptions {
	/** Files that `--format blob` wrote; at least one. */
	readonly parts: readonly string[];
}

export async function mergeReports(options: MergeOptions, around: Surroundings): Promise<ExitStatus> {
	const parts: Part[] = [];
	const problems: string[] = [];
	for (const path of options.parts) {
		const part = await readPart(path, around);
		if (typeof part === 'string') {
			problems.push(`${path}: ${part}`);
		} else {
			parts.push(part);
		}
	}
	if (tellProblems(problems, around)) {
		return 2;
	}
	const wrong = disagreement(parts) ?? missing(parts) ?? repeated(parts);
	if (wrong !== undefined) {
		return fail(around, wrong);
	}
	// For reports that show the articles: where they are as they were linted.
	const readText = async (path: string) => textOf(await readArticle(resolve(around.cwd, path)));
	return reportRun({ ...joined(parts), version: around.version }, options, readText, around);
}

interface Part {
	/** As it was named. */
	readonly path: string;
	readonly run: RunResult & { readonly part: RunPart };
}

async function readPart(path: string, { cwd, version }: Surroundings): Promise<Part | string> {
	try {
		const value: unknown = JSON.parse(await readFile(resolve(cwd, path), 'utf8'));
		if (
			typeof value !== 'object' ||
			value === null ||
			!('ldnLintBlob' in value && 'version' in value && 'part' in value)
		) {
			return 'is no report of --format blob.';
		}
		if (value.version !== version || value.ldnLintBlob !== 1) {
			return `is of ldn-lint ${String(value.version)}, and this is ${version}: use one version for all.`;
		}
		return { path, run: value as unknown as Part['run'] };
	} catch (error) {
		return error instanceof SyntaxError
			? 'is no report of --format blob, or was cut off.'
			: `cannot be read: ${reasonOf(error)}.`;
	}
}

/** All parts are shards of one run, or none is. */
function disagreement(parts: readonly Part[]): string | undefined {
	const first = parts[0];
	const other = parts.find((it) => it.run.part.shard?.count !== first?.run.part.shard?.count);
	return first === undefined || other === undefined
		? undefined
		: `${first.path} is ${shardText(first)} and ${other.path} is ${shardText(other)}: they are not of one run.`;
}

function missing(parts: readonly Part[]): string | undefined {
	const count = parts[0]?.run.part.shard?.count ?? 0;
	const there = new Set(parts.map((it) => it.run.part.shard?.index));
	const lost = Array.from({ length: count }, (_, i) => i + 1).filter((it) => !there.has(it));
	return lost.length === 0
		? undefined
		: `The ${lost.length === 1 ? 'report of shard' : 'reports of shards'} ${lost.map((it) => `${it}/${count}`).join(', ')} ${lost.length === 1 ? 'is' : 'are'} missing.`;
}

function repeated(parts: readonly Part[]): string | undefined {
	const shards = new Map<number, Part>();
	const articles = new Map<string, Part>();
	for (const part of parts) {
		const { shard } = part.run.part;
		const same = shard === undefined ? undefined : shards.get(shard.index);
		if (same !== undefined) {
			return `${same.path} and ${part.path} are both ${shardText(part)}.`;
		}
		if (shard !== undefined) {
			shards.set(shard.index, part);
		}
		for (const { path } of part.run.files) {
			const other = articles.get(path);
			if (other !== undefined) {
				return `${path} is in both ${other.path} and ${part.path}.`;
			}
			articles.set(path, part);
		}
	}
	return undefined;
}

function shardText({ run }: Part): string {
	const { shard } = run.part;
	return shard === undefined ? 'a whole run' : `shard ${shard.index}/${shard.count}`;
}

/** Shards in the order of the whole run; other runs one after the other, as they are named. */
function joined(parts: readonly Part[]): Omit<RunResult, 'version'> {
	const files: Placed<FileResult>[] = [];
	const problems: Placed<string>[] = [];
	for (const [index, { run }] of parts.entries()) {
		const { shard, filePlaces, problemPlaces } = run.part;
		const base = shard === undefined ? index : 0;
		files.push(...run.files.map((value, i) => ({ value, base, place: filePlaces[i] ?? 0 })));
		problems.push(...run.problems.map((value, i) => ({ value, base, place: problemPlaces[i] ?? -1 })));
	}
	const told = [...new Set(inOrder(problems))];
	const part = { shard: undefined, filePlaces: files.map((_, i) => i), problemPlaces: told.map(() => -1) };
	return { files: inOrder(files), problems: told, part };
}

interface Placed<T> {
	readonly value: T;
	/** Order of the runs, then of the places in them. */
	readonly base: number;
	readonly place: number;
}

function inOrder<T>(placed: readonly Placed<T>[]): readonly T[] {
	return [...placed].sort((a, b) => a.base - b.base || a.place - b.place).map((it) => it.value);
}
