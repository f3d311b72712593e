package deposit

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"spoor/data/text"
	"spoor/internal/nearest"
	"spoor/internal/pattern"
	"spoor/internal/strictyaml"
)

// Check reports what is wrong with a description; line says on which line a key of it stands.
func (a Archive) Check(c *strictyaml.Checker, line func(key string) strictyaml.Line) {
	check := checking{c, line}
	check.people("creators", a.Creators)
	check.people("contributors", a.Contributors)
	if a.Contact != nil {
		check.person("contact", *a.Contact)
	}
	for _, grant := range a.Funding {
		if grant.Funder == "" {
			c.Missing(grant.Line, "archive: an entry of funding has no funder; give its name, such as ZonMw")
		}
	}
	for _, date := range []keyed{{"published", a.Published}, {"embargo", a.Embargo}} {
		if date.written != "" && !isDate(date.written) {
			c.Report(line(date.key), "archive: %s %q is no date; give a year, a month or a day, such as 2026, 2026-03 or 2026-03-15", date.key, date.written)
		}
	}
	for _, page := range []keyed{{"repository", a.Repository}, {"catalogue", a.Catalogue}, {"address", a.Address}} {
		if page.written != "" && !IsAddress(page.written) {
			c.Report(line(page.key), "archive: %s %q is no address; give one that begins with https://", page.key, page.written)
		}
	}
	check.persistent(line("identifier"), "identifier", a.Identifier)
	if _, known := ParseLicence(a.Licence); a.Licence != "" && !known {
		c.Report(line("licence"), "archive: licence %q is not one of %s, and no address%s", a.Licence, strings.Join(LicenceIDs(), ", "), nearest.DidYouMean(a.Licence, LicenceIDs()))
	}
	term(check, "access", a.Access, Accesses())
	term(check, "personal_data", a.PersonalData, Answers())
	term(check, "unit", a.Unit, Units())
	term(check, "time_method", a.TimeMethod, TimeMethods())
	term(check, "sampling", a.Sampling, Samplings())
	for _, mode := range a.Mode {
		term(check, "mode", mode, Modes())
	}
	check.access(a)
	check.codes("language", a.Language, languageCode, "the two letters of ISO 639-1, such as nl")
	check.codes("countries", a.Countries, countryCode, "the two capitals of ISO 3166-1, such as NL")
	check.words("keywords", a.Keywords)
	check.words("topics", a.Topics)
	for _, publication := range a.Publications {
		if publication.Title == "" {
			c.Missing(publication.Line, "archive: an entry of publications has no title")
		}
		check.persistent(publication.Line, "identifier", publication.Identifier)
		if publication.Address != "" && !IsAddress(publication.Address) {
			c.Report(publication.Line, "archive: address %q is no address; give one that begins with https://", publication.Address)
		}
	}
}

// keyed is what stands under a key.
type keyed struct{ key, written string }

func (c checking) words(key string, words []text.Text) {
	if slices.Contains(words, text.Text{}) {
		c.Missing(c.line(key), "archive: an entry of %s has no text; give one as {nl: ..., en: ...}", key)
	}
}

type checking struct {
	*strictyaml.Checker
	line func(key string) strictyaml.Line
}

func (c checking) people(key string, people []Person) {
	for _, person := range people {
		c.person(key, person)
		if person.Role != "" && key == "creators" {
			c.Report(person.Line, "archive: role belongs to an entry of contributors, not of creators")
		}
	}
}

var mailbox = pattern.New(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)

func (c checking) person(key string, p Person) {
	who := cmp.Or(p.Name, "an entry of "+key)
	if p.Name == "" {
		c.Missing(p.Line, "archive: an entry of %s has no name", key)
	}
	if p.ORCID != "" {
		orcid, right := ORCID(p.ORCID)
		switch {
		case orcid == "":
			c.Report(p.Line, "archive: orcid %q of %s is not of the form 0000-0002-1825-0097", p.ORCID, who)
		case !right:
			c.Report(p.Line, "archive: orcid %s of %s does not fit its check digit; one of its digits is mistyped", p.ORCID, who)
		}
	}
	if p.Email != "" && !mailbox.MatchString(p.Email) {
		c.Report(p.Line, "archive: email %q of %s is no e-mail address", p.Email, who)
	}
	if _, known := Find(Roles(), p.Role); p.Role != "" && !known {
		c.Report(p.Line, "archive: role %q of %s is not one of %s%s", p.Role, who, strings.Join(IDs(Roles()), ", "), nearest.DidYouMean(string(p.Role), IDs(Roles())))
	}
}

func (c checking) persistent(line strictyaml.Line, key, written string) {
	if written == "" {
		return
	}
	if _, known := ParsePersistent(written); !known {
		c.Report(line, "archive: %s %q is no DOI, Handle, URN or ARK; a DOI looks like 10.17026/dans-abc-1234", key, written)
	}
}

func term[T ~string](c checking, key string, written T, terms []Term) {
	if _, known := Find(terms, written); written != "" && !known {
		c.Report(c.line(key), "archive: %s %q is not one of %s%s", key, written, strings.Join(IDs(terms), ", "), nearest.DidYouMean(string(written), IDs(terms)))
	}
}

func (c checking) access(a Archive) {
	switch {
	case a.Embargo != "" && a.Access != "embargoed":
		c.Report(c.line("embargo"), "archive: embargo belongs to access: embargoed")
	case a.Access == "embargoed" && a.Embargo == "":
		c.Missing(c.line("access"), "archive: access is embargoed, and embargo does not say until when")
	}
	if a.Access == "open" && a.PersonalData == "yes" {
		c.Report(c.line("access"), "archive: access is open and personal_data is yes; answers that tell who somebody is cannot be open to all")
	}
}

var languageCode, countryCode = pattern.New(`^[a-z]{2}$`), pattern.New(`^[A-Z]{2}$`)

func (c checking) codes(key string, codes []string, form *pattern.Pattern, want string) {
	for i, code := range codes {
		switch {
		case !form.MatchString(code):
			c.Report(c.line(key), "archive: %s %q: give %s", key, code, want)
		case slices.Contains(codes[:i], code):
			c.Report(c.line(key), "archive: %s has %s twice", key, code)
		}
	}
}

// isDate reports whether a text is a day, a month or a year.
func isDate(written string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, written); err == nil {
			return true
		}
	}
	return false
}
