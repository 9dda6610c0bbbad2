/**
 * The English of claims, as data: word families that no drug owns. Patterns are sources for regular expressions over
 * plain lower-case text (see `sentence-frames.ts`); word lists are stems with the endings they take, so that a family
 * stays readable. Nothing here may name a drug; what a drug does to the body comes from its profile as well.
 */
import { sieved } from './literals.ts';

/**
 * Joins alternatives, which stand between ` | ` or on lines of their own. They are grouped by their first letter, so
 * that a text is tried against few of them at each place.
 */
export function anyOf(list: string): string {
	const groups = new Map<string, string[]>();
	for (const it of list.split(/ \| |\n/).map((it) => it.trim())) {
		const letter = /^[a-z](?![?*{])/.exec(it)?.[0] ?? '';
		if (it !== '' && it !== '|') {
			groups.set(letter, [...(groups.get(letter) ?? []), it.slice(letter.length)]);
		}
	}
	return `(?:${[...groups].map(([letter, rest]) => (rest.length > 1 && letter !== '' ? `${letter}(?:${rest.join('|')})` : rest.map((it) => letter + it).join('|'))).join('|')})`;
}

/** A pattern over plain lower-case text, with word boundaries. */
export function pattern(source: string): RegExp {
	return sieved(new RegExp(String.raw`(?<![a-z0-9-])(?:${source})(?![a-z0-9])`));
}

const e = '(?:e|es|ed|ing)';
const s = '(?:s|ed|ing)?';

/** Verbs that say that something changes for the better, or is acted upon. */
export const effectVerb = anyOf(String.raw`
	improv${e} | reduc${e} | reliev${e} | alleviat${e} | decreas${e} | diminish(?:es|ed|ing)? | minimi[sz]${e} | lessen${s}
	lower(?:s|ed|ing)? | eas(?:e|es|ed|ing) | sooth(?:e|es|ed|ing) | help(?:s|ed|ing)? | aid(?:s|ed|ing)? | assist${s} | treat${s}
	cur(?:e|es|ed|ing) | heal${s} | revers${e} | resolv${e} | eliminat${e} | eras${e} | correct${s} | repair${s} | fix(?:es|ed|ing)?
	restor${e} | rebalanc${e} | balanc${e} | normali[sz]${e} | stabili[sz]${e} | regulat${e} | reset(?:s|ting)? | recalibrat${e}
	modulat${e} | boost${s} | increas${e} | enhanc${e} | elevat${e} | rais(?:e|es|ed|ing) | strengthen${s} | support${s}
	promot${e} | stimulat${e} | activat${e} | trigger${s} | induc${e} | encourag${e} | maximi[sz]${e} | optimi[sz]${e} | upregulat${e} | up-regulat${e}
	downregulat${e} | down-regulat${e} | inhibit${s} | suppress(?:es|ed|ing)? | block(?:s|ed|ing)? | antagoni[sz]${e} | dampen${s} | damp${s}
	calm(?:s|ed|ing)? | quiet(?:s|ed|ing)? | curb${s} | control(?:s|led|ling)? | manag${e} | combat(?:s|ted|ting|ing)? | fight(?:s|ing)? | fought | counter(?:s|ed|ing)? | counteract${s}
	tackl${e} | address(?:es|ed|ing)? | target${s} | prevent${s} | protect${s} | slow(?:s|ed|ing)? | delay(?:s|ed|ing)? | halt${s} | stop(?:s|ped|ping)? | arrest${s} | cut(?:s|ting)?
	shrink(?:s|ing)? | shrank | kill${s} | attenuat${e} | mitigat${e} | ameliorat${e} | abat(?:e|es|ed|ing) | produc${e} | releas${e} | mediat${e} | influenc${e} | affect${s}
	alter${s} | shift(?:s|ed|ing)? | chang${e} | lift(?:s|ed|ing)? | extend${s} | prolong${s} | accelerat${e} | speed(?:s|ing)? (?:up)? | sped | benefit(?:s|ed|ing|ted|ting)?
	dial(?:s|ed|ing)? (?:down|up|back) | ramp(?:s|ed|ing)? (?:up|down) | crank(?:s|ed|ing)? (?:up|down) | disturb${s} | interrupt${s} | halv${e} | doubl${e} | tripl${e} | rebuild(?:s|ing)? | rebuilt | replenish(?:es|ed|ing)? | irritat${e} | damag${e} | harm(?:s|ed|ing)? | weaken${s} | upset(?:s)? | tax(?:es)? | worsen${s} | aggravat${e} | exacerbat${e} | impair${s} | interfer${e} | caus(?:e|es|ed|ing) | result(?:s|ed|ing)? in | lead(?:s|ing)? to | led to | contribut${e} | clear(?:s|ed|ing)? | brighten${s} | sharpen${s} | sensiti[sz]${e}
	desensiti[sz]${e} | repopulat${e} | normalis${e} | quieten${s} | nudg${e} | coax(?:es|ed|ing)? | prompt${s} | mak(?:e|es|ing) (?:more|less|fewer) | tone(?:s|d)? down | turn(?:s|ed|ing)? (?:down|off|on) | relax(?:es|ed|ing)? | lighten${s} | facilitat${e} | potentiat${e} | augment${s} | rescu${e} | tam(?:e|es|ed|ing) | quell${s} | disrupt${s} | wip(?:e|es|ed|ing) out | put(?:s|ting)? | bring(?:s|ing)? | brought
`);

/** Nouns that hold an effect: "reduction in", "relief from". */
export const effectNoun = anyOf(`
	improvements? | reductions? | relief | decreases? | declines? | increases? | remissions? | recover(?:y|ies) | resolution | regressions? | benefits? | responses? | responders?
	success(?:es)? | effectiveness | efficacy | gains? | impacts? | alleviation | restoration | normali[sz]ation | attenuation | modulation | upregulation | up-regulation | downregulation
	suppression | inhibition | prevention | protection | differences? | disappearance | stabili[sz]ation | control | superiority | worsening | deterioration | promise | results? | effects? | potential | advantages?
`);

/** Predicates that call the drug effective without a verb of change. */
export const efficacyPhrase = anyOf(String.raw`
	(?:highly |very |particularly |especially |quite |most |more |less |also |equally |remarkably |surprisingly |not |significantly |somewhat |possibly |generally |often |usually )?(?:effective|efficacious|beneficial|helpful|useful|successful|valuable|promising|ineffective|superior|inferior|life-changing|game-changing|transformative|transformational)
	effectively | successfully | works? (?:within |best |well |better |especially well |particularly well |great |wonders |quickly |fast |for |in (?:most|many|some|about|up to|people|patients|roughly|around|half|nearly|almost|over|more than|a (?:third|quarter))) | worked (?:for|in|well) | work(?:s|ed)? (?:as well|better)
	game[- ]changer | miracle | breakthrough | cure | wonder drug | life[- ]saver | godsend | silver bullet | (?:valuable|useful|powerful|effective|promising|viable|good|great|excellent|attractive|potential|important|helpful|safe|gentle|natural|unique|new|novel|real|additional|reasonable|worthwhile|welcome|strong|meaningful) (?:adjunct|adjunctive|add-on|option|treatment|therapy|tool|remedy|alternative|choice|agent|aid|candidate|piece|medication|medicine|approach|anti-[a-z]|immun[a-z-]{1,30}|solution|addition|strategy)[a-z]*(?: [a-z]+)?
	(?:treatment|therapeutic|therapy|management) (?:option|agent|choice|benefits?|effects?|potential) | (?:show(?:s|n|ed|ing)?|holds?|offers?) (?:great |some |considerable |real |much |early |significant |particular |remarkable |encouraging )*(?:promise|potential|hope|benefits?|success|relief|promising results|efficacy)
	shown (?:itself )?to be | tak(?:e|es|ing) the edge off | work(?:s|ed)? (?:[a-z]+ ){0,2}better | (?:keeps?|continues?) (?:to )?work(?:ing)? | (?:shines|excels) (?:in|for|at) | who benefits | benefits? most | (?:good|great|excellent|ideal|perfect|superb|useful|helpful) (?:for|in|against) (?:[a-z'-]+ )?[a-z'-]{3,} | (?:achiev|reach|enter|maintain|sustain)[a-z]* (?:[a-z]+ ){0,2}remission | (?:go|goes|went|going|gone|put) (?:[a-z]+ ){0,2}into remission | dimmer switch | volume (?:knob|control) | reset (?:button|switch) | missing piece | do(?:es)? (?:its|their) (?:work|job) | reboots? | (?:means?|signs?|shows?|proof|proves) (?:that )?(?:the |your )?(?:§d+|it|treatment) is (?:working|doing) | thermostat | complements? | synerg(?:y|istic|istically) | works? (?:well )?(?:together|alongside|hand in hand) | helps?[.!]?$ | works?[.!]?$ | worked[.!]?$ | kept? (?:[a-z]+ ){0,3}(?:at bay|in remission|under control|in check) | keeps? (?:[a-z]+ ){0,3}(?:at bay|in remission|under control|in check) | ma(?:k|d)es? (?:a |an |all the |the )?(?:[a-z]+ ){0,3}difference | made (?:a |an |all the |the )?(?:[a-z]+ ){0,3}difference | (?:plays?|have|has|playing) (?:a |an )?(?:[a-z]+ )?roles? in | good (?:results|outcomes?|response) | (?:great|excellent|good|positive|promising|encouraging|remarkable|impressive|strong|striking|significant|dramatic) (?:results?|outcomes?|effects?|responses?|improvements?|benefits?)
	quality of life | turned (?:my|their|his|her) life around | susceptible to the effects | respond(?:s|ed|ing)? | yields? results | anti-?inflammatory | analgesic | immun(?:o|e)-?modulat(?:ing|ory|or|ors|es) | immunomodulation | neuroprotective | antidepressant | anti-?tumou?r | anti-?cancer | anti-?proliferative | pain-relieving | painkiller | mood-lifting | anxiolytic | opioid-sparing | immune-(?:boosting|balancing|regulating)
`);

/** What an effect is on, beyond the conditions and outcomes of the profile. */
export const healthTarget = anyOf(String.raw`
	symptoms? | pains? | painful | aches? | aching | soreness | inflammat(?:ion|ory) | neuroinflammation | swelling | stiffness | fatigue | tired(?:ness)? | exhaustion | energy | stamina | vitality | mood | anxiety | depress(?:ion|ive|ed) | stress | emotional | emotions? | irritability | sleep | insomnia | rest
	brain fog | cognit(?:ion|ive) | memory | focus | concentration | clarity | mental (?:health|clarity|function) | quality of life | well-?being | wellness | health | lives | life | function(?:ing|s)? | performance | mobility | disability | spasms? | spasticity | cramps? | tremors? | weakness | balance | coordination
	flare(?:-?up)?s? | relapses? | remission | disease (?:activity|progression|course) | progression | progress | diseases? | disorders? | conditions? | illness(?:es)? | syndromes? | ailments? | infections? | cancers? | tumou?rs? | carcinogenic | metastas[ie]s | malignan(?:cy|cies|t)
	immun(?:e|ity) | autoimmun(?:e|ity) | antibod(?:y|ies) | autoantibod(?:y|ies) | cytokines? | markers? | biomarkers? | levels? | esr | crp | labs? | lesions? | rash(?:es)? | skin | itch(?:ing|iness)? | hives | allerg(?:y|ies|ic) | histamine | mast cells? | gut | digest(?:ion|ive) | bowel | bloating | diarrh(?:o)?ea | mucosal | healing
	weight | appetite | cravings? | metabolic | metabolism | insulin | glucose | blood sugar | hormon(?:e|es|al) | fertility | ovulation | pms | libido | sexual | hair | aging | ageing | lifespan | longevity | oxidative stress | headaches? | migraines? | numbness | tingling | neuropath(?:y|ic) | nerves? | seizures? | withdrawal | addiction | alcohol | drinking | relapse
	thyroid | joints? | muscles? | blood pressure | heart | liver | kidneys? | lungs? | breathing | viral | virus | patients? | people | individuals | sufferers | women | men | children | adults | outcomes? | medications? | pain-?killers? | results? | resilience | hyperactivity | behaviou?r | social | communication | recovery | crashes | malaise | tolerance | discomfort | distress | suffering | effectiveness | problems | issues | mortality | survival | injur(?:y|ies) | damage | nausea | opioids | need for | dependence on | stomach | lining | bones? | tissues? | vision | hearing
`);

/** Parts and messengers of the body through which a drug acts. */
export const bodyMechanism = anyOf(String.raw`
	receptors? | receptor-? | opioid(?:s|ergic)? | opiate | endorphins? | beta-endorphins? | enkephalins? | met-enkephalin | endogenous | neurotransmitters? | dopamine | serotonin | gaba | glutamate | cortisol | hormones? | toll-like | tlr-?\d? | microglia(?:l)? | glia(?:l)? | astrocytes? | macrophages? | dendritic | mast cells? | neurons?
	cytokines? | interleukins? | il-?\d+ | tnf(?:-?(?:alpha|α))? | nf-?(?:kb|κb) | interferon | chemokines? | nitric oxide | superoxides? | free radicals? | cells? | lymphocytes? | natural killer | nk | t-cells? | b-cells? | treg | th1(?:\/th2)? | th2 | th17 | immune | immunity | autoimmunity | inflammat(?:ion|ory) | neuroinflammation | anti-inflammatory | pro-?inflammatory | signal(?:l)?ing | signals? | pathways?
	axis | growth factor | ogf | ogfr | nervous system | brain | brain chemistry | mitochondri(?:a|al) | calcium | ion channels? | channels? | trpm3 | oxidative | apoptosis | cell (?:growth|division|proliferation|replication) | dna | proliferation | angiogenesis | permeability | microbiome | blood[- ]brain | hypothalam(?:us|ic) | pituitary | adrenal | insulin | genes? | gene expression | metaboli(?:sm|c) | antibod(?:y|ies) | homeostasis
`);

/** Nouns and verbs that speak of a mechanism by themselves. */
export const mechanismPhrase = anyOf(String.raw`
	mechanisms?(?: of action)? (?:[a-z'§-]+ ){0,8}?(?:is|are|involv(?:es|ed|ing)|cent(?:er|re)s|includes?|differs?|may|might|can|appears?|seems?|relates?|stems|was|were|consists?|that|by|mainly|primarily|explains?) | works? (?:by|through|via|on|with|in|as|differently|to|primarily|mainly|partly|largely|instead) | working (?:by|through|on|with) | acts? (?:by|through|via|on|as|at|in|like|directly|primarily|mainly|selectively|both) | acting (?:by|on|as|at|through|via|in) | action on | binds? | binding | bound to | blockade | blocks | antagonists? | antagonism | antagoni[sz](?:es|ed|ing) | agonists? | modulators? | inhibitors? | rebound | activity (?:on|at) | independent(?:ly)? (?:of|from)
	upregulat(?:es|e|ed|ing|ion) | downregulat(?:es|e|ed|ing|ion) | up-regulat(?:es|e|ed|ing|ion) | down-regulat(?:es|e|ed|ing|ion) | immunomodulat(?:ory|or|ion|es|ing) | immune[- ]modulat(?:ing|or|ion|ory) | immunosuppress(?:ive|ant) | half-life | crosses? the blood | exerts? | displac(?:es|ed|ing) | attach(?:es|ed|ing) | occup(?:ies|y|ying) | signals? | signal(?:l)?ing | tricks? (?:the|your) | fool(?:s|ing)? (?:the|your) | proposed action | its effects? (?:by|through|via|on)
	 compensat(?:e|es|ory|ing|ion) | stabili[sz]er | reset button
`);
