package interval

// Description says what a method is, for an explanation on the command line and the methods section of a report.
type Description struct {
	Name    string // English
	Dutch   string
	Assumes string // English, one or two sentences
	Source  string
}

// Describe returns the description of the method; it is empty for a name that is not one of the constants.
func (m Method) Describe() Description { return descriptions[m] }

const independentAnswers = "Independent answers from a large population, each yes with the same probability."

const independentGroups = "Two independent groups of independent answers."

var descriptions = map[Method]Description{
	MethodWilson: {
		Name:    "Wilson score interval",
		Dutch:   "Wilson-scoreinterval",
		Assumes: independentAnswers + " Covers its level on average; sound at 0 and n.",
		Source:  "Wilson (1927), JASA 22, 209-212; Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
	},
	MethodWilsonCC: {
		Name:    "Wilson score interval with continuity correction",
		Dutch:   "Wilson-scoreinterval met continuïteitscorrectie",
		Assumes: independentAnswers + " Wider than Wilson, close to Clopper-Pearson; no correction at k = n/2.",
		Source:  "Newcombe (1998), Statistics in Medicine 17, 857-872, method 4",
	},
	MethodClopperPearson: {
		Name:    "Clopper-Pearson exact interval",
		Dutch:   "exact interval van Clopper en Pearson",
		Assumes: independentAnswers + " Covers at least its level, whatever the true proportion.",
		Source:  "Clopper & Pearson (1934), Biometrika 26, 404-413",
	},
	MethodJeffreys: {
		Name:    "Jeffreys interval",
		Dutch:   "Jeffreys-interval",
		Assumes: independentAnswers + " Equal-tailed, prior Beta(1/2, 1/2); 0 at k = 0 and 1 at k = n.",
		Source:  "Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
	},
	MethodAgrestiCoull: {
		Name:    "Agresti-Coull interval",
		Dutch:   "Agresti-Coull-interval",
		Assumes: independentAnswers + " Adds z² answers, half of them yes, with the exact z; cut off at 0 and 1.",
		Source:  "Agresti & Coull (1998), The American Statistician 52, 119-126",
	},
	MethodMidP: {
		Name:    "mid-P interval",
		Dutch:   "mid-P-interval",
		Assumes: independentAnswers + " Counts half of the observed outcome in each tail; covers its level on average.",
		Source:  "Lancaster (1961), JASA 56, 223-234",
	},
	MethodLogit: {
		Name:    "logit interval",
		Dutch:   "logit-interval",
		Assumes: independentAnswers + " Log odds about normal; Clopper-Pearson at k = 0 and k = n.",
		Source:  "Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
	},
	MethodWald: {
		Name:    "Wald interval",
		Dutch:   "Wald-interval",
		Assumes: independentAnswers + " Large n and a proportion far from 0 and 1; a point at k = 0 and k = n. Only to reproduce a figure made with it.",
		Source:  "textbook; see Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133, on why not",
	},
	MethodWidestCase: {
		Name:    "widest-case interval for a mean of shares",
		Dutch:   "ruimst mogelijke interval voor een gemiddeld aandeel",
		Assumes: "Independent values between 0 and 1 whose spread is unknown, so the largest that fits the mean is taken: m(1-m).",
		Source:  "Bhatia & Davis (2000), American Mathematical Monthly 107, 353-357; Wilson (1927), JASA 22, 209-212",
	},
	MethodWilsonFinite: {
		Name:    "Wilson score interval, finite population",
		Dutch:   "Wilson-scoreinterval, eindige populatie",
		Assumes: "A simple random sample without replacement from a population of the given size. Says nothing about non-response.",
		Source:  "Wilson (1927), JASA 22, 209-212, at n(N-1)/(N-n); Cochran (1977), Sampling Techniques, section 3.2",
	},
	MethodHypergeometric: {
		Name:    "exact hypergeometric interval",
		Dutch:   "exact hypergeometrisch interval",
		Assumes: "A simple random sample without replacement from a population of the given size. Covers at least its level. Says nothing about non-response.",
		Source:  "Buonaccorsi (1987), The American Statistician 41, 215-218",
	},
	MethodBonferroniWilson: {
		Name:    "Bonferroni-Wilson simultaneous intervals",
		Dutch:   "simultane Wilson-intervallen (Bonferroni)",
		Assumes: "Independent respondents; any dependence between the options, so also for multi-select items.",
		Source:  "Dunn (1961), JASA 56, 52-64; Wilson (1927), JASA 22, 209-212",
	},
	MethodGoodman: {
		Name:    "Goodman simultaneous intervals",
		Dutch:   "simultane intervallen van Goodman",
		Assumes: "Independent respondents, each in exactly one category; empty categories count.",
		Source:  "Goodman (1965), Technometrics 7, 247-254",
	},
	MethodSisonGlaz: {
		Name:    "Sison-Glaz simultaneous intervals",
		Dutch:   "simultane intervallen van Sison en Glaz",
		Assumes: "Independent respondents, each in exactly one category. Covers too little when categories are rare.",
		Source:  "Sison & Glaz (1995), JASA 90, 366-369; May & Johnson (2000), Journal of Statistical Software 5(6)",
	},
	MethodNewcombe: {
		Name:    "Newcombe hybrid score interval",
		Dutch:   "hybride score-interval van Newcombe",
		Assumes: independentGroups + " Covers its level on average; sound at 0 and n.",
		Source:  "Newcombe (1998), Statistics in Medicine 17, 873-890, method 10",
	},
	MethodMiettinenNurminen: {
		Name:    "Miettinen-Nurminen score interval",
		Dutch:   "score-interval van Miettinen en Nurminen",
		Assumes: independentGroups + " Inverts the score test, with variance times N/(N-1).",
		Source:  "Miettinen & Nurminen (1985), Statistics in Medicine 4, 213-226",
	},
	MethodAgrestiCaffo: {
		Name:    "Agresti-Caffo interval",
		Dutch:   "Agresti-Caffo-interval",
		Assumes: independentGroups + " Adds one yes and one no to each group; cut off at -1 and 1.",
		Source:  "Agresti & Caffo (2000), The American Statistician 54, 280-288",
	},
	MethodNewcombeSuperiority: {
		Name:    "Newcombe score interval (chance of higher)",
		Dutch:   "score-interval van Newcombe (kans op hoger)",
		Assumes: independentGroups + " Takes the variance of answers without ties, so that it is cautious on a scale of few points; sound at 0 and 1.",
		Source:  "Newcombe (2006), Statistics in Medicine 25, 559-573, method 5; Hanley & McNeil (1982), Radiology 143, 29-36",
	},
	MethodMover: {
		Name:    "interval of Zou and Donner for a difference of net scores",
		Dutch:   "interval van Zou en Donner voor een verschil van saldi",
		Assumes: independentGroups + " Combines the limits of both net scores (MOVER), and so keeps what is skewed skewed.",
		Source:  "Zou & Donner (2008), Statistics in Medicine 27, 1693-1702",
	},
	MethodNewcombePaired: {
		Name:    "Newcombe paired interval",
		Dutch:   "gepaard interval van Newcombe",
		Assumes: "Independent respondents who each answer both questions or both waves.",
		Source:  "Newcombe (1998), Statistics in Medicine 17, 2635-2650, method 10",
	},
}
