/** The English of safety, tolerability and doses, as data; see `lexicon.ts`. */
import { anyOf } from './lexicon.ts';

/** Unwanted effects that readers know; a profile names more. */
export const unwantedEffect = anyOf(String.raw`
	side[- ]effects? | adverse (?:effects?|events?|reactions?|outcomes?) | reactions? | toxicity | toxic | complications? | vivid dreams? | dreams? | nightmares? | insomnia | trouble sleeping | difficulty (?:sleeping|falling asleep) | sleep (?:disturbances?|disruption|problems|issues|changes|difficulties) | sleeplessness | nausea | vomiting | headaches? | dizz(?:iness|y) | diarrh(?:o)?ea | constipation | stomach (?:upset|pain|cramps|discomfort) | upset stomach | gi (?:upset|issues|symptoms|side effects|distress)
	gastrointestinal (?:upset|symptoms|issues|distress) | digestive (?:issues|upset|problems) | abdominal (?:pain|cramps|discomfort) | loss of appetite | reduced appetite | dry mouth | fatigue | drowsiness | anxiety | agitation | irritability | jitteriness | restlessness | mood (?:swings|changes) | flu-like symptoms | withdrawal(?: symptoms)? | weight (?:gain|loss) | liver (?:damage|toxicity|injury|enzymes|problems) | hepatotoxicity | dependence | dependency | addiction | addictive | habit-forming | tolerance | overdose | immunosuppression | herxheimer | herx | flare-?ups? | hair loss | allergic reactions? | rash | drowsy | sleepy | jittery | sick | worse before
`);

/** Words that judge safety by themselves. */
export const safetyPhrase = anyOf(String.raw`
	(?:very |quite |generally |remarkably |extremely |relatively |considered |exceptionally |usually |mostly |typically |largely |overall )*(?:well|better|poorly)[- ]tolerated | (?:well|generally|usually) tolerat(?:e|es|ed) | tolerat(?:e|es|ed) (?:[a-z§]+ ){0,4}(?:very )?well | tolerability | safety (?:profile|record|data|margin) | side[- ]effects? profile | adverse[- ]effects? profile | safe | safer | safest | safely | unsafe | harmless | harmful | dangerous | gentle | low[- ]risk | (?:few|minimal|no|mild|minor|low|very few|little|rare) (?:known |serious |significant |major |reported |lasting )*(?:side effects?|risks?|adverse (?:effects|events)|toxicity|abuse potential|potential for)
	(?:can|may) be (?:safely )?(?:combined|taken|used|given) (?:together |safely )?(?:with|alongside)(?! (?:or|food|water|a meal|meals|opioids?|narcotics?)) | build(?:s|ing)? (?:up )?(?:a )?tolerance | los(?:e|es|ing) (?:its|their) (?:effect|power) | accumulat(?:e|es) in | (?:fewer|less|lower|minimal|little) (?:[a-z]+ )?risks? | non-?toxic | non-?addictive | not (?:be )?(?:physically )?addictive | not habit-forming | addictive | habit-forming | abuse potential | risks? (?:are|is|of|remains?) | no (?:known )?(?:toxicity|risk) | not (?:a |an )?(?:immunosuppressant|immunosuppressive|steroid|narcotic|controlled substance) | without (?:the )?(?:[a-z-]+ ){0,4}(?:side effects|risks?|toxicity) | interact(?:s|ions?)? (?:with|between)?
`);

/** What side effects do: "are mild", "usually resolve", "include". */
export const safetyPredicate = anyOf(String.raw`
	are | is | include(?:s|d)? | including | such as | may | might | can | could | will | tend(?:s)? | occur(?:s|red|ring)? | happen(?:s|ed)? | appear(?:s|ed)? | develop(?:s|ed)? | experienc(?:e|es|ed|ing) | notic(?:e|es|ed) | cause(?:s|d)? | causing | produc(?:e|es|ed) | lead(?:s)? to | result(?:s)? in | trigger(?:s)? | resolv(?:e|es|ed|ing) | subsid(?:e|es|ed) | disappear(?:s|ed)? | fade(?:s|d)? | pass(?:es|ed)? | settle(?:s|d)? | improve(?:s|d)? | go away | goes away | diminish(?:es|ed)? | decreas(?:e|es|ed) | lessen(?:s|ed)? | persist(?:s|ed)? | last(?:s|ed)?
	reported | seen | observed | documented | rare(?:ly)? | common(?:ly)? | uncommon | infrequent(?:ly)? | mild | minor | minimal | temporary | transient | short-lived | dose-(?:dependent|related) | frequent(?:ly)? | usually | typically | generally | often | have | has | had | associated | minimi[sz](?:e|es|ed) | reduc(?:e|es|ed) | mitigat(?:e|es|ed) | prevent(?:s|ed)? | avoid(?:s|ed)? | peak(?:s|ed)? | lower
`);

/** Words that make a dose a typical or effective one. */
export const typicalDose = anyOf(String.raw`
	typical(?:ly)? | usual(?:ly)? | most | many | some | common(?:ly)? | standard | general(?:ly)? | normal(?:ly)? | average | median | mean | target | optimal(?:ly)? | optimum | ideal(?:ly)? | effective | therapeutic | sweet spot | maintenance | recommended | maximum | starting dose | initial dose | dos(?:e|es|age|ages|ing) (?:is|are|of|range|ranges|between|varies|vary|from|starts?|start|begins?) | dosed | dosing | rang(?:e|es|ing) | often | frequently | individuals | patients | people | protocols? | titrat(?:e|ed|es|ing|ion) | work(?:s)? best | respond | prescribed at | between | taken | increas(?:e|ed|ing) | begin(?:s)? | start(?:s|ed)?
`);
