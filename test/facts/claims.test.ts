/** What sentences claim, in the styles of pharmacies, patients, clinicians, chatbots and forums, and what covers them. */
import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { joinFacts } from '../../server/src/facts/article-facts.ts';
import { classifyInBlock } from '../../server/src/facts/claims.ts';
import { type CoverageMode, uncoveredClaims } from '../../server/src/facts/coverage.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { formulary } from '../support/lint.ts';
import { Random } from '../support/random.ts';

/** By kind of claim, or by the reason why a sentence needs no citation. */
const expected: Readonly<Record<string, readonly string[]>> = {
	effect: [
		'Low dose naltrexone has been found to lower inflammatory markers in many of the people who take it.',
		'LDN may be helpful for people living with long COVID.',
		"For people with Hashimoto's, LDN can bring antibodies down.",
		'LDN helps.',
		"LDN has been used successfully to treat Crohn's disease in children.",
		'Women taking LDN often see their energy return within a month.',
		'Improvements in sleep are typically seen after four to six weeks.',
		'LDN is one of the most effective treatments for fibromyalgia.',
		'Patients with multiple sclerosis who take LDN have fewer spasms.',
		'LDN can also be a useful add-on for depression.',
		'Theoretically, LDN could slow the growth of tumors.',
		"LDN's benefits extend to the gut, where it helps repair the lining.",
		'LDN is a breakthrough for autoimmune disease.',
		'Did you know that LDN lowers inflammation?',
		'It also protects nerve cells.',
		'The anti-inflammatory effects of LDN make it attractive for people with arthritis.',
		'LDN might even prolong life.',
		'LDN may improve fertility in women with PCOS.',
		'LDN failed to improve pain in osteoarthritis.',
		'In mice, LDN slowed the growth of ovarian tumors.',
		'People with autoimmune thyroid disease may need less levothyroxine once they take LDN.',
		'LDN has shown remarkable results in Hailey-Hailey disease.',
		'Low dose naltrexone, or LDN for short, can ease the burning pain of neuropathy.',
		'LDN nudges the immune system back into balance.',
		'It may take up to three months before you feel the full benefit.',
		'Clinicians have found LDN useful in a wide range of inflammatory disorders.',
		"Children with Crohn's disease responded well to LDN in a small pilot.",
		'LDN also helps with weight loss.',
		'LDN appears to protect the brain against inflammation.',
		'LDN has helped thousands of people with multiple sclerosis.',
		'The result is less pain and better sleep.',
		'As an anti-inflammatory, LDN outperforms many standard drugs.',
		'LDN can be life-changing.',
		'LDN may reduce the need for opioids after surgery.',
		'With LDN, flares become shorter and less frequent.',
		'Patients with ulcerative colitis may enter remission on LDN.',
		'LDN lowers the frequency of migraine attacks.',
		'Benefits include better sleep, more energy and less pain.',
		'LDN is effective for about two out of three people.',
		'LDN treats the root cause of autoimmune disease.',
		'LDN was as effective as amitriptyline for diabetic neuropathy.',
		'These properties make LDN a good candidate for long COVID.',
		'LDN has anti-inflammatory, pain-relieving and immune-balancing effects.',
		'Unlike NSAIDs, it does not irritate the stomach.',
		"Hashimoto's patients on LDN see their TPO antibodies drop.",
		'LDN: May reduce brain inflammation.',
		'Low-dose naltrexone (LDN) offers hope for people whose pain has not responded to anything else.',
		'Think of LDN as a dimmer switch for the immune system.',
		'LDN has been shown to halve the frequency of relapses.',
		'Patients who had failed biologics went into remission on LDN.',
		'What is clear is that LDN reduces inflammation.',
		'LDN can take weeks to work.',
		'LDN kicks in after about a month.',
		"A pilot study at Penn State looked at 17 patients with Crohn's disease; two thirds went into remission on LDN.",
		'In a case series of four patients, LDN brought lasting relief from burning mouth.',
		'LDN is a promising treatment for complex regional pain syndrome.',
		"LDN doesn't harm the liver at this dose.",
		'Some doctors find that LDN works better when taken in the morning.',
		'LDN might help you get off other pain medicines.',
		'LDN supports healthy thyroid function.',
		'LDN halts the progression of multiple sclerosis.',
		'LDN is used in autism because it improves social behavior.',
		'LDN - effective for itching in systemic sclerosis.',
		'The immune-balancing action of LDN helps the gut heal.',
		'Women with vulvodynia also respond.',
		'LDN is often effective where other drugs have failed.',
		'LDN improved fatigue scores by 4 points (p = 0.03).',
		'Unlike NSAIDs, it does not irritate the stomach.',
		'The good news is that LDN rarely causes problems.',
		'People on LDN get fewer colds.',
		'Higher doses do not work any better.',
		'The effect of LDN on sleep is usually short-lived.',
		'With fewer flares and less fatigue, patients on LDN can return to work.',
		'LDN brings the immune system into balance, which in turn lowers inflammation.',
		'LDN shines in fibromyalgia.',
		'LDN appears most effective when started early in the disease.',
		'In dogs, LDN extended survival after chemotherapy.',
		'The TLR4 effect of LDN explains its benefit in neuropathic pain.',
		'Adding LDN to methotrexate improved joint scores.',
		"LDN's effect builds over time.",
		'LDN can trigger a temporary flare of symptoms at the start.',
		"It's been shown to help with Sjogren's syndrome, too.",
		'Even after years of use, LDN keeps working.',
		'LDN: 4.5 mg at bedtime reduces pain by about a third.',
		'LDN tones down the immune attack on the thyroid.',
		"LDN's impact on mood is well documented.",
		'Many find relief from migraines with LDN.',
		'For dermatologists, LDN is a welcome tool against stubborn itch.',
		'Patients on LDN were less likely to be hospitalized.',
		'Those who take LDN for a year have fewer relapses.',
		"LDN's antidepressant properties are promising.",
		'Some people feel an effect on the first day; others wait three months.',
		'Sleep quality is frequently better within two weeks of starting LDN.',
		'Early users of LDN saw their cancers stabilize.',
		'LDN has brought relief to countless people.',
	],
	safety: [
		'Side effects are usually mild and wear off after a week or so.',
		'Vivid dreams are the most frequent complaint.',
		'LDN does not cause weight gain.',
		'LDN is not addictive and has no potential for abuse.',
		'It is very well tolerated, even by older adults.',
		'LDN has been shown in clinical trials to be safe.',
		'LDN stands out for its excellent safety record.',
		'LDN: a safe, inexpensive and effective treatment for autoimmune disease.',
		'Headaches, vivid dreams and mild nausea can occur in the first week.',
		'LDN does not interact with most medicines.',
		'LDN is remarkably safe.',
		'There are few side effects with LDN.',
		'Sleep disturbance is the side effect reported most often.',
		'LDN has virtually no side effects at these doses.',
		'Long-term use of LDN appears to be safe.',
		'The most common side effects of LDN are vivid dreams, headache and nausea.',
		'Stopping LDN suddenly is safe.',
		'LDN does not build tolerance.',
		'Taking it in the morning prevents sleep problems.',
		'The beauty of LDN is that it has so few side effects.',
		'Compared with gabapentin, LDN causes less drowsiness.',
		'Because the dose is so low, side effects are rare.',
		'According to a 2021 review, LDN is safe in long-term use.',
		'LDN gives the immune system a gentle reset.',
		'LDN has far fewer risks than opioids.',
		'No serious side effects have been reported with LDN.',
		"LDN won't make you drowsy.",
		'It does not cause dependence or withdrawal.',
		"LDN isn't an immunosuppressant.",
		'Nearly everyone tolerates LDN.',
		'Dreams may become more vivid.',
		"LDN's greatest strength is its safety.",
		'Pain specialists increasingly prescribe LDN because it relieves nerve pain without the risks of opioids.',
		'LDN has no known serious drug interactions apart from opioids.',
		'LDN has a favorable risk profile.',
		'The drug has almost no side effects.',
		'LDN is not toxic to the liver at low doses.',
		'LDN may cause mild headaches early on.',
		'LDN is generally considered safe in combination with antidepressants.',
		'In contrast to opioids, LDN does not lead to tolerance.',
		'It is one of the safest drugs on the market.',
	],
	mechanism: [
		'By gently nudging the body to make more of its own endorphins, LDN can take the edge off chronic pain.',
		'LDN calms overactive microglia in the spinal cord.',
		'Naltrexone at these small doses is thought to quieten glial cells.',
		'Because it blocks opioid receptors for only a few hours, the body responds by making more endorphins.',
		'The drug increases the number of opioid growth factor receptors on tumor cells.',
		'Unlike steroids, LDN does not suppress the immune system.',
		'Take LDN at bedtime, because endorphin production peaks during the night and LDN enhances it.',
		'Thanks to its effect on cytokines, LDN is useful in psoriasis.',
		'LDN restores balance to the immune system.',
		'Low doses of naltrexone increase endorphin levels two- to threefold.',
		'The half-life of naltrexone is about four hours, so the blockade is brief.',
		'What makes LDN special is that it works with the immune system rather than against it.',
		'At bedtime, LDN briefly occupies the opioid receptors, and by morning your endorphin levels have gone up.',
		'LDN acts as an antagonist of the toll-like receptor 4.',
		'This leads to a rebound in endorphin production.',
		'Naltrexone in low doses has immune-modulating properties.',
		'Because LDN is cleared within a day, it does not accumulate in the body.',
		'LDN raised endorphins in healthy volunteers.',
		'It is believed that LDN boosts the production of met-enkephalin.',
		'LDN works on the immune system, not only on pain.',
		'Dr. Zagon showed that intermittent receptor blockade stops cells from dividing.',
		'LDN has a half-life of four to six hours.',
		'LDN does what few other drugs can: it quiets glial inflammation in the brain.',
		'Its effects on glial cells may explain why LDN works in so many conditions.',
		'LDN tames cytokine storms.',
		"With regular use, LDN rebuilds the body's own opioid tone.",
		'The drug appears to reset pain signaling in the spinal cord.',
		'Doctors believe LDN works by a rebound in endorphins.',
		'One reason LDN works so well is that it raises OGF.',
		'LDN: the little pill that calms the immune system.',
		'One of the ways LDN helps is by increasing beta-endorphin.',
		'A low dose of naltrexone taken at night produces a surge of endorphins in the early morning.',
		'Naltrexone in doses under 5 mg behaves very differently: it modulates immunity.',
		'LDN has a calming influence on mast cells.',
		'The endorphin surge triggered by LDN lasts about 20 hours.',
		'LDN appears to work by two routes.',
		'Low-dose naltrexone exerts its action on toll-like receptors.',
		'Because LDN lowers cytokines, it may also protect the heart.',
	],
	finding: [
		"Studies have linked LDN with fewer flares of Crohn's disease.",
		'A 2013 crossover trial of 31 women reported that pain fell by almost 29% on LDN.',
		'Many experts believe that LDN works by resetting the immune system.',
		'Evidence from small trials suggests that LDN eases the pain of fibromyalgia.',
		'Research at Stanford has confirmed that LDN relieves fibromyalgia symptoms.',
		"There is good evidence that LDN reduces the severity of Crohn's disease.",
		'A survey of 200 patients showed that 60% felt better on LDN.',
		'A randomized trial of LDN in Gulf War illness found no benefit.',
		'Over 80% of our patients who try LDN stay on it, studies show.',
		'A growing body of research shows that LDN reduces pain in fibromyalgia.',
		'In one study, patients on LDN reported 30% less pain than those on placebo.',
		'Scientists at Penn State discovered that LDN inhibits the growth of cancer cells.',
		'A meta-analysis of four trials concluded that LDN reduces pain, but not fatigue.',
		'Some evidence points to a benefit of LDN in depression.',
		'In a retrospective chart review, 65% of patients on LDN had less pain.',
		'Clinical experience and early trials suggest that LDN eases pelvic pain in endometriosis.',
		"Research into LDN for Crohn's disease has produced encouraging results.",
		'What the studies have shown is that LDN lowers pain without dulling the mind.',
		'Trials in MS found better quality of life but no change in disability.',
		'Studies have consistently shown LDN to be safe.',
		'A handful of studies suggest LDN can shrink thyroid antibodies.',
		"The literature supports a role for LDN in Crohn's disease.",
		"Studies indicate a response rate of 60 to 80% in Crohn's disease.",
	],
	number: [
		'Roughly two thirds of people with fibromyalgia respond to LDN.',
		'Nausea affects about one in ten people who start LDN.',
		'Fewer than 5% of patients stop LDN because of side effects.',
		'LDN is well tolerated by most patients, with vivid dreams in fewer than 10%.',
		"The response rate in Crohn's disease is close to 80%.",
		"Up to 90% of patients with Crohn's disease responded within 12 weeks.",
		'Between 10 and 15% of users stop LDN because of vivid dreams.',
		'Depression lifted in 8 of 12 patients given LDN.',
		'LDN helped 7 out of 10 patients in a Norwegian survey.',
	],
	dose: [
		'Most people settle on 3 to 4.5 mg each night.',
		'The usual maintenance dose is 4.5 mg once a day.',
		'Some patients do better on 6 mg.',
		'Doses between 3 and 4.5 mg seem to work best for most patients.',
		'For most adults, the sweet spot lies at 4.5 mg.',
		'Even at 1 mg, LDN can cause insomnia in sensitive people.',
		'People who start at 0.5 mg have fewer side effects.',
		'A daily dose of 4.5 mg gives the best results.',
		'Many patients need 3 mg or more to see a benefit.',
	],
	anecdote: [
		'I have taken LDN for two years and my pain is gone.',
		'Many of my patients report better sleep on LDN.',
		'We have seen great improvements in our clinic.',
		'One patient told me that LDN gave her her life back.',
		'Many people report having more energy on LDN.',
		'People in the forum say LDN cleared their brain fog.',
		"My mother's tremor improved on LDN.",
		'I was skeptical, but LDN really did calm my flares.',
		'My rheumatologist put me on LDN and it made a world of difference.',
		'Several of my clients have told me that LDN changed their lives.',
		'Patients often tell us they sleep better on LDN.',
		'For me, LDN took six weeks to work.',
		'Some clinicians report success with LDN in Lyme disease.',
	],
	question: [
		'How does LDN work?',
		'Why choose our pharmacy for LDN?',
		'Whether LDN helps in lupus is unknown.',
		'Whether to take LDN is a decision for you and your doctor.',
		'Can LDN help with endometriosis?',
		'Who should consider LDN?',
		'Where can I get LDN?',
	],
	article: [
		'This guide explains how LDN works and who may benefit.',
		'The best time to take LDN is discussed below.',
		'You can read more about LDN on the LDN Research Trust website.',
		'The information on this page is not medical advice.',
		'In this video, Dr. Smith explains how LDN affects the immune system.',
		'See also our article on LDN for thyroid disease.',
		'Share this list of questions about LDN with your doctor.',
		'For more on how LDN affects the thyroid, see our guide.',
	],
	advice: [
		'LDN must be made by a compounding pharmacy.',
		'Ask your doctor whether LDN is right for you.',
		'Do not take LDN with opioids.',
		'Start with 1.5 mg and increase by 1.5 mg every two weeks.',
		'More research is needed before LDN can be recommended for lupus.',
		'Tell your surgeon that you take LDN.',
		'Stop LDN 24 hours before surgery.',
		'Keep LDN out of reach of children.',
		'It is important to start low and go slow.',
		'If you take opioid pain medicine, tell your doctor before you start LDN.',
		'People with liver disease should be monitored.',
		'Opioids should be stopped at least 7 to 10 days before LDN is started.',
		'Patience is key when starting LDN.',
		'Never crush a 50 mg tablet to make your own LDN.',
		'If you miss a dose of LDN, skip it.',
		'Before you try LDN, have your liver enzymes checked.',
		'Talk to a pharmacist before combining LDN with tramadol.',
		'Keep a diary of your symptoms while you take LDN.',
		'LDN and opioids do not mix.',
		'LDN capsules should be stored at room temperature.',
		'You will need a prescription from a licensed provider to get LDN.',
		'If your symptoms get worse on LDN, go back to the previous dose.',
		'Please consult your physician before starting, stopping or changing LDN.',
		'LDN must be stopped before planned surgery.',
		'LDN for Lyme disease: what patients should ask.',
		'It is best to take LDN on an empty stomach.',
		'LDN therapy should be supervised by a physician.',
		'Bring a list of your medicines to your LDN appointment.',
		'Discuss the risks and benefits of LDN with your prescriber.',
		'Speak up if LDN makes you feel unwell.',
		'Patients should be warned about vivid dreams.',
		'Avoid alcohol while you adjust to LDN.',
		'Let your dentist know that you take LDN.',
	],
	contraindication: [
		'LDN should not be used during pregnancy.',
		'LDN is contraindicated in acute hepatitis.',
		'LDN may not be right for everyone.',
		'People who take opioids cannot use LDN.',
		'Patients with acute hepatitis or liver failure should not take LDN.',
		'LDN cannot be bought over the counter.',
	],
	open: [
		'The evidence for LDN in psoriasis is limited to case reports.',
		'No large trials have been published.',
		'There is no standard dose of LDN.',
		'The long-term effects of LDN are not known.',
		'LDN remains controversial.',
		'Only a few small studies of LDN in humans exist.',
		'Because LDN is off-patent, there is little incentive to fund large trials.',
		'LDN has not been studied in pregnancy.',
		'LDN is not a substitute for your regular medicines.',
		'Most of the evidence for LDN is anecdotal.',
		'Clinical trials of LDN have been small and short.',
		'LDN is a topic of ongoing research.',
		'Nobody knows the best dose of LDN for children.',
	],
	interest: [
		'LDN is a low dose of naltrexone, a medicine first approved in 1984.',
		'LDN is increasingly prescribed for fibromyalgia.',
		'Interest in LDN has grown since the 1980s.',
		"LDN is used off-label for Crohn's disease.",
		"LDN has been studied in Crohn's disease, fibromyalgia and multiple sclerosis.",
		'Dr. Bernard Bihari pioneered LDN in New York in the 1980s.',
		'LDN is prescribed by doctors across the United States.',
		'LDN has attracted attention from patients with chronic fatigue.',
		'Many insurers consider LDN experimental.',
		'LDN is taken by mouth once a day.',
		'LDN was first used at low doses by Dr. Bihari in people with AIDS.',
	],
	variation: [
		'Results vary from person to person.',
		'Not everyone responds to LDN.',
		'LDN is not a cure.',
		'The cost of LDN depends on the pharmacy.',
		'Results may vary.',
		'LDN treatment is individualized.',
		'Your results with LDN may differ.',
	],
	logistics: [
		'Take one capsule at bedtime with or without food.',
		"A month's supply costs about $40.",
		'LDN is not FDA-approved for any autoimmune disease.',
		'LDN comes as capsules, tablets, liquid or cream.',
		'LDN is a prescription medicine.',
		'Ask whether your pharmacy uses fast-release fillers.',
		'LDN is available only with a prescription.',
		'A typical prescription is for 30 capsules.',
		'Refills of LDN take two to three business days.',
		'LDN is compounded because the lowest commercial tablet holds 50 mg.',
		'There are two ways to take LDN: by mouth or as a cream.',
		'Compared with other compounded drugs, LDN is inexpensive.',
		'LDN is not a controlled substance, so refills are easy.',
		'The best LDN is the one made by a pharmacy that you trust.',
		'LDN is manufactured in specialized pharmacies.',
		'Treatment with LDN begins with a consultation.',
	],
	definition: [
		'Low dose naltrexone means a daily dose between 0.5 and 4.5 mg.',
		'The name LDN refers to doses about one tenth of the usual strength.',
		'The term "low dose" means less than 5 mg.',
	],
	design: [
		'The trial enrolled 40 adults who took LDN or placebo for 12 weeks.',
		'A clinical trial of LDN in long COVID is recruiting patients in Canada.',
		'The authors thank the patients who took part.',
		'The study compared LDN with placebo in 60 women.',
		'The first trial of LDN was published in 2007.',
	],
	'standard-use': [
		'Naltrexone at 50 mg is approved for alcohol and opioid dependence.',
		'The FDA approved naltrexone in 1984 for opioid addiction.',
		'Naltrexone blocks the euphoric effects of alcohol and reduces craving at the standard dose of 50 mg.',
		'Vivitrol is given once a month to prevent relapse to opioid use.',
		'Naltrexone tablets of 50 mg are used for alcohol use disorder.',
	],
	'other-subject': [
		'Fibromyalgia is a chronic condition that causes widespread pain and fatigue.',
		'Methotrexate can cause nausea and liver damage.',
		'Your doctor may order blood tests before you start LDN.',
		'Insurance rarely covers LDN.',
		"Autoimmune diseases occur when the immune system attacks the body's own tissues.",
		'Your pharmacist can help you find the right dose.',
		'Compounding pharmacies make LDN as capsules of 0.5 to 4.5 mg.',
		'Your doctor will decide which dose is best for you.',
		'Vitamin D supports immune health.',
		"Standard treatments for Crohn's disease include steroids and biologics.",
		'Steroids reduce inflammation but weaken the bones.',
		'Duloxetine and pregabalin are approved for fibromyalgia and can reduce pain.',
		"Insurance plans usually don't pay for LDN.",
		'Most doctors have never heard of LDN.',
		'LDN was never patented for these uses, so no company pays for large trials.',
		'Many doctors are still unfamiliar with LDN.',
		'Low vitamin D can worsen fatigue.',
		'Your provider will monitor your progress and adjust your dose of LDN to get the best results.',
		'A blood test can show whether your liver is healthy before you start LDN.',
		'Prednisone quickly reduces inflammation but has serious side effects.',
		'Pharmacies compound LDN with fillers such as cellulose.',
		'Doctors used to know little about LDN.',
		'Doctors can prescribe LDN off-label.',
		'The pharmacist should know how to compound LDN.',
		'Omega-3 fats and curcumin also lower inflammation.',
		'Some pharmacies add a dye to LDN.',
		'Few doctors learn about LDN in medical school.',
	],
	topic: ['LDN Research Trust'],
	'no-claim': [
		'Endorphins are natural painkillers that improve mood.',
		'Book a consultation with our team to find out if LDN can help you.',
		'Several trials of LDN in long COVID are under way.',
		'We ship LDN to all 50 states.',
		'Researchers are studying whether LDN can help people with depression.',
		"Crohn's disease affects about 1% of people.",
		'Exercise and good sleep also reduce pain.',
		'Report any side effects to your prescriber.',
		'The story of LDN began in the 1980s with Dr. Bihari.',
		'The dose is usually taken at night.',
		'Our pharmacists prepare LDN in the strength that your doctor orders.',
		'Contact us today to learn how LDN could help you.',
		'The research on LDN is still young.',
		'Low dose naltrexone (LDN) is a medication used in small doses.',
		'LDN is sold under no brand name.',
		'Long COVID can cause fatigue, brain fog and pain that last for months.',
		'The immune system protects the body against infection.',
		'Gluten can trigger flares in people with celiac disease.',
		'LDN therapy requires patience.',
		'Side effects should be reported to your doctor.',
		'LDN is neither a narcotic nor a controlled substance.',
		'We offer LDN through our telehealth program.',
		'What sets our pharmacy apart is our focus on LDN.',
		'This is where LDN comes in.',
		'Enter LDN.',
		'LDN has been around for decades.',
		'A trial of LDN for fibromyalgia will start next year.',
		'Participants took LDN for 12 weeks and then crossed over to placebo.',
		"In Hashimoto's disease, antibodies attack the thyroid gland.",
		'Multiple sclerosis damages the myelin that protects nerves.',
		'We believe in treating the whole person.',
		'LDN is legal in all states.',
		'The evidence so far does not allow firm conclusions about LDN.',
		'A detailed history helps your doctor decide if LDN is right for you.',
		'Our goal is to help you feel better.',
		'Scroll down to learn how LDN works.',
		'LDN has become a hot topic in integrative medicine.',
		'We do not accept insurance for LDN.',
		'LDN clinics have opened across the country.',
		'There are few doctors who understand LDN.',
		'Experts disagree about the best dose of LDN.',
		'Stress, poor sleep and diet can all trigger flares.',
		'Chronic inflammation is linked to heart disease, diabetes and depression.',
		'Your body makes most of its endorphins before dawn.',
		'LDN does not require special storage.',
		'Side effects and what to do about them.',
		'Please tell us about all your medical conditions before you start LDN.',
		'The FDA has not evaluated these statements.',
		'For some, LDN is the last resort.',
		"There's a Facebook group about LDN with 50,000 members.",
		'Ideally, LDN is taken between 9 pm and 3 am.',
		'Please note that LDN is not covered by Medicare.',
		'We will send your LDN by mail.',
		'Rheumatoid arthritis causes swelling and pain in the joints.',
		'Autoimmune disease is on the rise.',
		'The aim of this trial is to see if LDN reduces fatigue.',
		'Patients were randomized to LDN or placebo.',
		'Blood was drawn before and after treatment with LDN.',
		'LDN was approved for none of these conditions.',
		"I'd like to thank everyone who shared their experience with LDN.",
		'LDN dosing for children is calculated by weight.',
		'LDN studies are often funded by donations.',
	],
};

