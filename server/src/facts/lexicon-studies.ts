/** The English of studies and of certainty, as data; see `lexicon.ts`. */
import { anyOf } from './lexicon.ts';

export const studyNoun = anyOf(String.raw`
	stud(?:y|ies) | trials? | rcts? | meta-?analys[ie]s | (?:systematic|scoping|narrative|literature|clinical|cochrane|case|chart|recent|this|the|\d{4}) reviews? | reviews? (?:of|in|by|from|found|concluded|showed) | surveys? | cohorts? | case (?:series|reports?|stud(?:y|ies)) | registr(?:y|ies) | research(?:ers?)? | investigators? | scientists? | evidence | data | findings? | literature | publications? | authors? | experiments? | pilots? | re-?analys[ie]s | analys[ie]s | results? | theor(?:y|ies) | hypothes[ie]s | experts | (?:anecdotal|early|first|preliminary|published|initial|recent) reports
`);

/** What studies do that makes a result. */
export const findingVerb = anyOf(String.raw`
	hint(?:s|ed)? (?:at|that) | impl(?:y|ies|ied) | found | find | finds | finding | show(?:s|ed|n|ing)? | report(?:s|ed|ing)? | demonstrat(?:e|es|ed|ing) | suggest(?:s|ed|ing)? | indicat(?:e|es|ed|ing) | conclud(?:e|es|ed|ing) | reveal(?:s|ed|ing)? | confirm(?:s|ed|ing)? | support(?:s|ed|ing)? | observ(?:e|es|ed|ing) | document(?:s|ed|ing)? | establish(?:es|ed|ing)? | prov(?:e|es|ed|en) | not(?:es|ed) | identif(?:y|ies|ied) | discover(?:s|ed)? | propos(?:e|es|ed) | point(?:s|ed|ing)? to | highlight(?:s|ed|ing)? | link(?:s|ed)? | provid(?:e|es|ed) | produc(?:e|es|ed) | experienc(?:e|es|ed) | saw | seen | painting | reinforc(?:e|es|ed) | reach(?:es|ed)? | yield(?:s|ed)? | is (?:promising|encouraging|positive) | are (?:promising|encouraging|positive) | in favou?r of | failed | fails | improv(?:e|es|ed) | reduc(?:e|es|ed) | decreas(?:e|es|ed) | had | did not | outperform(?:s|ed)? | achiev(?:e|es|ed) | respond(?:s|ed)? | tolerated | believe | accumulat(?:e|es|ing) | validat(?:e|es|ed) | replicat(?:e|es|ed)
`);

/** Words that hedge; "can" is one at the lowest tier alone, which its readers decide. */
export const hedge = anyOf(String.raw`
	may | might | could | can | should | possibl[ey] | potential(?:ly)? | perhaps | probabl[ey] | likely | appears? | appeared | seems? | seemed | suggest(?:s|ed|ing)? | thought to | believed to | hypothesi[sz]ed | theori[sz]ed | proposed | postulated | speculated | presumed | promising | promise | tend(?:s)? to | theor(?:y|ies|etically) | associated with | some (?:studies|research|evidence|people|patients) | early (?:studies|research|evidence|data) | preliminary | small (?:studies|trials|study|trial) | pilot | in (?:one|a) (?:small )?(?:study|trial) | reportedly | anecdotal
`);

/** Words that claim certainty. */
export const booster = anyOf(String.raw`
	prov(?:en|es|ed) | cures? | cured | guarantee(?:s|d)? | always | definitely | undoubtedly | certainly | clearly | miracle | breakthrough | revolutionary | game[- ]changer | safe and effective | highly effective | is (?:an )?effective (?:treatment|therapy)? | without (?:any )?side effects | no side effects | 100% | never fails | most effective | will
`);

/** Groups of people that a figure can be about. */
export const groupNoun = anyOf(
	'patients? | people | users? | individuals | participants? | women | men | children | adults | responders? | subjects | cases | respondents | sufferers | those | of these | members | them | volunteers | prescriptions? | (?:response|responder|remission|success|dropout) rates? | groups? | arms? | (?:woman|man|person|child) (?:in|out of)',
);
