package archive

import (
	"cmp"
	"strings"

	"spoor/data"
	"spoor/data/deposit"
	localized "spoor/internal/number"
	"spoor/reports/page"
)

// Names of the files for readers in a package.
const (
	ReadmeName        = "README.md"
	LicenceName       = "LICENCE.md"
	QuestionnaireName = "questionnaire.md"
	TodoName          = "TODO.md"
	ChecksumsName     = "SHA256SUMS"
)

var readerWords = struct {
	contents, about, makers, cite, terms, licence, noLicence, access, embargo, personalYes, personalNo, collected, codes, skipped, texts, hidden    data.Text
	questionnaire, todo, todoWhy, nothing, single, multiple, most, rating, ranking, number, open, population, sampling, mode, unit, funding, rights data.Text
	report, dictionary, dictionaryPage, spss, csv, ddi, dataCite, dataPackage, codebook, sums                                                       data.Text
}{
	contents:       data.Text{NL: "Inhoud", EN: "Contents"},
	about:          data.Text{NL: "Over het onderzoek", EN: "About the survey"},
	makers:         data.Text{NL: "Makers", EN: "Creators"},
	cite:           data.Text{NL: "Verwijzing", EN: "Citation"},
	terms:          data.Text{NL: "Licentie en toegang", EN: "Licence and access"},
	licence:        data.Text{NL: "Licentie", EN: "Licence"},
	noLicence:      data.Text{NL: "Er is nog geen licentie gekozen; zonder licentie mag niemand de gegevens hergebruiken.", EN: "No licence was chosen yet; without one nobody may reuse the data."},
	access:         data.Text{NL: "Toegang", EN: "Access"},
	embargo:        data.Text{NL: "%s (tot %s)", EN: "%s (until %s)"},
	personalYes:    data.Text{NL: "De gegevens bevatten persoonsgegevens.", EN: "The data hold personal data."},
	personalNo:     data.Text{NL: "De gegevens bevatten geen persoonsgegevens.", EN: "The data hold no personal data."},
	collected:      data.Text{NL: "Verzameld", EN: "Collected"},
	codes:          data.Text{NL: "Antwoorden zijn codes; wat ze betekenen staat in %s en in %s. In het .sav-bestand staan dezelfde codes met hun labels. Negatieve codes zeggen waarom er geen antwoord is.", EN: "Answers are codes; what they mean is in %s and in %s. The .sav file has the same codes with their labels. Negative codes say why there is no answer."},
	skipped:        data.Text{NL: "Een leeg veld is een vraag die werd overgeslagen.", EN: "A blank cell is a question that was skipped."},
	texts:          data.Text{NL: "Weggelaten zijn kolommen die zeggen wie iemand is, wat respondenten zelf typten, en de nummers die het enquêteplatform hun gaf.", EN: "Left out are columns that say who somebody is, what respondents typed, and the ids that the survey platform gave them."},
	hidden:         data.Text{NL: "Kleine aantallen zijn verborgen (%s).", EN: "Small counts are hidden (%s)."},
	questionnaire:  data.Text{NL: "Vragenlijst", EN: "Questionnaire"},
	todo:           data.Text{NL: "Nog in te vullen", EN: "Still to fill in"},
	todoWhy:        data.Text{NL: "Dit mist nog. Zet het onder archive: in codebook.yaml of wave.yaml en maak het pakket opnieuw; wat pas bij het deponeren bekend is, zoals de identifier, daarna.", EN: "This is still missing. Write it under archive: in codebook.yaml or wave.yaml and make the package again; what is known on deposit only, such as the identifier, after that."},
	nothing:        data.Text{NL: "Er mist niets.", EN: "Nothing is missing."},
	single:         data.Text{NL: "één antwoord", EN: "one answer"},
	multiple:       data.Text{NL: "meer antwoorden mogelijk", EN: "several answers possible"},
	most:           data.Text{NL: "hoogstens %d antwoorden", EN: "at most %d answers"},
	rating:         data.Text{NL: "per rij één antwoord: %s", EN: "one answer a row: %s"},
	ranking:        data.Text{NL: "op volgorde zetten", EN: "put in order"},
	number:         data.Text{NL: "getal van %s tot en met %s", EN: "number from %s to %s"},
	open:           data.Text{NL: "open vraag", EN: "open question"},
	population:     data.Text{NL: "Populatie", EN: "Population"},
	sampling:       data.Text{NL: "Steekproef", EN: "Sampling"},
	mode:           data.Text{NL: "Wijze van afname", EN: "Mode of collection"},
	unit:           data.Text{NL: "Onderzoekseenheid", EN: "Unit of analysis"},
	funding:        data.Text{NL: "Gefinancierd door", EN: "Funded by"},
	rights:         data.Text{NL: "Rechthebbende", EN: "Rights holder"},
	report:         data.Text{NL: "rapport met tabellen, figuren en resultaten", EN: "report with tables, figures and results"},
	dictionary:     data.Text{NL: "variabelen en codes, als tabel", EN: "variables and codes, as a table"},
	dictionaryPage: data.Text{NL: "hetzelfde om te lezen, met aantallen", EN: "the same to read, with counts"},
	spss:           data.Text{NL: "dezelfde antwoorden voor SPSS, PSPP en R", EN: "the same answers for SPSS, PSPP and R"},
	csv:            data.Text{NL: "antwoorden, een rij per respondent", EN: "answers, a row a respondent"},
	ddi:            data.Text{NL: "beschrijving volgens DDI-Codebook 2.5", EN: "description by DDI-Codebook 2.5"},
	dataCite:       data.Text{NL: "beschrijving volgens DataCite 4.5", EN: "description by DataCite 4.5"},
	dataPackage:    data.Text{NL: "Frictionless Data Package", EN: "Frictionless Data Package"},
	codebook:       data.Text{NL: "de vragenlijst voor programma's", EN: "the questionnaire for programs"},
	sums:           data.Text{NL: "controlegetallen (SHA-256) van alle bestanden", EN: "checksums (SHA-256) of all files"},
}

