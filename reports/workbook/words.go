package workbook

import "spoor/data"

// words are the texts of a workbook.
var words = struct {
	contents, back, readMe, results, source, claims, row, answer, count, base, share, low, high, joint, note, group, higherThan, difference, p, fisher, adjusted, mean, median, lowerQuartile,
	upperQuartile, deviation, interval, summary, differences, total, claim, verdict, why, section, part, chartData, sheet, question, claimNotes, number,
	waves, changes, from, to, change, pairedLow, pairedHigh, outcome data.Text
}{
	contents:      data.Text{NL: "Inhoud", EN: "Contents"},
	back:          data.Text{NL: "← Inhoud", EN: "← Contents"},
	readMe:        data.Text{NL: "Lees mij", EN: "Read me"},
	results:       data.Text{NL: "Alle uitkomsten", EN: "All results"},
	source:        data.Text{NL: "Om mee te rekenen: alle uitkomsten in volle precisie. Dit blad wordt niet afgedrukt.", EN: "To calculate with: all results in full precision. This sheet is not printed."},
	claims:        data.Text{NL: "Conclusies", EN: "Conclusions"},
	row:           data.Text{NL: "Onderdeel", EN: "Row"},
	answer:        data.Text{NL: "Antwoord", EN: "Answer"},
	count:         data.Text{NL: "Aantal", EN: "Count"},
	base:          data.Text{NL: "n", EN: "n"},
	share:         data.Text{NL: "Percentage", EN: "Percentage"},
	low:           data.Text{NL: "%s, laag", EN: "%s, low"},
	high:          data.Text{NL: "%s, hoog", EN: "%s, high"},
	joint:         data.Text{NL: "gezamenlijk interval", EN: "simultaneous interval"},
	higherThan:    data.Text{NL: "Hoger dan", EN: "Higher than"},
	note:          data.Text{NL: "Noot", EN: "Note"},
	group:         data.Text{NL: "Groep", EN: "Group"},
	difference:    data.Text{NL: "Verschil met de rest", EN: "Difference from the rest"},
	p:             data.Text{NL: "p", EN: "p"},
	fisher:        data.Text{NL: "p (Fisher)", EN: "p (Fisher)"},
	adjusted:      data.Text{NL: "p, gecorrigeerd", EN: "p, adjusted"},
	mean:          data.Text{NL: "Gemiddelde", EN: "Mean"},
	median:        data.Text{NL: "Mediaan", EN: "Median"},
	lowerQuartile: data.Text{NL: "Onderste kwartiel", EN: "Lower quartile"},
	upperQuartile: data.Text{NL: "Bovenste kwartiel", EN: "Upper quartile"},
	deviation:     data.Text{NL: "Standaardafwijking", EN: "Standard deviation"},
	interval:      data.Text{NL: "%s-interval", EN: "%s interval"},
	summary:       data.Text{NL: "De schaal als geheel", EN: "The scale as a whole"},
	differences:   data.Text{NL: "Verschillen tussen groepen", EN: "Differences between groups"},
	total:         data.Text{NL: "Totaal", EN: "Total"},
	claim:         data.Text{NL: "Uitspraak", EN: "Claim"},
	verdict:       data.Text{NL: "Oordeel", EN: "Verdict"},
	why:           data.Text{NL: "Waarop het oordeel berust", EN: "What decides it"},
	section:       data.Text{NL: "Paragraaf", EN: "Section"},
	part:          data.Text{NL: "deel", EN: "part"},
	number:        data.Text{NL: "nummer", EN: "number"},
	chartData:     data.Text{NL: "Cijfers van de figuur", EN: "Numbers of the figure"},
	sheet:         data.Text{NL: "Blad", EN: "Sheet"},
	question:      data.Text{NL: "Vraag", EN: "Question"},
	claimNotes:    data.Text{NL: "Let op", EN: "Note"},
	waves:         data.Text{NL: "Golven", EN: "Waves"},
	changes:       data.Text{NL: "Verandering van golf naar golf", EN: "Change from wave to wave"},
	from:          data.Text{NL: "Van", EN: "From"},
	to:            data.Text{NL: "Naar", EN: "To"},
	change:        data.Text{NL: "Verandering", EN: "Change"},
	pairedLow:     data.Text{NL: "p als het dezelfde respondenten kunnen zijn, laagste", EN: "p if they may be the same respondents, lowest"},
	pairedHigh:    data.Text{NL: "p als het dezelfde respondenten kunnen zijn, hoogste", EN: "p if they may be the same respondents, highest"},
	outcome:       data.Text{NL: "Uitkomst", EN: "Outcome"},
}

// readMe says how a workbook is read; %s is the name of the interval.
var readMe = data.Text{
	NL: `Elke vraag heeft een eigen blad, met alle percentages en hun %s; het blad Inhoud leidt ernaartoe. Zijn er meer golven, dan staat wat er per vraag veranderde op een blad dat met Golven begint. Naast de tabel staat de figuur, en rechts daarvan de cijfers waaruit zij is getekend.
Getallen zijn getallen: ze staan er in volle precisie, en de cel toont ze afgerond. Een percentage is een aandeel tussen 0 en 1 met de opmaak van een percentage.
n is het aantal respondenten waarover het percentage is berekend. Een sterretje achter een percentage zegt dat het niet nauwkeurig is; de noot onder de tabel zegt waarom.
Het blad Alle uitkomsten bevat alles wat in results.json staat: een regel per uitkomst, met in de kolom deel waar zij bij hoort en in de kolom nummer de hoeveelste het is (2.1 is de eerste van het tweede onderdeel).
Waar ‘verborgen’ staat, is een aantal niet getoond om respondenten te beschermen.`,
	EN: `Every question has a sheet of its own, with all percentages and their %s; the sheet Contents leads there. Where there are several waves, what changed in each question is on a sheet that begins with Waves. Beside the table is the figure, and right of that the numbers that it is drawn from.
Numbers are numbers: they are there in full precision, and the cell shows them rounded. A percentage is a share between 0 and 1 in the format of a percentage.
n is the number of respondents that the percentage is of. A star behind a percentage says that it is not precise; the note below the table says why.
The sheet All results holds everything in results.json: a line for each result, with in the column part what it belongs to and in the column number which one it is (2.1 is the first of the second).
Where it says ‘hidden’, a count is not shown, to protect respondents.`,
}
