// Package forms knows in which forms each command writes its result, and takes the form from the ending of a file's name, so that
// no file holds another form than its name says.
package forms

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Writes is what a command writes.
type Writes struct {
	Command string // as it is called, without the name of the program
	// Forms are those of one file, the first without --format and without an ending. A form is the ending that its files have,
	// but text, which is .txt.
	Forms []string
	// Folder reports whether a name without an ending is that of a folder. Without Forms the command writes nothing else.
	Folder bool
	// Tables reports whether there are tables as CSV in that folder.
	Tables bool
	// Named reports whether a name has to have an ending.
	Named bool
}

// table is all that is written with --out.
var table = []Writes{
	{Command: "report", Forms: []string{"md", "html", "docx", "xlsx", "pptx", "json", "pdf"}, Folder: true, Tables: true},
	{Command: "table", Forms: []string{"text", "md", "html", "docx", "xlsx", "csv", "json"}},
	{Command: "table --all", Forms: []string{"text", "md", "html", "docx", "xlsx", "csv", "json"}},
	{Command: "chart", Forms: []string{"svg", "png", "pdf"}, Named: true},
	{Command: "ranks", Forms: []string{"text", "md", "html", "docx", "xlsx", "csv", "json"}},
	{Command: "trend", Forms: []string{"text", "md", "html", "docx", "xlsx", "csv", "json"}},
	{Command: "audit", Forms: []string{"text", "md", "html", "docx", "json"}},
	{Command: "compare", Forms: []string{"md", "html", "docx", "xlsx", "pptx", "csv", "json"}, Folder: true},
	{Command: "share", Forms: []string{"json"}},
	{Command: "claims", Forms: []string{"text", "md", "html", "docx", "xlsx", "json", "csv"}},
	{Command: "plan", Forms: []string{"text", "md", "html", "docx", "xlsx", "json"}},
	{Command: "package", Forms: []string{"zip"}, Folder: true},
	{Command: "page", Forms: []string{"html"}, Named: true},
	{Command: "brief", Forms: []string{"md", "html", "docx"}},
	{Command: "brief --all", Folder: true},
	{Command: "evaluate", Forms: []string{"md", "html", "docx", "xlsx", "json"}},
	{Command: "evaluate --all", Folder: true},
	{Command: "weigh", Forms: []string{"text", "md", "html", "docx", "json"}},
	{Command: "open list", Forms: []string{"text", "csv", "json"}},
	{Command: "open count", Forms: []string{"text", "csv", "json"}},
	{Command: "codebook init", Forms: []string{"yaml"}},
	{Command: "codebook schema", Forms: []string{"json"}},
	{Command: "schema", Forms: []string{"json"}},
}

// Of returns what a command writes; nothing for one that writes to standard output alone.
func Of(command string) Writes {
	for _, writes := range table {
		if writes.Command == command {
			return writes
		}
	}
	return Writes{Command: command}
}

// Commands lists the commands of the table. Only tests ask.
func Commands() []string {
	names := make([]string, len(table))
	for i, writes := range table {
		names[i] = writes.Command
	}
	return names
}

// others are endings under which a form is known too.
var others = map[string]string{"txt": "text", "htm": "html", "markdown": "md", "yml": "yaml"}

// Ending returns the ending of the name of a file, in small letters and without its dot: what follows the last dot, unless that
// is a number, as in claims.2021, or a folder lies under that name. A name that ends in a dot has the ending ".".
func Ending(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasSuffix(name, "/") {
		return ""
	}
	ending := path.Ext(path.Base(name))
	switch {
	case ending == "." && strings.Trim(path.Base(name), ".") != "":
		return ending
	case !strings.ContainsFunc(ending, unicode.IsLetter):
		return ""
	}
	return strings.ToLower(ending[1:])
}

// Form returns the form that a name asks for: "" for one that has no ending, which may be a folder. Where a folder lies under
// that name the ending is none. A name with an ending in which the command writes nothing is refused, and what would do is said.
func (w Writes) Form(name string, isFolder bool) (string, error) {
	ending := Ending(name)
	if isFolder && w.Folder {
		return "", nil
	}
	form := ending
	if other, is := others[ending]; is {
		form = other
	}
	switch {
	case ending == "" && w.Named:
		return "", fmt.Errorf("give a name that ends in %s", w.Endings())
	case ending == "" || form != "" && slices.Contains(w.Forms, form):
		return form, nil
	case len(w.Forms) == 0:
		return "", fmt.Errorf("%s writes a folder; for one of that name, end it in /", w.Command)
	}
	refusal := fmt.Sprintf("%s writes no .%s; it writes %s", w.Command, ending, w.Endings())
	if ending == "." {
		refusal = fmt.Sprintf("a name cannot end in a dot; %s writes %s", w.Command, w.Endings())
	}
	if w.Folder {
		refusal += ", or a folder: for one of that name, end it in /"
	}
	return "", fmt.Errorf("%s", refusal)
}

// Endings are the endings of the forms, in words: ".md, .html or .json".
func (w Writes) Endings() string {
	names := make([]string, len(w.Forms))
	for i, form := range w.Forms {
		names[i] = "." + form
		if form == "text" {
			names[i] = ".txt"
		}
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// Binary reports whether a form is no text, so that no terminal shows it.
func Binary(form string) bool {
	return slices.Contains([]string{"png", "pdf", "xlsx", "docx", "pptx", "zip"}, form)
}
