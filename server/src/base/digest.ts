/**
 * A 64-bit text digest (two 32-bit FNV-1a style lanes), as 16 hexadecimal digits.
 * Stable over runs and platforms; not for security.
 */
export function digest(...parts: readonly string[]): string {
	let a = 0x811c9dc5;
	let b = 0x9e3779b9;
	for (const part of parts) {
		for (let i = 0; i < part.length; i++) {
			const code = part.charCodeAt(i);
			a = Math.imul(a ^ code, 0x01000193);
			b = Math.imul(b ^ code, 0x85ebca6b) + 0x6d2b79f5;
			b ^= b >>> 15;
		}
		// A separator outside UTF-16, so that ('ab', 'c') and ('a', 'bc') differ.
		a = Math.imul(a ^ 0x1ffff, 0x01000193);
		b = Math.imul(b ^ 0x1ffff, 0x85ebca6b);
	}
	return hex(a) + hex(b);
}

function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
