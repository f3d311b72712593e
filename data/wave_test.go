package data

import (
	"reflect"
	"testing"
)

const yamlOfWave = `id: "2026"
label: {nl: najaar 2026, en: autumn 2026}
fieldwork: {year: 2026}
provenance: observed
files:
- {name: answers.csv, items: [works, helps, rated]}
means:
- {item: hours, n: 12, mean: 31.5}
notes:
- {item: rated, row: boss, option: good, text: {nl: Let op., en: Take care.}}
`

func TestWaveReadsBackWhatItWrites(t *testing.T) {
	codebook := parseQuestionnaire(t)
	wave, err := ParseWave("wave.yaml", []byte(yamlOfWave), codebook)
	if err != nil {
		t.Fatal(err)
	}
	text, err := wave.YAML()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseWave("wave.yaml", text, codebook)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	wave.Files[0].Line, wave.Means[0].Line, wave.Notes[0].Line = 0, 0, 0
	again.Files[0].Line, again.Means[0].Line, again.Notes[0].Line = 0, 0, 0
	if !reflect.DeepEqual(wave, again) {
		t.Errorf("read back %+v, want %+v", again, wave)
	}
}

func TestWaveProblems(t *testing.T) {
	const head = "id: w\nprovenance: observed\n"
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"empty": {"", []string{"1: the wave has no id; give the name of its folder",
			"1: the wave has no provenance; use observed for answers of respondents", "1: the wave has no files"}},
		"provenance": {"id: w\nlabel: {en: W}\nprovenance: guessed\nfiles: [{name: a.csv, items: [works]}]\n", []string{
			`3: provenance "guessed" is not one of observed, reconstructed`}},
		"respondents": {head + "files: [{name: a.csv, items: [works]}]\nrespondents: -3\n", []string{
			"4: respondents is -3; give the number who answered the questionnaire"}},
		"unknown key": {head + "file: [{name: a.csv, items: [works]}]\n", []string{`3: unknown key "file" in the document; did you mean "files"?`}},
		"unknown item": {head + "files:\n- {name: a.csv, items: [work]}\n", []string{
			`4: file a.csv refers to item "work", which the codebook does not have; did you mean "works"?`}},
		"unknown key and unknown item": {head + "labl: {en: W}\nfiles:\n- {name: a.csv, items: [work]}\n", []string{
			`3: unknown key "labl" in the document; did you mean "label"?`,
			`5: file a.csv refers to item "work", which the codebook does not have; did you mean "works"?`}},
		"files": {head + "files:\n- {name: a.csv, items: [works]}\n- {name: a.csv, items: [works]}\n- {items: [rated]}\n- {name: d.csv}\n", []string{
			"5: file a.csv is listed twice",
			`5: item "works" is in a.csv and in a.csv; an item stands in one file`,
			"6: the file has no name",
			"7: file d.csv has no items; list those that it holds"}},
		"means": {head + "means:\n- {item: works, n: 3, mean: 1}\n- {item: hours, mean: 1}\n- {item: hours, n: 3, mean: 41}\n- {item: hours, row: x, n: 3, mean: 1}\n", []string{
			`4: item "works" is of kind single; only a number has a mean`,
			"5: n is 0; a mean needs the number of respondents it is of",
			`6: mean 41 is outside the range of item "hours", 0 to 40`,
			"6: the mean of hours stands on line 5 already",
			`7: mean refers to row "x", which item "hours" does not have`}},
		"mean of an item in a file": {head + "files:\n- {name: a.csv, items: [hours]}\nmeans:\n- {item: hours, n: 3, mean: 1}\n", []string{
			`6: item "hours" is in a.csv already; leave out its means`}},
		"notes": {head + "files: [{name: a.csv, items: [works]}]\nnotes:\n- {item: works, option: maybe, text: {en: N}}\n- {item: rated, row: bos, text: {en: N}}\n- {item: works}\n- {text: {en: N}}\n", []string{
			`5: note refers to option "maybe", which item "works" does not have (yes, no)`,
			`6: note refers to row "bos", which item "rated" does not have; did you mean "boss"?`,
			"7: the note on works has no text",
			"8: note names no item"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseWave("wave.yaml", []byte(c.source), parseQuestionnaire(t))
			wantProblems(t, err, "wave.yaml", c.want)
		})
	}
}

func TestNamesStayInTheirFolder(t *testing.T) {
	codebook := parseQuestionnaire(t)
	for _, name := range []string{"../x", "a/b", `a\b`, `..\x`, "C:x", "..", ".", "/x", "x/", ".hidden", "a\x00b", "a\nb"} {
		wave := Wave{ID: name, Provenance: Observed, Files: []WaveFile{{Name: "a.csv", Items: []string{"works"}}}}
		expectRefused := func(what string) {
			t.Helper()
			text, err := wave.YAML()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := ParseWave("wave.yaml", text, codebook); err == nil {
				t.Errorf("%s %q was accepted", what, name)
			}
		}
		expectRefused("wave id")
		wave.ID, wave.Files[0].Name = "w", name
		expectRefused("file name")
	}
}
