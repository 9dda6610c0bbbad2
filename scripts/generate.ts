/** `npm run generate` writes the generated files; `npm run generate -- --check` compares and fails when one is stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles, root } from './generated-files.ts';

async function main(): Promise<void> {
	for (const [path, text] of await generatedFiles()) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
}

void main();
