// Asks npm for known faults of the packages. One in what is shipped fails; where npm cannot be asked, that is said.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noticedPackages } from './licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function audit() {
	const options = {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 2 ** 27,
		timeout: 30_000,
		shell: process.platform === 'win32',
	};
	const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=10000'], options);
	try {
		return JSON.parse(stdout).vulnerabilities;
	} catch {
		return undefined;
	}
}

/** Names of the packages that the last build holds; all where there is none. */
function isShipped() {
	try {
		const notice = readFileSync(`${root}/dist/THIRD-PARTY-LICENSES.txt`, 'utf8');
		const names = new Set(noticedPackages(notice).map((it) => it.split(' ')[0]));
		return (name) => names.has(name);
	} catch {
		return () => true;
	}
}

const found = audit();
if (found === undefined) {
	process.stdout.write('npm audit: passed over, since the registry could not be asked.\n');
} else {
	const shipped = isShipped();
	const faults = Object.values(found);
	for (const { name, severity, range } of faults) {
		process.stdout.write(`npm audit: ${severity}: ${name} ${range}${shipped(name) ? ', which is shipped' : ''}\n`);
	}
	process.stdout.write(`npm audit: ${faults.length === 0 ? 'no known fault' : `${faults.length} known faults`}.\n`);
	process.exitCode = faults.some(({ name }) => shipped(name)) ? 1 : 0;
}
