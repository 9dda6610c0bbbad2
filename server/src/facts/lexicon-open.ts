/**
 * The English of claims in any words, as data: who and what a clause can be about, when on treatment something
 * happens, and the verbs that say nothing of a drug's effect. See `lexicon.ts`.
 */
import { anyOf } from './lexicon.ts';
import { sieved } from './literals.ts';

/** What readers feel and doctors measure: the nouns of symptoms and outcomes, without those that have other senses. */
export const symptomNoun = anyOf(String.raw`
	symptoms? | complaints? | pains? | aches? | soreness | burning | stinging | inflammation | swelling | stiffness | fatigue | tiredness | exhaustion | weariness | energy | stamina | mood | moods | anxiety | depression | irritability | sleep | nights | insomnia | brain fog | fog | memory | concentration | clarity | focus | spasms? | spasticity | cramps? | weakness | walking
	flares? | flare-?ups? | relapses? | attacks? | remission | lesions? | plaques | rash(?:es)? | hives | itch | itching | skin | bowels? | stools? | bloating | diarrh(?:o)?ea | weight | appetite | cravings? | hot flashes | periods | headaches? | migraines? | numbness | tingling | joints? | muscles? | nerves? | breathing | blood pressure | blood sugar
	antibod(?:y|ies) | markers? | levels? | counts? | scores? | esr | crp | tsh | tpo | lab (?:values|results) | liver (?:tests|enzymes|values) | dreams? | dreaming | nightmares? | nausea | dizziness | constipation | vomiting | side effects? | improvements? | relief | benefits? | effects? | response | responses | well-being | quality of life | proteins | enzymes | flashbacks? | nightmares | depersonali[sz]ation | dissociation | panic | mental | libido | vision | hair
`);

/** Parts of the body and what moves in them. */
export const bodyNoun = anyOf(String.raw`
	bod(?:y|ies) | brains? | immune | immunity | receptors? | nerves? | nervous | spinal | gut | guts | bowels? | intestin(?:e|es|al) | stomach | liver | kidneys? | skin | joints? | muscles? | heart | lungs? | gland | glands | thyroid | adrenals? | pituitary | bloodstream | blood | lining | barrier | membranes? | tissues? | bones? | cartilage | myelin | mitochondria | cells? | tumou?rs? | cancers? | neurons? | vessels | hormones? | enzymes? | histamine | peptides? | endorphins? | enkephalins? | opioid (?:system|peptides?|receptors?) | dopamine | serotonin | cortisol | cytokines? | interleukins? | interferon | glia | glial | microglia | astrocytes? | macrophages? | mast cells? | antibod(?:y|ies) | inflammation | inflammatory | autoimmunity | disease (?:itself|process) | your system | the system | metabolism | microbiome | pain signals? | signals? | pathways? | nociception | genes? | onset of | [a-z]{4,}(?:itis|algia|opathy|opathies|plegia)
`);

/** What happens in a test against a dummy, without a verb of finding. */
export const comparator = '(?:placebos?|dummy|sham|sugar pills?)';

/** Endings of a present or past form. */
const stem = (list: string) => `${anyOf(list)}(?:s|es|d|ed)?`;

/** Verbs that say of a drug where it comes from, what it costs, how it is seen: never what it does to people. */
export const outwardVerb = anyOf(String.raw`
	${stem('cost | arrive | ship | need | require | remain | deserve | belong | differ | contain | look | taste | smell | date | begin | start | earn | exist | share | sell | involve | offer | attract | appeal | interest | intrigue | divide | puzzle | fascinate | enter | emerge | join | face | lack | carry | receive | include | depend | mention | cite | suit | await | raise questions | owe | merit | represent | feature | qualify | refer | follow | sound | seem | appear | expire | come | become | win | want | trade | compare | combine | pair | mix | dissolve | rank | count | matter')}
	began | became | grew | grows? | won | drew | draws? | got its | gets its | came | sold | stood | stands? | means? | meant | fell into | falls into | fits? | held | holds? | goes by | has | have | had | is | are | was | were | be | been | varies | carries | carried | relies | relied | gained? | says? | said
	prescribed | given | taken | used | made | compounded | called | known | considered | approved | discovered | bought | delivered | dispensed | studied | tested | licen[sc]ed | dosed | filled | bearing | containing | costing
`);

/** Nouns after a drug's name, which make it the attribute of something else. */
export const drugCompound = anyOf(String.raw`
	capsules? | tablets? | pills? | creams? | drops | liquids? | solutions? | sprays? | patients? | users? | takers? | stud(?:y|ies) | trials? | prescriptions? | pharmac(?:y|ies) | prescribers? | doctors? | groups? | forums? | results | costs | prices? | sources | clinics? | articles? | websites? | protocols? | research | treatments? | doses | levels | therap(?:y|ies) | sales | books? | conferences? | communit(?:y|ies) | experts? | advocates | supporters | fans | products? | suppliers? | powders? | skeptics | sceptics | success | stories | responders? | brands?
`);

/** The nouns that stand for people on a page about their medicine. */
export const peopleNoun =
	'(?:patients?|people|persons?|users?|takers?|individuals|participants?|volunteers?|women|men|children|kids|adults|teenagers|responders?|sufferers|those|members|subjects|respondents)';

/** "Half of", "two in five", "a handful of": how many. */
export const quantity = String.raw`(?:\d{1,3}(?:\.\d+)?(?: ?(?:-|–|to) ?\d{1,3})? ?(?:%|percent|per cent)|half|one[- ]third|two[- ]thirds|three[- ]quarters|an? (?:third|quarter|fifth|tenth)|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ )?(?:out of|in|of) (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|a hundred))`;

