import type { RunResult } from '../results.ts';

/** Everything that a part of a run found, for `ldn-lint merge` of the same version to join with the other parts. */
export function* reportBlob({ files, ...rest }: RunResult): Generator<string> {
	yield `${JSON.stringify({ ldnLintBlob: 1, ...rest }).slice(0, -1)},"files":[`;
	for (const [index, file] of files.entries()) {
		yield `${index === 0 ? '' : ','}${JSON.stringify(file)}`;
	}
	yield ']}\n';
}
