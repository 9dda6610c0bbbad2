/** Sources that carry no claim by themselves: where an entry leads, told by its host and by names of bodies. */
import { hostOf } from './citations.ts';
import { sieved } from './literals.ts';
import { isWebPage } from './named-study.ts';
import type { ReferenceFields } from './reference-entry.ts';

export type WeakKind = 'press release' | 'news' | 'vendor' | 'forum' | 'blog' | 'advocacy' | 'video';

/** The kind of a weak source; `undefined` for journals, authorities, hospitals, books and all that is not known. */
export function weakKindOf(fields: ReferenceFields, text: string): WeakKind | undefined {
	const { doi, pmid, pmcid, journal, volume, otherIdentifier } = fields;
	if ([doi, pmid, pmcid, otherIdentifier].some((it) => it !== undefined) || (journal && volume)) {
		return undefined;
	}
	const host = hostOf(
		fields.url === undefined || /^https?:/i.test(fields.url) ? (fields.url ?? '') : `//${fields.url}`,
	);
	if (host === undefined || !isWebPage({ ...fields, journal: undefined })) {
		return namedKinds.find(({ names }) => names.test(text))?.kind;
	}
	if (strong.test(host)) {
		return undefined;
	}
	const path = (fields.url ?? '').replace(/^(?:https?:\/\/)?[^/]{0,200}/i, '');
	return hostKinds.find((it) => it.hosts.test(host) || it.path?.test(path) === true)?.kind;
}

/** Journals and their publishers, registers, authorities, universities and hospitals: never weak, whatever the path. */
const strong =
	/\.(?:gov|edu|mil|int)$|\.(?:gov|edu|ac|nhs|govt|go)\.[a-z]{2}$|(?:^|\.)(?:nih\.gov|doi\.org|europepmc\.org|cochrane\.org|cochranelibrary\.com|springer\.com|springernature\.com|biomedcentral\.com|nature\.com|wiley\.com|sciencedirect\.com|elsevier\.com|thelancet\.com|cell\.com|frontiersin\.org|mdpi\.com|plos\.org|bmj\.com|jamanetwork\.com|nejm\.org|oup\.com|sagepub\.com|tandfonline\.com|karger\.com|thieme\.com|thieme-connect\.(?:com|de)|lww\.com|cambridge\.org|ahajournals\.org|acpjournals\.org|annals\.org|jstor\.org|semanticscholar\.org|researchgate\.net|medrxiv\.org|biorxiv\.org|arxiv\.org|ssrn\.com|cureus\.com|hindawi\.com|dovepress\.com|jci\.org|pnas\.org|science\.org|sciencemag\.org|wolterskluwer\.com|uptodate\.com|clinicaltrials\.gov|isrctn\.com|who\.int|europa\.eu|nice\.org\.uk|mhra\.gov\.uk|bnf\.org|medicines\.org\.uk|msdmanuals\.com|merckmanuals\.com|mayoclinic\.org|mayo\.edu|clevelandclinic\.org|hopkinsmedicine\.org|stanfordhealthcare\.org|massgeneral\.org|pennmedicine\.org|asra\.com|rheumatology\.org|aan\.com|psychiatry\.org|who\.org)$|(?:^|\.)(?:hospital|university|uni-[a-z]+|journal|journals|pubs|academic)\b|\.(?:hospital|university|museum)$/;

interface HostKind {
	readonly kind: WeakKind;
	readonly hosts: RegExp;
	/** Of the address behind the host. */
	readonly path?: RegExp;
}

const of = (names: string) => new RegExp(`(?:^|\\.)(?:${names})$`);