const count = String.raw`(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an|a few|several|a couple of|the first|the first few|some)`;

/** When on treatment: weeks and months from the first dose, not years of a disease. */
export const onTreatmentTime = anyOf(String.raw`
	(?:within|after|in|by|inside|over|during|before|for) (?:about |around |roughly |only |just |as little as )?(?:the )?(?:first |second |third |fourth |opening |early |initial |next |coming )?(?:few |couple of )?${count}?(?: ?(?:-|–|to|or) ?(?:\d+|two|three|four|five|six|eight|ten|twelve))? ?(?:days|nights|weeks|fortnights?|months)
	(?:within|after|in|by|during|before|until|around|from|over) (?:the )?(?:end of (?:the )?)?(?:first|second|third|fourth|fifth|sixth|opening) (?:night|day|week|fortnight|month)
	(?:within|after|in|for) (?:about |around )?(?:a|one) (?:day|night|week|fortnight|month) | (?:by|in|around|after|before|until|between|from|at) (?:about |around )?(?:week|month|day) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) | early on | early days | early weeks | at first | to begin with | at the start | at the beginning | in the beginning
	(?:of|after|since|upon|on|before) starting(?: it| treatment| therapy| the (?:drug|medicine|medication))? | the first (?:thing|symptom|sign|change)s? to | with time | from the first (?:night|dose|day) | on the first (?:night|dose|day) | straight away | (?:improves?|lifts?|returns?|goes|eases?) first | once (?:the|your) (?:dose|body) | when the dose
`);

/** Dates of a disease or of another event, which no treatment sets. */
export const otherTime = sieved(
	/(?<![a-z])(?:diagnos\w+|infect\w+|surger\w+|pregnan\w+|birth|injur\w+|vaccin\w+|outbreak|acute|untreated|without treatment|after exercise|exertion|menopause|appointment|consultation|delivery|order|prescription|shipping|refill|trial (?:began|started|starts)|enrol\w+|screen\w+|washout|half of all|lifetime|population|follow-?ups?)(?![a-z])/,
);

/** What comes out for people and their tests, in any tense. */
export const changeVerb = anyOf(String.raw`
	improv(?:e|es|ed) | eas(?:e|es|ed)(?: off| up)? | lift(?:s|ed)? | fad(?:e|es|ed) | settl(?:e|es|ed) | pass(?:es|ed)? | clear(?:s|ed)? | return(?:s|ed)? | disappear(?:s|ed)? | vanish(?:es|ed)? | drop(?:s|ped)? | falls? | fell | ris(?:e|es) | rose | climb(?:s|ed)? | swing(?:s)? | dip(?:s|ped)? | halv(?:e|es|ed) | doubl(?:e|es|ed) | multipl(?:y|ies|ied) | surg(?:e|es|ed) | rebound(?:s|ed)? | recover(?:s|ed)? | wind(?:s)? down | die(?:s)? down | calm(?:s|ed)? | quieten(?:s|ed)? | slow(?:s|ed)? | heal(?:s|ed)? | flar(?:e|es|ed) | worsen(?:s|ed)? | sharpen(?:s|ed)? | brighten(?:s|ed)? | shrink(?:s)? | shrank | subsid(?:e|es|ed) | diminish(?:es|ed)? | go(?:es)? (?:down|up|away) | went (?:down|up|away) | com(?:e|es) (?:back|down|on|less|up) | came (?:back|down|less) | creeps? (?:in|up|back) | turn(?:s|ed)? up | show(?:s|ed)? up | shows? itself | pick(?:s|ed)? up | wear(?:s)? off | stop(?:s|ped)? | stabili[sz](?:e|es|ed) | normali[sz](?:e|es|ed) | get(?:s)? (?:better|worse|louder|milder|lighter|easier|shorter|rarer) | got (?:better|worse) | become(?:s)? (?:[a-z]+ ){0,2}(?:better|worse|milder|lighter|shorter|rarer|fewer|less|more|vivid) | responds? | responded | build(?:s)? | level(?:s)? off | kicks? in | (?:stay|hold|remain)(?:s|ed)? (?:the same|steady|stable|flat|unchanged) | do(?:es)?(?: not|n't) (?:change|budge|move)
`);

/** More or less of something than otherwise. */
export const comparative = anyOf(String.raw`
	better | worse | fewer | less | lower | higher | milder | shorter | longer | faster | further | farther | stronger | calmer | clearer | sharper | deeper | sounder | easier | rarer | happier | more often | less often | more (?:energy|sleep|easily|stable|active|mobile) | no (?:better|worse|different|difference|change|benefit|effect|improvement) | nothing | twice | halved | as many | as much | as well | just as | the same | back
`);
/** How the result of a test is put. */
export const outcomeCue = anyOf(String.raw`
	${comparative} | beat | beats | beaten | bested | outdid | missed | came out | comes out | come out | won | lost | matched | in (?:its|their|his|her|the drug's)? ?favou?r | (?:miss|met|meet|reach|hit)[a-z]* [^;,]{0,30}endpoints? | no benefit | disappointing | encouraging | promising | cooler | positive | negative | slowed | healed | healing | relief | eased | lifted | fell | dropped | rose | cut | halved | delayed | shrank | flared | improv(?:ed|ement|ements) | cleared | vanished | benefit(?:s|ed)? | responded | remission | respon(?:se|ses) | side effects? | tolerated | effective | efficacy | dreams? | nausea | headaches?
`);
