package desk

import (
	"errors"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/problem/dutch"
	"spoor/internal/pattern"
	"spoor/internal/prose"
)

// lines are the lines of an error.
func (a asking) lines(err error) []string {
	if err == nil {
		return nil
	}
	var problems data.Problems
	var lines []string
	if !errors.As(err, &problems) {
		for line := range strings.SplitSeq(a.inWords(err.Error()), "\n") {
			if !slices.ContainsFunc(a.files, func(f File) bool { return strings.HasPrefix(line, f.Name) }) { // a name stays as it is
				line = prose.Capital(line)
			}
			lines = append(lines, line)
		}
		return lines
	}
	for _, problem := range problems {
		lines = append(lines, a.placed(problem))
	}
	return lines
}

// inWords is a message in the language of the page, without what the command proposes and the page does not have.
func (a asking) inWords(message string) string {
	if a.Lang == data.Dutch {
		message = dutch.Text(message)
	}
	message = inPage.Replace(message)
	for _, aside := range []*pattern.Pattern{ofFlags, asides, clauses} {
		message = aside.ReplaceAllString(message, "")
	}
	return quoted.ReplaceAllString(message, "‘$1’") // as the page quotes
}

// quoted is what stands between the quotation marks of the command.
var quoted = pattern.New(`"((?:[^"\\]|\\.)*)"`)

// said are notes in the language of the page.
func (a asking) said(notes []string) []string {
	out := make([]string, len(notes))
	for i, note := range notes {
		out[i] = a.inWords(note)
	}
	return out
}

var (
	atSheet  = data.Text{NL: "blad ‘%s’", EN: "sheet ‘%s’"}
	atLine   = data.Text{NL: "regel %d", EN: "line %d"}
	atColumn = data.Text{NL: "kolom ‘%s’", EN: "column ‘%s’"}
)

// inPage are the words of the command for what the page does by a field of its own.
var inPage = strings.NewReplacer(
	"vergelijk zonder --leave-out", "haal het vinkje weg bij ‘Wij deden zelf mee aan dit onderzoek’", "compare without --leave-out", "clear ‘We took part in this survey’",
	"; geef in dat laatste geval de codering utf-16le of utf-16be", "; bewaar het in dat laatste geval als ‘CSV UTF-8’ of als Excel-werkmap en open dat", "; for the latter give the encoding utf-16le or utf-16be", "; for the latter save it as ‘CSV UTF-8’ or as an Excel workbook and open that",
	"geef de codering waarin hij is geschreven (windows-1252 of mac-roman)", "bewaar het als ‘CSV UTF-8’ of als Excel-werkmap en open dat", "give the encoding it is in (windows-1252 or mac-roman)", "save it as ‘CSV UTF-8’ or as an Excel workbook and open that",
	"(--disclosure open) ", "")

// What the command proposes as another way out: as the end of a clause, between parentheses, and as a clause of its own.
var (
	ofFlags = pattern.New(`,\s(of\sgeef|or\swith|or)\s--[a-z]+`)
	asides  = pattern.New(`\s\([^()]*(` + ofCommand + `)[^()]*\)`)
	clauses = pattern.New(`;\s[^;]*(` + ofCommand + `)[^;]*`)
)

// ofCommand is a flag, or a command by its name.
const ofCommand = `--[a-z]|\bspoor\s(audit|brief|calc|chart|check|claims|codebook|compare|evaluate|init|open|package|plan|pool|ranks|release|report|share|table|trend|wave|weigh)\b`

// placed is a problem with its place in front.
func (a asking) placed(problem data.Problem) string {
	var place []string
	if len(a.files) > 1 && problem.File != "" {
		place = append(place, problem.File)
	}
	if len(a.files) == 1 {
		if sheet, of := strings.CutPrefix(problem.File, a.files[0].Name+" ("); of { // of a workbook with several
			place = append(place, atSheet.Say(a.Lang, strings.TrimSuffix(sheet, ")")))
		}
	}
	if problem.Line > 0 {
		place = append(place, atLine.Say(a.Lang, problem.Line))
	}
	if problem.Column != "" {
		place = append(place, atColumn.Say(a.Lang, problem.Column))
	}
	message := a.inWords(problem.Message)
	if len(place) == 0 {
		return prose.Capital(message)
	}
	if place[0] != problem.File {
		place[0] = prose.Capital(place[0])
	}
	return strings.Join(place, ", ") + ": " + message
}
