/** The English of experience told as support, as data; patterns read plain lower-case text. See `lexicon.ts`. */
import { anyOf, pattern } from './lexicon.ts';
import { sieved } from './literals.ts';

/** What got better, or was borne well. */
export const gain = pattern(
	anyOf(String.raw`
	improv(?:e|es|ed|ing|ements?) | benefit(?:s|ed|ing|ted)? | relief | relieved | better | reduc(?:es|ed|tions?) | lower(?:s|ed)? (?:pain|antibod\w+|auto-antibod\w+|inflammation|crp|markers|levels) | less (?:pain|fatigue|anxiety|brain fog|tired|itch\w*|stiff\w*|inflammation|swelling|anxious|painful) | fewer | remission | resol(?:ved|ution|ve|ves) | disappear(?:s|ed)? | vanish(?:ed|es)? | gone | went away | goes away | cleared | clears up | halved | stable | stopped | success(?:es|ful|fully)? | success stor(?:y|ies) | (?:good|great|excellent|amazing|wonderful|remarkable|impressive|positive|fantastic|dramatic|incredible|promising|strong|real|noticeable|lasting) (?:[a-z]+ )?(?:results?|responses?|outcomes?|success|changes?|effects?|difference|feedback|experiences?)
	life[- ]?(?:changing|saver|saving) | (?:changed|saved|transformed|gave|given|got|getting|gotten) (?:[a-z]+ ){0,3}(?:life|lives)(?: back)? | respond(?:s|ed)? | difference | effective(?:ness)? | efficacy | works? (?:well|best|wonders|great|for|like)(?! (?:by|on)) | worked(?: well| wonders| great| for)? | help(?:s|ed|ing|ful)?(?! line) | energy | sleep(?:s|ing)? (?:better|through|well|deeper) | feel(?:s|ing)? (?:better|great|good|amazing|human|normal|like (?:myself|themselves|a new|new)|well|the difference) | felt (?:better|great|amazing|human|like (?:myself|themselves|a new)) | tolerat(?:e|es|ed) | well[- ]tolerated | pain[- ]free | symptom[- ]free | relapse[- ]free | free (?:of|from) | thriv(?:e|es|ed|ing) | recover(?:s|ed|y|ing)? | back (?:to|at|on|in) | again | no longer | game[- ]?changer | miracle | do(?:es|ing)? (?:so much |much |very |really )?(?:better|well) | did (?:very |really )?well | eas(?:e|es|ed)(?! into) | fad(?:e|es|ed|ing) | lift(?:s|ed|ing)? | dropped | drops | fell | came down | quiet(?:er|ed)? | calm(?:s|ed|er)? | night and day | turn(?:ed)? (?:\w+ ){0,2}around | shrank | shr(?:u|i)nk | return(?:ed)? to normal | normal(?:i[sz]ed)? | without (?:any )?(?:side effects|problems) | no side effects | sail through | rave | swear(?:s)? by | (?:changes?|shift) in (?:energy|sleep|pain|mood|symptoms) | thr(?:ew|own) (?:[a-z]+ ){1,4}(?:away|out|in the bin) | not one | not a single | thank(?:s|ed|ful)? | off (?:my|her|his|all|their) (?:[a-z]+ )?(?:medic\w+|steroids?|painkillers|meds|cane|stick) | slept through | controlled
`),
);

/** A harm, a failure or nothing told: no support. */
export const setback = pattern(
	anyOf(String.raw`
	no (?:real |noticeable |clear |big )?(?:benefit|effect|difference|improvement|relief|change|better)s? | nothing (?:happened|changed(?! (?:except|but|apart))) | (?:did|does|do|has|have|was|were|is|are)(?: not|n't)(?: [a-z]+){0,3} (?:help\w*|work\w*|respond\w*|benefit\w*|improve\w*|notice\w*|feel\w*|see|seen|get|better) | side[- ]effects?(?! free)(?<!no side effects)(?<!without side effects)(?<!few side effects)(?<!any side effects) | worse(?:ned|ning)? | nausea | vivid dreams? | odd dreams? | weird dreams? | nightmares | insomnia | difficulty sleeping | trouble sleeping | headaches?(?! (?:are |have )?(?:gone|stopped|vanish\w*|fewer)) | gave up | quit | had to stop | stopped taking | jury's out | (?<!low )costs?(?! less) | price | insurance | afford | refund | too early to | not sure (?:if|whether) | can't say | mixed (?:results|feelings) | disappoint\w* | some (?:do|did) and some | hit or miss | withdrawal
`),
);

