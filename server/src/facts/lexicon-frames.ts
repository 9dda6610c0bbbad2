/**
 * Frames that make a clause no claim: advice, logistics, interest, the state of the evidence, definitions. Each is
 * one pattern over plain lower-case text; see `lexicon.ts`.
 */
import { anyOf, pattern } from './lexicon.ts';
import { sieved } from './literals.ts';

/** First person: experience or the writer's own service. "Our bodies", "as we age" and "we know" are anybody's. */
export const firstPerson = pattern(
	String.raw`i(?<!(?:type|vitamin|phase|class|bipolar) i)(?!-|\.e|\.v)|i've|i'm|i'd|i'll|my|me(?!\/)|mine|myself|(?:we|us)(?<!(?:how|way) we)(?! have (?:for|available|today|to offer|against)\b)(?! (?:to know|can (?:be|say)|all |now |already |do |still )*(?:know|age|see that|understand|have learned|get older)\b)|we've|we're|we'll|our(?! (?:own )?(?:understanding|knowledge|bod(?:y|ies)|immune|brains?|cells|genes|health|natural|endorphins|ancestors|internal|endogenous|nervous))|ours`,
);

/** Experience told of others. */
export const toldExperience = pattern(
	String.raw`(?:patients?|people|individuals|users|practitioners?|clinicians?|doctors?|physicians?|providers?|women|men|members|clients|parents|those|many|most(?! (?:commonly|frequently|often|widely|common|frequent))|some|several|others|they|majority|community|forums?|reviewers|prescribers?|sufferers)(?: [a-z§'-]+){0,7}? (?:report(?:s|ed|ing)?|tell(?! (?:the|your|our) (?:[a-z']+ )?(?:immune|bod(?:y|ies)|brain|cells?|system|nervous|glands?))|told|say|says|said|describ(?:e|es|ed)|claim(?:s|ed)?|swear by|rave about|shar(?:e|ed)|mention(?:s|ed)?|testif(?:y|ies|ied)|credit(?:s|ed)?|attest|noted|recount(?:s|ed)?|emailed|feel like|felt like)|anecdot(?:es|ally|al reports? (?:from|of|are|abound|exist))|testimonials?|(?:most|many|all|some|several|nearly all) of (?:his|her|their) (?:[a-z]+ )?(?:patients|clients)|success stor(?:y|ies)|case in point|one (?:of (?:my|our) )?(?:patient|woman|man|user|reader|client|member)(?! (?:in|out of) )|a (?:patient|reader|client|friend|user|woman|man) (?:of|told|said|wrote|named|who|with)|word of mouth|he said|she said|life-changing experiences?`,
);

export const aboutArticle = pattern(
	String.raw`(?:the|this|that|see|our|their) (?:[a-z§-]+ )?(?:page|column|section)(?!-)|you (?:may|might|will|have)(?: have| probably| also| already)* (?:seen|heard|read)|(?:claims|rumou?rs|myths?) (?:online |circulating )?that|(?:this|the|our|my) (?:article|guide|post|page|blog|chapter|video|podcast|episode|overview|handout|leaflet|fact ?sheet|newsletter|website)(?![a-z-])|(?:this|our|my) (?:section|series|site|content|information|document|summary|list|table|faq)|in this (?:article|guide|post|section|blog|video|episode|page|chapter)|read (?:on|more|below)|(?:see|listed|outlined|described|discussed|explained|mentioned) (?:above|below)|let's (?:look|explore|dive|talk|break|start|take|discuss|get)|here's (?:what|how|why|a|an|the|everything)|here are|what (?:you|we) (?:need to|should) know|disclaimer|last (?:updated|reviewed)|medically reviewed|written by|(?:following|next) (?:section|paragraph|table|list)s?`,
);