/** In this order: the first that fits wins. */
const hostKinds: readonly HostKind[] = [
	{
		kind: 'press release',
		hosts: of(
			'sciencedaily\\.com|eurekalert\\.org|prnewswire\\.com|prnewswire\\.co\\.uk|businesswire\\.com|globenewswire\\.com|newswire\\.com|newswise\\.com|prweb\\.com|einpresswire\\.com|einnews\\.com|accesswire\\.com|medicalxpress\\.com|phys\\.org|alphagalileo\\.org|openpr\\.com|biospace\\.com',
		),
	},
	{
		kind: 'forum',
		hosts: sieved(
			/(?:^|\.)(?:reddit\.com|redd\.it|quora\.com|inspire\.com|healthunlocked\.com|patientslikeme\.com|mumsnet\.com|discord\.(?:com|gg)|telegram\.(?:me|org)|t\.me|facebook\.com|fb\.com|instagram\.com|tiktok\.com|twitter\.com|x\.com|threads\.net|bsky\.app|linkedin\.com|pinterest\.com|stackexchange\.com|bluelight\.org|longecity\.org|dailystrength\.org|mdjunction\.com|ehealthforum\.com|phoenixrising\.me|s4me\.info|thisisms\.com|medhelp\.org)$|(?:^|[.-])forums?(?:[.-]|$)|^(?:community|boards?|discuss|groups)\.|forum\.[a-z.]+$/,
		),
		path: sieved(/^\/(?:forums?|boards?|communit(?:y|ies)|threads?|topics?)\//i),
	},
	{
		kind: 'video',
		hosts: of(
			'youtube\\.com|youtu\\.be|youtube-nocookie\\.com|vimeo\\.com|rumble\\.com|odysee\\.com|bitchute\\.com|dailymotion\\.com|podcasts\\.apple\\.com|open\\.spotify\\.com|spotify\\.com|soundcloud\\.com|buzzsprout\\.com|libsyn\\.com',
		),
	},
	{
		kind: 'advocacy',
		hosts: sieved(
			/(?:^|\.)(?:[a-z-]*ldn[a-z0-9-]*|lowdosenaltrexone[a-z-]*|[a-z-]*-low-dose-naltrexone[a-z-]*|goodshapeinc\.com)\.[a-z.]+$|(?:^|\.)[a-z-]*(?:warriors?|fighters?|advocates?|advocacy|survivors?|patientvoice|patientpower)[a-z-]*\.[a-z.]+$/,
		),
	},
	{
		kind: 'vendor',
		hosts: sieved(
			/(?:^|\.)[a-z0-9-]*(?:pharmac(?:y|ies|ie|ia)|pharmacist|apothecary|chemist|drugstore|compound(?:ing|er|ers|ed)|compoundia|rxs?(?=[.-])|-rx|meds(?=[.-])|supplements?|vitamins?|nutraceuticals?|wellness|clinics?|medspa|telehealth|telemed(?:icine)?|functionalmed(?:icine)?|integrative(?:health|med(?:icine)?|wellness)?|naturopath(?:ic|y)?|naturalmedicine|hormones?|longevity|antiaging|biohack(?:er|ing)?s?|detox|holistic)[a-z0-9-]*\.[a-z.]+$|\.(?:pharmacy|clinic|shop|store|health|care|doctor|fitness)$|(?:^|\.)(?:palomahealth|agelessrx|hims|forhers|ro|goodrx|drugs-?mart|costplusdrugs|amazon|ebay|iherb|walmart|cvs|walgreens|life-?extension|clinicaladvisors|harbor-?compounding|belmar|skips|innovationcompounding|empower|fagron|medisca|letgo|innerbody|healthie|mymeds|lemonaidhealth|plushcare|klarity|dickson[a-z]*|healthmatch)\.(?:com|co|io|net|org)$/,
		),
		path: sieved(/^\/(?:shop|store|products?|buy|cart|order)\//i),
	},
	{
		kind: 'blog',
		hosts: sieved(
			/(?:^|\.)(?:substack\.com|medium\.com|wordpress\.com|blogspot\.[a-z.]+|blogger\.com|tumblr\.com|wixsite\.com|weebly\.com|squarespace\.com|ghost\.io|livejournal\.com|typepad\.com|hubpages\.com|patreon\.com|beehiiv\.com|selfhacked\.com|selfdecode\.com|mercola\.com|naturalnews\.com|greenmedinfo\.com|draxe\.com|suzycohen\.com|kresserinstitute\.com|chriskresser\.com|marksdailyapple\.com|healthrising\.org|verywell[a-z]*\.com)$|(?:^|[.-])blogs?(?:[.-]|$)|\.blog$|(?:^|\.)(?:dr|doctor|drs)-?[a-z]{3}[a-z-]*\.(?:com|net|org|co)$|(?:^|\.)[a-z-]+(?:md|nd|dc)\.com$/,
		),
		path: sieved(/^\/(?:[\w-]{1,30}\/)?blogs?(?:\/|$)/i),
	},
	{
		kind: 'news',
		hosts: sieved(
			/(?:^|\.)(?:nytimes|washingtonpost|theguardian|guardian|bbc|cnn|foxnews|nbcnews|cbsnews|abcnews|usatoday|latimes|dailymail|mirror|express|telegraph|independent|huffpost|huffingtonpost|forbes|time|newsweek|bloomberg|reuters|apnews|npr|vox|wired|theatlantic|newyorker|wsj|economist|statnews|medicalnewstoday|news-medical|medpagetoday|healio|medscape|endpts|fiercepharma|everydayhealth|prevention|wellandgood|goop|mindbodygreen|menshealth|womenshealthmag|yahoo|msn|buzzfeed|vice|dailybeast|nypost|thesun|metro|irishtimes|smh|theconversation)\.(?:com|co\.uk|org|net|au|ie|com\.au)$|(?:^|\.)(?:[a-z-]*(?:newstoday|newsletter|magazine|tribune|gazette|herald|chronicle)[a-z-]*|[a-z-]+news|news[a-z-]*)\.[a-z.]+$|(?:^|\.)news\.[a-z.]+$/,
		),
	},
	{
		// Sites on one disease for the people who have it; societies of physicians are mostly `.org`.
		kind: 'advocacy',
		hosts: sieved(
			/(?:^|\.)[a-z-]*(?:lupus|fibro(?:myalgia)?|hashimotos?|thyroid|crohns?|colitis|lyme|autism|psoriasis|arthritis|multiplesclerosis|endometriosis|mecfs|chronicfatigue|longcovid|autoimmune|chronicpain|chronicillness|autoimmunity|eczema|pcos|parkinsons?|alzheimers?|ehlersdanlos|mastcell)[a-z-]*\.(?:com|net|co|info|io|me|life|blog|us)$/,
		),
	},
];

/** Bodies that an entry may name without an address. */
const namedKinds: readonly { readonly kind: WeakKind; readonly names: RegExp }[] = [
	{ kind: 'advocacy', names: /\bLDN Research Trust\b|\bLDN Science\b|\bldn(?:researchtrust|science|info)\b/iu },
	{
		kind: 'press release',
		names: sieved(/\b(?:ScienceDaily|EurekAlert|PR Newswire|Business Wire|press release|news release)\b/iu),
	},
	{ kind: 'forum', names: /\b(?:Reddit|Quora|Facebook (?:group|post)|r\/\w{3,20}|forum (?:post|thread))\b/iu },
	{ kind: 'video', names: /\bYouTube\b|\[video\]/iu },
	{
		kind: 'blog',
		names: sieved(/\b(?:blog ?post|Substack)\b|\p{L}\sblog(?=[”"’*_]?(?:[.,;:)]|\s*$))|\[blog\]|\bmedium\.com\b/iu),
	},
];
