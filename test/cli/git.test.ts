import { expect, it } from 'vitest';
import { gitProgram } from '../../server/src/cli/git.ts';

it.each<[NodeJS.Platform, string, string | undefined]>([
	['linux', '', 'git'],
	['darwin', '.', 'git'],
	['win32', 'C:\\Tools;C:\\Git\\cmd;D:\\Git', 'C:\\Git\\cmd\\git.exe'],
	['win32', '.;;bin;C:\\Git\\cmd', 'C:\\Git\\cmd\\git.exe'],
	['win32', '.;bin', undefined],
	['win32', '', undefined],
])('git is never taken from the present folder: %s with the path %j', (platform, path, expected) => {
	const there = new Set(['git.exe', 'bin\\git.exe', 'C:\\Git\\cmd\\git.exe', 'D:\\Git\\git.exe']);
	expect(gitProgram(platform, path, (it) => there.has(it))).toBe(expected);
});