/** Says that it is no evidence. */
export const caveat = pattern(
	anyOf(String.raw`
	anecdot(?:e|es|al|ally) | uncontrolled | not (?:a )?(?:controlled|blinded) | no (?:control|comparison|placebo)(?: group| arm)? | without (?:a )?(?:control|comparison|placebo)(?: group)? | (?:had|has|have|with) no (?:[a-z-]+ )?(?:control|comparison|placebo|dummy)\w* | control(?:led)? (?:group|trial|stud(?:y|ies))s? | placebo | impression | (?:not|no|n't|isn't|hardly|never) (?:[a-z]+ ){0,3}(?:proof|prove|evidence|data|science|study|trial|substitute for (?:a )?trial) | proves? nothing | says? (?:next to |almost |very little|little|nothing) | tell us (?:little|nothing) | (?:cannot|can't|could not|couldn't|impossible to) (?:[a-z]+ ){0,3}(?:tell|know|say|prove|be sure|rule out|separate|exclude) | coincidence | (?:might|may|could|would) (?:have )?(?:[a-z]+ )?(?:happened|improved|got better|gotten better|recovered|faded|passed) (?:anyway|by itself|on (?:its|their) own|without) | regression to the mean | natural course | single (?:case|patient|person) | one (?:case|person|patient|story) (?:is|does|proves|says|cannot|can't) | selection bias | selected | one person's | just (?:my|our|one) (?:own )?(?:experience|story|opinion|case) | not (?:a |the )?(?:scientific|research|representative) | n ?= ?1 | n of 1 | only trials? (?:can|will) | trials? (?:are|is) needed | take (?:it|this|that) with | grain of salt
`),
);

const many = anyOf(
	String.raw`many | most | some | several | (?:the )?(?:vast |great |overwhelming |large )?majority | countless | numerous | hundreds | thousands | dozens | plenty | lots | a (?:lot|number|few|handful|good many) | almost all | nearly all | all | nine in ten | the bulk | scores | quite a few | others | a good number | (?:nearly |almost |just about )?(?:everyone|everybody) | many a`,
);
const folk = anyOf(
	String.raw`(?:my|our|his|her|their|these|those|the|such|young|cancer|ms|of|autism|other|female|male|older|chronic pain|[a-z]+) ?(?:patients?|clients?|customers?|members?|mothers?|mums|moms|parents|families|users?|people|women|men|readers?|folks|sufferers|kids|children|colleagues|owners) | patients? | people | clients? | customers? | users? | mothers | mums | moms | parents | families | members | readers | women | men | folks | sufferers | clinicians | doctors | practitioners | physicians | prescribers`,
);

/** "Many of my patients report": others' experience, told of many. */
export const reported = pattern(
	String.raw`(?<!not )(?:${many})(?: of)?(?: (?:the|my|our|these|those|them|us|his|her))?(?: [a-z-]+){0,3}?(?: ${folk})?(?: (?:here|on here))?(?: (?:who|on|with|in|at|taking|using|from|of) [a-z§' -]{1,50}?)?,?(?: (?:also|have|even|actually|often|will|do|now|then|who|then|already|usually|[a-z]+ly)){0,3} (?:report(?:s|ed|ing)?|say|says|said|tell|tells|told|claim(?:s|ed)?|describe[sd]?|swear|rave|credit|emailed|e-mailed|wrote|write|shared?|testify|attest|(?:have|has) (?:found|experienced|seen|had|enjoyed|gotten|got|gained) (?:[a-z]+ ){0,2}(?:relief|success|benefits?|improvements?|results|help|hope|remission|better)|swears|tells|says|reports)|(?:patients|parents|customers|clients|members|readers|families|owners|mothers|people) (?:[a-z]+ly |often |also |regularly )?(?:tell (?:us|me)|write (?:to )?(?:us|me)|email (?:us|me)|report back|let (?:us|me) know|say to (?:us|me)|thank (?:us|me))|what (?:other )?(?:clinicians|doctors|practitioners|prescribers|physicians|patients|colleagues)(?: [a-z§'-]+){0,14}? (?:report(?:ed)?|see|seen|find|found|observed?)`,
);

/** The patients of a practice, or of one doctor, and how they fare. */
export const ownPatients = pattern(
	String.raw`(?:my|our|these|those|his|her) (?:[a-z-]+ ){0,3}?(?:patients|clients|customers)(?: [a-z§',()-]+){0,10}? (?:report(?:ed)?|say|said|tell|told|claim(?:ed)?|notice[sd]?|experience[sd]?|find|found|feel|felt|see|saw|tolerate[sd]?|benefit(?:ed|s)?|improved?|respond(?:ed)?|get|got|do|did|have|had|love|sail|swear)|(?:[a-z]+ )?(?:of (?:them|our patients|my patients|these patients))(?: [a-z§'-]+){0,6}? (?:report(?:ed)?|improved?|benefit(?:ed)?|tolerate[sd]?|threw|do|did|got|feel|felt|have|had|respond(?:ed)?|experienced?)`,
);

