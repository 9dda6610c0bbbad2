import type { ErrorCode } from './api.d.ts';

/** Wrong use of the library, never what an article says. */
export class LdnLintError extends Error {
	override readonly name = 'LdnLintError';
	readonly code: ErrorCode;

	constructor(code: ErrorCode, message: string) {
		super(message);
		this.code = code;
	}
}
