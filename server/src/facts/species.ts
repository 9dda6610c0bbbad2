/** Results in animals or cells that are worded as if they held for people. */
import type { Block } from '../article/article.ts';
import { contains, intersects, type Span } from '../base/span.ts';
import { doiKey, type Work } from '../drugs/evidence.ts';
import type { ArticleFacts } from './article-facts.ts';
import { perBlock } from './block-memo.ts';
import { clauseHedge } from './certainty-words.ts';
import { citationFaults } from './citation-faults.ts';
import { type Topic, topicOf } from './claim-topic.ts';
import { plainText } from './cues.ts';
import { drugFocus } from './drug-focus.ts';
import { anyOf, pattern } from './lexicon.ts';
import { sieved } from './literals.ts';
import { referencesOf } from './references.ts';
import { clausesOf, maskText } from './sentence-frames.ts';
import { withinSentence } from './within-block.ts';
import { sourcesOf } from './works.ts';

export interface PreclinicalClaim {
	/** `carried`: the sentence itself takes the step from animals to people. */
	readonly kind: 'unnamed' | 'carried';
	readonly block: Block;
	/** In `prose.text`. */
	readonly span: Span;
	readonly topic: Topic;
	/** Works in animals or cells that the sentence cites. */
	readonly works: readonly Work[];
}

export function preclinicalClaims(facts: ArticleFacts): readonly PreclinicalClaim[] {
	if (facts.subject.drugs.length === 0) {
		return [];
	}
	const focus = drugFocus(facts);
	const faults = citationFaults(facts).filter((it) => it.kind === 'preclinical');
	const found: PreclinicalClaim[] = [];
	let before: Reading | undefined;
	facts.article.blocks.forEach((block, index) => {
		const sentences = block.kind === 'reference' ? [] : readings(facts, index);
		sentences.forEach((reading, sentence) => {
			const isCited = facts.blocks[index]?.citations.some((it) => intersects(it.span, reading.span)) === true;
			const kind = kindOf(reading, before, isCited, block);
			before = reading;
			if (kind === undefined) {
				return;
			}
			const source = block.prose.toSource(reading.span);
			const isOwn = focus(index, sentence) || (kind === 'carried' && facts.subject.main !== undefined);
			const isReported = kind === 'unnamed' && faults.some((it) => contains(source, it.span));
			if (isOwn && !isReported) {
				const topic = topicOf(facts, index, sentence);
				found.push({ kind, block, span: reading.span, topic, works: citedWorks(facts, source) });
			}
		});
	});
	return found;
}

/** One sentence, as far as it tells by itself. */
interface Reading {
	readonly span: Span;
	readonly namesSpecies: boolean;
	/** So does the sentence before it in its block, or its row. */
	readonly isPlaced: boolean;
	readonly isCarried: boolean;
	/** `cellular`: of tumours and cells, which a citation does not excuse. */
	readonly result: 'none' | 'mechanism' | 'cellular';
}