func (d Deposit) personalData() string {
	switch d.About.PersonalData {
	case "yes":
		return readerWords.personalYes.In(d.Lang)
	case "no":
		return readerWords.personalNo.In(d.Lang)
	}
	return ""
}

// access is who may see the answers, and on which terms.
func (d Deposit) access() string {
	access := name(deposit.Accesses(), d.About.Access, d.Lang)
	if d.About.Embargo != "" && access != "" {
		access = readerWords.embargo.Say(d.Lang, access, d.About.Embargo)
	}
	return strings.Join(given(access, d.About.Terms.In(d.Lang)), ". ")
}

// licence is the name of the licence and where it can be read.
func (d Deposit) licence() string {
	licence, known := deposit.ParseLicence(d.About.Licence)
	if !known {
		return ""
	}
	if licence.ID == "" {
		return licence.Address
	}
	return licence.Name + " (" + licence.ID + "), " + licence.Address
}

// given returns the texts that are not empty.
func given(texts ...string) []string {
	var out []string
	for _, text := range texts {
		if text != "" {
			out = append(out, text)
		}
	}
	return out
}

// labelled returns "name: text" of the pairs that have a text.
func labelled(lang data.Lang, pairs ...any) []string {
	var out []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if text := pairs[i+1].(string); text != "" {
			out = append(out, pairs[i].(data.Text).In(lang)+": "+text)
		}
	}
	return out
}

// Readme says what is in the package, and how to read it.
func (d Deposit) Readme() []byte {
	var m page.Markdown
	w, lang := readerWords, d.Lang
	m.Put("# %s\n\n", d.Title(lang))
	for _, text := range given(d.About.Abstract.In(lang), d.caution()) {
		m.Put("%s\n\n", text)
	}
	m.Put("## %s\n\n", w.about.In(lang))
	from, until := d.fieldwork()
	var modes, funding []string
	for _, mode := range d.About.Mode {
		modes = append(modes, name(deposit.Modes(), mode, lang))
	}
	for _, grant := range d.About.Funding {
		funding = append(funding, strings.Join(given(grant.Funder, grant.Grant), " "))
	}
	m.Each("- %s\n", labelled(lang, w.makers, d.creators(), w.funding, strings.Join(funding, "; "), w.rights, d.About.RightsHolder, w.population, d.universe().In(lang),
		w.unit, name(deposit.Units(), d.About.Unit, lang), w.sampling, strings.Join(given(name(deposit.Samplings(), d.About.Sampling, lang), d.About.SamplingText.In(lang)), ". "),
		w.mode, strings.Join(modes, ", "), w.collected, strings.Join(given(from, until), " – ")))
	m.Put("\n## %s\n\n", w.contents.In(lang))
	m.Each("- %s\n", d.contents())
	if len(d.Answers) > 0 {
		m.Put("\n%s %s %s\n", w.codes.Say(lang, DictionaryPageName, DictionaryName), w.skipped.In(lang), w.texts.In(lang))
	}
	if d.Hidden != "" {
		m.Put("\n%s\n", w.hidden.Say(lang, d.Hidden))
	}
	m.Put("\n## %s\n\n%s\n\n## %s\n\n", w.cite.In(lang), d.citation(), w.terms.In(lang))
	for _, text := range given(cmp.Or(d.licence(), w.noLicence.In(lang)), d.access(), d.personalData()) {
		m.Put("%s\n\n", text)
	}
	m.Put("%s\n", page.Made(d.Version, lang))
	return m.Bytes()
}

