/** What one sentence states or denies of the statements that an article on low dose naltrexone owes. */
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { formulary } from '../support/lint.ts';

/** Ids that a text states or denies, over all its blocks. */
function statedIn(text: string): ReadonlySet<string> {
	const { blocks } = parseArticle(text, 'markdown');
	return new Set(blocks.flatMap((it) => extractFacts(it, formulary).statements.map(({ id }) => id)));
}

interface Cases {
	readonly yes: readonly string[];
	readonly no: readonly string[];
}

const table: Readonly<Record<string, Cases>> = {
	'medical-advice': {
		yes: [
			'This leaflet is for information only.',
			'The content on this page is for educational purposes only.',
			'Nothing on this site should be taken as medical advice.',
			'This post is not medical advice.',
			'Our guide is not intended to replace the advice of your own doctor.',
			'The information here is not a substitute for professional medical advice, diagnosis or treatment.',
			'I am a patient, not a doctor, and I cannot give medical advice.',
			'This factsheet gives general information about low dose naltrexone.',
			'It does not constitute medical advice.',
			'Never disregard professional medical advice because of something you read here.',
			'This summary should not be used to diagnose or treat a disease.',
			'> **Disclaimer:** For informational purposes only.',
			'This handout doesn’t replace a consultation with your GP.',
		],
		no: [
			'LDN is not a substitute for your usual treatment.',
			'Do not change your dose without medical advice.',
			'Seek medical advice if you feel unwell.',
			'LDN does not replace disease-modifying drugs.',
			'Is this medical advice?',
			'Our pharmacists provide information about LDN.',
			'LDN is not intended to replace conventional treatment.',
			'Many people have not received medical advice about LDN.',
		],
	},
	'off-label': {
		yes: [
			'LDN is prescribed off-label.',
			'Its use for pain is off label in most countries.',
			'In the UK, LDN is an unlicensed medicine.',
			'Low dose naltrexone is not approved by the FDA for fibromyalgia.',
			'LDN has not been approved by the TGA for any of these uses.',
			'There is no regulatory approval: LDN lacks FDA approval for pain.',
			'The FDA has not approved LDN for these conditions.',
			'Naltrexone is only approved for alcohol and opioid dependence.',
			'Using it for pain falls outside its licence.',
			'LDN isn’t licensed for multiple sclerosis.',
			'| Status | Off-label |\n|---|---|\n| LDN | unlicensed use |',
			'No regulator has approved LDN for these conditions.',
		],
		no: [
			'Naltrexone is FDA-approved for addiction.',
			'LDN is an investigational treatment.',
			'Compounded products are not FDA-approved.',
			'Is LDN used off-label?',
			'Duloxetine is often used off-label.',
			'LDN is widely prescribed for pain.',
			'The approved dose of naltrexone is 50 mg.',
			'This supplement is not approved by the FDA.',
		],
	},
	'consult-clinician': {
		yes: [
			'Talk to your doctor before starting LDN.',
			'Please consult a healthcare professional before you change your dose.',
			'Always check with your pharmacist first.',
			'If you are considering LDN, speak with your GP.',
			'Discuss the risks and benefits with your rheumatologist.',
			'Ask your doctor whether LDN is suitable for you.',
			'Seek medical advice before combining it with other medicines.',
			'You should only take LDN under medical supervision.',
			'The decision to start is one for you and your clinician: never start without your doctor.',
			'Patients should review all their medicines with a prescriber before they begin.',
			'It is important to speak to a clinician before stopping LDN.',
		],
		no: [
			'Book a call with our physicians today.',
			'Our doctors will review your medical history.',
			'I talked to my doctor about LDN last year.',
			'Your doctor will usually start at 1 mg.',
			'If you experience side effects, contact your doctor.',
			'Ask your doctor for a prescription and send it to us.',
			'LDN must be prescribed by a physician.',
			'Have you asked your doctor?',
			'Doctors often see good results.',
			'Let the clinic know when you feel strange.',
		],
	},
	'evidence-limits': {
		yes: [
			'The evidence is limited.',
			'Evidence for LDN remains weak and mixed.',
			'More research is needed.',
			'Larger trials are required to confirm these results.',
			'Most studies are small and uncontrolled.',
			'There are no large randomised trials of LDN.',
			'We do not yet know whether LDN works for long COVID.',
			'Its benefit in lupus has not been proven.',
			'There is little good evidence that it helps.',
			'Two trials found no difference from placebo.',
			'Results have been mixed.',
			'Research into LDN is still in its infancy.',
			'The studies have important limitations.',
			'LDN lacks high-quality trials.',
			'Very few trials have been done.',
			'Whether it works in the long term is uncertain.',
			'Well-designed studies are lacking, and larger ones are needed.',
		],
		no: [
			'LDN is a promising option.',
			'Emerging research supports its use.',
			'Research is ongoing.',
			'Some studies suggest that LDN may reduce pain.',
			'In one small study, pain fell by a third.',
			'The FDA has not evaluated LDN.',
			'There is strong evidence for LDN in fibromyalgia.',
			'Studies have shown no serious side effects.',
			'Is there enough evidence?',
			'How LDN works is not fully understood.',
			'Fibromyalgia has few effective treatments.',
		],
	},
	compounded: {
		yes: [
			'Compounded medicines are not approved by the FDA.',
			'LDN is compounded. Such products are not reviewed by regulators.',
			'The FDA does not check compounded drugs for safety or quality.',
			'Your pharmacy makes it as an unlicensed special.',
		],
		no: [
			'LDN comes from a compounding pharmacy.',
			'LDN is not approved at low dose.',
			'Compounded capsules are available.',
		],
	},
	testimonial: {
		yes: [
			'Individual results may vary.',
			'Responses vary widely.',
			'Not everyone responds to LDN.',
			'LDN does not work for everyone.',
			'Her experience may not be typical.',
		],
		no: ['Doses vary between patients.', 'Everyone I know loves it.', 'Prices vary.'],
	},
	opioids: {
		yes: [
			'Do not take LDN with opioids.',
			'LDN must not be combined with morphine or codeine.',
			'People who take opioid painkillers should not use LDN.',
			'LDN is contraindicated in anyone on methadone.',
			'Avoid LDN if you are taking opioid pain medication.',
			'If you take opioids, LDN can trigger sudden withdrawal.',
			'Taking LDN while on buprenorphine may precipitate withdrawal symptoms.',
			'Opioids and LDN don’t mix.',
			'You must be opioid-free before your first dose.',
			'LDN isn’t suitable for people who use tramadol.',
			'## Who should not take LDN\n\n- People on opioid medicines',
			'## Can I take LDN with opioids?\n\nNo. Tell your prescriber about every medicine.',
			'LDN should not be used by:\n\n- anyone who takes strong painkillers such as oxycodone',
			'Narcotic pain medicines should not be taken with naltrexone, even at low dose.',
		],
		no: [
			'LDN blocks opioid receptors for a few hours.',
			'LDN can block the effect of opioids.',
			'Tell your doctor if you take opioids.',
			'Be cautious if you use opioid medicines.',
			'LDN is not an opioid and is not addictive.',
			'Naltrexone is not used at low dose for opioid addiction.',
			'In high doses it can cause withdrawal in people who take opioids.',
			'If misused by people on opioids it can cause withdrawal.',
			'LDN helped me avoid opioids.',
			'Standard 50 mg naltrexone must not be taken with opioids.',
			'LDN may reduce opioid withdrawal symptoms.',
			'Is it safe to take LDN with opioids?',
			'It is used instead of opioids, so you do not need morphine.',
			'LDN does not cause withdrawal.',
		],
	},
	'opioid-free-interval': {
		yes: [
			'You must be opioid-free for 7 to 10 days first.',
			'Wait at least ten days after your last dose of an opioid before starting LDN.',
			'Stop all opioids two weeks before you begin LDN.',
			'Do not start until opioids are completely out of your system.',
			'A wash-out period is needed after methadone.',
			'You need to be free from opioids for at least a week.',
		],
		no: [
			'Do not take LDN with opioids.',
			'Stop LDN three days before surgery if opioids will be given.',
			'Staying opioid-free is hard.',
			'LDN is an opioid-free option for pain.',
			'I took codeine for 7 days.',
		],
	},
	liver: {
		yes: [
			'Tell your doctor if you have liver disease.',
			'People with hepatitis or liver failure should not take LDN.',
			'Liver function tests are checked before starting.',
			'Use LDN with caution in liver impairment.',
			'## Precautions\n\n- Liver problems',
			'Your prescriber may monitor liver enzymes.',
		],
		no: [
			'LDN will not impair liver function.',
			'LDN is studied in liver cancer.',
			'LDN may improve liver function.',
			'At 50 mg, naltrexone carries a warning about liver disease.',
			'The liver breaks naltrexone down.',
		],
	},
	pregnancy: {
		yes: [
			'Do not take LDN if you are pregnant.',
			'Ask your doctor before using LDN while breastfeeding.',
			'LDN has not been studied in pregnancy.',
			'Are you pregnant? Speak to your midwife or doctor first.',
			'## Who should be careful\n\nTake advice before use in pregnancy.',
			'## Pregnancy\n\nThere is limited information, so talk to your prescriber.',
			'Safety during pregnancy is unknown.',
		],
		no: [
			'Recurrent pregnancy loss has been linked to immune activity.',
			'LDN is safe in pregnancy.',
			'She became pregnant six months later.',
			'LDN may improve pregnancy rates.',
			'Pregnant women were excluded from the trial.',
		],
	},
	hypersensitivity: {
		yes: [
			'Do not take LDN if you are allergic to naltrexone.',
			'Known hypersensitivity to naltrexone is a contraindication.',
			'## Contraindications\n\n- Allergy to the drug',
		],
		no: [
			'LDN may help allergies.',
			'The capsules suit people with a lactose allergy.',
			'Some people are sensitive to it.',
		],
	},
	surgery: {
		yes: [
			'Tell your surgeon and anaesthetist that you take LDN.',
			'Stop LDN a few days before an operation, as your prescriber advises.',
			'Let your dentist know about LDN.',
			'Carry a card that says you take naltrexone.',
			'If you need strong pain relief, tell the hospital team.',
			'## Surgery\n\nPlan ahead and inform the team.',
		],
		no: ['Her pain improved after surgery.', 'LDN is sold by a surgical supply company.', 'In an emergency call 911.'],
	},
	'side-effects': {
		yes: [
			'Side effects include nausea and headache.',
			'LDN can cause vivid dreams.',
			'Some people have trouble sleeping in the first few nights.',
			'The most common side effect is insomnia.',
			'## Side effects\n\n- Headache\n- Nausea',
			'## Can LDN cause bad dreams?\n\nSome notice sleep changes.',
			'LDN may cause dizziness.',
		],
		no: [
			'LDN is well tolerated.',
			'LDN has few side effects.',
			'Many patients report less fatigue and fewer headaches.',
			'Duloxetine can cause dizziness.',
			'Side effects are usually mild.',
			'At standard doses nausea is a common side effect.',
			'LDN helps with insomnia.',
			'Does it cause nausea?',
		],
	},
	tramadol: { yes: ['Do not combine LDN with tramadol.'], no: ['LDN can be taken with tramadol.'] },
	kidney: { yes: ['Use caution in kidney disease.'], no: ['LDN is studied in kidney cancer.'] },
	children: { yes: ['LDN is not recommended for children.'], no: ['Her fibromyalgia began in childhood.'] },
	'thyroid-monitoring': {
		yes: ['Have your TSH checked after you start.'],
		no: ['Hashimoto disease affects the thyroid.'],
	},
	transplant: { yes: ['People with a transplant should ask their specialist.'], no: ['LDN is not immunosuppressive.'] },
	'no-side-effects': {
		yes: [
			'LDN has no side effects.',
			'It works without side effects.',
			'LDN is virtually free of side effects.',
			'There are absolutely no side effects with LDN.',
			'LDN does not cause any side effects.',
		],
		no: [
			'In that trial no significant side effects were reported.',
			'It is a myth that LDN has no side effects.',
			'If you have no side effects, go up to 3 mg.',
			'I had no side effects.',
			'Is LDN free of side effects?',
			'LDN works without the side effects of steroids.',
			'No medicine is without side effects.',
			'Most people have no side effects.',
		],
	},
	'safe-with-all-medicines': {
		yes: ['LDN is safe with all medications.', 'LDN can be taken with any other medicine.'],
		no: [
			'LDN is generally safe with most medications, but not opioids.',
			'LDN is safe with all medicines except opioids.',
			'LDN is not safe with all medicines.',
		],
	},
	'no-interactions': {
		yes: [
			'LDN has no drug interactions.',
			'There are no known interactions with LDN.',
			'LDN does not interact with other medicines.',
		],
		no: [
			'There are no interactions apart from opioids.',
			'There are few interactions.',
			'Does LDN have no interactions?',
		],
	},
	'safe-in-pregnancy': {
		yes: ['LDN is safe in pregnancy.', 'LDN is perfectly safe while breastfeeding.'],
		no: [
			'It is not known whether LDN is safe in pregnancy.',
			'LDN may be safe during pregnancy, but data are limited.',
			'Is LDN safe in pregnancy?',
			'LDN is not considered safe in pregnancy.',
		],
	},
	'harmless-to-liver': {
		yes: ['LDN does not harm the liver.', 'LDN will not affect your liver.', 'LDN has no effect on the liver.'],
		no: [
			'LDN did not affect the liver in one study.',
			'It is unclear whether LDN does not harm the liver.',
			'Low doses may not affect the liver.',
		],
	},
	'safe-with-opioids': {
		yes: [
			'LDN can be taken with tramadol.',
			'LDN is safe with opioids.',
			'You can take LDN with codeine.',
			'Opioids can be used with LDN.',
		],
		no: [
			'LDN cannot be taken with tramadol.',
			'LDN is not safe with opioids.',
			'Ultra-low-dose naltrexone can be combined with opioids under specialist supervision.',
			'Can I take LDN with opioids?',
			'You can take LDN with food.',
		],
	},
	'no-contraindications': {
		yes: ['LDN has no contraindications.', 'There are no known contraindications.'],
		no: ['There are no contraindications apart from opioid use.', 'If there are no contraindications, start at 1 mg.'],
	},
	'safe-for-everyone': {
		yes: ['LDN is safe for everyone.', 'Anyone can take LDN.', 'LDN is completely safe.'],
		no: ['LDN is not safe for everyone.', 'No drug is completely safe.', 'LDN is safe for most people.'],
	},
};

