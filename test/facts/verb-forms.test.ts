import { expect, it } from 'vitest';
import { baseOf, thirdOf } from '../../server/src/facts/verb-forms.ts';

it.each([
	['reduces', 'reduce'],
	['eases', 'ease'],
	['diminishes', 'diminish'],
	['fixes', 'fix'],
	['fortifies', 'fortify'],
	['help', 'help'],
])('%s comes from %s', (verb, base) => {
	expect(baseOf(verb)).toBe(base);
	expect(thirdOf(base)).toBe(verb === base ? `${base}s` : verb);
});