// caution is what must be known before the answers are used.
func (d Deposit) caution() string {
	var parts []string
	if d.Wave.Provenance == data.Reconstructed {
		parts = append(parts, words.reconstructed.In(d.Lang))
	}
	return strings.Join(append(parts, given(d.Withheld.In(d.Lang))...), " ")
}

// contents lists the files with what they are.
func (d Deposit) contents() []string {
	w, lang := readerWords, d.Lang
	var out []string
	add := func(file string, what data.Text) { out = append(out, file+": "+what.In(lang)) }
	for _, answers := range d.Answers {
		add(answers.CSV(), w.csv)
		add(answers.SAV(), w.spss)
	}
	if len(d.Answers) > 0 {
		add(DictionaryPageName, w.dictionaryPage)
		add(DictionaryName, w.dictionary)
	}
	add(QuestionnaireName, w.questionnaire)
	add("codebook.yaml", w.codebook)
	add("report/", w.report)
	add(DDIName, w.ddi)
	add(DataCiteName, w.dataCite)
	add(DataPackageName, w.dataPackage)
	add(LicenceName, w.terms)
	add(TodoName, w.todo)
	add(ChecksumsName, w.sums)
	return out
}

// Terms are the licence and the terms of access.
func (d Deposit) Terms() []byte {
	var m page.Markdown
	w, lang := readerWords, d.Lang
	m.Put("# %s\n\n%s\n\n", w.terms.In(lang), d.Title(lang))
	m.Each("- %s\n", labelled(lang, w.licence, cmp.Or(d.licence(), w.noLicence.In(lang)), w.access, d.access(), w.rights, d.About.RightsHolder))
	m.Each("\n%s\n", given(d.personalData()))
	m.Put("\n%s\n", page.Made(d.Version, lang))
	return m.Bytes()
}

// Questionnaire is the questionnaire to read: each question with its answers and who was asked it.
func (d Deposit) Questionnaire() []byte {
	var m page.Markdown
	w, lang := readerWords, d.Lang
	m.Put("# %s\n\n%s\n", w.questionnaire.In(lang), d.Title(lang))
	for i, item := range d.Codebook.Items {
		m.Put("\n## %s. %s\n\n", digits(i+1), item.Heading(lang))
		m.Put("%s (%s)\n", strings.Join(strings.Fields(item.Text.In(lang)), " "), d.how(item))
		if item.AskedIf != "" {
			m.Put("\n%s\n", d.askedIf(item))
		}
		choices := item.Options
		if item.Kind == data.Rating || item.Kind == data.Number {
			choices = item.Rows
		}
		if len(choices) > 0 {
			m.Put("\n")
		}
		for _, choice := range choices {
			m.Put("- %s\n", choice.Label.In(lang))
		}
	}
	m.Put("\n%s\n", page.Made(d.Version, lang))
	return m.Bytes()
}

// how says how an item is answered.
func (d Deposit) how(item data.Item) string {
	w, lang := readerWords, d.Lang
	switch item.Kind {
	case data.Single:
		return w.single.In(lang)
	case data.Multiple:
		if item.MaxPicks > 0 {
			return w.most.Say(lang, item.MaxPicks)
		}
		return w.multiple.In(lang)
	case data.Rating:
		var points []string
		for _, point := range item.Scale {
			points = append(points, point.Label.In(lang))
		}
		return w.rating.Say(lang, strings.Join(points, " / "))
	case data.Ranking:
		return w.ranking.In(lang)
	case data.Number:
		return strings.Join(given(w.number.Say(lang, localized.Written(number(item.Range[0]), lang), localized.Written(number(item.Range[1]), lang)), item.Unit.In(lang)), " ")
	}
	return w.open.In(lang)
}
