package counts

import "spoor/data"

// say holds what is wrong with tables of counts. Dutch is what members read; each says what stands in the file and what would be right.
var say = struct {
	didYouMean, hasItems, or data.Text

	noItem, openItem, plainNumber, notARow, whichRow, onlyRows, notAnOption, ambiguousLabel, countedBefore, ofNoItem, ofItems, noTables data.Text
	isEmpty, notACount, isFormula, isFraction, isPercent, isDoubtful, mixed, lowHigh, noLabel, withoutNumber                            data.Text
	baseZero, twoBases, moreThanBase, needsBase, needsSum, totalOfTicks, totalDiffers, addUp, leftOut, allZero, tooManyPicks            data.Text
	missingAndBase, hundred, outcomesHidden, outcomesMore                                                                               data.Text
	percentNoBase, percentFits, percentSeveral, percentMany, percentRefused, percentOfTicks, percentNot, missingPercent                 data.Text
	whichColumn, whichLine, noCounts, twice, noOutcome, notAnOutcome, noTrajectory, noTrajectoryItem, whichTrajectoryItem               data.Text

	onlyItem, byOptions, readAs, zeroOptions, allOutcomes, baseFromTotal, setAside, absentRows, ignored, remarks, skipped, turned, notShown, hiddenSheets, fewer, hasSheets, otherTable, withoutOutcome data.Text
}{
	didYouMean: data.Text{NL: `; bedoelt u "%s"?`, EN: `; did you mean "%s"?`},
	hasItems:   data.Text{NL: `; de vragen zijn: %s`, EN: `; the questions are: %s`},
	or:         data.Text{NL: ` of `, EN: ` or `},

	noItem:         data.Text{NL: `"%s" is geen vraag van dit onderzoek%s`, EN: `"%s" is no question of this survey%s`},
	openItem:       data.Text{NL: `%s is een open vraag; daarvan is niets te tellen`, EN: `%s holds free text, which is not counted`},
	plainNumber:    data.Text{NL: `%s vraagt naar een getal zonder onderdelen; daarvan is niets te tellen`, EN: `%s is a number without rows; there is nothing to count`},
	notARow:        data.Text{NL: `%s is geen onderdeel van %s (%s)%s`, EN: `%s is not a row of %s (%s)%s`},
	whichRow:       data.Text{NL: `van welk onderdeel %s is, is niet te zien; zet bij %s het onderdeel ervoor of erboven (%s)`, EN: `it cannot be seen of which row %s is; write the row of %s before it or above it (%s)`},
	onlyRows:       data.Text{NL: `%s is een onderdeel van %s, en de antwoorden staan er niet bij; zet de aantallen van elk antwoord ernaast (%s)`, EN: `%s is a row of %s, and its options are not there; write the counts of each option beside it (%s)`},
	notAnOption:    data.Text{NL: `%s is geen antwoord op %s (%s)%s`, EN: `%s is not an option of %s (%s)%s`},
	ambiguousLabel: data.Text{NL: `%s kan %s zijn; schrijf het antwoord voluit`, EN: `%s may be %s; write the option in full`},
	countedBefore:  data.Text{NL: `%s stond al op regel %d`, EN: `%s was counted on line %d already`},
	ofNoItem:       data.Text{NL: `%s en de andere antwoorden horen bij geen vraag; zet de vraag erboven, of geef --item (%s)`, EN: `%s and the other options are those of no item; name the item above them, or with --item (%s)`},
	ofItems:        data.Text{NL: `de antwoorden kunnen bij meer vragen horen; zet de vraag erboven, of geef --item (%s)`, EN: `the options are those of several items; name the item above them, or with --item (%s)`},
	noTables:       data.Text{NL: `er staan geen aantallen van %s in; wel van %s`, EN: `there are no counts of %s in it; there are of %s`},

	isEmpty:       data.Text{NL: `bij %s staat geen aantal; geef een geheel getal, 0 als niemand dit koos`, EN: `the count of %s is empty; give a whole number, 0 when nobody chose the option`},
	notACount:     data.Text{NL: `%s is geen aantal; geef een geheel getal van 0 of meer, 0 als niemand dit koos`, EN: `%s is not a count; give a whole number of 0 or more, 0 when nobody chose the option`},
	isFormula:     data.Text{NL: `%s: hier staat een formule zonder opgeslagen uitkomst; open het bestand in een spreadsheetprogramma, sla het op en probeer het opnieuw`, EN: `%s: a formula without a stored value; open the workbook in a spreadsheet program, save it and try again`},
	isFraction:    data.Text{NL: `%s is geen aantal, want niet geheel; geef hele aantallen, of percentages met een procentteken en het aantal respondenten`, EN: `%s is not a count, for it is not whole; give whole counts, or percentages with a percent sign and the number of respondents`},
	isPercent:     data.Text{NL: `%s is een percentage, en in deze kolom staan aantallen; geef één van beide`, EN: `%s is not a count but a percentage, and the column holds counts; give one of the two`},
	isDoubtful:    data.Text{NL: `%s kan %s of %s zijn; schrijf het zonder punt of komma`, EN: `%s may be %s or %s; write it without a point or comma`},
	mixed:         data.Text{NL: `bij %s staat een percentage en bij andere antwoorden een aantal; geef één van beide`, EN: `%s has a percentage and other options a count; give one of the two`},
	lowHigh:       data.Text{NL: `het minimum is %d en het maximum %d; een verborgen aantal ligt van minimum tot maximum`, EN: `low is %d and high %d; a hidden count lies from low to high`},
	noLabel:       data.Text{NL: `bij het getal %s staat geen antwoord; zet ervoor wat het telt, of laat het weg`, EN: `no option stands beside the number %s; write before it what it counts, or leave it out`},
	withoutNumber: data.Text{NL: `bij %s staat geen getal; geef een geheel getal, of laat de regel weg`, EN: `there is no number beside %s; give a whole number, or leave the line out`},

	baseZero:       data.Text{NL: `het aantal respondenten is 0: niemand antwoordde, dus er is niets te tellen`, EN: `the base is 0: nobody answered, so there is nothing to count`},
	twoBases:       data.Text{NL: `het aantal respondenten is volgens %s %d en volgens %s %d; geef er één`, EN: `the number of respondents is %[2]d by %[1]s and %[4]d by %[3]s; give one base`},
	moreThanBase:   data.Text{NL: `%d kozen "%s" bij %s, meer dan het aantal respondenten, %d; als dit percentages zijn, zet er dan een procentteken achter`, EN: `%d chose "%s" of %s, more than the base of %d; if these are percentages, write a percent sign behind them`},
	needsBase:      data.Text{NL: `bij %s zijn meer antwoorden mogelijk, dus de aantallen zeggen niet hoeveel respondenten er zijn; zet er een regel "Aantal respondenten" onder, of geef --respondents`, EN: `several answers to %s are possible, so its counts do not tell how many respondents there are; give a base: a line "Number of respondents", or --respondents`},
	needsSum:       data.Text{NL: `van %s zijn aantallen verborgen, dus het aantal respondenten moet erbij staan; zet er een regel "Aantal respondenten" onder, of geef --respondents`, EN: `%s has hidden counts, so the number of respondents must be there; give a base: a line "Number of respondents", or --respondents`},
	totalOfTicks:   data.Text{NL: `"%s" is %d, en dat is de som van de antwoorden; bij %s zijn meer antwoorden mogelijk, dus dat is niet het aantal respondenten; zet er een regel "Aantal respondenten" onder, of geef --respondents`, EN: `"%s" is %d, which is the sum of the ticks; several answers to %s are possible, so that is not the number of respondents; give a base: a line "Number of respondents", or --respondents`},
	totalDiffers:   data.Text{NL: `"%s" is %d, en dat is niet de som van de antwoorden (%d) en kan niet het aantal respondenten zijn; controleer de aantallen`, EN: `"%s" is %d, which is not the sum of the options (%d), and cannot be the number of respondents; check the counts`},
	addUp:          data.Text{NL: `de aantallen van %s tellen op tot %s en het aantal respondenten is %d; elke respondent geeft één antwoord`, EN: `the counts of %s add up to %s and the base is %d; each respondent gives one answer`},
	leftOut:        data.Text{NL: `de aantallen van %s tellen op tot %d, en er zijn %d respondenten, dus niet alle antwoorden staan erin; zet ook deze erbij, met 0 als niemand ze koos: %s`, EN: `the counts of %s add up to %d, and there are %d respondents, so not all options are there; add these, with 0 when nobody chose them: %s`},
	allZero:        data.Text{NL: `de aantallen van %s zijn alle 0; er is niets te vergelijken`, EN: `the counts of %s are all 0; there is nothing to compare`},
	tooManyPicks:   data.Text{NL: `de aantallen van %s tellen op tot %d, meer dan %d antwoorden van elk van %d respondenten`, EN: `the counts of %s add up to %d, more than %d answers for each of %d respondents`},
	missingAndBase: data.Text{NL: `onder %s staat %d, en of die bij de %d respondenten horen, is niet te zien; geef het aantal zonder hen en laat die regel weg`, EN: `%s counts %d, and it cannot be seen whether they are among the %d respondents; give the number without them and leave that line out`},
	hundred:        data.Text{NL: `de getallen van %s tellen op tot %d, dus het kunnen percentages zijn; zet er "Aantal" of "%%" boven`, EN: `the numbers of %s add up to %d, so they may be percentages; write "Count" or "%%" above them`},
	outcomesHidden: data.Text{NL: `uitkomsten van trajecten kunnen niet verborgen zijn; geef de aantallen`, EN: `outcomes of trajectories cannot be hidden; give their counts`},
	outcomesMore:   data.Text{NL: `de uitkomsten tellen op tot %d en er zijn %d trajecten; elk traject heeft één uitkomst`, EN: `the outcomes add up to %d and there are %d trajectories; each has one outcome`},

	percentNoBase:  data.Text{NL: `van %s staan er percentages, en zonder het aantal respondenten zijn daar geen aantallen uit te halen; zet er een regel "Aantal respondenten" onder, of geef --respondents`, EN: `%s has percentages, and without the number of respondents no counts can be had from them; give a base: a line "Number of respondents", or --respondents`},
	percentFits:    data.Text{NL: `de percentages van %s passen niet bij %d respondenten; controleer het aantal respondenten en de percentages`, EN: `the percentages of %s do not fit %d respondents; check the number of respondents and the percentages`},
	percentSeveral: data.Text{NL: `de percentages van %s passen bij %d respondenten op meer dan één manier: %s; geef de aantallen, of percentages met meer decimalen`, EN: `the percentages of %s fit %d respondents in more than one way: %s; give the counts, or percentages with more decimals`},
	percentMany:    data.Text{NL: `de percentages van %s bij %d respondenten passen op te veel manieren; geef de aantallen, of percentages met meer decimalen`, EN: `the percentages of %s with %d respondents fit in too many ways; give the counts, or percentages with more decimals`},
	percentRefused: data.Text{NL: `van %s staan er percentages; geef hier aantallen`, EN: `%s has percentages; give counts here`},
	percentOfTicks: data.Text{NL: `de percentages van %s tellen op tot 100; er zijn meer antwoorden mogelijk, dus dit zijn delen van alle antwoorden en niet van de respondenten; geef de aantallen, of percentages van de respondenten`, EN: `the percentages of %s add up to 100; several answers are possible, so these are parts of all ticks and not of the respondents; give the counts, or percentages of the respondents`},
	percentNot:     data.Text{NL: `%s is geen percentage van 0 tot 100`, EN: `%s is not a percentage from 0 to 100`},
	missingPercent: data.Text{NL: `de percentages gaan mede over %s; geef aantallen, of percentages van wie antwoord gaf`, EN: `the percentages are also of %s; give counts, or percentages of those who answered`},

	whichColumn:         data.Text{NL: `in meer kolommen staan getallen, en het is niet te zien welke de aantallen zijn: %s; zet "Aantal" boven één ervan, of laat de andere weg`, EN: `several columns hold numbers, and it cannot be seen which are the counts: %s; write "Count" above one of them, or leave the others out`},
	whichLine:           data.Text{NL: `onder de antwoorden staan meer regels met getallen, en het is niet te zien welke de aantallen zijn; zet "Aantal" voor één ervan, of laat de andere weg`, EN: `several lines of numbers stand below the options, and it cannot be seen which are the counts; write "Count" before one of them, or leave the others out`},
	noCounts:            data.Text{NL: `er staan geen aantallen in; zet elk antwoord op een regel, met het aantal ernaast`, EN: `there are no counts below the header; write each option on a line, with its count beside it`},
	twice:               data.Text{NL: `%s staat er twee keer in, met andere aantallen: ook op %s; laat één van beide weg`, EN: `%s is in the file twice, with other counts: also at %s; leave one of them out`},
	noOutcome:           data.Text{NL: `geen kolom bevat de uitkomst; noem die %s`, EN: `no column holds the outcome; name it %s`},
	notAnOutcome:        data.Text{NL: `%s is geen uitkomst van %s (%s, %s)%s`, EN: `%s is not an outcome of %s (%s, %s)%s`},
	noTrajectory:        data.Text{NL: `er staat geen afgesloten traject in`, EN: `there is no closed trajectory in it`},
	noTrajectoryItem:    data.Text{NL: `geen vraag van dit onderzoek heeft uitkomsten van trajecten als onderdelen`, EN: `no item of the codebook has the outcomes of trajectories as its rows`},
	whichTrajectoryItem: data.Text{NL: `uitkomsten van trajecten staan naast %s; noem er daarvan één`, EN: `outcomes of trajectories stand beside %s; name one of those`},

	onlyItem:       data.Text{NL: `%s: gelezen als aantallen van %s, de enige vraag met deze antwoorden`, EN: `%s: read as counts of %s, the only item with these options`},
	byOptions:      data.Text{NL: `%s: "%s" is gelezen als %s, de enige vraag met deze antwoorden`, EN: `%s: "%s" is read as %s, the only item with these options`},
	readAs:         data.Text{NL: `%s: "%s" is gelezen als "%s"`, EN: `%s: "%s" is read as "%s"`},
	zeroOptions:    data.Text{NL: `%s: %d van de %d antwoorden op %s staan er niet in en tellen als 0: %s`, EN: `%s: %d of the %d options of %s are not in the file and count as 0: %s`},
	allOutcomes:    data.Text{NL: `%s: er staat geen totaal bij; de %d uitkomsten samen gelden als alle afgesloten trajecten`, EN: `%s: no base is given; the %d outcomes together are taken for all closed trajectories`},
	baseFromTotal:  data.Text{NL: `%s: "%s" %d is gelezen als het aantal respondenten van %s`, EN: `%s: "%s" %d is read as the number of respondents of %s`},
	setAside:       data.Text{NL: `%s: "%s" telt bij %s niet mee als antwoord`, EN: `%s: "%s" does not count as an answer to %s`},
	absentRows:     data.Text{NL: `%s: van %s staan er %d van de %d onderdelen in; de andere worden niet vergeleken: %s`, EN: `%s: of %s there are %d of the %d rows; the others are not compared: %s`},
	ignored:        data.Text{NL: `%s: niet gelezen kolommen: %s`, EN: `%s: columns that were not read: %s`},
	remarks:        data.Text{NL: `%s: niet gelezen regels zonder getal: %s`, EN: `%s: lines without a number that were not read: %s`},
	skipped:        data.Text{NL: `%s: niet gelezen, want daar is niet naar gevraagd: %s`, EN: `%s: not read, for they were not asked: %s`},
	turned:         data.Text{NL: `%s: de percentages van %s zijn teruggerekend naar aantallen van %d respondenten`, EN: `%s: the percentages of %s were turned back into counts of %d respondents`},
	notShown:       data.Text{NL: `%s: geen aantallen staan op %s`, EN: `%s: there are no counts on %s`},
	hiddenSheets:   data.Text{NL: `%s: verborgen bladen zijn niet gelezen: %s`, EN: `%s: hidden sheets were not read: %s`},
	fewer:          data.Text{NL: `%s: %s is beantwoord door %d van de %d respondenten ("%s")`, EN: `%s: %s was answered by %d of the %d respondents ("%s")`},
	hasSheets:      data.Text{NL: `%s: gelezen zijn de bladen %s`, EN: `%s: the sheets %s were read`},
	otherTable:     data.Text{NL: `%s:%d: deze tabel is niet gelezen: "%s" is geen antwoord op een vraag van dit onderzoek`, EN: `%s:%d: this table was not read: "%s" is no option of a question of this survey`},
	withoutOutcome: data.Text{NL: `%s: regels zonder uitkomst zijn weggelaten: %d`, EN: `%s: rows without an outcome are left out: %d`},
}
