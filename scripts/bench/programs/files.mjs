// The least that any linter does as a whole process: `files.mjs read|hash FOLDER`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , what, folder = '.'] = process.argv;
for (const name of readdirSync(folder)) {
	const bytes = readFileSync(join(folder, name));
	if (what === 'hash') {
		createHash('sha256').update(bytes).digest('hex');
	} else {
		bytes.toString('utf8');
	}
}
