package archive

import (
	"cmp"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/rows"
	"spoor/data/deposit"
)

// Deposit is what is described.
type Deposit struct {
	Lang     data.Lang
	Version  string        // of the program
	Codebook data.Codebook // as the wave asked it
	Wave     data.Wave
	About    deposit.Archive // of the survey and the wave
	Answers  []Answers       // none where answers do not leave
	Withheld data.Text       // why they do not
	Hidden   string          // preset by which small counts are hidden; "" for none
	Files    []File          // that are in the package, beside those of this description
}

// Answers are the answers of one file of the wave.
type Answers struct {
	Name string // of its files, without their ending
	rows.Summary
}

// File is a file of the package.
type File struct {
	Name    string // within it, with slashes
	Content []byte
}

// Title is that of the survey and the wave.
func (d Deposit) Title(lang data.Lang) string {
	title, wave := d.Codebook.Title.In(lang), d.Wave.Label.In(lang)
	if title == "" {
		title = d.Codebook.ID
	}
	if wave == "" {
		wave = d.Wave.ID
	}
	if strings.Contains(strings.ToLower(title), strings.ToLower(wave)) {
		return title
	}
	return title + ", " + wave
}

// universe is whom the survey is about.
func (d Deposit) universe() data.Text {
	if d.About.Universe != (data.Text{}) {
		return d.About.Universe
	}
	return d.Wave.Population
}

// language is what the questions were asked in: what is said, or the languages that all questions have a text in.
func (d Deposit) language() []string {
	if len(d.About.Language) > 0 {
		return d.About.Language
	}
	var out []string
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		lacks := func(item data.Item) bool {
			return lang == data.Dutch && item.Text.NL == "" || lang == data.English && item.Text.EN == ""
		}
		if !slices.ContainsFunc(d.Codebook.Items, lacks) {
			out = append(out, string(lang))
		}
	}
	return out[:min(len(out), 1)] // of several it is not known which were shown
}

// fieldwork is when the questions were answered: its first and last date, or one alone.
func (d Deposit) fieldwork() (from, until string) {
	f := d.Wave.Fieldwork
	if f.From == "" {
		if f.Year == 0 {
			return "", ""
		}
		return digits(f.Year), ""
	}
	if f.Until == "" {
		return string(f.From), ""
	}
	return string(f.From), string(f.Until)
}

// address is where the data can be found.
func (d Deposit) address() string {
	if d.About.Address != "" {
		return d.About.Address
	}
	if persistent, known := deposit.ParsePersistent(d.About.Identifier); known {
		return persistent.Address()
	}
	return ""
}

// creators are who a citation names.
func (d Deposit) creators() string {
	var names []string
	for _, creator := range d.About.Creators {
		names = append(names, creator.Name)
	}
	return strings.Join(names, "; ")
}

// citable reports whether all is known that a citation names.
func (d Deposit) citable() bool {
	return len(d.About.Creators) > 0 && d.About.Published != "" && d.About.Publisher != ""
}

// citation is how the data are cited, with … for what is not known.
func (d Deposit) citation() string {
	year, _, _ := strings.Cut(d.About.Published, "-")
	parts := []string{cmp.Or(d.creators(), "…") + " (" + cmp.Or(year, "…") + "). " + d.Title(d.Lang) + "."}
	if d.About.Version != "" {
		parts = append(parts, words.version.In(d.Lang)+" "+d.About.Version+".")
	}
	parts = append(parts, cmp.Or(d.About.Publisher, "…")+".")
	if address := d.address(); address != "" {
		parts = append(parts, address)
	}
	return strings.Join(parts, " ")
}

// personal reports whether a name is that of a person: it has an ORCID, or the family name before a comma.
func personal(p deposit.Person) bool { return p.ORCID != "" || strings.Contains(p.Name, ",") }

// name of a term in the language of the deposit; the id where it is none.
func name[T ~string](terms []deposit.Term, id T, lang data.Lang) string {
	if term, known := deposit.Find(terms, id); known {
		return term.Name.In(lang)
	}
	return string(id)
}
