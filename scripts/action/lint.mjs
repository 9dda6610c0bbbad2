// A step of action.yml: lints with annotations, writes the summary of the job and the outputs, and ends with the status
// of the command line. The inputs come as environment variables, LDN_LINT_…; see action.yml.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** Bytes that a step's summary may have. */
const longestSummary = 1024 * 1024;

const input = (name) => (process.env[`LDN_LINT_${name}`] ?? '').trim();
const lines = (name) =>
	input(name)
		.split(/\r?\n/)
		.map((it) => it.trim())
		.filter(Boolean);
const option = (name, value) => (value === '' ? [] : [`--${name}=${value}`]);

const folder = resolve(input('FOLDER') || '.');
const temporary = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'ldn-lint-'));
const json = join(temporary, 'result.json');
const markdown = join(temporary, 'summary.md');
const sarif = input('SARIF_FILE');

const { status, error } = spawnSync(
	process.execPath,
	[
		input('CLI'),
		...option('config', input('CONFIG')),
		...option('fail-on', input('FAIL_ON')),
		...option('baseline', input('BASELINE')),
		...option('changed-since', input('CHANGED_SINCE')),
		'--format=github',
		`--format=json:${json}`,
		`--format=markdown:${markdown}`,
		...(sarif === '' ? [] : [`--format=sarif:${sarif}`]),
		...lines('ARGS'),
		'--',
		...lines('PATHS'),
	],
	{ cwd: folder, stdio: 'inherit' },
);
if (error !== undefined) {
	console.log(`::error title=ldn-lint::The linter could not be started: ${error.message}`);
}

const { files = '', error: errors = '', warning = '', info = '', hint = '' } = summaryIn(json);
const outputs = {
	status: status === 0 ? 'passed' : status === 1 ? 'failed' : 'broken',
	files,
	errors,
	warnings: warning,
	infos: info,
	hints: hint,
	'sarif-file': sarif === '' ? '' : relative(process.cwd(), resolve(folder, sarif)),
};
append(
	'GITHUB_OUTPUT',
	Object.entries(outputs)
		.map(([name, value]) => `${name}=${value}\n`)
		.join(''),
);
append('GITHUB_STEP_SUMMARY', summaryText(textIn(markdown)));
process.exitCode = status ?? 2;

function summaryIn(path) {
	const text = textIn(path);
	return text === '' ? {} : JSON.parse(text).summary;
}

/** Nothing where the linter could not write its report. */
function textIn(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

function summaryText(text) {
	return Buffer.byteLength(text) < longestSummary
		? text
		: 'The summary of ldn-lint is too long to be shown here: see the log of the step.\n';
}

function append(variable, text) {
	const file = process.env[variable];
	if (file !== undefined && file !== '') {
		appendFileSync(file, text);
	}
}
