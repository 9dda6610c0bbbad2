/** Abbreviations whose full stop does not end a sentence, in lower case without their last full stop. */

/** Always followed by more of the same sentence. */
export const neverFinal: ReadonlySet<string> = new Set(
	words(`
	dr drs mr mrs ms mx prof profs rev hon gen col capt sgt sen rep gov pres st
	vs v e.g eg i.e ie cf viz approx ca circa fig figs eq eqs sec secs ch chap vol vols pp ed eds trans
	ref refs tab no nos nr art para resp incl excl esp dept univ assoc al
	jan feb mar apr jun jul aug sep sept oct nov dec
	j n engl med clin exp res rev sci neuroimmunol immunol pharmacol ther proc natl acad biochem biol
	neurosci psychiatr psychiatry gastroenterol rheumatol oncol dermatol endocrinol metab int pharm am br eur
	ann arch intern physiol behav brain dis disord lett toxicol rep pathol surg obstet gynecol paediatr pediatr
	neurol mult scler pharmacother physiother anesth analg anaesth invest cent curr opin front
	subq min max tel ext
	`),
);

/** May end a sentence: it does when a capital that starts a sentence follows. */
export const maybeFinal: ReadonlySet<string> = new Set(
	words(`
	etc inc ltd co corp jr sr u.s u.k u.s.a e.u a.m p.m ph.d m.d d.o r.ph pharm.d b.sc m.sc d.c n.d b.s m.s
	q.d b.i.d t.i.d q.i.d q.h.s h.s p.o p.r.n q.o.d a.c p.c b.d t.d.s bid tid qid qhs prn
	mg mcg ml kg g hr hrs h wk wks yr yrs mo mos sec tbsp tsp oz lb lbs pt pts dept est avg
	`),
);

/** Titles and the like, after which even a word that starts sentences goes on with the same one. */
export const beforeNames: ReadonlySet<string> = new Set(
	words(
		'dr drs mr mrs ms mx prof profs rev hon gen col capt sgt sen rep gov pres st vs v e.g eg i.e ie fig figs no nos',
	),
);

/** Words with a capital that start a sentence rather than go on with a name. */
export const openers: ReadonlySet<string> = new Set(
	words(`
	The This That These Those There Then Thus Therefore It Its They Their We Our He She His Her You Your I In On At As An
	If When While Where Although Though However But And Or So Because Since After Before During For From With Without By
	Many Most Some Several Other Others Another Both Each All No Not One Two Three Only Also Still Yet Even
	Moreover Furthermore Similarly Conversely Instead Overall Finally Meanwhile Patients People Participants Researchers
	What Why How Who Which Is Are Do Does Did Can Could Should Would Will Was Were Has Have Take Ask See
	`),
);

function words(list: string): string[] {
	return list.split(/\s+/).filter((word) => word !== '');
}
