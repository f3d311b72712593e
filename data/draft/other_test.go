package draft_test

import (
	"cmp"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/platform"
	"spoor/internal/exporttest"
)

// "Anders" stands for many answers, also without a text beside it; "Andere baan" is an answer of its own, however often it is given.
func TestOptionForManyAnswers(t *testing.T) {
	t.Parallel()
	rows := exporttest.Rows("Nr|Reden|Uitkomst", "1|Tijd|Andere baan", "2|Anders|Andere baan", "3|Overige redenen|Andere baan", "4|Tijd|Anders", "5|Geld|Ziek", "6|Geld|Ziek", "7|Tijd|Anders")
	exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) {
		codebook, text := drafted(t, openContent(t, name, content, platform.Options{}), name)
		for _, item := range codebook.Items {
			for _, option := range item.Options {
				label := cmp.Or(option.Label.NL, option.Label.EN)
				if want := label == "Anders" || label == "Overige redenen"; option.Residual() != want {
					t.Errorf("%s: %q stands for many answers is %v in\n%s", item.ID, label, option.Residual(), text)
				}
			}
		}
	})
}

// The first release called rest other, and surveys of it are read.
func TestNamesOfRest(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"rest", "other", "open"} {
		source := strings.ReplaceAll("id: s\ntitle: {nl: S}\nitems:\n- {id: q, kind: single, text: {nl: Q}, options: [{id: x, label: {nl: X}}, {id: o, label: {nl: O}, KEY: true}]}\n", "KEY", key)
		codebook, err := data.ParseCodebook("codebook.yaml", []byte(source))
		if err != nil || codebook.Items[0].Options[0].Residual() || !codebook.Items[0].Options[1].Residual() {
			t.Errorf("%s: %v", key, err)
		}
	}
}
