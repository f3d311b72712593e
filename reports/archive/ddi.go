package archive

import (
	"path"

	"spoor/data"
	"spoor/data/deposit"
)

// DDIName is the name of the description by DDI in a package.
const DDIName = "ddi.xml"

// Names of vocabularies, as the catalogue of CESSDA has them.
const (
	vocabularyUnits    = "DDI Analysis Unit"
	vocabularyTime     = "DDI Time Method"
	vocabularySampling = "DDI Sampling Procedure"
	vocabularyModes    = "DDI Mode of Collection"
	vocabularyTopics   = "CESSDA Topic Classification"
	vocabularyHome     = "https://vocabularies.cessda.eu/vocabulary/"
)

// DDI describes the deposit by DDI-Codebook 2.5, with what the catalogue of CESSDA requires and recommends as far as it is known.
//
// https://ddialliance.org/Specification/DDI-Codebook/2.5/
func (d Deposit) DDI() []byte {
	book := el("codeBook", "", d.ofDocument(), d.ofStudy())
	for i, answers := range d.Answers {
		book.elements = append(book.elements, d.ofFile(i, answers))
	}
	book.elements = append(book.elements, d.ofData())
	for _, file := range d.Files {
		book.elements = append(book.elements, el("otherMat", "", el("labl", file.Name)).with("level", "study").with("URI", file.Name))
	}
	return book.with("xmlns", "ddi:codebook:2_5").with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance").
		with("xsi:schemaLocation", "ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd").
		with("version", "2.5").with("xml:lang", string(d.Lang)).document()
}

// other is the language that the deposit is not in.
func (d Deposit) other() data.Lang {
	if d.Lang == data.Dutch {
		return data.English
	}
	return data.Dutch
}

func (d Deposit) titles() element {
	titles := el("titlStmt", "", el("titl", d.Title(d.Lang)).with("xml:lang", string(d.Lang)))
	if other := d.Title(d.other()); other != d.Title(d.Lang) {
		titles.elements = append(titles.elements, el("parTitl", other).with("xml:lang", string(d.other())))
	}
	if persistent, known := deposit.ParsePersistent(d.About.Identifier); known {
		titles.elements = append(titles.elements, el("IDNo", persistent.Value).with("agency", persistent.Agency))
	}
	return titles
}

func (d Deposit) ofDocument() element {
	return el("docDscr", "", el("citation", "", d.titles(),
		el("prodStmt", "", el("software", "spoor").with("version", d.Version))))
}

func (d Deposit) ofStudy() element {
	return el("stdyDscr", "", d.ofCitation(), d.ofContent(), d.ofMethod(), d.ofAccess(), d.ofMaterial())
}

func orcid(p deposit.Person) element {
	id, right := deposit.ORCID(p.ORCID)
	if !right {
		return element{}
	}
	return el("ExtLink", "").with("URI", "https://orcid.org/"+id).with("title", "ORCID")
}

func (d Deposit) ofCitation() element {
	a := d.About
	makers := el("rspStmt", "")
	for _, p := range a.Creators {
		makers.elements = append(makers.elements, el("AuthEnty", p.Name, orcid(p)).with("affiliation", p.Affiliation))
	}
	for _, p := range a.Contributors {
		makers.elements = append(makers.elements, el("othId", p.Name, orcid(p)).with("role", name(deposit.Roles(), p.Role, data.English)).with("affiliation", p.Affiliation))
	}
	production := el("prodStmt", "", el("copyright", a.RightsHolder))
	var grants []element
	for _, g := range a.Funding {
		production.elements = append(production.elements, el("fundAg", g.Funder))
		if g.Grant != "" {
			grants = append(grants, el("grantNo", g.Grant).with("agency", g.Funder))
		}
	}
	production.elements = append(production.elements, grants...)
	distribution := el("distStmt", "", el("distrbtr", a.Publisher).with("URI", a.Repository))
	if c := a.Contact; c != nil {
		distribution.elements = append(distribution.elements, el("contact", c.Name).with("affiliation", c.Affiliation).with("email", c.Email))
	}
	if a.Published != "" {
		distribution.elements = append(distribution.elements, el("distDate", a.Published).with("date", a.Published))
	}
	return el("citation", "", d.titles(), makers, production, distribution, el("verStmt", "", el("version", a.Version)), el("biblCit", d.whole()), el("holdings", "").with("URI", d.address()))
}

// whole is the citation where all of it is known.
func (d Deposit) whole() string {
	if !d.citable() {
		return ""
	}
	return d.citation()
}

// both writes a text in each language that it has.
func both(tag string, text data.Text) []element {
	return []element{el(tag, text.NL).with("xml:lang", "nl"), el(tag, text.EN).with("xml:lang", "en")}
}

