package screen

import "spoor/data"

// words are the fixed texts of the page.
var words = struct {
	brand, skip, menu, language, noScript, sector, compare, experiment, conclusions, printed,
	title, lead, what, doorSector, doorSectorText, doorCompare, doorCompareText, doorPlan, doorPlanText, doorClaims, doorClaimsText,
	stays, cannot, howChecked, check1, check2, check3, closing, holds, holdsText, ofHolds, seeAll, made, loading,
	question, previous, next, place, order, mostNamed, highest, asAsked, value, percentage, count, interval, view, figure, table, sub, subMultiple, subRating, subMean, streak,
	sentence, sentenceMean, of, download, copySentence, rests, noneRest, read, readText, notes, answer, filter, all, verdict, section data.Text
}{
	brand: data.Text{NL: "Tweede spoor in cijfers", EN: "Second track in figures"}, skip: data.Text{NL: "Naar de inhoud", EN: "Skip to the content"},
	menu: data.Text{NL: "Menu", EN: "Menu"}, language: data.Text{NL: "Taal", EN: "Language"},
	noScript: data.Text{
		NL: "Dit is een voorvertoning zonder rekenprogramma. Bewaar het bestand en open het in Edge, Chrome, Firefox of Safari om zelf te rekenen; de cijfers van de sector kunt u hier al lezen.",
		EN: "This is a preview without the calculator. Save the file and open it in Edge, Chrome, Firefox or Safari to calculate yourself; the figures of the sector can be read here already.",
	},
	sector: data.Text{NL: "Sector", EN: "Sector"}, compare: data.Text{NL: "Vergelijken", EN: "Compare"}, experiment: data.Text{NL: "Experiment", EN: "Experiment"},
	conclusions: data.Text{NL: "Conclusies", EN: "Conclusions"}, printed: data.Text{NL: "Controleren", EN: "Check"},

	title: data.Text{NL: "Wat de sector zegt over het tweede spoor, en hoe zeker dat is", EN: "What the sector says about the second track, and how certain that is"},
	lead: data.Text{
		NL: "Hier ziet u wat respondenten antwoordden, hoe groot de onzekerheid is, en hoe uw organisatie zich tot hen verhoudt.",
		EN: "See what respondents answered, how large the uncertainty is, and how your organisation compares with them.",
	},
	what:            data.Text{NL: "Wat wilt u doen?", EN: "What would you like to do?"},
	doorSector:      data.Text{NL: "Bekijk de sector", EN: "See the sector"},
	doorSectorText:  data.Text{NL: "%d vragen, elk met figuur, tabel en download.", EN: "%d questions, each with a figure, a table and a download."},
	doorCompare:     data.Text{NL: "Vergelijk uzelf", EN: "Compare yourself"},
	doorCompareText: data.Text{NL: "Vul uw aantallen in, of open uw Excel-bestand.", EN: "Fill in your counts, or open your Excel file."},
	doorPlan:        data.Text{NL: "Bereken een experiment", EN: "Size an experiment"},
	doorPlanText:    data.Text{NL: "Hoeveel deelnemers hebt u nodig om te zien of een aanpak werkt?", EN: "How many participants does it take to see whether an approach works?"},
	doorClaims:      data.Text{NL: "Lees de conclusies na", EN: "Go over the conclusions"},
	doorClaimsText:  data.Text{NL: "Welke van de %d conclusies houden stand?", EN: "Which of the %d conclusions hold?"},

	stays:      data.Text{NL: "Wat u invult, blijft op deze computer.", EN: "What you fill in stays on this computer."},
	cannot:     data.Text{NL: "Dit bestand kan geen verbinding maken; zet wifi uit en alles werkt nog.", EN: "This file cannot connect to anything; turn off the wifi and all of it still works."},
	howChecked: data.Text{NL: "Zo controleert u dat", EN: "How to check that"},
	check1:     data.Text{NL: "Zet wifi uit, of trek de netwerkkabel eruit. Alles blijft werken: het rekenprogramma zit in dit ene bestand.", EN: "Turn off the wifi, or pull out the network cable. All of it goes on working: the calculator is in this one file."},
	check2: data.Text{
		NL: "Laat uw ICT-afdeling kijken naar de regel Content-Security-Policy bovenin het bestand: default-src 'none' en connect-src 'none' verbieden de browser om gegevens te halen of te versturen.",
		EN: "Have your IT department look at the line Content-Security-Policy at the top of the file: default-src 'none' and connect-src 'none' forbid the browser to fetch or send anything.",
	},
	check3:  data.Text{NL: "Vergelijk de controlecode (SHA-256) van het bestand met die van wie het u stuurde. Zijn ze gelijk, dan is er onderweg niets veranderd.", EN: "Compare the checksum (SHA-256) of the file with that of whoever sent it. If they are equal, nothing changed on the way."},
	closing: data.Text{NL: "Sluit u het venster, dan is alles wat u invulde weg, tenzij u het zelf bewaart.", EN: "When you close the window, everything that you filled in is gone, unless you save it yourself."},
	holds:   data.Text{NL: "Bevindingen die standhouden", EN: "Findings that hold"},
	holdsText: data.Text{NL: "Conclusies die door de cijfers worden ondersteund. De streep is het 95%-interval; de schaal loopt van 0 tot 100%.",
		EN: "Conclusions that the figures support. The line is the 95% interval; the scale runs from 0 to 100%."},
	ofHolds: data.Text{NL: "Van de %d conclusies houden er %d stand.", EN: "Of the %d conclusions %d hold."},
	seeAll:  data.Text{NL: "Bekijk alle conclusies", EN: "See all conclusions"},
	made:    data.Text{NL: "Gemaakt met spoor %s.", EN: "Made with spoor %s."},
	loading: data.Text{NL: "Het rekenprogramma wordt uitgepakt …", EN: "The calculator is being unpacked …"},

	question: data.Text{NL: "Vraag", EN: "Question"}, previous: data.Text{NL: "Vorige", EN: "Previous"}, next: data.Text{NL: "Volgende", EN: "Next"}, place: data.Text{NL: "%d van %d", EN: "%d of %d"},
	order: data.Text{NL: "Volgorde", EN: "Order"}, mostNamed: data.Text{NL: "Meest genoemd", EN: "Most named"}, highest: data.Text{NL: "Hoogste eerst", EN: "Highest first"}, asAsked: data.Text{NL: "Vragenlijst", EN: "Questionnaire"},
	value: data.Text{NL: "Waarde", EN: "Value"}, percentage: data.Text{NL: "Percentage", EN: "Percentage"}, count: data.Text{NL: "Aantal", EN: "Count"},
	interval: data.Text{NL: "Interval", EN: "Interval"}, view: data.Text{NL: "Weergave", EN: "View"}, figure: data.Text{NL: "Figuur", EN: "Figure"}, table: data.Text{NL: "Tabel", EN: "Table"},
	sub:          data.Text{NL: "Percentage van de respondenten dat dit antwoord gaf. Streep: %s-interval. %s.", EN: "Percentage of respondents who gave this answer. Line: %s interval. %s."},
	subMultiple:  data.Text{NL: "Percentage van de respondenten dat dit antwoord gaf; ieder koos er hoogstens %d. Streep: %s-interval. %s.", EN: "Percentage of respondents who gave this answer; each chose at most %d. Line: %s interval. %s."},
	subRating:    data.Text{NL: "Percentage ‘%s’. Streep: %s-interval. %s.", EN: "Percentage ‘%s’. Line: %s interval. %s."},
	subMean:      data.Text{NL: "Gemiddelde van de opgegeven waarden. Streep: %s-interval. %s.", EN: "Mean of the values given. Line: %s interval. %s."},
	streak:       data.Text{NL: "%s-interval", EN: "%s interval"},
	sentence:     data.Text{NL: "%s van de %s respondenten (%s; %s-interval %s).", EN: "%s of the %s respondents (%s; %s interval %s)."},
	sentenceMean: data.Text{NL: "gemiddeld %s (%s-interval %s; n = %s).", EN: "%s on average (%s interval %s; n = %s)."},
	of:           data.Text{NL: "%s van %s", EN: "%s of %s"},
	download:     data.Text{NL: "Bewaar", EN: "Save"}, copySentence: data.Text{NL: "Kopieer zin", EN: "Copy sentence"},
	rests:    data.Text{NL: "Conclusies die op deze figuur rusten", EN: "Conclusions that rest on this figure"},
	noneRest: data.Text{NL: "Op deze figuur rust geen van de conclusies.", EN: "None of the conclusions rests on this figure."},
	read:     data.Text{NL: "Hoe u de streep leest", EN: "How to read the line"},
	readText: data.Text{
		NL: "De respondenten zijn een deel van de sector. Was het onderzoek vaak opnieuw gedaan, met telkens andere respondenten, dan had in %s van de gevallen zo’n streep het percentage van de hele sector bevat, als toeval bepaalde wie er meedeed. Hoe korter de streep, hoe zekerder het cijfer. Overlappen twee strepen, dan kan er toch een verschil zijn: of dat zo is, zegt een toets.",
		EN: "The respondents are a part of the sector. Had the survey been done over and over, with other respondents each time, such a line would have held the percentage of the whole sector in %s of the cases, if chance decided who took part. The shorter the line, the more certain the figure. Where two lines overlap there can still be a difference: a test says whether there is.",
	},
	notes: data.Text{NL: "Noten bij deze cijfers", EN: "Notes on these figures"}, answer: data.Text{NL: "Antwoord", EN: "Answer"},
	filter: data.Text{NL: "Toon", EN: "Show"}, all: data.Text{NL: "Alle oordelen", EN: "All verdicts"}, verdict: data.Text{NL: "Oordeel", EN: "Verdict"},
	section: data.Text{NL: "Paragraaf %s.", EN: "Section %s."},
}
