/** `npm run generate` writes the generated files; `npm run generate -- --check` compares, and fails when one is stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unifiedDiff } from '../server/src/cli/diff.ts';
import { generatedFiles, root } from './generated-files.ts';

async function main(): Promise<void> {
	const checking = process.argv.includes('--check');
	for (const [path, text] of await generatedFiles()) {
		const file = join(root, path);
		const diff = unifiedDiff(path, readIfThere(file), text);
		if (diff === '') {
			continue;
		}
		if (checking) {
			process.exitCode = 1;
			process.stdout.write(`${diff}\n`);
		} else {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
			process.stdout.write(`wrote ${path}\n`);
		}
	}
	if (process.exitCode === 1) {
		process.stderr.write('Generated files are stale: run `npm run generate`.\n');
	}
}

function readIfThere(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

void main();
