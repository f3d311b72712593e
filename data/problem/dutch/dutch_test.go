package dutch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	t.Parallel()
	for english, want := range map[string]string{
		"a.csv: is a PDF; export the answers as CSV or XLSX":                                                                                                                   "a.csv: is een PDF; exporteer de antwoorden als CSV of XLSX",
		`a.csv:3: column "Wat: kiest u?": "12 jr" is not a number; the respondent is left out of this item`:                                                                    `a.csv:3: kolom "Wat: kiest u?": "12 jr" is geen getal; de respondent telt bij deze vraag niet mee`,
		`a.csv:9: column "q": "Goedd" is not on the scale (Slecht, Goed (7)); did you mean "Goed"?; the respondent is left out of this item (3 times; lines 9, 11, …)`:         `a.csv:9: kolom "q": "Goedd" staat niet op de schaal (Slecht, Goed (7)); de respondent telt bij deze vraag niet mee. Bedoelt u "Goed"? (3 keer; regels 9, 11, …)`,
		"waves/2026/x.csv:2: 3 fields where the header has 4; the record is left out":                                                                                          "waves/2026/x.csv:2: 3 velden waar de kop er 4 heeft; de rij is weggelaten",
		"x.csv: none of the 2 responses is left; 2 left out as unfinished where Datum verstuurd is blank: the questionnaire was not sent in: keep them with --keep unfinished": "x.csv: geen van de 2 rijen blijft over; 2 weggelaten als niet afgemaakt waar Datum verstuurd leeg is: de vragenlijst is niet verstuurd: houd ze met --keep unfinished",
		"x.csv: personal columns left out: Naam (its name), Tel: thuis (its cells are telephone numbers), IP (the platform's own)":                                             "x.csv: persoonlijke kolommen weggelaten: Naam (de naam), Tel: thuis (de cellen zijn telefoonnummers), IP (van het platform zelf)",
		"note: 2 texts behind another from which at most 20% of the letters differ, marked ≈, and in CSV under near; there a blank code stands for that of the other":          "let op: 2 teksten achter een andere waarvan hoogstens 20% van de letters verschilt, met ≈ ervoor en in CSV onder near; een lege code staat daar voor die van de andere",
		"a.csv: plain (no marks of a platform); delimited text, utf-8, delimiter ;":                                                                                            "a.csv: gewoon bestand (geen kenmerken van een platform); tekst met scheidingstekens, utf-8, scheidingsteken ;",
		"a.csv: REDCap (ids of it); delimited text, utf-8, delimiter ;":                                                                                                        "a.csv: REDCap (ids of it); tekst met scheidingstekens, utf-8, scheidingsteken ;",
		"x.csv: note: 2 columns of no item left out: a, b and 3 more":                                                                                                          "x.csv: let op: 2 kolommen van geen vraag weggelaten: a, b en nog 3",
		"a.csv: is a PDF; export the answers as CSV or XLSX\nspoor: 1 problem in 1 file":                                                                                       "a.csv: is een PDF; exporteer de antwoorden als CSV of XLSX\nspoor: 1 probleem in 1 bestand",
		"q.yaml:1: the plan does not say what was assigned to arms; add unit: person, or what was assigned as a whole, such as employer or office":                             "q.yaml:1: het plan zegt niet wat aan armen is toegewezen; zet er unit: person bij, of wat als geheel is toegewezen, zoals employer of office",
		`codebook.yaml:4: item id "a" is taken already on line 3`:                                                                                                              `codebook.yaml:4: de id "a" van een vraag staat al op regel 3`,
		`codebook.yaml:4: item "b": asked_if refers to item "aa", which does not exist; did you mean "a"?`:                                                                     `codebook.yaml:4: vraag "b": asked_if verwijst naar vraag "aa", en die bestaat niet; bedoelt u "a"?`,
		`codebook.yaml:5: box "top" of item "r": there is no point "9"; the values of its points are 1, 2`:                                                                     `codebook.yaml:5: box "top" van vraag "r": er is geen punt "9"; de waarden van de punten zijn 1, 2`,
		`codebook.yaml:5: net "a" of item "r" is of nothing; name its options, such as of: [x, y]`:                                                                             `codebook.yaml:5: net "a" van vraag "r" neemt niets samen; noem waar het uit bestaat, zoals of: [x, y]`,
		`waves/1/wave.yaml:3: archive: licence "cc" is not one of CC0-1.0, CC-BY-4.0, and no address; did you mean "CC0"?`:                                                     `waves/1/wave.yaml:3: archive: licence "cc" is niet een van CC0-1.0, CC-BY-4.0, en geen adres; bedoelt u "CC0"?`,
		// What is not known, and what is Dutch already, stays whole.
		`spoor: --interval "wald2": use wilson or wald; did you mean "wald"?`: `spoor: --interval "wald2": use wilson or wald; did you mean "wald"?`,
		`x.csv:2: kolom "n": "1.5" is geen aantal`:                            `x.csv:2: kolom "n": "1.5" is geen aantal`,
		"": "",
	} {
		if got := Text(english); got != want {
			t.Errorf("%s\nis   %s\nwant %s", english, got, want)
		}
	}
}