describe.each(Object.entries(expected))('%s', (kind, sentences) => {
	test.each(sentences)('%s', (sentence) => {
		expect(classify(sentence)).toBe(kind);
	});
});

describe('list items, cells and headings', () => {
	test.each([
		['- **Fatigue:** May lift energy within weeks.', 'effect'],
		['- Improves sleep', 'effect'],
		["- Crohn's disease", 'topic'],
		['- Usually mild', 'no-claim'],
		['- **Fibromyalgia:** small trials with a 30% reduction in pain', 'finding'],
		['- Well tolerated by most people', 'safety'],
		['- Talk to your pharmacist.', 'logistics'],
		['## LDN lowers anxiety', 'effect'],
		['## Is LDN safe?', 'question'],
		['## How LDN works', 'topic'],
		["## LDN for Crohn's disease", 'topic'],
		['## Managing the side effects of LDN', 'topic'],
		['## LDN effective in treating itch', 'effect'],
	])('%s', (text, kind) => {
		expect(classify(text)).toBe(kind);
	});
});

describe('strength and tier', () => {
	test.each([
		['LDN cures psoriasis.', 'certain', 2],
		['LDN may slow multiple sclerosis.', 'hedged', 3],
		['LDN eases pain.', 'plain', 1],
		['A small study suggests that LDN calms irritable children with autism.', 'hedged', 3],
	] as const)('%s', (text, strength, tier) => {
		const claim = factsOf(text).blocks[0]?.claims[0];
		expect([claim?.strength, claim?.tier]).toEqual([strength, tier]);
	});

	test('a lead-in takes the tier of the names that it leads into', () => {
		const [lead] = uncovered(
			'# Low dose naltrexone\n\nLDN can help with many conditions, such as:\n\n- autism\n- hay fever\n',
			'backward',
		);
		expect(lead?.tier).toBe(3);
	});
});

