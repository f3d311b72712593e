package hypothesis

import "spoor/data"

var descriptions = []Description{
	{
		MethodFisher,
		data.Text{EN: "Fisher's exact test", NL: "exacte toets van Fisher"},
		data.Text{
			EN: "Independent respondents in two independent groups. Holds the total number who chose the option fixed, which makes it conservative. Two-sided: tables no likelier than the observed one.",
			NL: "Onafhankelijke respondenten in twee onafhankelijke groepen. Houdt het totale aantal dat de optie koos vast, en is daardoor behoudend. Tweezijdig: tabellen die niet waarschijnlijker zijn dan de gevonden tabel.",
		},
		"R. A. Fisher (1935), The logic of inductive inference, JRSS 98.",
	},
	{
		MethodBoschloo,
		data.Text{EN: "Boschloo's exact test", NL: "exacte toets van Boschloo"},
		data.Text{
			EN: "Independent respondents in two independent groups. Takes the worst case over the unknown common proportion; orders tables by Fisher's p-value (two-sided when the test is two-sided).",
			NL: "Onafhankelijke respondenten in twee onafhankelijke groepen. Neemt het ongunstigste geval over het onbekende gezamenlijke percentage; ordent tabellen naar de p-waarde van Fisher (tweezijdig als de toets tweezijdig is).",
		},
		"R. D. Boschloo (1970), Raised conditional level of significance for the 2 x 2-table, Statistica Neerlandica 24.",
	},
	{
		MethodScore,
		data.Text{EN: "score test of two proportions", NL: "scoretoets voor twee percentages"},
		data.Text{
			EN: "Independent respondents in two independent groups, and expected counts of at least 5. No continuity correction.",
			NL: "Onafhankelijke respondenten in twee onafhankelijke groepen, en verwachte aantallen van minstens 5. Geen continuïteitscorrectie.",
		},
		"K. Pearson (1900), Philosophical Magazine 50.",
	},
	{
		MethodChiSquare,
		data.Text{EN: "Pearson's chi-square test", NL: "chikwadraattoets van Pearson"},
		data.Text{
			EN: "Independent respondents, each in one cell of the table, and expected counts that are not small (Cochran's rule). Not for options of a multi-select item. No continuity correction.",
			NL: "Onafhankelijke respondenten, ieder in één cel van de tabel, en verwachte aantallen die niet klein zijn (regel van Cochran). Niet voor opties van een meerkeuzevraag met meer antwoorden. Geen continuïteitscorrectie.",
		},
		"K. Pearson (1900), Philosophical Magazine 50; W. G. Cochran (1954), Biometrics 10.",
	},
	{
		MethodBinomial,
		data.Text{EN: "exact binomial test", NL: "exacte binomiale toets"},
		data.Text{
			EN: "Independent respondents and a benchmark known without sampling error. Two-sided: outcomes no likelier than the observed one.",
			NL: "Onafhankelijke respondenten en een vergelijkingswaarde zonder steekproeffout. Tweezijdig: uitkomsten die niet waarschijnlijker zijn dan de gevonden uitkomst.",
		},
		"C. J. Clopper & E. S. Pearson (1934), Biometrika 26; two-sided as in R's binom.test.",
	},
	{
		MethodMcNemarExact,
		data.Text{EN: "McNemar's exact test", NL: "exacte toets van McNemar"},
		data.Text{
			EN: "The same respondents answered twice, or could choose both options. Only those who chose exactly one of the two count.",
			NL: "Dezelfde respondenten antwoordden twee keer, of konden beide opties kiezen. Alleen wie precies één van de twee koos, telt mee.",
		},
		"Q. McNemar (1947), Psychometrika 12.",
	},
	{
		MethodMcNemarMidP,
		data.Text{EN: "McNemar's mid-P test", NL: "mid-P-toets van McNemar"},
		data.Text{
			EN: "As McNemar's exact test, with the observed split counted for half: less conservative, and in rare cases slightly above its level.",
			NL: "Als de exacte toets van McNemar, waarbij de gevonden verdeling voor de helft telt: minder behoudend, en in zeldzame gevallen iets boven het niveau.",
		},
		"M. W. Fagerland, S. Lydersen & P. Laake (2013), BMC Medical Research Methodology 13.",
	},
	{
		MethodMcNemarRange,
		data.Text{EN: "range of McNemar's exact test", NL: "bereik van de exacte toets van McNemar"},
		data.Text{
			EN: "The same respondents could choose both options, and only the totals are known: the smallest and largest p-value over every possible overlap.",
			NL: "Dezelfde respondenten konden beide opties kiezen, en alleen de totalen zijn bekend: de kleinste en grootste p-waarde over elke mogelijke overlap.",
		},
		"Q. McNemar (1947), Psychometrika 12; overlap by D. Gale (1957), Pacific Journal of Mathematics 7.",
	},
	{
		MethodTrend,
		data.Text{EN: "Cochran-Armitage trend test", NL: "trendtoets van Cochran-Armitage"},
		data.Text{
			EN: "Independent respondents in ordered groups with scores; looks for a straight line. Variance divided by N. Needs enough respondents who did and did not choose the option.",
			NL: "Onafhankelijke respondenten in geordende groepen met scores; zoekt een rechte lijn. Variantie gedeeld door N. Vraagt voldoende respondenten die de optie wel en niet kozen.",
		},
		"W. G. Cochran (1954), Biometrics 10; P. Armitage (1955), Biometrics 11.",
	},
	{
		MethodTrendExact,
		data.Text{EN: "exact Cochran-Armitage trend test", NL: "exacte trendtoets van Cochran-Armitage"},
		data.Text{
			EN: "As the trend test, with the exact distribution given the total number who chose the option. Two-sided: at least as far from the expectation.",
			NL: "Als de trendtoets, met de exacte verdeling gegeven het totale aantal dat de optie koos. Tweezijdig: minstens zo ver van de verwachting.",
		},
		"P. Armitage (1955), Biometrics 11; A. Agresti (2013), Categorical Data Analysis, 3rd ed.",
	},
	{
		MethodMannWhitney,
		data.Text{EN: "Mann-Whitney test", NL: "Mann-Whitneytoets"},
		data.Text{
			EN: "Independent respondents in two independent groups who answer on one ordered scale. Corrected for ties, no continuity correction.",
			NL: "Onafhankelijke respondenten in twee onafhankelijke groepen die op één geordende schaal antwoorden. Gecorrigeerd voor gelijke antwoorden, geen continuïteitscorrectie.",
		},
		"H. B. Mann & D. R. Whitney (1947), Annals of Mathematical Statistics 18.",
	},
	{
		MethodMannWhitneyExact,
		data.Text{EN: "exact Mann-Whitney test", NL: "exacte Mann-Whitneytoets"},
		data.Text{
			EN: "As the Mann-Whitney test, with the exact permutation distribution given the ties. Two-sided: at least as far from the expectation.",
			NL: "Als de Mann-Whitneytoets, met de exacte permutatieverdeling gegeven de gelijke antwoorden. Tweezijdig: minstens zo ver van de verwachting.",
		},
		"H. B. Mann & D. R. Whitney (1947), Annals of Mathematical Statistics 18; ties as in B. Streitberg & J. Röhmel (1986).",
	},
	{
		MethodKruskalWallis,
		data.Text{EN: "Kruskal-Wallis test", NL: "Kruskal-Wallistoets"},
		data.Text{
			EN: "Independent respondents in independent groups who answer on one ordered scale, at least about 5 a group. Corrected for ties.",
			NL: "Onafhankelijke respondenten in onafhankelijke groepen die op één geordende schaal antwoorden, minstens ongeveer 5 per groep. Gecorrigeerd voor gelijke antwoorden.",
		},
		"W. H. Kruskal & W. A. Wallis (1952), JASA 47.",
	},
	{
		MethodEquivalenceTwo,
		data.Text{EN: "two one-sided tests of two proportions", NL: "twee eenzijdige toetsen voor twee percentages"},
		data.Text{
			EN: "Independent respondents in two independent groups, and a margin chosen before seeing the data. Score tests, approximate in small groups.",
			NL: "Onafhankelijke respondenten in twee onafhankelijke groepen, en een marge die vooraf is gekozen. Scoretoetsen, bij kleine groepen een benadering.",
		},
		"D. J. Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15; C. P. Farrington & G. Manning (1990), Statistics in Medicine 9.",
	},
	{
		MethodEquivalenceBenchmark,
		data.Text{EN: "two one-sided exact binomial tests", NL: "twee eenzijdige exacte binomiale toetsen"},
		data.Text{
			EN: "Independent respondents, a benchmark known without sampling error, and a margin chosen before seeing the data.",
			NL: "Onafhankelijke respondenten, een vergelijkingswaarde zonder steekproeffout, en een marge die vooraf is gekozen.",
		},
		"D. J. Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15.",
	},
	{
		MethodPermutation,
		data.Text{EN: "permutation test of whole respondents", NL: "permutatietoets waarbij respondenten met al hun antwoorden worden geruild"},
		data.Text{
			EN: "Independent respondents in groups that do not overlap. Deals whole respondents out to the groups at random, so it needs no approximation and holds for options that may be picked together.",
			NL: "Onafhankelijke respondenten in groepen die elkaar niet overlappen. Verdeelt de respondenten, elk met alle eigen antwoorden, willekeurig over de groepen, heeft dus geen benadering nodig en geldt ook voor opties die samen gekozen mogen worden.",
		},
		"C. R. Bilder & T. M. Loughin (2004), Testing for marginal independence between two categorical variables with multiple responses, Biometrics 60.",
	},
	{
		MethodHolm,
		data.Text{EN: "Holm's adjustment", NL: "correctie van Holm"},
		data.Text{
			EN: "Keeps the chance of any false rejection within the level, however the tests depend on each other.",
			NL: "Houdt de kans op één of meer onterechte verwerpingen binnen het niveau, hoe de toetsen ook samenhangen.",
		},
		"S. Holm (1979), Scandinavian Journal of Statistics 6.",
	},
	{
		MethodBenjaminiHochberg,
		data.Text{EN: "Benjamini-Hochberg adjustment", NL: "correctie van Benjamini-Hochberg"},
		data.Text{
			EN: "Keeps the expected share of false rejections within the level, for independent or positively dependent tests. For exploration.",
			NL: "Houdt het verwachte aandeel onterechte verwerpingen binnen het niveau, bij onafhankelijke of positief samenhangende toetsen. Voor verkenning.",
		},
		"Y. Benjamini & Y. Hochberg (1995), JRSS B 57.",
	},
	{
		MethodTarone,
		data.Text{EN: "Tarone's adjustment", NL: "correctie van Tarone"},
		data.Text{
			EN: "Discrete conditional tests, such as Fisher's: options that could never reach the level leave the family. Holds at the stated level only.",
			NL: "Discrete voorwaardelijke toetsen, zoals die van Fisher: opties die het niveau nooit kunnen halen, tellen niet mee in de correctie. Geldt alleen bij het genoemde niveau.",
		},
		"R. E. Tarone (1990), Biometrics 46; step-down by G. Hommel & F. Krummenauer (1998), Biometrics 54.",
	},
	{
		MethodCohensH,
		data.Text{EN: "Cohen's h", NL: "Cohens h"},
		data.Text{
			EN: "An effect size, not a test: it says nothing about chance. About 0.2 is small, 0.5 medium, 0.8 large.",
			NL: "Een effectgrootte, geen toets: zegt niets over toeval. Ongeveer 0,2 is klein, 0,5 middelgroot, 0,8 groot.",
		},
		"J. Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd ed.",
	},
}
