package archive

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/reports/page"
)

var todoWords = struct {
	line, optional, complete, asked, recommended, absent, changed, unknown, sums, noSums data.Text
}{
	line:        data.Text{NL: "%s (archive: %s)", EN: "%s (archive: %s)"},
	optional:    data.Text{NL: "aanbevolen: %s", EN: "recommended: %s"},
	complete:    data.Text{NL: "%s: alles is ingevuld", EN: "%s: complete"},
	asked:       data.Text{NL: "%s: vereist en niet ingevuld: %d van de %d", EN: "%s: required and missing: %d of %d"},
	recommended: data.Text{NL: "%s: alles wat vereist is, is ingevuld; aanbevolen en niet ingevuld: %d", EN: "%s: all that is required is there; recommended and missing: %d"},
	absent:      data.Text{NL: "ontbreekt, terwijl %s het noemt", EN: "is missing, though %s lists it"},
	changed:     data.Text{NL: "is veranderd sinds %s werd gemaakt", EN: "changed since %s was made"},
	unknown:     data.Text{NL: "staat niet in %s", EN: "is not in %s"},
	sums:        data.Text{NL: "controlegetallen: alle %d bestanden kloppen", EN: "checksums: all %d files are as they were written"},
	noSums:      data.Text{NL: "is er niet; spoor package schrijft het", EN: "is not there; spoor package writes it"},
}

// text says what is missing, and where it is written.
func (r Requirement) text(lang data.Lang) string {
	text := r.Name.In(lang)
	if r.Key != "" {
		text = todoWords.line.Say(lang, text, r.Key)
	}
	if !r.Required {
		text = todoWords.optional.Say(lang, text)
	}
	return text
}

// by returns those that one asks for.
func by(missing []Requirement, of string) (out []Requirement, required int) {
	for _, r := range missing {
		if r.Of == of {
			out = append(out, r)
			if r.Required {
				required++
			}
		}
	}
	return out, required
}

// Todo lists what a person still has to fill in, by who asks for it.
func (d Deposit) Todo(missing []Requirement) []byte {
	var m page.Markdown
	m.Put("# %s\n\n%s\n\n", readerWords.todo.In(d.Lang), d.Title(d.Lang))
	if len(missing) == 0 {
		m.Put("%s\n\n", readerWords.nothing.In(d.Lang))
	} else {
		m.Put("%s\n\n", readerWords.todoWhy.In(d.Lang))
	}
	for _, of := range Askers() {
		of, _ := by(missing, of)
		if len(of) == 0 {
			continue
		}
		m.Put("## %s\n\n", of[0].Of)
		for _, r := range of {
			m.Put("- [ ] %s\n", r.text(d.Lang))
		}
		m.Put("\n")
	}
	m.Put("%s\n", page.Made(d.Version, d.Lang))
	return m.Bytes()
}

// Verdict says what a package lacks, and reports whether it lacks anything that is required.
func Verdict(missing []Requirement, lang data.Lang) (text string, complete bool) {
	var lines []string
	complete = true
	for _, asker := range Askers() {
		of, required := by(missing, asker)
		switch {
		case len(of) == 0:
			lines = append(lines, todoWords.complete.Say(lang, asker))
		case required == 0:
			lines = append(lines, todoWords.recommended.Say(lang, asker, len(of)))
		default:
			complete = false
			lines = append(lines, todoWords.asked.Say(lang, asker, required, Asked(asker)))
		}
		for _, r := range of {
			lines = append(lines, "  - "+r.text(lang))
		}
	}
	return strings.Join(lines, "\n") + "\n", complete
}

// Checksums lists the SHA-256 of files, as sha256sum does.
func Checksums(files []File) []byte {
	var out strings.Builder
	for _, file := range files {
		fmt.Fprintf(&out, "%s  %s\n", sum(file.Content), file.Name)
	}
	return []byte(out.String())
}

// Sums is what is wrong with the files of a package by its checksums, one line each, and what to say where nothing is. Descriptions may be
// completed by hand, so a change of [DDIName], [DataCiteName] and [TodoName] is none.
func Sums(files []File, lang data.Lang) (wrong []string, right string) {
	at := slices.IndexFunc(files, func(f File) bool { return f.Name == ChecksumsName })
	if at < 0 {
		return []string{ChecksumsName + " " + todoWords.noSums.In(lang)}, ""
	}
	listed := map[string]bool{ChecksumsName: true}
	for _, line := range strings.Split(strings.TrimSpace(string(files[at].Content)), "\n") {
		want, name, found := strings.Cut(strings.TrimRight(line, "\r"), "  ")
		if !found {
			continue
		}
		listed[name] = true
		there := slices.IndexFunc(files, func(f File) bool { return f.Name == name })
		switch {
		case there < 0:
			wrong = append(wrong, name+" "+todoWords.absent.Say(lang, ChecksumsName))
		case sum(files[there].Content) != want && !slices.Contains([]string{DDIName, DataCiteName, TodoName}, name):
			wrong = append(wrong, name+" "+todoWords.changed.Say(lang, ChecksumsName))
		}
	}
	for _, file := range files {
		if !listed[file.Name] {
			wrong = append(wrong, file.Name+" "+todoWords.unknown.Say(lang, ChecksumsName))
		}
	}
	return wrong, todoWords.sums.Say(lang, len(files)-1)
}