/** "In my practice", "I have seen", "we find": the writer's own. */
export const ownPractice = pattern(
	String.raw`(?:in|at|from|through) (?:my|our) (?:[a-z-]+ ){0,3}?(?:practice|clinic|experience|hands|office|pharmacy|consulting room|work|career)|(?:my|our) (?:[a-z-]+ ){0,2}(?:patients?|clients?|customers?)|(?:i|we)(?:'ve| have|'m| am| do| still)? (?:[a-z]+ly |also |even |often |now |been |already |never |rarely |always |personally )*(?:seen?|found|find|watched|noticed?|observed?|noted|documented|prescrib(?:ed?|ing)|treated|had|been (?:[a-z]+ly )?impressed|helped|witnessed|see|saw|continue to see|get|hear|heard|impressed)(?! (?:[a-z]+ ){0,2}(?:studies|trials|papers|research|claims))|(?:i|we) [^.;]{0,60} have had`,
);

/** One doctor's series without controls: "Dr. Moore followed eight patients". */
export const series = sieved(
	/(?<![a-z])(?:dr\.? [a-z][a-z'-]+(?: [a-z][a-z'-]+)?|(?:a|one|another|the|this|an|some) (?:[a-z-]+ ){0,3}?(?:doctor|physician|clinician|paediatrician|pediatrician|neurologist|oncologist|rheumatologist|psychiatrist|gastroenterologist|practitioner|naturopath|specialist|dermatologist|gp))(?: [a-z§,'-]+){0,8}? (?:followed|has followed|treated|has treated|have treated|put|observed|gave|saw|has seen|reported|found|placed|started|monitored|prescribed|has prescribed|tried|has used|used)(?: [a-z0-9§'-]+){0,8}? (?:patients?|children|people|women|men|cases?|kids|effects?)(?![a-z])|(?<![a-z])(?:study|series|survey) (?:[a-z0-9' -]{0,60} )?(?:directed|run|led|carried out|done|conducted)? ?by dr\.? [a-z]/,
);

/** One person, as stories tell of them. */
export const person = pattern(
	anyOf(String.raw`
	i | my | me | she | he | her | his | him | mrs?\.? [a-z]+ | ms\. [a-z]+ | (?:[a-z]+|\d{1,2})-year-old | (?:one|a|another|this|the (?:first|second|third|next|last)|our) (?:[a-z-]+ ){0,3}(?:patient|client|customer|reader|woman|man|teacher|nurse|mother|mum|mom|father|dad|boy|girl|lady|gentleman|friend|surveyor|farmer|driver|runner|athlete|firefighter|student|engineer|grandmother|grandfather|son|daughter|husband|wife|sister|brother|neighbou?r|colleague|member|dog|cat|veteran|lawyer|dancer|musician|accountant|carpenter|baker|pilot)
`),
);

/** What a person could do no more and does again. */
export const recovery = pattern(
	anyOf(String.raw`
	(?:[a-z]+s|[a-z]+ing|[a-z]+ed|am|are|could [a-z]+|can [a-z]+|able to [a-z]+|i [a-z]+)(?: [a-z']+){0,5} again[.!]? | (?:hasn't|haven't|has not|have not|hadn't|never) (?:[a-z]+ )?(?:had|missed|needed|taken|used|relapsed|flared|looked back)(?: (?:a|any|one|since)(?: [a-z]+)?)? | (?:don't|doesn't|do not|does not|no longer) (?:hurts?|aches?|itch(?:es)?|burns?|swells?|throbs?|bleeds?|flares?|cramps?)(?: [a-z]+)? (?:anymore|any more|at all) | back (?:to|at|on|in) (?:[a-z]+ ){0,2}(?:work|school|[a-z]+ing|normal|life|full[- ]time|the (?:gym|garden|saddle|stage|pool|office|field|sofa|classroom)) | (?:hand|gave|give|brought|bring|got|getting|given|handed)[a-z]* (?:[a-z']+ ){1,5}back | for the first time (?:in|since) | went from | gone from | (?:threw|thrown|put|tossed) (?:away|out|aside) | (?:threw|thrown|put|gave|given|tossed|binned|ditched) (?:[a-z]+ ){1,4}(?:away|out|in the bin|up) | made it through | nothing (?:else )?changed (?:except|but|apart) | looked (?:me|us|her|him) in the eye | (?:first|new) words? | asked for | eye contact | smiled | hugged | (?:pain|symptom|relapse|seizure|flare|migraine|headache|attack|itch|drug|medication|steroid|cancer|hive)[- ]free | in remission | (?:pain|fatigue|fog|rash|itch|bleeding|migraines?|headaches?|flares?|relapses?|symptoms?|tremor|cramps|hives|spasms|gut|bowel|antibodies|crp|markers?|numbers|count|scores?|levels?)(?: [a-z]+){0,3}? (?:(?:is|are|was|were|has|have|had) (?:[a-z]+ )?(?:gone|gone down|quiet|better|normal|halved|stopped|vanished|disappeared|cleared|improved|stable|under control)|fell|dropped|halved|vanished|disappeared|cleared|melted|stopped|eased|lifted|faded|went away|came down|improved) | not (?:one|a single) (?:relapse|flare|migraine|attack|seizure|infection|cold|bad day|hospital) | no (?:more |new )?(?:relapses?|flares?|migraines?|attacks?|seizures?|lesions?|naps|fog|pain) | no longer (?:needs?|need|takes?|take|uses?|use|has|have|in pain|limp\w*|hurt\w*) | off (?:my|her|his|all) (?:[a-z]+ )?(?:medic\w+|steroids?|painkillers|meds|cane|stick|prednis\w+|opioids?) | changed (?:my|her|his|everything|our) | saved (?:my|her|his) | life back | (?:feel|felt|feels|feeling) (?:like )?(?:human|myself|herself|himself|amazing|great|so much better|much better|a new|alive|normal) | sle(?:ep|eps|pt) (?:through|like|the night) | (?:walk|run|danc|swim|hik|cycl|climb|garden|play|paint|driv|work|train|jog|fish)(?:s|ed|ing|es)? (?:[a-z]+ ){0,4}(?:without|every|again|for miles|a (?:5|10)|marathon|kilomet|miles) | out (?:fishing|walking|dancing|running|hiking|gardening|cycling) | best thing | game[- ]?changer | godsend | miracle | thanks to | kneeling | training for | could (?:hardly|not|scarcely) believe | surviv(?:ed|ing) | still alive | cancer[- ]free | shrank | shrunk | clear scan | did well | doing well | doing great
`),
);

/** Told of oneself or one person, it needs no time: the story is plain. */
export const turningPoint = pattern(
	anyOf(String.raw`
	(?:went|gone|gotten|got) from [^.;]{2,60} to | best thing (?:[a-z']+ ){0,4}(?:ever|tried|happened|did|done) | (?:my|her|his|our|their) li(?:fe|ves) back | (?:changed|saved|gave me|gave her|gave him|gave us|given me) (?:back )?(?:my|her|his|our|everything|a new|the) (?:[a-z]+ )?(?:life|world|health|son|daughter|husband|wife|child|self|energy|everything|back)? | (?:complete |total |real |absolute )?(?:game[- ]?changer|godsend|life[- ]?saver|miracle) | (?:pain|symptom|relapse|seizure|flare|migraine|headache|attack|itch|drug|medication|steroid|cancer|hive)[- ]free | (?:don't|doesn't|no longer) (?:hurts?|aches?|itch(?:es)?)(?: [a-z]+)? (?:anymore|any more|at all) | (?:am|is) (?:a |an )?(?:[a-z]+ ){1,3}again | can (?:[a-z']+ ){1,6}again | (?:§d+|it|this drug|this stuff) (?:has |have )?(?:really |completely |totally |finally )?(?:stopped|cured|eased|lifted|cleared|fixed|helped|improved|reduced|saved|healed|ended|calmed) (?:me(?! (?:to )?(?:understand|decide|find))|my|her|his|him|us|our (?:son|daughter|child|boy|girl))
`),
);

/** A time on the drug or since it. */
export const since =
	/(?<![a-z])(?:since (?:i|she|he|we|they|the|starting|going|beginning|then|last|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|20)|(?:within|after|by|in|for|about|only|just) (?:[a-z]+ ){0,3}?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several|a couple of) (?:days?|nights?|weeks?|months?|years?)|(?:(?<!\d)\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:days?|nights?|weeks?|months?|years?) (?:in|later|on|after|into)|by (?:january|february|march|april|june|july|august|september|october|november|december|christmas|easter|spring|summer)|(?:i |we |she |he |they |^)(?:added|started|began|tried|went on)|since(?=[.,;!]|$)|been on|(?:on|at|in|by) (?:month|week|day|year) [0-9a-z]+|on (?:it|ldn|§d+|[0-9.]+ ?mg)|before[:,]|now[:,]|thanks to|until|after|never (?:before|looked))(?![a-z])/;
