/**
 * Whether a pattern repeats without bound what itself repeats without bound, as `(?:\w+ ?)*` does: on some texts such a
 * pattern takes longer than anyone waits. With a bound, `(?:\w+ ){0,8}`, it does not.
 */
export function repeatsRepeats(pattern: string): boolean {
	const open = [false];
	for (let at = 0; at < pattern.length; ) {
		const char = pattern[at];
		let held = false;
		if (char === '(') {
			open.push(false);
			at += 1;
			continue;
		}
		if (char === ')') {
			held = open.pop() ?? false;
			at += 1;
		} else if (char === '\\') {
			at += 2;
		} else {
			at = char === '[' ? endOfClass(pattern, at) : at + 1;
		}
		const repeat = /^(?:[*+]|\{\d{1,6},\})/.exec(pattern.slice(at, at + 10))?.[0] ?? '';
		if (held && repeat !== '') {
			return true;
		}
		at += repeat.length;
		open[open.length - 1] ||= held || repeat !== '';
	}
	return false;
}

function endOfClass(pattern: string, start: number): number {
	let at = start + 1;
	while (at < pattern.length && pattern[at] !== ']') {
		at += pattern[at] === '\\' ? 2 : 1;
	}
	return at + 1;
}