describe('coverage', () => {
	const list =
		'\n\n## References\n\n1. Doe J. Glia and pain. J Pain. 2014;15(2):100-109.\n2. Roe R. Dreams. J Pain. 2015;16(2):1-9.\n';

	test.each<[string, string, readonly string[]]>([
		['its own sentence', 'LDN eases pain [1].', []],
		['backwards to the previous citation', 'LDN eases pain [1]. LDN lifts mood. LDN calms glia [2].', []],
		['not forwards', 'LDN eases pain [1]. LDN lifts mood.', ['LDN lifts mood.']],
		['not into the paragraph before', 'LDN lifts mood.\n\nLDN eases pain [1].', ['LDN lifts mood.']],
		[
			'forwards over what goes on about the study',
			'A trial found that LDN eases pain [1]. The authors saw fewer headaches, too.',
			[],
		],
		['only itself when its sentence needs none', 'LDN eases pain. Ask your pharmacy for LDN [1].', ['LDN eases pain.']],
		['the list under a cited lead-in', 'LDN has these effects [1]:\n\n- Eases pain\n- Lifts mood\n', []],
		['the lead-in of items that all carry one', 'LDN relieves pain in:\n\n- fibromyalgia [1]\n- arthritis [2]\n', []],
		[
			'not the lead-in of items of which one carries none',
			'LDN relieves pain in:\n\n- fibromyalgia [1]\n- arthritis\n',
			['LDN relieves pain in:'],
		],
		[
			'the section that a "Sources:" line closes',
			'## Pain\n\nLDN eases pain.\n\nSources: https://doi.org/10.1000/1\n\n## Mood\n\nLDN lifts mood.',
			['LDN lifts mood.'],
		],
		['no heading', '## LDN eases pain\n\nLDN eases pain [1].', ['LDN eases pain']],
		['as a placeholder does', 'LDN eases pain [citation needed].', []],
	])('a citation covers %s', (_what, body, left) => {
		expect(texts(`# Low dose naltrexone\n\n${body}${list}`, 'backward')).toEqual(left);
	});

	test('a page about one work is covered by the citation at its head', () => {
		const page =
			'# LDN in fibromyalgia\n\nDOI: 10.1000/pain.2014.1\n\nPain fell by 30% with LDN. A previous study found no benefit of LDN.';
		expect(texts(page, 'backward')).toEqual(['A previous study found no benefit of LDN.']);
	});

	test.each<[CoverageMode, readonly string[]]>([
		['sentence', ['LDN lifts mood.', 'LDN helps sleep.']],
		['backward', ['LDN helps sleep.']],
		['paragraph', []],
	])('mode %s', (mode, left) => {
		expect(texts(`# Low dose naltrexone\n\nLDN lifts mood. LDN eases pain [1]. LDN helps sleep.${list}`, mode)).toEqual(
			left,
		);
	});

	test('names of conditions under a lead-in are no claims, and items with a verb are', () => {
		const page =
			'# Low dose naltrexone\n\nLDN can help with:\n\n- Psoriasis\n- Eczema\n\nBenefits:\n\n- Calms the skin\n';
		expect(texts(page, 'backward')).toEqual(['LDN can help with:', 'Calms the skin']);
	});

	test('a pronoun stands for the drug, not for a disease named before it', () => {
		expect(texts('# Low dose naltrexone\n\nLDN calms glia. It also eases pain.', 'backward')).toHaveLength(2);
		expect(
			texts('# Low dose naltrexone\n\nLupus is an autoimmune disease. It causes fatigue and joint pain.', 'backward'),
		).toEqual([]);
	});

	test('a section of background says nothing of the drug, and one headed by its name does', () => {
		const background = '## The immune system\n\nThese cells release cytokines. They can disturb sleep and mood.\n\n';
		expect(texts(`# Low dose naltrexone\n\n${background}## Benefits\n\n- May ease pain`, 'backward')).toEqual([
			'May ease pain',
		]);
		const shared =
			'# Medicines for the thyroid\n\n## Levothyroxine\n\nIt restores energy.\n\n## Low dose naltrexone\n\nIt may lower antibodies.';
		expect(texts(shared, 'backward')).toEqual(['It may lower antibodies.']);
	});

	test("a section on another drug says nothing of the article's", () => {
		expect(
			texts(
				'# Low dose naltrexone\n\n## Gabapentin\n\nThe drug reduces nerve pain. Side effects are usually mild.',
				'backward',
			),
		).toEqual([]);
	});
});

