package trial

import (
	"spoor/data"
	"spoor/reports/page"
)

// consortItem is one item of CONSORT 2010 (Schulz, Altman and Moher 2010, BMJ 340: c332; for clusters Campbell et al. 2012, BMJ 345: e5661),
// in words of our own: its number, what it is about, where the report answers it, and what a person has to add.
type consortItem struct {
	number string
	about  data.Text
	where  string    // the section that answers it, or a part of it
	add    data.Text // what a person adds; none where the section is enough
	only   string    // "clusters": of these alone; "" for any experiment
}

var consortItems = []consortItem{
	{"1a", data.Text{NL: "Titel noemt loting", EN: "Title names randomisation"}, "", data.Text{NL: "zet in de titel dat er is geloot", EN: "say in the title that assignment was by lot"}, ""},
	{"1b", data.Text{NL: "Samenvatting", EN: "Abstract"}, "short", data.Text{NL: "opzet en conclusie in een samenvatting", EN: "design and conclusion in an abstract"}, ""},
	{"2a", data.Text{NL: "Achtergrond", EN: "Background"}, "", data.Text{NL: "waarom dit experiment", EN: "why this experiment"}, ""},
	{"2b", data.Text{NL: "Doel of hypothese", EN: "Objective or hypothesis"}, "primary", data.Text{NL: "in woorden", EN: "in words"}, ""},
	{"3a", data.Text{NL: "Opzet en verdeling over armen", EN: "Design and allocation ratio"}, "flow", data.Text{}, ""},
	{"3b", data.Text{NL: "Wijzigingen na het begin", EN: "Changes after the start"}, "", data.Text{NL: "wat er anders ging dan gepland, en waarom", EN: "what went otherwise than planned, and why"}, ""},
	{"4a", data.Text{NL: "Wie mee kon doen", EN: "Who was eligible"}, "", data.Text{NL: "de voorwaarden, bij clusters ook voor het cluster", EN: "the criteria, of clusters too"}, ""},
	{"4b", data.Text{NL: "Waar de gegevens vandaan komen", EN: "Where the data come from"}, "", data.Text{NL: "plaatsen en bronnen", EN: "places and sources"}, ""},
	{"5", data.Text{NL: "Wat elke arm deed", EN: "What each arm did"}, "", data.Text{NL: "zo precies dat een ander het kan herhalen", EN: "so precisely that others can repeat it"}, ""},
	{"6a", data.Text{NL: "Uitkomsten", EN: "Outcomes"}, "primary", data.Text{NL: "hoe en wanneer ze zijn gemeten", EN: "how and when they were measured"}, ""},
	{"6b", data.Text{NL: "Uitkomsten die zijn veranderd", EN: "Outcomes that changed"}, "secondary", data.Text{NL: "waarom iets erbij kwam of verviel", EN: "why any was added or dropped"}, ""},
	{"7a", data.Text{NL: "Aantal deelnemers", EN: "Sample size"}, "short", data.Text{}, ""},
	{"7b", data.Text{NL: "Tussentijds kijken en stoppen", EN: "Interim analyses and stopping"}, "", data.Text{NL: "of er tussentijds is gekeken", EN: "whether anybody looked before the end"}, ""},
	{"8a", data.Text{NL: "Hoe de loting is gemaakt", EN: "How the sequence was made"}, "", data.Text{NL: "methode", EN: "method"}, ""},
	{"8b", data.Text{NL: "Soort loting", EN: "Type of randomisation"}, "", data.Text{NL: "blokken of strata, en bij clusters of ze gepaard waren", EN: "blocks or strata, and of clusters whether they were matched"}, ""},
	{"9", data.Text{NL: "Of de loting verborgen was", EN: "Concealment of allocation"}, "", data.Text{NL: "wie wist wanneer wat de volgende werd", EN: "who knew when what came next"}, ""},
	{"10", data.Text{NL: "Wie lootte, inschreef en toewees", EN: "Who generated, enrolled and assigned"}, "", data.Text{NL: "namen of functies, en wie toestemming gaf", EN: "names or roles, and who consented"}, ""},
	{"11a", data.Text{NL: "Blindering", EN: "Blinding"}, "", data.Text{NL: "wie de arm kende", EN: "who knew the arm"}, ""},
	{"11b", data.Text{NL: "Gelijkenis van de armen", EN: "Similarity of the arms"}, "", data.Text{NL: "als er is geblindeerd", EN: "where there was blinding"}, ""},
	{"12a", data.Text{NL: "Toetsen", EN: "Statistical methods"}, "method", data.Text{}, ""},
	{"12b", data.Text{NL: "Subgroepen en correcties", EN: "Subgroups and adjustments"}, "subgroups", data.Text{}, ""},
	{"13a", data.Text{NL: "Stroom van deelnemers", EN: "Flow of participants"}, "flow", data.Text{}, ""},
	{"13b", data.Text{NL: "Uitval en redenen", EN: "Losses and reasons"}, "flow", data.Text{}, ""},
	{"14a", data.Text{NL: "Periode", EN: "Dates"}, "", data.Text{NL: "wanneer is geworven en gevolgd", EN: "when people were recruited and followed"}, ""},
	{"14b", data.Text{NL: "Waarom het eindigde", EN: "Why it ended"}, "", data.Text{NL: "of het volgens plan eindigde", EN: "whether it ended as planned"}, ""},
	{"15", data.Text{NL: "De armen bij het begin", EN: "Baseline"}, "start", data.Text{}, ""},
	{"16", data.Text{NL: "Aantallen in elke analyse", EN: "Numbers analysed"}, "primary", data.Text{}, ""},
	{"17a", data.Text{NL: "Uitkomst en effect met interval", EN: "Outcomes and estimation"}, "primary", data.Text{}, ""},
	{"17b", data.Text{NL: "Absolute en relatieve effecten", EN: "Absolute and relative effects"}, "primary", data.Text{}, ""},
	{"17a+", data.Text{NL: "Intraclasscorrelatie", EN: "Intraclass correlation"}, "clusters", data.Text{}, "clusters"},
	{"18", data.Text{NL: "Andere analyses, aangekondigd of niet", EN: "Other analyses, announced or not"}, "secondary", data.Text{}, ""},
	{"19", data.Text{NL: "Nadelige gevolgen", EN: "Harms"}, "", data.Text{NL: "wat er in elke arm misging", EN: "what went wrong in each arm"}, ""},
	{"20", data.Text{NL: "Beperkingen", EN: "Limitations"}, "missing", data.Text{NL: "andere bronnen van vertekening", EN: "other sources of bias"}, ""},
	{"21", data.Text{NL: "Voor wie het geldt", EN: "Generalisability"}, "", data.Text{NL: "voor welke mensen en organisaties", EN: "for which people and organisations"}, ""},
	{"22", data.Text{NL: "Duiding", EN: "Interpretation"}, "short", data.Text{NL: "naast wat al bekend was", EN: "beside what was known"}, ""},
	{"23", data.Text{NL: "Registratie", EN: "Registration"}, "method", data.Text{NL: "waar de controlesom is aangekondigd", EN: "where the checksum was announced"}, ""},
	{"24", data.Text{NL: "Protocol", EN: "Protocol"}, "", data.Text{NL: "waar het volledige plan te lezen is", EN: "where the full plan can be read"}, ""},
	{"25", data.Text{NL: "Financiering", EN: "Funding"}, "", data.Text{NL: "wie betaalde, en met welk belang", EN: "who paid, and with what interest"}, ""},
}

func (r Report) consortSection() section {
	s := section{id: "consort", title: r.say(words.consort), text: []string{r.say(words.consortLead)}}
	t := page.Table{ID: "consort-table", Header: []string{r.say(words.item), r.say(words.topic), r.say(words.where)}, Words: []int{1, 2}}
	titles := map[string]string{}
	for id, title := range map[string]data.Text{"short": words.short, "flow": words.flow, "start": words.start, "primary": words.primary, "secondary": words.secondary,
		"clusters": words.clusters, "missing": words.missing, "subgroups": words.subgroups, "method": words.method} {
		titles[id] = r.say(title)
	}
	for _, item := range consortItems {
		if item.only == "clusters" && !r.Plan.Clustered() {
			continue
		}
		where := ""
		if item.where != "" {
			where = r.say(words.here, titles[item.where])
		}
		if item.add != (data.Text{}) {
			if where != "" {
				where += "; "
			}
			where += r.say(words.add, r.say(item.add))
		}
		t.Rows = append(t.Rows, page.Row{Name: item.number, Cells: []string{r.say(item.about), where}})
	}
	s.tables = []page.Table{t}
	return s
}
