package trial

import (
	"strings"

	"spoor/data"
	"spoor/reports/page"
)

// consortItem is one item of CONSORT 2010 (Schulz, Altman and Moher 2010, BMJ 340: c332; for clusters Campbell et al. 2012, BMJ 345: e5661),
// in words of our own.
type consortItem struct {
	number string
	about  data.Text
	where  []string   // the sections that answer it, or a part of it
	add    data.Text  // what a person adds; none where the sections are enough
	extra  data.Text  // what a person adds where clusters were assigned
	only   assignment // of which it is an item; "" for both
}

// assignment is what was assigned.
type assignment string

const (
	ofPersons  assignment = "persons"
	ofClusters assignment = "clusters"
)

// nothing is what has no words.
var nothing data.Text

var consortItems = []consortItem{
	{"1a", data.Text{NL: "Titel noemt loting", EN: "Title names randomisation"}, nil, data.Text{NL: "zet in de titel dat er is geloot", EN: "say in the title that assignment was by lot"}, data.Text{NL: "en dat clusters zijn geloot", EN: "and that clusters were assigned"}, ""},
	{"1b", data.Text{NL: "Samenvatting", EN: "Abstract"}, []string{"short"}, data.Text{NL: "opzet en conclusie in een samenvatting", EN: "design and conclusion in an abstract"}, nothing, ""},
	{"2a", data.Text{NL: "Achtergrond", EN: "Background"}, nil, data.Text{NL: "waarom dit experiment", EN: "why this experiment"}, data.Text{NL: "en waarom per cluster is toegewezen", EN: "and why assignment was by cluster"}, ""},
	{"2b", data.Text{NL: "Doel of hypothese", EN: "Objective or hypothesis"}, []string{"primary"}, data.Text{NL: "in woorden", EN: "in words"}, data.Text{NL: "en of het over clusters gaat, over personen of over beide", EN: "and whether it is on clusters, persons or both"}, ""},
	{"3a", data.Text{NL: "Opzet en verdeling over armen", EN: "Design and allocation ratio"}, []string{"flow"}, nothing, data.Text{NL: "wat een cluster is", EN: "what a cluster is"}, ""},
	{"3b", data.Text{NL: "Wijzigingen na het begin", EN: "Changes after the start"}, nil, data.Text{NL: "wat er anders ging dan gepland, en waarom", EN: "what went otherwise than planned, and why"}, nothing, ""},
	{"4a", data.Text{NL: "Wie mee kon doen", EN: "Who was eligible"}, nil, data.Text{NL: "de voorwaarden", EN: "the criteria"}, data.Text{NL: "ook voor clusters", EN: "of clusters too"}, ""},
	{"4b", data.Text{NL: "Waar de gegevens vandaan komen", EN: "Where the data come from"}, nil, data.Text{NL: "plaatsen en bronnen", EN: "places and sources"}, nothing, ""},
	{"5", data.Text{NL: "Wat elke arm deed", EN: "What each arm did"}, nil, data.Text{NL: "zo precies dat een ander het kan herhalen", EN: "so precisely that others can repeat it"}, data.Text{NL: "en of het aan het cluster of aan de persoon werd gedaan", EN: "and whether it was done to the cluster or the person"}, ""},
	{"6a", data.Text{NL: "Uitkomsten", EN: "Outcomes"}, []string{"primary", "secondary"}, data.Text{NL: "hoe en wanneer ze zijn gemeten", EN: "how and when they were measured"}, data.Text{NL: "en of ze van het cluster of van de persoon zijn", EN: "and whether they are of the cluster or the person"}, ""},
	{"6b", data.Text{NL: "Uitkomsten die zijn veranderd", EN: "Outcomes that changed"}, []string{"secondary"}, data.Text{NL: "waarom iets erbij kwam of verviel", EN: "why any was added or dropped"}, nothing, ""},
	{"7a", data.Text{NL: "Aantal deelnemers", EN: "Sample size"}, []string{"short", "method"}, nothing, nothing, ""},
	{"7b", data.Text{NL: "Tussentijds kijken en stoppen", EN: "Interim analyses and stopping"}, nil, data.Text{NL: "of er tussentijds is gekeken", EN: "whether anybody looked before the end"}, nothing, ""},
	{"8a", data.Text{NL: "Hoe de loting is gemaakt", EN: "How the sequence was made"}, nil, data.Text{NL: "methode", EN: "method"}, nothing, ""},
	{"8b", data.Text{NL: "Soort loting", EN: "Type of randomisation"}, nil, data.Text{NL: "blokken of strata", EN: "blocks or strata"}, data.Text{NL: "en of clusters gepaard waren", EN: "and whether clusters were matched"}, ""},
	{"9", data.Text{NL: "Of de loting verborgen was", EN: "Concealment of allocation"}, nil, data.Text{NL: "wie wist wanneer wat de volgende werd", EN: "who knew when what came next"}, data.Text{NL: "en of dat voor clusters, personen of beide gold", EN: "and whether of clusters, persons or both"}, ""},
	{"10", data.Text{NL: "Wie lootte, inschreef en toewees", EN: "Who generated, enrolled and assigned"}, nil, data.Text{NL: "namen of functies", EN: "names or roles"}, nothing, ofPersons},
	{"10a", data.Text{NL: "Wie lootte en clusters inschreef en toewees", EN: "Who generated, and enrolled and assigned clusters"}, nil, data.Text{NL: "namen of functies", EN: "names or roles"}, nothing, ofClusters},
	{"10b", data.Text{NL: "Hoe personen in een cluster mee gingen doen", EN: "How persons of a cluster came in"}, nil, data.Text{NL: "allen of een steekproef", EN: "all of them or a sample"}, nothing, ofClusters},
	{"10c", data.Text{NL: "Toestemming", EN: "Consent"}, nil, data.Text{NL: "van wie, en of dat voor of na de loting was", EN: "from whom, and whether before or after assignment"}, nothing, ofClusters},
	{"11a", data.Text{NL: "Blindering", EN: "Blinding"}, nil, data.Text{NL: "wie de arm kende", EN: "who knew the arm"}, nothing, ""},
	{"11b", data.Text{NL: "Gelijkenis van de armen", EN: "Similarity of the arms"}, nil, data.Text{NL: "als er is geblindeerd", EN: "where there was blinding"}, nothing, ""},
	{"12a", data.Text{NL: "Toetsen", EN: "Statistical methods"}, []string{"primary", "method"}, nothing, nothing, ""},
	{"12b", data.Text{NL: "Subgroepen en correcties", EN: "Subgroups and adjustments"}, []string{"subgroups"}, nothing, nothing, ""},
	{"13a", data.Text{NL: "Stroom van deelnemers", EN: "Flow of participants"}, []string{"flow"}, data.Text{NL: "hoeveel mensen zijn beoordeeld en waarom anderen niet meededen", EN: "how many were assessed, and why others did not take part"}, data.Text{NL: "en hoeveel clusters", EN: "and how many clusters"}, ""},
	{"13b", data.Text{NL: "Uitval en redenen", EN: "Losses and reasons"}, []string{"flow"}, nothing, data.Text{NL: "ook van hele clusters", EN: "of whole clusters too"}, ""},
	{"14a", data.Text{NL: "Periode", EN: "Dates"}, nil, data.Text{NL: "wanneer is geworven en gevolgd", EN: "when people were recruited and followed"}, nothing, ""},
	{"14b", data.Text{NL: "Waarom het eindigde", EN: "Why it ended"}, nil, data.Text{NL: "of het volgens plan eindigde", EN: "whether it ended as planned"}, nothing, ""},
	{"15", data.Text{NL: "De armen bij het begin", EN: "Baseline"}, []string{"start"}, nothing, data.Text{NL: "kenmerken van de clusters zelf", EN: "what the clusters themselves were like"}, ""},
	{"16", data.Text{NL: "Aantallen in elke analyse", EN: "Numbers analysed"}, []string{"primary", "secondary"}, nothing, nothing, ""},
	{"17a", data.Text{NL: "Uitkomst en effect met interval", EN: "Outcomes and estimation"}, []string{"primary", "secondary"}, nothing, nothing, ""},
	{"17b", data.Text{NL: "Absolute en relatieve effecten", EN: "Absolute and relative effects"}, []string{"primary", "secondary"}, nothing, nothing, ""},
	{"18", data.Text{NL: "Andere analyses, aangekondigd of niet", EN: "Other analyses, announced or not"}, []string{"secondary", "subgroups"}, nothing, nothing, ""},
	{"19", data.Text{NL: "Nadelige gevolgen", EN: "Harms"}, nil, data.Text{NL: "wat er in elke arm misging", EN: "what went wrong in each arm"}, nothing, ""},
	{"20", data.Text{NL: "Beperkingen", EN: "Limitations"}, []string{"missing"}, data.Text{NL: "andere bronnen van vertekening", EN: "other sources of bias"}, nothing, ""},
	{"21", data.Text{NL: "Voor wie het geldt", EN: "Generalisability"}, nil, data.Text{NL: "voor welke mensen en organisaties", EN: "for which people and organisations"}, nothing, ""},
	{"22", data.Text{NL: "Duiding", EN: "Interpretation"}, []string{"short"}, data.Text{NL: "naast wat al bekend was", EN: "beside what was known"}, nothing, ""},
	{"23", data.Text{NL: "Registratie", EN: "Registration"}, []string{"method"}, data.Text{NL: "waar de controlesom is aangekondigd", EN: "where the checksum was announced"}, nothing, ""},
	{"24", data.Text{NL: "Protocol", EN: "Protocol"}, nil, data.Text{NL: "waar het volledige plan te lezen is", EN: "where the full plan can be read"}, nothing, ""},
	{"25", data.Text{NL: "Financiering", EN: "Funding"}, nil, data.Text{NL: "wie betaalde, en met welk belang", EN: "who paid, and with what interest"}, nothing, ""},
}