test('no input throws, and long runs of one word are read in time', () => {
	const random = new Random(7);
	const pieces = [
		'LDN ',
		'may ',
		'help ',
		'(',
		')',
		'- ',
		'%',
		'4.5 mg ',
		'\ud83d',
		'’',
		': ',
		'. ',
		'\n',
		'| ',
		'§d ',
		'İ ',
		'no ',
		'studies ',
		'found ',
		'that ',
	] as const;
	for (let round = 0; round < 200; round++) {
		const text = Array.from({ length: 60 }, () => random.pick(pieces)).join('');
		expect(() => uncovered(text, 'backward', round % 2 === 0 ? 'markdown' : 'plaintext')).not.toThrow();
	}
	const started = performance.now();
	for (const word of ['more ', 'LDN may ', '(', 'the ', 'evidence of ']) {
		uncovered(`LDN ${word.repeat(2000)} pain.`, 'backward', 'plaintext');
	}
	expect(performance.now() - started).toBeLessThan(4000);
});

/** Kind or reason of the only sentence. */
function classify(text: string): string {
	const [block] = parseArticle(text, 'markdown').blocks;
	if (block === undefined) {
		return 'no block';
	}
	const result = classifyInBlock(block, extractFacts(block, formulary), formulary, 0);
	return 'kind' in result ? result.kind : result.reason;
}

function factsOf(text: string, format: ArticleFormat = 'markdown') {
	const article = parseArticle(text, format);
	return joinFacts(
		article,
		article.blocks.map((it) => extractFacts(it, formulary)),
		formulary,
	);
}

function uncovered(text: string, mode: CoverageMode, format: ArticleFormat = 'markdown') {
	return uncoveredClaims(factsOf(text, format), mode);
}

function texts(text: string, mode: CoverageMode): readonly string[] {
	return uncovered(text, mode).map(({ block, claim }) => block.prose.text.slice(claim.span.start, claim.span.end));
}