/** What a reader is told to do. */
export const imperative = sieved(
	new RegExp(
		String.raw`^(?:(?:please|always|never|also|then|first|next|instead|simply|just|generally|ideally|finally|and|or|if needed|step \d+:?|\d+[.)])[, ]+)*(?:${anyOf(`
	(?:increase|decrease|reduce|raise|lower|step up) (?:by|to|in|slowly|gradually|your|the dose|the dosage|if|every|doses?|it|as) | take | start | begin | stop | avoid | talk | speak | ask | consult | tell | inform | discuss | contact | call | seek | check | keep | use | follow | monitor | store | swallow | titrate | consider | ensure | make sure | be (?:sure|aware|patient|careful|cautious|prepared|honest|mindful|consistent|ready|open) | do not | don't | please | stay | try | wait
	schedule | book | click | learn | read | see (?!in) | find out | get | order | obtain | send | choose | visit | download | sign up | join | subscribe | share | collaborate | work (?:closely )?with | report | watch | give | continue | track | log | plan | let | look | request | explore | review | remember to | pick | bring | carry | hold | split | dissolve | measure | mix | rotate | allow | expect | skip | apply | place | repeat | go | come | set | write | note (?:any|the|your|how|down) | observe | listen | never | drink | eat | fill | discard | return | rub | buy | shop | browse | complete | submit | select | pay | receive | add | set up | reach out | find an? | find the | find your | ask | have your | adjust | move | switch | test | refer | verify | confirm (?:with|that|the|your) | limit | document | evaluate | assess | reassess | prescribe | aim | stick | return | educate
`)})(?![a-z])`,
	),
);

/** Advice and instruction in the indicative. */
export const advice = pattern(
	String.raw`(?:it is|it's|it may be|it can be|it would be|is|are|may be|remains?) (?:also |always |very |often |usually |therefore |generally |extremely |critically |absolutely |best |even )*(?:important|crucial|essential|vital|best|advisable|advised|recommended|necessary|wise|imperative|critical|a good idea|worth (?:discussing|asking|considering|trying|talking)|key|helpful to|prudent|required|paramount|mandatory|encouraged|cautioned|warned)(?: for [a-z ]{2,40}?)?(?: to| that you| before| not| with| when|,|$)|must|needs? to(?! be (?:confirmed|proven|studied))|ought to|has to be|have to(?! do)|should (?:not |never |always |also |only |ideally |still |generally |be |then |therefore |first |immediately |both )*(?:[a-z]+)|shouldn't|must not|make sure|be sure|you (?:can|may|might|could|will|would|should)(?: also| then| want| need(?! (?:less|fewer|a lower|lower))| wish| even)*(?: to)? (?:want|start|ask|find|explore|consider|need(?! (?:less|fewer|a lower|lower))|discuss|talk|use|try|take|obtain|get|request|work|choose|order|check|speak|contact|learn|visit|schedule|book|review|buy|begin|be asked|be able)|if you (?:have|are|experience|notice|take|want|need|miss|wish|would|think|feel|suffer|develop|plan|struggle|'re)|(?:we|i|doctors|providers|experts|clinicians|practitioners|physicians|pharmacists|prescribers|specialists|manufacturers) (?:usually |generally |often |typically |also |strongly |always |may |would |highly )*(?:recommend|advise|suggest starting|encourage|prefer)|(?:recommended|advised) (?:to|that|not|for|against)|(?:recommends?|recommending) (?:beginning|starting|taking|that)|candidates? (?:for (?:§d+|this|treatment|it|low)|include|are|is)|a candidate|(?:are|is) not (?:a )?(?:good |suitable )?candidates?|not recommended|not advised|use caution|caution(?:ed)? (?:is|when|with|in)|with caution|speak (?:to|with)|talk (?:to|with) (?:your|a)|consult(?:ing)? (?:with )?(?:your|a)|(?:do not|don't|never) (?:take|stop|start|use|exceed|split|crush|combine|mix|drink|drive)|, (?:see|read|visit|contact|talk to|speak with|speak to|consult|ask) |call your|keep out of reach`,
);