func (d Deposit) ofContent() element {
	a := d.About
	var subject []element
	for _, keyword := range a.Keywords {
		subject = append(subject, both("keyword", keyword)...)
	}
	for _, topic := range a.Topics {
		for _, topic := range both("topcClas", topic) {
			subject = append(subject, topic.with("vocab", vocabularyTopics).with("vocabURI", vocabularyHome+"TopicClassification"))
		}
	}
	parts := append([]element{el("subject", "", subject...)}, both("abstract", a.Abstract)...)
	return el("stdyInfo", "", append(parts, d.ofScope())...)
}

func (d Deposit) ofScope() element {
	var scope []element
	if year := d.Wave.Fieldwork.ReferenceYear; year > 0 {
		scope = append(scope, el("timePrd", digits(year)).with("event", "single").with("date", digits(year)))
	}
	switch from, until := d.fieldwork(); {
	case until != "":
		scope = append(scope, el("collDate", from).with("event", "start").with("date", from), el("collDate", until).with("event", "end").with("date", until))
	case from != "":
		scope = append(scope, el("collDate", from).with("event", "single").with("date", from))
	}
	for _, country := range d.About.Countries {
		scope = append(scope, el("nation", country).with("abbr", country))
	}
	scope = append(scope, term("anlyUnit", vocabularyUnits, "AnalysisUnit", deposit.Units(), d.About.Unit, d.Lang))
	scope = append(scope, both("universe", d.universe())...)
	return el("sumDscr", "", append(scope, el("dataKind", words.surveyData.In(d.Lang)))...)
}

// term writes a term of a vocabulary of the DDI Alliance: its name, and its code as a concept.
func term[T ~string](tag, vocabulary, page string, terms []deposit.Term, id T, lang data.Lang) element {
	found, known := deposit.Find(terms, id)
	if !known {
		return element{}
	}
	return el(tag, found.Name.In(lang), el("concept", found.Code).with("vocab", vocabulary).with("vocabURI", "https://vocabularies.cessda.eu/urn/urn:ddi:int.ddi.cv:"+page))
}

func (d Deposit) ofMethod() element {
	a := d.About
	parts := []element{term("timeMeth", vocabularyTime, "TimeMethod", deposit.TimeMethods(), a.TimeMethod, d.Lang),
		term("sampProc", vocabularySampling, "SamplingProcedure", deposit.Samplings(), a.Sampling, d.Lang), el("sampProc", a.SamplingText.In(d.Lang))}
	for _, mode := range a.Mode {
		parts = append(parts, term("collMode", vocabularyModes, "ModeOfCollection", deposit.Modes(), mode, d.Lang))
	}
	parts = append(parts, el("resInstru", words.questionnaire.In(d.Lang)))
	if weight := d.Wave.Design.Weight; weight != "" {
		parts = append(parts, el("weight", words.weighted.Say(d.Lang, weight)))
	}
	notes := element{}
	if d.Wave.Provenance == data.Reconstructed {
		notes = el("notes", words.reconstructed.In(d.Lang))
	}
	return el("method", "", el("dataColl", "", parts...), notes)
}

func (d Deposit) ofAccess() element {
	return el("dataAccs", "",
		el("setAvail", "", el("accsPlac", d.About.Publisher).with("URI", d.About.Repository), el("avlStatus", name(deposit.Accesses(), d.About.Access, d.Lang))),
		el("useStmt", "", el("confDec", d.personalData()), el("restrctn", d.access()), el("citReq", d.whole()), el("conditions", d.licence())))
}

func (d Deposit) ofMaterial() element {
	var publications []element
	for _, p := range d.About.Publications {
		titles := el("titlStmt", "", el("titl", p.Title))
		if persistent, known := deposit.ParsePersistent(p.Identifier); known {
			titles.elements = append(titles.elements, el("IDNo", persistent.Value).with("agency", persistent.Agency))
		}
		publications = append(publications, el("relPubl", "", el("citation", "", titles, el("holdings", "").with("URI", p.Address))))
	}
	return el("othrStdyMat", "", publications...)
}

func (d Deposit) ofFile(at int, a Answers) element {
	return el("fileDscr", "", el("fileTxt", "", el("fileName", path.Base(a.CSV())),
		el("dimensns", "", el("caseQnty", digits(a.Cases)), el("varQnty", digits(len(a.Variables)))), el("fileType", "text/csv; charset=utf-8"))).
		with("ID", fileID(at)).with("URI", a.CSV())
}

func fileID(at int) string { return "F" + digits(at+1) }

// CSV is where the answers stand in a package as text.
func (a Answers) CSV() string { return "data/" + a.Name + ".csv" }

// SAV is where they stand as a file of SPSS.
func (a Answers) SAV() string { return "data/" + a.Name + ".sav" }