const readings = perBlock((block, { drugs }): readonly Reading[] => {
	const masked = maskText(block.prose.text, drugs);
	return block.sentences.map((span, sentence) => {
		const text = masked.slice(span.start, span.end);
		const from = block.kind === 'tableRow' ? 0 : (block.sentences[sentence - 1]?.start ?? span.start);
		const around = block.kind === 'tableRow' ? masked : masked.slice(from, span.end);
		const isPlaced = species.test(around);
		return withinSentence(block, span, () => {
			const isSilent = /\?["')\s]*$/.test(text) || disclaimed.test(text);
			return {
				span,
				namesSpecies: species.test(text),
				isPlaced,
				isCarried: !isSilent && (carries.test(text) || analogy.test(text)) && !clauseHedge.test(text),
				result: isSilent ? 'none' : resultOf(text),
			};
		});
	});
});

function kindOf(
	{ isCarried, isPlaced, namesSpecies, result }: Reading,
	before: Reading | undefined,
	isCited: boolean,
	{ sectionPath, leadIn }: Block,
): PreclinicalClaim['kind'] | undefined {
	if (isCarried && (before?.namesSpecies === true || namesSpecies)) {
		return 'carried';
	}
	if (isPlaced || result === 'none' || (isCited && result === 'mechanism')) {
		return undefined;
	}
	const heading = plainText(`${sectionPath.at(-1) ?? ''} ${leadIn ?? ''}`).toLowerCase();
	return species.test(heading) ? undefined : 'unnamed';
}

/** The drug does something to cells, or cells do something once they meet it, and nothing hedges it. */
function resultOf(text: string): Reading['result'] {
	const found = [actsOnCells, actsOnTumors, cellsThatReact, exposure].flatMap((form) =>
		[...text.matchAll(form)].filter((match) => {
			const clause = clausesOf(text).find((it) => it.start <= match.index && match.index < it.end) ?? { start: 0 };
			const before = text.slice(0, match.index);
			const told = `${text.slice(clause.start, match.index)}${match[0]}`;
			return (
				!clauseHedge.test(told) &&
				!suggests.test(before) &&
				((form !== actsOnCells && form !== actsOnTumors) || isSubject(before))
			);
		}),
	);
	// Calming glia is a statement of mechanism, at most without a source, and no result that was seen in animals alone.
	const results = found.filter(([it]) => !/glia/.test(it));
	if (results.length === 0) {
		return 'none';
	}
	return results.some(([it]) => /tumou?r|cancer|malignan|dna|cell|vessel|angiogenesis/.test(it))
		? 'cellular'
		: 'mechanism';
}

/** The drug, or a pronoun for it, does it: not some peptide "that slows cell division". */
function isSubject(before: string): boolean {
	if (/ to (?:[a-z]+ly )?$/.test(before) && !/(?:helps?|able) to (?:[a-z]+ly )?$/.test(before)) {
		return false;
	}
	const relative = /(?:^|[ ,(])(?:that|which|who) (?:[a-z]+ly |also )*$/.test(before);
	const isPronoun = /^(?:[a-z ]{0,40}, |in the [a-z]+ )?(?:it|this|that|they|these|which)(?![a-z])/.test(before);
	return (
		(/§d/.test(before) || isPronoun || before.trim() === '') &&
		!(relative && !/§d+,? (?:that|which) (?:[a-z]+ly |also )*$/.test(before))
	);
}

const suggests = sieved(
	/(?<![a-z])(?:suggest(?:s|ed|ing)?|indicat(?:e|es|ed)|hypothes|theor(?:y|ies)|theori|propos|thought|believed|idea is|may|might|could)(?![a-z])/,
);

/** Names what it was seen in. */
export const species = pattern(
	anyOf(String.raw`
	mouse | mice | murine | rats? | rodents? | animals? | dogs? | canine | cats? | feline | bitch(?:es)? | rabbits? | monkeys? | primates? | pigs? | guinea | hamsters? | zebrafish | in vitro | in-vitro | ex vivo | in vivo | pre-?clinical | cell[- ]?(?:culture|cultures|line|lines|based) | cultured | culture[sd]? | (?:isolated|human|patients'|donor|immortali[sz]ed|blood) cells | petri | test[- ]tubes? | dish(?:es)? | laborator(?:y|ies) | lab(?: work| studies| study| experiments?| bench|-based)? | bench | experimental (?:auto|allergic|models?|encephalomyelitis|colitis) | eae | models? | xenografts? | organoids? | (?:bone marrow|marrow)[- ]derived | biops(?:y|ies) | slices | transgenic | nude | veterinary
`),
);

const cellular = anyOf(String.raw`
	(?:tumou?r|cancer|malignant|melanoma|glioma|leuk(?:a)?emia|ovarian|neoplastic|carcinoma)[- ](?:cell )?(?:growth|proliferation|division|progression|spread|burden|volume)s? | (?:tumou?r|cancer|malignant|melanoma|glioma|leuk(?:a)?emia|neoplastic|carcinoma) cells? | (?:[a-z]*oma|leuk(?:a)?emia|(?:breast|ovarian|pancreatic|colon|lung|prostate|brain|bladder|kidney) cancer|tumou?r|cancer|malignant) cells? | (?:natural )?killer cells? | nk cells? | (?:the )?(?:growth|spread|proliferation|division|replication) of (?:[a-z-]+ ){0,3}(?:tumou?rs?|cancers?|cells?) | tumou?rs? of (?:new )?blood | dna synthesis | cell (?:replication|proliferation|division|growth|cycle) | angiogenesis | (?:new )?blood vessel (?:development|growth|formation) | new blood vessels | microglia(?:l (?:cells?|activation|activity|inflammation))? | glial (?:cells?|activation|activity) | overactive glia | glia | astrocytes? | myelin | oligodendrocytes? | demyelination | remyelination | (?:the )?blood[- ]brain barrier | dopamin(?:e|ergic)[- ](?:producing )?(?:neurons?|cells?) | dendritic cells? | (?:regulatory |cytotoxic |killer )t[- ]?cells? | mitochondri(?:a|al) | tight junctions?
`);
const verb = anyOf(String.raw`
	inhibits? | inhibited | suppress(?:es|ed)? | slow(?:s|ed)? | stop(?:s|ped)? | halt(?:s|ed)? | block(?:s|ed)? | reduc(?:e|es|ed) | decreas(?:e|es|ed) | shrinks? | shrank | kill(?:s|ed)? | destroy(?:s|ed)? | starves? | starved | cut(?:s)?(?: off)? | prevents? | prevented | arrest(?:s|ed)? | halve[sd]? | lower(?:s|ed)? | calm(?:s|ed)?(?: down)? | quiet(?:s|ed|ens|ened)?(?: down)? | silences? | silenced | dampen(?:s|ed)? | damp(?:s|ed) down | turn(?:s|ed)? (?:down|off) | switch(?:es|ed) off | settles? | tames? | protect(?:s|ed)? | repair(?:s|ed)? | rebuild(?:s)? | rebuilt | regenerat(?:e|es|ed) | strengthen(?:s|ed)? | spare[sd]? | seal(?:s|ed)? | restor(?:e|es|ed) | increas(?:e|es|ed) | boost(?:s|ed)? | activat(?:e|es|ed) | multipl(?:y|ies) | enhanc(?:e|es|ed) | promot(?:e|es|ed) | deactivat(?:e|es|ed) | attenuat(?:e|es|ed) | triggers? | induces? | makes? | wak(?:e|es) up | woke up | regrows? | rall(?:y|ies) | arms? | unleash(?:es)? | kicks? | rescues? | multipl(?:y|ies) | feeds? | attacks?
`);

const actsOnCells = sieved(
	new RegExp(
		String.raw`(?<![a-z])${verb} (?:the |their |its |overactive |over-active |harmful |activated |resting |inflamed |damaged |angry |activation of |activity of |number (?:and activity )?of |release of |production of |expression of )*(?:[a-z-]+ )?${cellular}(?![a-z])`,
		'g',
	),
);
const cellsThatReact = sieved(
	/(?<![a-z])(?:(?:tumou?r|cancer|malignant|[a-z]*oma|leuk(?:a)?emia)(?:ous)? cells?|(?:your |the |these |overactive )?microglia) (?:(?:treated|exposed|grown|incubated|in contact|that meet|meeting)(?: [a-z§]+){1,3} )?(?:[a-z]+ )?(?:stop|stops|stopped|die|dies|died|shrink|shrank|cease|ceased|divide less|self-destruct|undergo|enter apoptosis|calm down|quieten|settle)(?![a-z])/g,
);
/** Tumours that it starves or shrinks. */
const actsOnTumors = sieved(
	/(?<![a-z])(?:(?:starves?|shrinks?|destroys?|kills?|attacks?|dissolves?) (?:the |their |its |your |all |any |most )?(?:[a-z]+ )?tumou?rs?|makes? (?:the |their |your )?(?:[a-z]+ )?tumou?rs? (?:shrink|die|disappear|melt|stop))(?![a-z])/g,
);

/** "Exposure to LDN": what cells meet in a dish. */
const exposure = sieved(
	/(?<![a-z])(?:exposure to §d+[^.;]{0,80}(?:enhanced|reduced|inhibited|increased|decreased|suppressed|induced|slowed|stopped|anti-?(?:cancer|tumou?r))|(?:enhanced|increased|potentiated|enhances|increases|boosts|boosted) (?:the )?(?:[a-z-]+ )?anti-?(?:cancer|tumou?r|proliferative) (?:activity|effects?|action))(?![a-z])/g,
);

/** From animals to people in one step. */
const carries = pattern(
	String.raw`(?:this|that|which|these|it)(?: [a-z]+){0,2} (?:means|mean|shows|show|proves|explains) (?:that |why )?(?:[a-z]+ ){0,3}(?:people|patients|humans|you|your|those|women|men|anyone)|(?:the |that |this )?(?:very )?same (?:[a-z]+ ){0,5}(?:works|happens|holds|applies|occurs|goes|goes on|is true|takes place|acts|plays out|is at work)(?: [a-z]+){0,4} (?:in|for|inside) (?:us|people|humans|human beings|patients|you|your|our|the human|men|women)|(?:so|and so|therefore|thus|hence|which means|meaning)(?: that)? (?:[a-z]+ ){0,2}(?:patients|people|you|humans|women|men|sufferers) (?:[a-z]+ )?(?:keep|have|get|live|can|will|stay|see|benefit|recover|suffer|need|do|are|lose)|(?:people|patients|humans|your body|our bod(?:y|ies)|human (?:brains?|bodies|tumou?rs|cells)) (?:work|works|respond|responds|react|reacts|benefit|behave|behaves) (?:the same|in the same|just|exactly|likewise)|(?:in|for) (?:us|people|humans|patients) (?:it|this|the drug|§d+) (?:does|works|is|has|acts)(?: [a-z]+){0,2} (?:the same|just|exactly|no differently|too|as well)`,
);
/** "What works in mice works in people", in one sentence. */
const analogy = pattern(
	String.raw`(?:because|since|as|if|what) (?:it |this |that |the drug |§d+ )?(?:works?|worked|helps?|helped|happens?|happened|holds?|was true|is true) (?:so well |well )?(?:in|for) (?:mice|rats|animals|dogs|rodents|the (?:lab|laboratory|dish))[^.;]{0,60}(?:will|should|must|also|too|works?|happens?|holds?) (?:[a-z]+ ){0,3}(?:in|for) (?:us|people|humans|patients|women|men|children|you)`,
);
const disclaimed = sieved(
	/(?<![a-z])(?:not (?:yet )?(?:known|shown|been shown|been tested|tested|studied|seen|proven|established)|no (?:[a-z]+ )?(?:stud(?:y|ies)|trials?|evidence|data)|unknown|unclear|untested|whether|in theory|theoretical(?:ly)?|remains? to be|nobody knows|need(?:s|ed)? to be|myth)(?![a-z])/,
);

/** Works in animals or cells behind the markers of the sentence, at `source` in the article's text. */
function citedWorks(facts: ArticleFacts, source: Span): readonly Work[] {
	const works = referencesOf(facts)
		.citations.filter((it) => contains(source, it.span))
		.flatMap((it) => sourcesOf(it, facts))
		.flatMap((it) => it.work ?? []);
	const distinct = works.filter((it, at) => works.findIndex((other) => keyOf(other) === keyOf(it)) === at);
	return distinct.every((it) => it.species === 'animal' || it.species === 'cells') ? distinct : [];
}

function keyOf(work: Work): string {
	return work.csl.DOI === undefined ? work.id : doiKey(work.csl.DOI);
}

/** "In mice", as the title of the work says; "In the laboratory" where it says no more. */
export function settingOf({ csl, species: of }: Work): string {
	const named = /\b(mice|mouse|rats?|dogs?|rabbits?)\b/i.exec(csl.title)?.[1]?.toLowerCase();
	if (named !== undefined) {
		return `In ${{ mouse: 'mice', rat: 'rats', dog: 'dogs', rabbit: 'rabbits' }[named] ?? named}`;
	}
	return of === 'cells' ? 'In cell culture' : 'In animals';
}