func (r Report) consortSection() section {
	s := section{id: "consort", title: r.say(words.consort), text: []string{r.say(words.consortLead)}}
	t := page.Table{ID: "consort-table", Caption: r.say(words.consortCaption), Header: []string{r.say(words.item), r.say(words.topic), r.say(words.where)}, Words: []int{1, 2}}
	titles := map[string]string{}
	for id, title := range map[string]data.Text{"short": words.short, "flow": words.flow, "start": words.start, "primary": words.primary, "secondary": words.secondary,
		"clusters": words.clusters, "missing": words.missing, "subgroups": words.subgroups, "method": words.method} {
		titles[id] = r.say(title)
	}
	kind := ofPersons
	if r.Plan.Clustered() {
		kind = ofClusters
	}
	for _, item := range consortItems {
		if item.only != "" && item.only != kind {
			continue
		}
		var here, add, cell []string
		for _, id := range item.where {
			here = append(here, titles[id])
		}
		if kind == ofClusters && (item.number == "12a" || item.number == "17a") {
			here = append(here, titles["clusters"])
		}
		if item.add != nothing {
			add = append(add, r.say(item.add))
		}
		if kind == ofClusters && item.extra != nothing {
			add = append(add, r.say(item.extra))
		}
		if len(here) > 0 {
			cell = append(cell, r.say(words.here, strings.Join(here, ", ")))
		}
		if len(add) > 0 {
			cell = append(cell, r.say(words.add, strings.Join(add, ", ")))
		}
		t.Rows = append(t.Rows, page.Row{Name: item.number, Cells: []string{r.say(item.about), strings.Join(cell, "; ")}})
	}
	s.tables = []page.Table{t}
	return s
}
