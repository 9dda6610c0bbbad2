import type { Catalogues } from '../lsp/language.ts';

/** What the language server speaks besides English. */
export const catalogues: Catalogues = {
	es: async () => (await import('../../../l10n/server.es.json')).default,
};
