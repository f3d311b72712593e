package screen

import (
	"spoor/data"
	"spoor/internal/number"
)

// things are what one of them is called, and what several are.
type things struct{ one, several data.Text }

func (s Sector) counted(n int, what things) string {
	return number.Counted(n, what.one, what.several, s.Lang)
}

// keepWords are the texts of the screens for whoever keeps the survey.
var keepWords = struct {
	keep, newWave, pool, poolTitle, poolLead, poolDrop, poolDropText, chooseMore, opened, file, member, state, readable, again, sum, sumText, shareIt, left, saveAs, saveZip, zipText,
	waveTitle, waveLead, waveDrop, waveDropText, recognised, found, keepAll, personal, isAnswer, unused, useOurs, useDraft, mend, mistakes, unknown, countAs, itsOwn, others,
	questions, questionsText, confirmAll, more, head, change, guessed, right, allRight, shortName, column, label, aliases, drop, dropItem, sameAs, noOther, earlier, ready, byHand, byHandText, readAgain data.Text
	respondents, records, asked, guesses, leftOut things
	about                                         map[string]data.Text
	reasons                                       map[string]data.Text
	kinds                                         map[data.Kind]data.Text
	keys                                          map[string]data.Text // of a codebook
}{
	keep: data.Text{NL: "Beheer", EN: "Manage"}, newWave: data.Text{NL: "Nieuwe meting", EN: "New wave"}, pool: data.Text{NL: "Deelbestanden optellen", EN: "Add up shared files"},
	poolTitle: data.Text{NL: "Tel de deelbestanden van leden op", EN: "Add up what members shared"},
	poolLead: data.Text{NL: "Leden sturen u een deelbestand met aantallen. Samen worden die een meting van de sector. De optelling wordt geweigerd als zij verraadt wat één of twee leden antwoordden.",
		EN: "Members send you a file of counts. Together these become a wave of the sector. The sum is refused where it would tell what one or two members answered."},
	poolDrop: data.Text{NL: "Sleep de deelbestanden hierheen, samen of een voor een", EN: "Drag the shared files here, together or one by one"},
	poolDropText: data.Text{NL: "Minstens drie leden. Telde u al eerder op? Sleep dan ook de zip van het onderzoek mee die u toen bewaarde: alleen dan ziet deze pagina of de twee optellingen samen te veel verraden.",
		EN: "At least three members. Did you add up before? Then drag in the zip of the survey that you saved: only then does this page see whether the two sums together tell too much."},
	chooseMore: data.Text{NL: "Kies bestanden", EN: "Choose files"}, opened: data.Text{NL: "Geopende bestanden", EN: "Files that were opened"}, file: data.Text{NL: "Bestand", EN: "File"}, member: data.Text{NL: "Lid", EN: "Member"},
	state: data.Text{NL: "Toestand", EN: "State"}, readable: data.Text{NL: "leesbaar", EN: "readable"}, again: data.Text{NL: "Begin opnieuw", EN: "Begin again"},
	sum: data.Text{NL: "De som van %s leden", EN: "The sum of %s members"},
	sumText: data.Text{NL: "Een aantal dat een lid verbergt, telt mee met de grenzen waarbinnen het ligt. Een vraag telt mee als minstens drie leden die delen.",
		EN: "A count that a member hides is added with the bounds that it lies within. A question counts where at least three members share it."},
	shareIt: data.Text{NL: "%s (%s leden)", EN: "%s (%s members)"}, left: data.Text{NL: "Vragen die te weinig leden delen", EN: "Questions that too few members share"},
	saveAs: data.Text{NL: "Bewaar de meting", EN: "Save the wave"}, saveZip: data.Text{NL: "Bewaar als zip", EN: "Save as a zip"},
	zipText: data.Text{NL: "In de zip staat de map van het onderzoek. Pak die uit, en de opdracht spoor leest haar: spoor report --survey onderzoek.", EN: "The zip holds the folder of the survey. Unpack it, and the command spoor reads it: spoor report --survey survey."},

	waveTitle: data.Text{NL: "Maak een meting van een export", EN: "Make a wave of an export"},
	waveLead: data.Text{NL: "Open de export van uw enquêteprogramma. U ziet wat is herkend, verbetert wat niet klopt, en bewaart codeboek en antwoorden.",
		EN: "Open the export of your survey program. See what was recognised, mend what is not right, and save the codebook and the answers."},
	waveDrop:     data.Text{NL: "Sleep de export hierheen", EN: "Drag the export here"},
	waveDropText: data.Text{NL: "CSV, Excel of SPSS, van elk enquêteprogramma. Bestanden tot 50 MB; voor grotere is er de opdracht spoor.", EN: "CSV, Excel or SPSS, of any survey program. Files up to 50 MB; the command spoor takes larger ones."},
	recognised:   data.Text{NL: "Wat is herkend", EN: "What was recognised"},
	found:        data.Text{NL: "%s uit %s, %s, %s.", EN: "%s of %s, %s, %s."},
	keepAll:      data.Text{NL: "Tel toch mee", EN: "Count after all"},
	personal:     data.Text{NL: "Deze kolommen blijven achter, omdat ze zeggen wie de respondent is:", EN: "These columns stay behind because they say who the respondent is:"},
	isAnswer:     data.Text{NL: "Dit is een antwoord", EN: "This is an answer"}, unused: data.Text{NL: "Kolommen zonder vraag (%s)", EN: "Columns without a question (%s)"},
	useOurs: data.Text{NL: "Lees met de vragenlijst van deze pagina", EN: "Read with the questionnaire of this page"}, useDraft: data.Text{NL: "Maak een vragenlijst uit dit bestand", EN: "Make a questionnaire of this file"},
	mend: data.Text{NL: "Wat niet klopt", EN: "What is not right"}, mistakes: data.Text{NL: "In het codeboek:", EN: "In the codebook:"},
	unknown: data.Text{NL: "Antwoorden die geen optie zijn:", EN: "Answers that are no option:"}, countAs: data.Text{NL: "Tel mee als", EN: "Count as"}, itsOwn: data.Text{NL: "een nieuwe optie", EN: "a new option"},
	others:    data.Text{NL: "In het bestand:", EN: "In the file:"},
	questions: data.Text{NL: "De vragen", EN: "The questions"}, questionsText: data.Text{NL: "Bevestig wat geraden is, of wijzig het.", EN: "Confirm what was guessed, or change it."},
	confirmAll: data.Text{NL: "Alles klopt (%s)", EN: "All is right (%s)"},
	more:       data.Text{NL: "Er zijn nog %s vragen; wijzig die in het codeboek hieronder.", EN: "There are %s more questions; change those in the codebook below."},
	head:       data.Text{NL: "Het onderzoek", EN: "The survey"}, change: data.Text{NL: "Wijzig", EN: "Change"}, guessed: data.Text{NL: "Geraden:", EN: "Guessed:"}, right: data.Text{NL: "Klopt", EN: "Right"}, allRight: data.Text{NL: "Hier klopt alles", EN: "All of this is right"},
	shortName: data.Text{NL: "Korte naam (id)", EN: "Short name (id)"}, column: data.Text{NL: "Kolom in het bestand", EN: "Column in the file"}, label: data.Text{NL: "Tekst", EN: "Text"}, aliases: data.Text{NL: "Telt ook mee als", EN: "Counts as well as"},
	sameAs: data.Text{NL: "Is hetzelfde als", EN: "Is the same as"}, noOther: data.Text{NL: "(geen andere)", EN: "(no other)"}, earlier: data.Text{NL: "Eén plaats omhoog", EN: "One place up"},
	drop: data.Text{NL: "Laat weg", EN: "Leave out"}, dropItem: data.Text{NL: "Laat de hele vraag weg", EN: "Leave the whole question out"}, ready: data.Text{NL: "Gereed", EN: "Ready"},
	byHand: data.Text{NL: "Het codeboek als tekst", EN: "The codebook as text"}, byHandText: data.Text{NL: "codebook.yaml; wie dat wil, wijzigt het hier zelf", EN: "codebook.yaml; change it here yourself if you like"}, readAgain: data.Text{NL: "Lees opnieuw", EN: "Read again"},
	respondents: things{data.Text{NL: "1 respondent", EN: "1 respondent"}, data.Text{NL: "%s respondenten", EN: "%s respondents"}},
	records:     things{data.Text{NL: "1 rij", EN: "1 record"}, data.Text{NL: "%s rijen", EN: "%s records"}},
	asked:       things{data.Text{NL: "1 vraag", EN: "1 question"}, data.Text{NL: "%s vragen", EN: "%s questions"}},
	guesses:     things{data.Text{NL: "1 keer geraden", EN: "1 guess"}, data.Text{NL: "%s keer geraden", EN: "%s guesses"}},
	leftOut:     things{data.Text{NL: "1 rij doet niet mee", EN: "1 record is left out"}, data.Text{NL: "%s rijen doen niet mee", EN: "%s records are left out"}},
	about: map[string]data.Text{
		"id": {NL: "Naam van de meting, zoals 2026", EN: "Name of the wave, such as 2026"}, "label": {NL: "Titel in rapporten (mag leeg blijven)", EN: "Title in reports (may stay empty)"},
		"year": {NL: "Jaar (mag leeg blijven)", EN: "Year (may stay empty)"}, "source": {NL: "Wie de antwoorden verzamelde", EN: "Who collected the answers"}, "population": {NL: "Onder wie", EN: "Among whom"},
	},
	reasons: map[string]data.Text{
		"test": {NL: "testantwoorden", EN: "test answers"}, "unfinished": {NL: "niet afgemaakt", EN: "unfinished"}, "empty": {NL: "lege rijen", EN: "empty rows"}, "total": {NL: "een totaal of een opmerking eronder", EN: "a total or a remark below them"},
	},
	keys: map[string]data.Text{
		"id": {NL: "korte naam", EN: "short name"}, "title": {NL: "titel", EN: "title"}, "kind": {NL: "soort vraag", EN: "kind of question"}, "text": {NL: "de vraag", EN: "the question"},
		"options": {NL: "de antwoorden en hun volgorde", EN: "the answers and their order"}, "scale": {NL: "de schaal, van slecht naar goed", EN: "the scale, from worst to best"}, "rows": {NL: "de onderdelen", EN: "the parts"},
		"separator": {NL: "scheidingsteken tussen antwoorden", EN: "sign between answers"}, "missing": {NL: "telt als geen antwoord", EN: "counts as no answer"}, "range": {NL: "laagste en hoogste waarde", EN: "lowest and highest value"},
		"max_picks": {NL: "hoogste aantal antwoorden", EN: "most answers"}, "boxes": {NL: "promotors en criticasters", EN: "promoters and detractors"}, "option": {NL: "antwoord", EN: "answer"},
	},
	kinds: map[data.Kind]data.Text{
		data.Single: {NL: "één antwoord", EN: "one answer"}, data.Multiple: {NL: "meer antwoorden", EN: "several answers"}, data.Rating: {NL: "schaal", EN: "scale"},
		data.Ranking: {NL: "rangorde", EN: "ranking"}, data.Number: {NL: "getal", EN: "number"}, data.Open: {NL: "open", EN: "open"},
	},
}