describe.each(Object.entries(table))('%s', (id, { yes, no }) => {
	test.each(yes)('is said: %s', (text) => {
		expect([...statedIn(text)]).toContain(id);
	});
	test.each(no)('is not said: %s', (text) => {
		expect([...statedIn(text)]).not.toContain(id);
	});
});

test('the wording of each statement makes it, and denies nothing', () => {
	for (const profile of formulary.profiles) {
		const denials = new Set(profile.denials.map((it) => it.id));
		for (const { id, wording } of profile.statements) {
			if (wording !== undefined) {
				const stated = [...statedIn(wording.replaceAll('{drug}', profile.abbreviation))];
				expect(stated).toContain(id);
				expect(stated.filter((it) => denials.has(it))).toEqual([]);
			}
		}
	}
});

test('typographic quotes, dashes and spaces read as plain ones', () => {
	expect(statedIn('You shouldn’t take LDN with opioids.').has('opioids')).toBe(true);
	expect(statedIn('LDN is used off‑label.').has('off-label')).toBe(true);
});

test('no text makes the extraction throw', () => {
	for (const text of [
		'',
		' ',
		'?',
		'\ud800',
		'# ',
		'| | |\n|-|-|\n| | |',
		'- \n- \n',
		'x'.repeat(5000),
		'('.repeat(500),
	]) {
		expect(() => statedIn(text)).not.toThrow();
	}
});