var parts = regexp.MustCompile(`%(\[\d\])?(\.\d)?[a-z]|; `)

var hole = regexp.MustCompile(`%(\[\d\])?[a-z]`)

// Both languages have the same holes, and every English message with its holes filled is known again.
func TestMessagesAreRecognised(t *testing.T) {
	t.Parallel()
	for _, list := range lists {
		for _, one := range list {
			if n := len(hole.FindAllString(one.english, -1)); n != len(hole.FindAllString(one.dutch, -1)) && !strings.Contains(one.dutch, "%[") {
				t.Errorf("%q has %d holes, and %q others", one.english, n, one.dutch)
			}
			filled := strings.ReplaceAll(hole.ReplaceAllStringFunc(one.english, func(verb string) string {
				return map[string]string{"%d": "7", "%q": `"een: \"x\""`}[verb] + map[string]string{"%s": "its name", "%v": "its name"}[verb]
			}), "%%", "%")
			if got := Command(filled); got == filled && !parsed(one).adds() && one.english != hole.ReplaceAllString(one.dutch, "%s") {
				t.Errorf("%q is not known", filled)
			} else if strings.Contains(got, "%!") {
				t.Errorf("%q became %q", filled, got)
			}
		}
	}
}

// Whatever is said of an export or of answers has Dutch words: every text with three words in it that stands in the source of what reads them.
func TestEveryProblemHasDutchWords(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for _, list := range lists {
		for _, one := range list {
			all.WriteString(hole.ReplaceAllString(one.english, "%") + "\n")
		}
	}
	known := all.String() + "\n"
	for _, folder := range []string{".", "deposit", "records", "spss", "stata", "platform", "heading", "importing", "count/answers", "count/frame", "count/scan", "count/tables", "../internal/study/exports", "../internal/strictyaml", "population", "plan", "../internal/study/against", "../internal/study/trial", "../internal/study/paired", "linking/keyed"} {
		for _, text := range sentences(t, filepath.Join("../..", folder)) {
			if notRead.MatchString(text.place) {
				continue
			}
			for _, part := range parts.Split(text.said, -1) {
				if part = strings.Trim(part, " ,;:()\".["); len(strings.Fields(part)) >= 3 && !strings.Contains(known, part) {
					t.Errorf("%s: %q of %q has no Dutch words", text.place, part, text.said)
				}
			}
		}
	}
}

// Whatever is reported of claims and topics has Dutch words.
func TestEveryProblemOfClaimsHasDutchWords(t *testing.T) {
	t.Parallel()
	withoutDutch(t, []string{"Report", "Missing"}, 3, "analysis/claims", "analysis/topics")
}

// callers are the functions whose texts are errors of the command.
var callers = []string{"Usage", "Errorf", "New", "Refuse", "RefuseGiven", "OnlyWith", "fault"}

// notRead is the source of what nobody reads as a problem of an input: what this program writes, adds up, and names.
var notRead = regexp.MustCompile(`/spss/write|/plan/schema.go|^\.\./\.\./(tally|crosstab|ranking)\.go|/deposit/(identifier|vocabulary)\.go`)

// seeHelp is how a text ends that names a command in full.
var seeHelp = regexp.MustCompile(`see spoor( [a-z]+)? --help`)

// notOfCommand are texts of errors that no caller of the command can bring about: faults of the program itself.
var notOfCommand = regexp.MustCompile(`make (it|the table) with|^a threshold for rows|^(read codebook.yaml|make folder|compare the distribution of|could have shown|estimate the share of|are no shares)$|does not exist: there are options|give both of each option`)

