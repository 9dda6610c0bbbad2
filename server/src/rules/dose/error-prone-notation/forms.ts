/** ISMP's error-prone forms of doses as data, and how each style writes them instead. */
import type { Source } from '../../../drugs/profile.ts';
import { sieved } from '../../../facts/literals.ts';

export type Style = 'ismp' | 'nhs' | 'si';

export const sources: Readonly<Record<Style, Source>> = {
	ismp: {
		title: 'ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations',
		url: 'https://www.ismp.org/recommendations/error-prone-abbreviations-list',
		revised: undefined,
		retrieved: '2026-11-22',
	},
	si: {
		title: 'The International System of Units (SI brochure), rules for names and symbols of units',
		url: 'https://www.bipm.org/en/publications/si-brochure',
		revised: undefined,
		retrieved: '2026-11-25',
	},
	nhs: {
		title: 'NHS digital service manual: numbers, measurements, dates and time',
		url: 'https://service-manual.nhs.uk/content/numbers-measurements-dates-time',
		revised: undefined,
		retrieved: '2026-11-22',
	},
};

/** An abbreviation that is read wrongly, and what stands before it where it is one. */
export interface Abbreviation {
	/** Matched with its case. */
	readonly pattern: RegExp;
	/** `amount`: right after a number; `dose`: after an amount, a drug or a form; `dosing`: in a phrase with words of dosing. */
	readonly after: 'amount' | 'dose' | 'dosing';
	readonly instead: Readonly<Record<Style, string>>;
	readonly why: string;
}

export const abbreviations: readonly Abbreviation[] = [
	same(/\b(?:QOD|Q\.O\.D\.)(?!\w|\.\w)/gu, 'dosing', 'every other day', 'is read as "daily" or "four times daily"'),
	same(/\b(?:qod|q\.o\.d\.)(?!\w|\.\w)/gu, 'dose', 'every other day', 'is read as "daily" or "four times daily"'),
	same(/\b(?:QD|Q\.D\.)(?!\w|\.\w)/gu, 'dosing', 'daily', 'is read as "four times daily"'),
	same(/\b(?:qd|q\.d\.)(?!\w|\.\w)/gu, 'dose', 'daily', 'is read as "four times daily"'),
	same(/\b(?:QHS|Q\.H\.S\.)(?!\w|\.\w)/gu, 'dosing', 'daily at bedtime', 'is read as "every hour"'),
	same(/\b(?:qhs|q\.h\.s\.)(?!\w|\.\w)/gu, 'dose', 'daily at bedtime', 'is read as "every hour"'),
	same(/\b(?:HS|hs|H\.S\.|h\.s\.)(?!\w|\.\w)/gu, 'dose', 'at bedtime', 'is read as "half-strength"'),
	same(/\b(?:BIW|biw)(?!\w|\.\w)/gu, 'dose', 'twice weekly', 'is read as "twice daily"'),
	same(/\b(?:TIW|tiw)(?!\w|\.\w)/gu, 'dose', 'three times weekly', 'is read as "three times a day"'),
	same(
		sieved(/(?<=\d\s{0,2})(?:IU|iu|I\.U\.)(?![\w/]*\s?\/\s?(?:m?[lL]|dL))(?!\w)/gu),
		'amount',
		'units',
		'is read as "IV" or "10"',
	),
	same(/(?<=\d\s{0,2})[Uu](?!\w|[./-]\w)/gu, 'amount', 'units', 'is read as a zero or a four'),
	{
		pattern: sieved(/(?<=\d\s{0,2})(?:cc|CC)(?!\w)/gu),
		after: 'amount',
		instead: { ismp: 'mL', nhs: 'ml', si: 'mL' },
		why: 'is read as "U" (units)',
	},
];

/** Found in every text that holds one of the abbreviations after a dose or in a phrase of dosing. */
export const abbreviated = /\b(?:[Qq]\.?[DOHdoh]|[Hh]\.?[Ss]|BIW|biw|TIW|tiw)|\d\s{0,2}(?:I|i|U|u|cc|CC)/u;

/** Morphine's abbreviations; MS is multiple sclerosis everywhere else. */
export const drugAbbreviations: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
	{
		pattern: sieved(/\bMSO4\b(?=[^.;]{0,30}\d)|(?<=\d\s?mg (?:of )?(?:IV |IM |PO )?)MSO4\b/gu),
		instead: 'morphine sulfate',
	},
	{ pattern: sieved(/(?<=[,;:(]\s)MS(?=\s\d{2,3}\s?mg\b)/gu), instead: 'morphine sulfate' },
	{
		pattern: sieved(
			sieved(
				/(?<!\b(?:for|in|with|of|and|on|to|or|early|severe)\s)\bMS(?=\s\d{1,3}(?:\.\d)?\s?mg\s(?:IV|IM|PO|SC|every|q\d))|(?<=\d\s?mg (?:of )?(?:IV |IM |PO )?)MS(?=\s(?:IV|IM|PO|SC|every|q\d))/gu,
			),
		),
		instead: 'morphine sulfate',
	},
];

function same(pattern: RegExp, after: Abbreviation['after'], instead: string, why: string): Abbreviation {
	return { pattern: sieved(pattern), after, instead: { ismp: instead, nhs: instead, si: instead }, why };
}
