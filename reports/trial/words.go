package trial

import (
	"spoor/data"
	"spoor/data/plan"
)

// tests are what tests are called.
var tests = map[plan.Test]data.Text{
	plan.Boschloo:     {NL: "exacte toets van Boschloo", EN: "Boschloo's exact test"},
	plan.Fisher:       {NL: "exacte toets van Fisher", EN: "Fisher's exact test"},
	plan.Score:        {NL: "scoretoets", EN: "score test"},
	plan.Welch:        {NL: "t-toets van Welch", EN: "Welch's t-test"},
	plan.Ancova:       {NL: "covariantieanalyse", EN: "analysis of covariance"},
	plan.ClusterMeans: {NL: "t-toets op de gemiddelden van clusters", EN: "t-test on the means of clusters"},
	plan.Permutation:  {NL: "exacte permutatietoets over alle toewijzingen", EN: "exact permutation test over all assignments"},
	plan.DesignBased:  {NL: "t-toets met de gelineariseerde standaardfout van clusters", EN: "t-test with the linearised standard error of clusters"},
}

// TestName returns what a test is called.
func TestName(test plan.Test, lang data.Lang) string { return tests[test].In(lang) }

// words are the texts of a report.
var words = struct {
	subtitle, subtitleOpen                                      data.Text
	points, pointsOfScale, to, withSpan, through                data.Text
	hidden, concealed, nothing, fewer, more                     data.Text
	short, flow, start, primary, secondary, clusters, missing   data.Text
	subgroups, verdicts, consort, method                        data.Text
	found, foundClusters, tested, marginTested, untested        data.Text
	planned, plannedClusters, power, powerNone, possible        data.Text
	decides, depends, settled, notRegistered                    data.Text
	outcomeOf, outcomesOf, inClusters, thePlanned, notWorse     data.Text
	powerMargin, marginNone, about, foundHidden, unitAdjusted   data.Text
	powerZero, methodsMargin                                    data.Text
	findingCaption, relativeCaption, startCaption               data.Text
	missingCaption, subgroupCaption, subgroup, consortCaption   data.Text
	adjusted, adjustedFor, nOfClusters, flowAll, byCluster      data.Text
	marginLead, perMargin, disagree, neededNote, testsUsed      data.Text
	plannedWith, withExpected, withDifference, withMargin       data.Text
	withLevel, withICC, missingBare                             data.Text
	outcomes, allOutcomes, inPlan, analysis, arm, thisArm       data.Text
	clustersIn, interval, bareDifference, bareRatio             data.Text
	from, until, reasons                                        data.Text
	assigned, followed, strayed, dropped, lost                  data.Text
	analysed, analysedOf, reason, noReason, fewReasons, rows    data.Text
	unassigned, flowCaption, flowLead, flowHidden, cameHidden   data.Text
	known, apart, startLead, startNone, nOf                     data.Text
	outcome, difference, ratio, needed, p, holm, verdict        data.Text
	asAssigned, perProtocol, primaryLead, perLead, plannedLine  data.Text
	secondaryLead, secondaryNone, unregistered, extra           data.Text
	icc, iccNone, iccPlanned, few, beside                       data.Text
	missingNone, missingLead, missingHidden                     data.Text
	missingUnknown, effectHidden, noBounds                      data.Text
	leastShare, mostShare, leastMean, mostMean, tip, tipOne     data.Text
	tipNone, tipSearched, expected, scenario                    data.Text
	subgroupLead, interaction, notAnnounced, subgroupNone       data.Text
	interactionNone                                             data.Text
	consortLead, item, topic, where, here, add                  data.Text
	methods, methodShare, methodMean, methodCluster, methodHolm data.Text
	methodMissing, methodSubgroup, methodArms, hides            data.Text
	made, checksum, margin                                      data.Text
}{
	subtitle:      data.Text{NL: "Uitwerking van het experiment volgens het plan van %s", EN: "The experiment evaluated by its plan of %s"},
	subtitleOpen:  data.Text{NL: "Uitwerking van het experiment volgens een plan van %s dat niet is geregistreerd", EN: "The experiment evaluated by a plan of %s that was not registered"},
	points:        data.Text{NL: "procentpunten", EN: "percentage points"},
	pointsOfScale: data.Text{NL: "punt", EN: "points"},
	to:            data.Text{NL: "%s tot %s", EN: "%s to %s"},
	withSpan:      data.Text{NL: "%s (%s)", EN: "%s (%s)"},
	through:       data.Text{NL: "%s via ∞ tot %s", EN: "%s through ∞ to %s"},
	hidden:        data.Text{NL: "verborgen (kleine aantallen)", EN: "hidden (small counts)"},
	concealed:     data.Text{NL: "verborgen", EN: "hidden"},
	nothing:       data.Text{NL: "geen uitkomsten", EN: "no outcomes"},
	fewer:         data.Text{NL: "%s voor één minder", EN: "%s for one fewer"},
	more:          data.Text{NL: "%s voor één meer", EN: "%s for one more"},

	short:     data.Text{NL: "Kort", EN: "In short"},
	flow:      data.Text{NL: "Stroom van deelnemers", EN: "Flow of participants"},
	start:     data.Text{NL: "De armen bij het begin", EN: "The arms at the start"},
	primary:   data.Text{NL: "Primaire uitkomst", EN: "Primary outcome"},
	secondary: data.Text{NL: "Andere uitkomsten", EN: "Other outcomes"},
	clusters:  data.Text{NL: "Clusters", EN: "Clusters"},
	missing:   data.Text{NL: "Ontbrekende uitkomsten", EN: "Missing outcomes"},
	subgroups: data.Text{NL: "Subgroepen", EN: "Subgroups"},
	verdicts:  data.Text{NL: "Wat de oordelen betekenen", EN: "What the verdicts mean"},
	consort:   data.Text{NL: "CONSORT 2010: waar staat wat", EN: "CONSORT 2010: what stands where"},
	method:    data.Text{NL: "Werkwijze", EN: "Method"},

	found:           data.Text{NL: "‘%s’: %s bij %s (n = %s) tegen %s bij %s (n = %s), een verschil van %s %s (%s-interval %s).", EN: "‘%s’: %s with %s (n = %s) against %s with %s (n = %s), a difference of %s %s (%s interval %s)."},
	foundClusters:   data.Text{NL: "‘%s’: gemiddeld %s per cluster bij %s (%s) tegen %s bij %s (%s), een verschil van %s %s (%s-interval %s).", EN: "‘%s’: a mean over clusters of %s with %s (%s) against %s with %s (%s), a difference of %s %s (%s interval %s)."},
	tested:          data.Text{NL: "Oordeel: %s (%s, p %s).", EN: "Verdict: %s (%s, p %s)."},
	marginTested:    data.Text{NL: "Oordeel: %s (de marge is %s %s; het interval beslist).", EN: "Verdict: %s (the margin is %s %s; the interval decides)."},
	untested:        data.Text{NL: "‘%s’. Oordeel: %s. %s", EN: "‘%s’. Verdict: %s. %s"},
	foundHidden:     data.Text{NL: "‘%s’: verborgen (kleine aantallen).", EN: "‘%s’: hidden (small counts)."},
	unitAdjusted:    data.Text{NL: "%s na correctie voor ‘%s’", EN: "%s adjusted for ‘%s’"},
	adjusted:        data.Text{NL: "%s, gecorrigeerd voor ‘%s’", EN: "%s, adjusted for ‘%s’"},
	adjustedFor:     data.Text{NL: "Gecorrigeerd voor ‘%s’.", EN: "Adjusted for ‘%s’."},
	cameHidden:      data.Text{NL: "%s: deelnemers gepland: %s; gekomen: %s; uitkomst bekend: %s.", EN: "%s: participants planned: %s; came: %s; outcome known: %s."},
	planned:         data.Text{NL: "%s: gepland waren %s deelnemers; er kwamen er %s, en van %s is de uitkomst bekend.", EN: "%s: %s participants were planned; %s came, and the outcome of %s is known."},
	plannedClusters: data.Text{NL: "%s: gepland waren %s deelnemers in %s; er kwamen er %s in %s, en van %s in %s is de uitkomst bekend.", EN: "%s: %s participants in %s were planned; %s in %s came, and the outcome of %s in %s is known."},
	power:           data.Text{NL: "Een werkelijk verschil van %s %s had dit experiment met %s kans aangetoond; gepland was %s.", EN: "A true difference of %s %s would have been shown by this experiment with a chance of %s; %s was planned."},
	powerNone:       data.Text{NL: "Het geplande verschil van %s %s past niet bij de %s die de eerste arm heeft; hoe groot de kans was het aan te tonen, is niet te zeggen.", EN: "The planned difference of %s %s does not fit the %s of the first arm; the chance to show it cannot be told."},
	powerZero:       data.Text{NL: "Met zo weinig clusters kon dit experiment niets aantonen, hoe groot het verschil ook was; gepland was %s.", EN: "With so few clusters this experiment could show nothing, however large the difference; %s was planned."},
	powerMargin:     data.Text{NL: "Als de armen in werkelijkheid gelijk zijn, had dit experiment met %s kans getoond dat het niet slechter is; gepland was %s.", EN: "If the arms are truly alike, this experiment would have shown with a chance of %s that it is not inferior; %s was planned."},
	marginNone:      data.Text{NL: "De marge van %s %s past niet bij de %s die de eerste arm heeft; hoe groot de kans was iets te tonen, is niet te zeggen.", EN: "The margin of %s %s does not fit the %s of the first arm; the chance to show anything cannot be told."},
	about:           data.Text{NL: "ongeveer %s", EN: "about %s"},
	disagree:        data.Text{NL: "Toets en interval zijn hier niet op dezelfde manier berekend en zeggen niet hetzelfde over 0; de toets beslist.", EN: "Test and interval are not made by one rule here and do not say the same of 0; the test decides."},
	possible:        data.Text{NL: "Mogelijk blijven alle verschillen van %s %s.", EN: "All differences of %s %s remain possible."},
	decides:         data.Text{NL: "Om %s met %s kans aan te tonen zijn per arm %s nodig.", EN: "To show %s with a chance of %s takes %s in each arm."},
	thePlanned:      data.Text{NL: "het geplande verschil", EN: "the planned difference"},
	notWorse:        data.Text{NL: "bij gelijke armen ‘niet slechter’", EN: "‘not inferior’, where the arms are alike,"},
	outcomeOf:       data.Text{NL: "1 uitkomst", EN: "1 outcome"},
	outcomesOf:      data.Text{NL: "%s uitkomsten", EN: "%s outcomes"},
	inClusters:      data.Text{NL: "%s in %s", EN: "%s in %s"},
	depends:         data.Text{NL: "Dit oordeel hangt af van de %s uitkomsten die ontbreken.", EN: "This verdict depends on the %s outcomes that are missing."},
	settled:         data.Text{NL: "Wat de ontbrekende uitkomsten (%s) ook waren, het oordeel blijft hetzelfde.", EN: "Whatever the missing outcomes (%s) were, the verdict stays the same."},
	notRegistered:   data.Text{NL: "Dit plan heeft geen controlesom: niets toont dat het vóór de uitkomst vaststond. Lees alles hieronder als verkenning.", EN: "This plan has no checksum: nothing shows that it was settled before the outcome. Read all of this as exploration."},

	assigned:    data.Text{NL: "Toegewezen", EN: "Assigned"},
	followed:    data.Text{NL: "Volgens plan", EN: "As planned"},
	strayed:     data.Text{NL: "Niet volgens plan", EN: "Not as planned"},
	dropped:     data.Text{NL: "Uitgevallen", EN: "Dropped out"},
	lost:        data.Text{NL: "Uitkomst onbekend", EN: "Outcome not known"},
	analysed:    data.Text{NL: "Uitkomst bekend", EN: "Outcome known"},
	analysedOf:  data.Text{NL: "%s (%s)", EN: "%s (%s)"},
	reason:      data.Text{NL: "%s: %s", EN: "%s: %s"},
	noReason:    data.Text{NL: "reden niet opgegeven", EN: "reason not given"},
	fewReasons:  data.Text{NL: "andere redenen", EN: "other reasons"},
	rows:        data.Text{NL: "In de gegevens", EN: "In the data"},
	unassigned:  data.Text{NL: "Niet toegewezen", EN: "Not assigned"},
	flowCaption: data.Text{NL: "Deelnemers per arm", EN: "Participants in each arm"},
	flowHidden:  data.Text{NL: "Deelnemers in de gegevens: %s; aan een arm toegewezen: %s. Ieder telt in de arm van toewijzing.", EN: "Participants in the data: %s; assigned to an arm: %s. Everybody counts in the arm of assignment."},
	flowLead:    data.Text{NL: "In de gegevens staan %s deelnemers, van wie %s aan een arm zijn toegewezen. Ieder telt in de arm van toewijzing.", EN: "The data hold %s participants, of whom %s were assigned to an arm. Everybody counts in the arm of assignment."},

	known:        data.Text{NL: "Bekend bij het begin", EN: "Known at the start"},
	apart:        data.Text{NL: "Gestandaardiseerd verschil: %s", EN: "Standardised difference: %s"},
	startCaption: data.Text{NL: "Bekend bij het begin, per arm", EN: "Known at the start, in each arm"},
	startLead:    data.Text{NL: "Zonder toetsen: armen die door loting ontstaan, verschillen alleen door toeval. Een gestandaardiseerd verschil is het verschil gedeeld door de spreiding; onder 0,1 geldt als klein.", EN: "Without tests: arms that are drawn by lot differ by chance alone. A standardised difference is the difference divided by the spread; below 0.1 counts as small."},
	startNone:    data.Text{NL: "Het plan noemt niets dat bij het begin bekend was; zet dat onder baseline.", EN: "The plan names nothing that was known at the start; list it under baseline."},
	nOf:          data.Text{NL: "%s (n = %s)", EN: "%s (n = %s)"},
	nOfClusters:  data.Text{NL: "%s (n = %s, %s)", EN: "%s (n = %s, %s)"},
	flowAll:      data.Text{NL: "In de gegevens staan %s deelnemers, allen aan een arm toegewezen. Ieder telt in de arm van toewijzing.", EN: "The data hold %s participants, all of them assigned to an arm. Everybody counts in the arm of assignment."},

	outcomes:        data.Text{NL: "Uitkomsten", EN: "Outcomes"},
	allOutcomes:     data.Text{NL: "Hieronder elke uitkomst in elke analyse. Een verschil van aandelen is in procentpunten. De p-waarden van de primaire uitkomst zijn over de armen gecorrigeerd en die van de secundaire samen, volgens Holm.", EN: "Below is each outcome in each analysis. A difference of shares is in percentage points. P-values of the primary outcome are adjusted over the arms, and those of the secondary ones together, by Holm."},
	inPlan:          data.Text{NL: "In het plan", EN: "In the plan"},
	analysis:        data.Text{NL: "Analyse", EN: "Analysis"},
	arm:             data.Text{NL: "Arm", EN: "Arm"},
	thisArm:         data.Text{NL: "Deze arm", EN: "This arm"},
	clustersIn:      data.Text{NL: "Clusters: %s", EN: "Clusters: %s"},
	interval:        data.Text{NL: "%s-interval", EN: "%s interval"},
	bareDifference:  data.Text{NL: "Verschil", EN: "Difference"},
	bareRatio:       data.Text{NL: "Verhouding", EN: "Ratio"},
	from:            data.Text{NL: "van", EN: "from"},
	until:           data.Text{NL: "tot", EN: "to"},
	reasons:         data.Text{NL: "Redenen", EN: "Reasons"},
	outcome:         data.Text{NL: "Uitkomst", EN: "Outcome"},
	difference:      data.Text{NL: "Verschil (%s-interval)", EN: "Difference (%s interval)"},
	ratio:           data.Text{NL: "Verhouding (%s-interval)", EN: "Ratio (%s interval)"},
	needed:          data.Text{NL: "Aantal nodig (%s-interval)", EN: "Number needed (%s interval)"},
	p:               data.Text{NL: "p", EN: "p"},
	holm:            data.Text{NL: "p (Holm)", EN: "p (Holm)"},
	verdict:         data.Text{NL: "Oordeel", EN: "Verdict"},
	asAssigned:      data.Text{NL: "zoals toegewezen", EN: "as assigned"},
	perProtocol:     data.Text{NL: "alleen wie het plan volgde", EN: "only who followed the plan"},
	primaryLead:     data.Text{NL: "%s. Geregistreerde toets: %s.", EN: "%s. Registered test: %s."},
	marginLead:      data.Text{NL: "%s. Geregistreerd is een marge van %s %s: het %s-interval beslist en geen toets.", EN: "%s. A margin of %s %s was registered: the %s interval decides, and no test."},
	perMargin:       data.Text{NL: "Wie het plan niet volgt, maakt de armen gelijker en ‘niet slechter’ makkelijker te halen. Kijk daarom ook naar de regel van wie het plan volgde; die zou geven: %s.", EN: "Whoever does not follow the plan makes the arms more alike, and ‘not inferior’ easier to reach. So look at the row of those who followed it too; it would give: %s."},
	findingCaption:  data.Text{NL: "De armen en hun verschil", EN: "The arms and their difference"},
	relativeCaption: data.Text{NL: "Verhouding en aantal nodig", EN: "Ratio and number needed"},
	neededNote:      data.Text{NL: "Het aantal nodig is het aantal deelnemers dat in de andere arm moet komen voor één meer (of één minder) met de uitkomst: 1 gedeeld door het verschil. Sluit het interval van het verschil 0 niet uit, dan loopt dat van het aantal nodig via oneindig.", EN: "The number needed is how many participants have to be in the other arm for one more (or one fewer) with the outcome: 1 divided by the difference. Where the interval of the difference does not exclude 0, that of the number needed runs through infinity."},
	testsUsed:       data.Text{NL: "Getoetst met: %s.", EN: "Tested by: %s."},
	perLead:         data.Text{NL: "Wie het plan volgde, kreeg wat de arm zou krijgen. Die regel vergelijkt geen gelote groepen meer en beslist niets.", EN: "Those who followed the plan got what the arm was to get. That row compares groups that were not drawn by lot any more, and decides nothing."},
	plannedLine:     data.Text{NL: "gepland: %s", EN: "planned: %s"},
	margin:          data.Text{NL: "marge: %s", EN: "margin: %s"},

	secondaryLead: data.Text{NL: "De secundaire uitkomsten zijn samen getoetst, met de correctie van Holm. Alleen de primaire uitkomst beslist of het experiment slaagde.", EN: "The secondary outcomes are tested together, with Holm's correction. Only the primary outcome decides whether the experiment succeeded."},
	secondaryNone: data.Text{NL: "Het plan noemt geen andere uitkomsten.", EN: "The plan names no other outcomes."},
	unregistered:  data.Text{NL: "niet geregistreerd", EN: "not registered"},
	extra:         data.Text{NL: "Wat niet is geregistreerd, is geschat en niet getoetst: wie lang genoeg zoekt, vindt altijd iets.", EN: "What was not registered is estimated and not tested: whoever looks long enough finds something."},

	icc:        data.Text{NL: "De intraclasscorrelatie is %s (%s-interval %s), bij gemiddeld %s deelnemers per cluster.", EN: "The intraclass correlation is %s (%s interval %s), with %s participants in a cluster on average."},
	iccPlanned: data.Text{NL: "Gepland was %s.", EN: "%s was planned with."},
	iccNone:    data.Text{NL: "De intraclasscorrelatie is niet te schatten: er zijn te weinig clusters, of binnen clusters verschilt niemand.", EN: "The intraclass correlation cannot be estimated: there are too few clusters, or nobody differs within them."},
	byCluster:  data.Text{NL: "Toegewezen is per cluster, en zo is ook getoetst: %s.", EN: "Assignment was by cluster, and so is the test: %s."},
	few:        data.Text{NL: "Met minder dan %s clusters in een arm hangt de uitkomst aan een paar clusters.", EN: "With fewer than %s clusters in an arm the outcome hangs on a few of them."},
	beside:     data.Text{NL: "Ter vergelijking, met alle deelnemers even zwaar: %s %s, %s, p %s. Dit beslist niets.", EN: "For comparison, with all participants counting the same: %s %s, %s, p %s. It decides nothing."},

	missingNone:    data.Text{NL: "Van iedereen die is toegewezen is de primaire uitkomst bekend.", EN: "The primary outcome of everybody who was assigned is known."},
	missingUnknown: data.Text{NL: "Van %s deelnemers is de primaire uitkomst niet bekend. %s", EN: "The primary outcome of %s participants is not known. %s"},
	effectHidden:   data.Text{NL: "Wat die hadden kunnen veranderen is verborgen, net als de uitkomst zelf.", EN: "What they could have changed is hidden, as the outcome itself is."},
	noBounds:       data.Text{NL: "Wat die hadden kunnen veranderen is niet te begrenzen: van een arm is geen uitkomst bekend, of het codeboek noemt geen laagste en hoogste waarde (range).", EN: "What they could have changed has no bounds: no outcome of an arm is known, or the codebook names no lowest and highest value (range)."},
	missingHidden:  data.Text{NL: "Hoeveel uitkomsten ontbreken is verborgen, en daarmee ook wat die hadden kunnen veranderen: het zou kleine aantallen verraden.", EN: "How many outcomes are missing is hidden, and so is what they could have changed: it would tell small counts."},
	missingLead:    data.Text{NL: "Van %s deelnemers is de primaire uitkomst niet bekend. Hieronder staat wat die hoogstens zouden kunnen veranderen.", EN: "The primary outcome of %s participants is not known. This is the most that they could change."},
	missingBare:    data.Text{NL: "Daarbij is niet gecorrigeerd voor wat vooraf is gemeten.", EN: "Nothing is adjusted in it for what was measured before."},
	missingCaption: data.Text{NL: "Als wat ontbreekt zo gunstig of ongunstig was als het kon zijn", EN: "If what is missing was as good or as bad as could be"},
	scenario:       data.Text{NL: "Als van wie ontbreekt …", EN: "If of those who are missing …"},
	leastShare:     data.Text{NL: "… niemand bij %s de uitkomst had en iedereen bij %s", EN: "… nobody with %s had the outcome and everybody with %s"},
	mostShare:      data.Text{NL: "… iedereen bij %s de uitkomst had en niemand bij %s", EN: "… everybody with %s had the outcome and nobody with %s"},
	leastMean:      data.Text{NL: "… iedereen bij %s de laagste waarde had en bij %s de hoogste", EN: "… everybody with %s had the lowest value and with %s the highest"},
	mostMean:       data.Text{NL: "… iedereen bij %s de hoogste waarde had en bij %s de laagste", EN: "… everybody with %s had the highest value and with %s the lowest"},
	expected:       data.Text{NL: "Als wie ontbreekt gemiddeld was als de eigen arm, is het oordeel: %s.", EN: "If those who are missing were on average as their own arm, the verdict is: %s."},
	tipOne:         data.Text{NL: "Kantelpunt: 1 van de %s ontbrekende uitkomsten moet anders zijn geweest om er ‘%s’ van te maken.", EN: "Tipping point: 1 of the %s that are missing must have been otherwise to make it ‘%s’."},
	tip:            data.Text{NL: "Kantelpunt: %s van de %s ontbrekende uitkomsten moeten anders zijn geweest om er ‘%s’ van te maken.", EN: "Tipping point: %s of the %s that are missing must have been otherwise to make it ‘%s’."},
	tipSearched:    data.Text{NL: "Gezocht is door steeds de deelnemer te veranderen die het meest uitmaakt.", EN: "It was found by changing, one after another, the participant who matters most."},
	tipNone:        data.Text{NL: "Geen aantal van hen dat één kant op anders is geweest, verandert dat oordeel.", EN: "No number of them that were otherwise in one direction changes that verdict."},

	subgroupLead:    data.Text{NL: "Of een effect tussen subgroepen verschilt, zegt alleen de toets op interactie: niet of het in de ene wel en in de andere niet is aangetoond.", EN: "Only the test of interaction tells whether an effect differs between subgroups: not whether it is shown in one and not in another."},
	subgroupCaption: data.Text{NL: "%s, naar %s", EN: "%s, by %s"},
	subgroup:        data.Text{NL: "Subgroep", EN: "Subgroup"},
	interaction:     data.Text{NL: "Verschilt het effect naar %s? p %s (toets op interactie, benadering).", EN: "Does the effect differ by %s? p %s (test of interaction, an approximation)."},
	interactionNone: data.Text{NL: "Of het effect verschilt naar %s, is niet getoetst: %s.", EN: "Whether the effect differs by %s is not tested: %s."},
	notAnnounced:    data.Text{NL: "%s (niet aangekondigd)", EN: "%s (not announced)"},
	subgroupNone:    data.Text{NL: "Het plan kondigt geen subgroepen aan.", EN: "The plan announces no subgroups."},

	consortLead:    data.Text{NL: "De nummers zijn die van CONSORT 2010; waar clusters zijn toegewezen die van de uitbreiding daarvoor (2012). Wat hier niet staat, moet een mens aanvullen.", EN: "The numbers are those of CONSORT 2010; where clusters were assigned those of its extension for them (2012). What does not stand here a person must add."},
	consortCaption: data.Text{NL: "De punten van CONSORT", EN: "The items of CONSORT"},
	item:           data.Text{NL: "Nr.", EN: "No."},
	topic:          data.Text{NL: "Onderwerp", EN: "Topic"},
	where:          data.Text{NL: "Waar", EN: "Where"},
	here:           data.Text{NL: "hier: %s", EN: "here: %s"},
	add:            data.Text{NL: "aanvullen: %s", EN: "to add: %s"},

	plannedWith:    data.Text{NL: "Het plan rekende met %s.", EN: "The plan reckoned with %s."},
	withExpected:   data.Text{NL: "%s bij %s", EN: "%s with %s"},
	withDifference: data.Text{NL: "een verschil van %s %s", EN: "a difference of %s %s"},
	withMargin:     data.Text{NL: "een marge van %s %s", EN: "a margin of %s %s"},
	withLevel:      data.Text{NL: "een niveau van %s en een kans van %s het te tonen", EN: "a level of %s and a chance of %s to show it"},
	withICC:        data.Text{NL: "een intraclasscorrelatie van %s", EN: "an intraclass correlation of %s"},
	methods:        data.Text{NL: "Ieder telt in de arm van toewijzing, of de arm nu werd gevolgd of niet. De geregistreerde toets beslist over de primaire uitkomst en geen andere.", EN: "Everybody counts in the arm of assignment, whether it was followed or not. The registered test decides the primary outcome, and no other."},
	methodsMargin:  data.Text{NL: "Ieder telt in de arm van toewijzing, of de arm nu werd gevolgd of niet. Over de primaire uitkomst beslist of het interval de marge uitsluit, en geen toets.", EN: "Everybody counts in the arm of assignment, whether it was followed or not. Whether the interval excludes the margin decides the primary outcome, and no test."},
	methodShare:    data.Text{NL: "Verschillen van aandelen: hybride score-interval van Newcombe; verhoudingen: score-interval van Miettinen en Nurminen.", EN: "Differences of shares: Newcombe's hybrid score interval; ratios: the score interval of Miettinen and Nurminen."},
	methodMean:     data.Text{NL: "Verschillen van gemiddelden: t-interval van Welch, of covariantieanalyse met de waarde vooraf.", EN: "Differences of means: Welch's t interval, or analysis of covariance with the value before."},
	methodCluster:  data.Text{NL: "Clusters: het gemiddelde van elk cluster telt even zwaar; het interval is dat van Student met clusters min 2 vrijheidsgraden, dat van een verhouding hetzelfde van haar logaritme. De intraclasscorrelatie is geschat met variantieanalyse, met het interval van Searle.", EN: "Clusters: the mean of each counts the same; the interval is Student's with clusters minus 2 degrees of freedom, that of a ratio the same of its logarithm. The intraclass correlation is estimated by analysis of variance, with Searle's interval."},
	methodHolm:     data.Text{NL: "Toetsen zijn tweezijdig op %s.", EN: "Tests are two-sided at %s."},
	methodArms:     data.Text{NL: "Elke arm is met de eerste vergeleken; p-waarden van de primaire uitkomst zijn over de armen gecorrigeerd volgens Holm en intervallen zijn op %s. Een arm kan daarom zijn aangetoond terwijl 0 nog in het interval ligt: Holm telt mee hoe duidelijk de andere arm is, het interval niet.", EN: "Each arm is compared with the first one; p-values of the primary outcome are adjusted over arms by Holm, and intervals are at %s. An arm can be shown while 0 is in its interval: Holm takes account of how clear the other arm is, the interval does not."},
	methodMissing:  data.Text{NL: "Grenzen voor ontbrekende uitkomsten gaan over alles wat ze geweest kunnen zijn.", EN: "Bounds for missing outcomes cover everything that they could have been."},
	methodSubgroup: data.Text{NL: "Interactie: Q van Cochran over de verschillen per subgroep.", EN: "Interaction: Cochran's Q over the differences of subgroups."},
	hides:          data.Text{NL: "Aantallen onder %s zijn verborgen, met alles wat ze zou verraden.", EN: "Counts below %s are hidden, with whatever would tell them."},
	made:           data.Text{NL: "Plan %s, controlesom %s.", EN: "Plan %s, checksum %s."},
	checksum:       data.Text{NL: "geen", EN: "none"},
}