/** "It is important to note that": what follows is judged by itself. */
export const noteFrame = sieved(
	new RegExp(
		String.raw`^(?:(?:however|additionally|also|but|and|finally|furthermore|moreover|still|again),? ?)?${anyOf(String.raw`
		(?:it is|it's) (?:also |very |always )?(?:important|worth|crucial|essential|vital|helpful|useful|interesting|fair|good)(?: to)? (?:note|noting|remember|remembering|know|knowing|mention|mentioning|understand|emphasi[sz]e|recogni[sz]e|point out|acknowledge|keep in mind|bear in mind|be aware|stress|say)(?: that)?
		(?:it is|it's) (?:also |very |always )?(?:well known|known|clear|widely accepted|believed|thought|possible|likely|notable|noteworthy|theori[sz]ed|hypothesi[sz]ed) that
		(?:please )?(?:keep|bear) in mind(?: that)? | (?:please )?(?:remember|note|know|be aware|understand|recogni[sz]e|imagine|expect)(?: that|,|:)? | did you know(?: that)? | fun fact:
		what (?:we|you|one) can say is that | what is (?:certain|clear|known) is that | the (?:key takeaway|bottom line|takeaway|good news|truth|reality|short answer|answer|fact|idea|theory|hypothesis|result|thinking|key|point|upshot|catch|goal)(?: here)?(?: is(?: that)?|:) | think of (?:it|§d+|this) as
		in (?:short|summary|conclusion|other words|addition|essence|general|fact|practice),? | (?:yes|no|absolutely|correct|true|fact|myth|short answer|answer|conclusion|summary|bottom line|key takeaway|takeaway)[.,:!] ?
		to (?:sum up|summari[sz]e),? | for example,? | interestingly,? | importantly,? | what this means is(?: that)? | this means(?: that)? | (?:because )?it turns out(?: that)?
	`)}(?![a-z]) ?`,
	),
);

const moreResearch = String.raw`(?:(?:more|further|additional|larger|future|bigger|better|long-?term|longer|rigorous|robust|high-quality|large-scale|well-designed|controlled|clinical|ongoing|continued|much|new|randomi[sz]ed) ){1,4}(?:and )?(?:[a-z-]+ ){0,3}(?:research|stud(?:y|ies)|trials?|rcts|evidence|data|investigations?|work|exploration)`;

/** Says that the question is open. */
export const openQuestion = pattern(
	String.raw`${moreResearch}[^.;]{0,60}(?:needed|required|necessary|warranted|should|underway|under way|planned|essential|justified|will|are being|is being|to (?:confirm|establish|determine|clarify|understand|evaluate|prove|better))|(?:need|needs|requires?|require|warrants?|lack|lacks|lacking|awaits?|awaiting|call for|calls for|deserves?) (?:for )?(?:[a-z]+ ){0,2}?(?:${moreResearch}|(?:further|more|additional) (?!than)[a-z]+)|need for [a-z, -]{0,40}(?:research|studies|trials)|remains? (?:to be|unclear|unknown|uncertain|unproven|limited|an open|under|early|controversial|low|theoretical)|(?:is|are|was|were|has|have)(?: not|n't)(?: yet| been| currently| fully| well| completely| clinically| definitively| adequately| formally| rigorously| thoroughly| conclusively| entirely| clearly| always)* (?:established|understood|known|proven|proved|studied|confirmed|conducted|settled|comprehended|tested|researched|evaluated|clear|certain|conclusive|demonstrated|validated|investigated|published|standardi[sz]ed|determined)(?! to (?:harm|cause|damage|affect|interact|raise|make))|(?:nobody|no one) (?:can |could |really |yet )*(?:tell|say|knows?|sure)|(?:unclear|unknown|unproven|uncertain|inconclusive|debated|poorly understood)|(?:still|currently|actively) (?:being |under )?(?:stud(?:ied|ying)|explor(?:ed|ing)|investigat(?:ed|ing|ion)|research(?:ed|ing)|evaluated|learning|debated|evolving)|under (?:active )?(?:investigation|study)|(?:being|be) (?:actively |currently )?(?:studied|explored|investigated|researched|evaluated|examined)|(?:cannot|can't|does not|doesn't|do not|did not|don't) (?:yet |actually |necessarily |fully )*(?:prove|establish|know|tell|confirm|answer|imply|mean that)|(?:there (?:is|are|have been|has been|was|were) )?(?:currently |still |yet )?(?:no(?! one)|few|very few|not enough|limited|little|insufficient|scant|a lack of|lack of|relatively few)(?: [a-z-]+,?){0,5} (?:stud(?:y|ies)|trials?|rcts?|evidence|research|data|literature|guidelines|consensus|information)|lack(?:s|ing)? (?:of )?(?:[a-z-]+,? ){0,6}(?:stud(?:y|ies)|trials?|rcts?|evidence|research|data|group|control|consensus|fda|approval)|not (?:intended|a substitute|a replacement|a promise|a guarantee)|lacked|limitations?|susceptible to (?:placebo|bias|regression)|small(?: and| or|,)* (?:uncontrolled|sample)|sample sizes?|ongoing (?:research|studies|trials|investigation)|(?:research|studies|trials|work) (?:is|are|remains?) (?:still )?(?:ongoing|underway|in progress|continuing|early|in its (?:infancy|early))|announced|(?:plans?|planning|hopes?|intends?) to (?:test|study|investigate|conduct|launch)|to (?:[a-z]+ and )?(?:clinically )?test|no (?:fixed|set|standard|single|universal|one-size|established|consensus|definitive)`,
);

/** Says how much evidence there is, not what it shows. */
export const stateOfEvidence = pattern(
	String.raw`(?:evidence|research|data|literature|studies|trials|science|results|experience)(?: base)?(?: [a-z§'/-]+){0,9}? (?:is|are|remains?|was|were|has been|have been|comes?|continues?|exists?|has grown|have grown|have|has) (?:still |also |mostly |largely |currently |somewhat |very |quite |rather |relatively |only |mainly |primarily |both |encouraging but |promising but |considerably |steadily |to )*(?:limited|lacking|scarce|early|preliminary|emerging|growing|mixed|small|sparse|thin|anecdotal|observational|evolv(?:e|ing)|inconclusive|insufficient|weak|modest|scant|from|based|accumulat(?:e|ing)|stronger|strong|strongest|limitations|incomplete|low|poor|conflicting|developing|in its|not(?! (?:found|turned|shown|seen|revealed|linked|picked))|no|less|drawn|available|robust)|(?:emerging|growing|limited|early|preliminary|observational|anecdotal|weak|strong|thin|thinner|moderate|low-quality|real) (?:body of )?(?:clinical |scientific )?(?:evidence|research|data|literature)(?! (?:suggest|show|indicat|support|demonstrat|point|hint|impl|link|that|for|from|of|found|reveal))|evidence (?:base|level|quality|gap)|level of evidence|body of (?:evidence|research|literature)|case[- ]series level|anecdotal evidence|(?:most|much|all) (?:of the )?(?:evidence|data|research|studies)(?: [a-z]+){0,6} (?:comes?|is|are|was|were|have been)`,
);

/** Attention and use as such. */
export const interest = pattern(
	String.raw`(?:gain|garner|attract|receiv|generat|draw|spark|captur|earn|pick)(?:s|ing|ed|e|es)?(?: up)? (?:[a-z-]+ ){0,4}(?:attention|interest|popularity|traction|momentum|steam|recognition|ground|following|headlines|buzz|acceptance)|(?:growing|increasing|increasingly|renewed|considerable|widespread|clinical|scientific|more) (?:[a-z]+ )?(?:interest|attention|popularity|popular)|interest in|popular(?:ity)?|making (?:waves|headlines)|buzz|(?:has|have|had|is|are|was|were|been|be|being|also)(?: also| long| since| recently| now| first| initially| even| more| increasingly| further)? (?:been )?(?:[a-z]+ly )?(?:studied|explored|investigated|examined|researched|evaluated|tested|trialed|trialled|looked at|assessed|considered for|proposed for|repurposed|discussed)(?! (?:and )?(?:shown|found))|(?:is|are|was|were|being|been|be|get|gets) (?:also |now |still |most |more |sometimes |typically |usually |generally |even |then |first |only |primarily |mainly |often |increasingly |commonly |widely |frequently |occasionally |routinely |initially |originally |traditionally |most commonly |most often |very )*(?:used|prescribed|utili[sz]ed|employed|recommended|offered|taken|chosen|tried|given|recogni[sz]ed|known|sought)(?: off-?label| at low doses?| in low doses?| by (?:[a-z-]+ ){1,6}?| extensively)*[,]? ?(?:for|in|to (?:treat|manage|help|address|support|ease|relieve|combat|tackle)|by|off-?label|as (?:a|an|part)|with|among|alongside|primarily|mainly|when|where|outside|this way|extensively|$)|(?:most|more|best)[- ](?:often |commonly |widely )?(?:used|studied|known|prescribed)(?! [a-z]+ indication \()|(?:some|many|most|more) (?:adults|people|patients|women|men|individuals|clinicians|doctors) (?:explore|try|use|turn to|are trying|are turning to|choose)|(?:off-?label|growing|common|current|widespread) (?:use|uses|usage|application|applications|prescription)|first (?:used|synthesi[sz]ed|developed|approved|discovered)|(?:originally|initially|first) (?:developed|approved|created|used|designed|synthesi[sz]ed|introduced)|(?:has|have|is|are) (?:recently |now |also |quickly )*emerg(?:ed|ing) as|pioneered|studied (?:for|in|as)`,
);

/** What people do with the drug, at the start of a clause. */
export const useByPeople = sieved(
	/^(?:[a-z-]+,? ){0,4}?(?:people|patients|doctors|clinicians|physicians|providers|practitioners|many|some|users|prescribers|adults|women|researchers)(?: (?!who |that )[a-z]+){0,3} (?:use|take|try|prescribe|explore|turn to|look to|seek|choose|consider|opt for|invoke|discuss|maintain on|cycle|study|are (?:using|taking|trying|prescribing|turning to|studying)) (?:it|this|§d+|low)(?![a-z0-9])/,
);

export const variation = pattern(
	String.raw`(?:responses?|results?|effects?|experiences?|outcomes?|everyone|individuals?|doses?|dosing|dosage|it|this|that)(?: (?:to|of|with|§d+|also|the|treatment|therapy|this|medication))* (?:can |may |will |do |does |also |often |usually |greatly |still |might |could )*(?:var(?:y|ies)|differs?|depends?|be different|is different)(?: [a-z]+ly)?|var(?:y|ies) (?:from|by|between|widely|among|greatly|depending)|not (?:a |an |just a )?(?:cure|cure-all|miracle|magic|silver bullet|panacea|quick fix|primary|first-line|instant|overnight)|not (?:be |necessarily )?(?:effective|work|right|suitable|helpful|appropriate|beneficial|ideal|a good fit)[a-z ]{0,14} (?:for|in) (?:every|all|you)[a-z]*|(?:does not|doesn't|do not|don't|won't|may not|might not|not) (?:work|help|respond)[a-z ]{0,12}(?: for| in)? ?(?:everyone|everybody|all)|not (?:everyone|everybody|all (?:patients|people))|depend(?:s|ing)? (?:on|upon)|individual(?:i[sz]ed)? (?:responses?|results?)|variability in|(?:is|are) (?:individuali[sz]ed|different|unique|personali[sz]ed)`,
);

export const logistics = pattern(
	String.raw`pharmac(?:y|ies|ists?)|prescriptions?|insurance|costs?|priced?|pricing|afford(?:able|ability)|\$ ?\d[^ ]*|shipp(?:ed|ing)|deliver(?:y|ed)|order(?:ed|ing)?|available|availability|in stock|telehealth|appointments?|consultations?|refills?|compound(?:ed|ing|s|er|ers)|tablets?|capsules?|creams?|liquids?|drops|lozenges?|troches?|fillers?|excipients?|strengths?|formulations?|inexpensive|cheap(?:er|est)?|fda[- ]approv(?:ed|al)|off-?label|not (?:yet )?approved|unlicensed|generic`,
);

export const definition = pattern(
	String.raw`§d+(?:,? (?:or|also called|known as) §d+,?)?(?: is| are|,) (?:simply |just |merely |plain |ordinary |regular |nothing but |the same ){0,2}(?:(?:an? )?§d+|(?:the use of )?(?:an? |the )?(?:[a-z]+ )?(?:low|small|lower|smaller|reduced|tiny)[- ]?(?:doses?|dosages?|amounts?))|§d+(?: is| are|,)? (?:also )?(?:refers? to|relates? to|means|defined as|stands for|describes|known as|called|a term|the term|short for|abbreviated|the same (?:medication|drug|molecule)|simply|[a-z]+ in (?:doses|small|low))|^§d+ (?:is|means) (?:[a-z]+ly |often )?(?:about |around |between |from |anywhere (?:from|between) )?\d[\d.]*(?: ?mg)?(?:,? ?(?:-|–|to|and|or) ?\d[\d.]*(?: ?mg)?|, \d[\d.]* ?mg){0,3}(?: ?mg)?(?: [a-z]+){0,4}[.]?$|at (?:about |around |roughly )?(?:an?|one) (?:tenth|fraction|tiny fraction) of (?:the|its) (?:usual |standard |normal |original |full )?(?:dose|amount|strength)|(?:it|this|which|what) is (?:then |also |usually |commonly )?(?:known as|called|referred to as) §d+|(?:definition|refers? to|means that the dose|is defined as|stands for|the term|we mean)|defines? (?:the )?(?:§d+|low)`,
);

const suddenWithdrawal = String.raw`(?:acute|precipitated|sudden|severe|immediate|instant|rapid|full-blown|violent) (?:opioid )?withdrawal`;
/** What the drug does so to nobody but those who take opioids, whether the sentence names them or the one before. */
const intoWithdrawal = String.raw`(?<!(?:not|n't|never) (?:[a-z]+ ){0,2})(?:throw|put|send|tip|push|plung|land|driv|forc|bring|go|fall|slip)[a-z]* (?:[a-z]+ ){0,3}into (?:opioid )?withdrawal`;

/** A cautious word on opioids, pregnancy or the liver that says who should not take it. */
export const contraindication = pattern(
	String.raw`(?<!no )(?<!without )${suddenWithdrawal}|${intoWithdrawal}|contra-?indicat(?:ed|ions?)|(?:is|are) (?:out|off the table|off[- ]limits|ruled out|a no-go|not an option|no option|not for you) (?:if|for|in|when|while|with)|(?:should|must|can|could|may)(?: not|n't|not) (?:be )?(?:taken|used|combined|take|use|start|mixed|given|prescribed|be)|cannot (?:be )?(?:taken|used|combined|take|use|start)|not (?:be )?(?:suitable|safe|appropriate|recommended|combined|taken|used) (?:for|with|in|if|alongside)|(?:should|need to|must) (?:avoid|be cautious|not(?! (?:affect|harm|cause|change|interfere|make|hurt|worsen|damage|alter|upset|reduce|raise|lower)))|avoid|do not take|don't take|incompatible|who should not`,
);

const opioid = String.raw`(?:opioids?|opiates?|narcotics?|painkillers?|pain (?:medications?|relievers?|meds|medicines?)|analgesics?|tramadol|morphine|codeine|oxycodone|hydrocodone|fentanyl|methadone|buprenorphine|suboxone|kratom|heroin|§o+)`;

/** What profiles say of opioids anyway: blocked pain relief, precipitated withdrawal. */
export const opioidWarning = pattern(
	String.raw`(?:make|makes|made|worsen)[a-z]* [^.;]{0,20}withdrawal|(?:precipitat|trigger|caus|lead|result|induc|provok|bring|put|start|make|get|throw|push|tip|plung|send|drop|land|set off|go)[a-z]*[^.;]{0,60}withdrawal[^.;]{0,80}|withdrawal[^.;]{0,60}${opioid}|(?:block|blunt|counteract|negat|cancel|interfer|reduc|affect|revers|decreas|lessen|limit|oppos)[a-z]* [^.;]{0,50}(?:effects?|efficacy|effectiveness|action|relief|work(?:ing)?|activity)(?: of| from)?[^.;]{0,30}${opioid}|${opioid}(?! receptor| growth| system| activity| peptide| blockade| antagon| production| signal)[^.;]{0,50}(?:block(?:ed|s)?|less effective|ineffective|not work|won't work|their effects)|(?:block|blunt|counteract|cancel|disarm|undo)(?:s|es)? (?:out )?(?:other |all |any |the )?${opioid}(?! receptor| growth| system| activity| peptide| blockade| antagon| production| signal)|(?:block|blunt|counteract|negate)s? their (?:effects?|action|pain)|interact(?:s|ions?)? with (?:[a-z]+ )?${opioid}`,
);

export const mentionsOpioidUse = pattern(
	String.raw`${opioid}(?! receptor| growth| system| activity| peptide| blockade| antagon| production| signal)`,
);

/** A noun phrase that announces a text. */
export const announcement = sieved(
	/^(?:(?:a|an|the|your|our|complete|comprehensive|quick|practical|patient|beginner's|ultimate|evidence-based) )*(?:guide|introduction|overview|primer|faqs?|summary|review)(?: (?:to|of|on|at|for|about))(?![a-z])/,
);

/** Aims and designs: what a study set out to do, not what it found. */
export const studyDesign = pattern(
	String.raw`(?:aim(?:s|ed)?|sought|set out|designed|intended|conducted|undertaken|performed|carried out|hop(?:e|ed)|planned|needed) (?:to|in|on|at|between|by|for)|examin(?:e|es|ed|ing)|investigat(?:e|es|ed|ing)|evaluat(?:e|es|ed|ing)|assess(?:es|ed|ing)?|explor(?:e|es|ed|ing)|compar(?:e|es|ed|ing)|includ(?:e|es|ed|ing)|enroll?(?:s|ed|ing)?|recruit(?:s|ed|ing)?|involv(?:e|es|ed|ing)|randomi[sz](?:ed|ing)|follow(?:ed|s)|last(?:ed|s)|received|were given|was given|administered|took part|participat(?:e|ed|ing)|look(?:s|ed|ing)? at|focus(?:es|ed)? on|ask(?:s|ed)|test(?:s|ed|ing)? (?:whether|if)|review(?:s|ed|ing)|analy[sz](?:ed|es|ing)|summari[sz](?:es|ed)|measured|published|underway|exist|announced`,
);

/** The subject of a clause that is neither drug nor patient: its verb says nothing of the drug. */
export const foreignSubject = sieved(
	/^(?:(?:and|but|so|or|also|then|yet|however|additionally|furthermore|moreover|this way|in addition|as such|therefore|thus|ultimately|overall|meanwhile|that's why|with time|over time|ideally)[, ]+)*(?:the |a |an |your |our |their |these |this |those |some |many |most |any |every |each |such |good |regular |careful |proper |close |ongoing |other |certain |healthy |experienced |knowledgeable |local )*(?:[a-z'-]+ ){0,2}?(?:doctors?|providers?|physicians?|prescribers?|pharmac(?:y|ists?|ies)|clinicians?|practitioners?|specialists?|team|teams|clinics?|company|service|appointments?|consultations?|follow-?ups?|check-?ins|monitoring|diet|exercise|supplements?|vitamins?|lifestyle|sleep hygiene|meditation|understanding|elucidating|identifying|working|consulting|finding|implementing|tracking|keeping|communicat(?:ing|ion)|collaborat(?:ing|ion)|journal(?:ing)?|insurance|program|therapists?|hormone replacement|blood tests?|lab (?:tests?|work)|testing|individuali[sz]ed|labs?|laborator(?:y|ies)|manufacturers?|regulators?|fda|agency|agencies|government|personali[sz]ed|customi[sz](?:ed|ing)|compound(?:ed|ing)|future research|conventional|traditional|standard (?:treatment|therap)|biologics?|steroids?|nsaids?|immunosuppress(?:ants?|ive drugs?|ive medications?)|antidepressants?|statins?|chemotherapy|support|knowing|learning|patience|this information|consistency|packaging|pages?|websites?|articles?|columns?|following|conclusions?)(?![a-z-])(?! (?:have |has |also |often |now |generally )*(?:found|find|finds|believe|believes|think|suspect|observed|discovered|report|reported|see|saw|agree|noted)|(?: (?:in|at|from|of) [a-z ,'-]{2,40})? (?:gave|tried|treated|put|followed|tested) )/,
);

/** Says what a disease is. */
export const diseaseBackground = pattern(
	String.raw`(?:patients?|people|women|men|adults|children|those) (?:with|living with) [a-z' -]{2,40}? (?:also have|go on to|develop|suffer|struggle|(?:often |usually |will )*need(?! (?:less|fewer)))|both (?:drugs|medicines|medications)|(?:is|are) (?:often |typically |generally |usually |also |chronic |primarily )*(?:characteri[sz]ed|caused|marked|defined|diagnosed|driven|inherited)(?: by| in| as)?|(?:is|are) (?:an? |among the |one of the |the most )(?:[a-z-]+,? ){0,5}(?:conditions?|diseases?|disorders?|syndromes?|illness(?:es)?|infections?)|(?:occurs?|develops?|happens?) when|affects? (?:about |around |roughly |an estimated |nearly |approximately |over |more than |up to |women|men|people|millions|the )`,
);

/** Classes of other treatments; a sentence on them alone is none of the drug's. */
export const otherTreatment = pattern(
	String.raw`conventional|traditional (?:therap|treat|medic)[a-z]*|standard (?:treatments?|therap(?:y|ies)|medications?|care|options?)|nsaids?|steroids?|corticosteroids?|biologics?|antidepressants?|ssris?|statins?|immunosuppressants|chemotherapy|antibiotics|gabapentin|methotrexate|supplements?|§o+`,
);

/** Uses of the full dose. */
export const standardUse = pattern(
	String.raw`(?:opioid|opiate|alcohol|drug|heroin|substance)(?:[ -](?:and|or|\/)?[ -]?(?:opioid|opiate|alcohol|drug))*[ -](?:use disorders?|addictions?|dependenc[ey]|abuse|misuse|relapses?|overdoses?)|addict(?:ion|ions|s|ed)|alcoholi(?:sm|cs?)|(?:25|50|100|150|380) ?mg|standard[- ]dos(?:e|es|ing)|full[- ]dose|high(?:er)?[- ]dos(?:e|es|ages?)|normal[- ]dose|injection|(?:alcohol|drinking) crav|crav[a-z]+ for (?:alcohol|opioids)|euphori|heavy drink|drinkers?|conventional use|relapse prevention|standard form|(?:standard|conventional|traditional|regular) (?:§d+|use|naltrexone)`,
);

export const lowDoseCue = pattern(
	String.raw`(?:low|lower|small|smaller|tiny|micro|reduced|fraction of the|very low|much lower|ultra-?low)[- ]?dos(?:e|es|ages?|ing)|(?:low|lower|these|such|small|smaller|tiny) (?:[a-z]+ )?(?:doses?|dosages?|amounts?)|[0-4](?:\.\d+)? ?(?:-|–|to) ?[1-6](?:\.\d+)? ?mg|4\.5 ?mg`,
);

/** Whether, in order to, in the hope that: what follows is asked or wished, not said. */
export const askedClause = sieved(
	/(?<![a-z])(?:whether|(?:to )?(?:see|determine|find out|ask|decide|know|assess|learn|check) (?:if|how|what|why)|in the hopes?|hoping|if (?:it|this|§d+) (?:is|might be|may be|could be|would be) (?:right|appropriate|suitable|a good|an option))(?![a-z])[^;]*?(?= and (?:found|finds|showed|shows|reported|concluded)|$)/,
);
