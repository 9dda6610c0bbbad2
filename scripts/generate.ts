/** `npm run generate` writes the generated files; `npm run generate -- --check` compares, and fails when one is stale. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unifiedDiff } from '../server/src/cli/diff.ts';
import { generatedData, generatedFromRules, leftoverPages, root } from './generated-files.ts';

async function main(checking: boolean): Promise<void> {
	handleAll(generatedData(), checking);
	const fromRules = await generatedFromRules();
	handleAll(fromRules, checking);
	for (const path of leftoverPages(fromRules)) {
		if (checking) {
			stale(`${path} belongs to no rule`);
		} else {
			rmSync(join(root, path));
			process.stdout.write(`removed ${path}\n`);
		}
	}
	if (process.exitCode === 1) {
		process.stderr.write('Generated files are stale: run `npm run generate`.\n');
	}
}

function handleAll(files: ReadonlyMap<string, string>, checking: boolean): void {
	for (const [path, text] of files) {
		const file = join(root, path);
		const diff = unifiedDiff(path, readIfThere(file), text);
		if (diff !== '' && checking) {
			stale(diff);
		} else if (diff !== '') {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
			process.stdout.write(`wrote ${path}\n`);
		}
	}
}

function stale(what: string): void {
	process.exitCode = 1;
	process.stdout.write(`${what}\n`);
}

function readIfThere(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

void main(process.argv.includes('--check'));
