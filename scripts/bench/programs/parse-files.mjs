// The floor for Markdown as a whole process: reads and parses, `parse-files.mjs FOLDER`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'floor';

const [, , folder = '.'] = process.argv;
for (const name of readdirSync(folder)) {
	parse(readFileSync(join(folder, name), 'utf8'));
}