// Whatever the command says of how it was called, or of what a survey cannot give, has Dutch words.
func TestEveryErrorOfTheCommandHasDutchWords(t *testing.T) {
	t.Parallel()
	withoutDutch(t, callers, 2, "cmd/spoor", "internal/cli", "internal/forms", "internal/study", "internal/study/experiment", "internal/study/members", "internal/study/printed", "internal/study/written", "internal/study/calculation", "internal/study/coding", "internal/study/deposit", "internal/study/desk", "internal/study/schemas", "internal/study/waves",
		"internal/study/ratio", "internal/store", "analysis/member", "analysis/weighting", "analysis/ranks", "analysis/planning", "data/folder", "data/where", "data/count", "data/columnar", "data/database", "data/count/tables/drivers")
}

// withoutDutch fails for texts of at least so many words, in the arguments of the functions called in folders, that have no Dutch words.
func withoutDutch(t *testing.T, called []string, words int, folders ...string) {
	t.Helper()
	var all strings.Builder
	for _, list := range lists {
		for _, one := range list {
			all.WriteString(hole.ReplaceAllString(strings.ReplaceAll(one.english, "%%", "%"), "%") + "\n")
		}
	}
	for _, folder := range folders {
		for _, text := range saidIn(t, called, filepath.Join("../../..", folder)) {
			for _, part := range parts.Split(strings.ReplaceAll(seeHelp.ReplaceAllString(text.said, "see %s --help"), "%%", "%"), -1) {
				if part = strings.Trim(part, " ,;:()\".["); len(strings.Fields(part)) >= words && !notOfCommand.MatchString(part) && !strings.Contains(all.String(), part) {
					t.Errorf("%s: %q of %q has no Dutch words", text.place, part, text.said)
				}
			}
		}
	}
}

// saidIn are the texts in the arguments of the functions called.
func saidIn(t *testing.T, functions []string, folder string) []sentence {
	t.Helper()
	var all []sentence
	each(t, folder, func(name string, files *token.FileSet, node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		called := ""
		switch of := call.Fun.(type) {
		case *ast.Ident:
			called = of.Name
		case *ast.SelectorExpr:
			if of, named := of.X.(*ast.Ident); !named || of.Name != "pattern" { // whose expressions nobody reads
				called = call.Fun.(*ast.SelectorExpr).Sel.Name
			}
		}
		if !slices.Contains(functions, called) {
			return true
		}
		for _, argument := range call.Args {
			ast.Inspect(argument, func(inside ast.Node) bool {
				if literal, ok := inside.(*ast.BasicLit); ok && literal.Kind == token.STRING {
					text, err := strconv.Unquote(literal.Value)
					if err != nil {
						t.Fatal(err)
					}
					all = append(all, sentence{fmt.Sprintf("%s:%d", name, files.Position(literal.Pos()).Line), text})
				}
				return true
			})
		}
		return true
	})
	return all
}

// each visits the sources of a package.
func each(t *testing.T, folder string, visit func(name string, files *token.FileSet, node ast.Node) bool) {
	t.Helper()
	names, err := filepath.Glob(folder + "/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal(folder, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		files := token.NewFileSet()
		source, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(source, func(node ast.Node) bool { return visit(name, files, node) })
	}
}

type sentence struct{ place, said string }

// notSaid are texts that no reader of a problem sees: patterns, names of columns, what a programmer did wrong.
var notSaid = regexp.MustCompile(`[\^|\x00]|%w|^(count|read|write|load|copy) %s|^tijd van |^last modified|^totaal aantal|^datum laatste|^duration \(|^spam survey|^offline survey|^custom data|^other \(|^ascii spss|^date last|^variable /|^a file in an archive|^token too long|^strictyaml|is not supported$|^record %d has %d cells|^counts of the pool$|^# How this wave|^all (rows|options|points) of this wave|^the header of the export is|^has the same label as|^is worded nearly as|^nothing tells what|would stand for$|^line \(`)

func sentences(t *testing.T, folder string) []sentence {
	t.Helper()
	var all []sentence
	each(t, folder, func(name string, files *token.FileSet, node ast.Node) bool {
		if list, ok := node.(*ast.CompositeLit); ok {
			if of, ok := list.Type.(*ast.SelectorExpr); ok && of.Sel.Name == "Text" {
				return false // has its Dutch beside it
			}
		}
		field, ok := node.(*ast.Field)
		if ok && field.Tag != nil {
			return false
		}
		literal, ok := node.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		words := slices.DeleteFunc(strings.Fields(text), func(word string) bool { return strings.HasPrefix(word, "%") })
		if len(words) >= 3 && !notSaid.MatchString(text) {
			all = append(all, sentence{fmt.Sprintf("%s:%d", name, files.Position(literal.Pos()).Line), text})
		}
		return true
	})
	return all
}
