package edit

import (
	"slices"
	"testing"

	"spoor/data"
)

// TestWave replaces all of a wave: the comments of what stays and of what changes are kept, and each change is listed.
func TestWave(t *testing.T) {
	source := "# of the desk\nid: w\nlabel: {nl: leden} # short\nprovenance: observed\nrespondents: 4 # counted twice\ndesign:\n  weight: a # register\n  strata: s\nfiles:\n" +
		"# what they said\n- name: answers.csv # as stored\n  items:\n  - works # always asked\n  - hours\n- {name: more.csv, items: [rated]}\n"
	codebook := data.Codebook{Items: []data.Item{{ID: "works"}, {ID: "hours"}, {ID: "rated"}}}
	from, err := data.ParseWave("wave.yaml", []byte(source), codebook)
	if err != nil {
		t.Fatal(err)
	}
	to := from
	to.Respondents, to.Design, to.PassOver = 5, data.Design{Weight: "b", Cluster: "c"}, []string{"s"}
	to.Files = []data.WaveFile{{Name: "answers.csv", Items: []string{"works", "rated"}}}
	got, edits, err := Wave([]byte(source), from, to)
	want := "# of the desk\nid: w\nlabel: {nl: leden} # short\nprovenance: observed\nrespondents: 5 # counted twice\ndesign:\n  weight: b # register\n  cluster: c\npass_over: [s]\nfiles:\n" +
		"  # what they said\n  - name: answers.csv # as stored\n    items:\n      - works # always asked\n      - rated\n"
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	wanted := []Change{{"respondents", "4", "5"}, {"design.weight", "a", "b"}, {"design.strata", "s", ""}, {"design.cluster", "", "c"}, {"pass_over", "", "s"},
		{"files", "more.csv", ""}, {"files.answers.csv.items", "hours", "rated"}}
	if !slices.Equal(edits, wanted) {
		t.Errorf("listed %+v", edits)
	}
	if edits, err := Changes(from, from); err != nil || edits != nil {
		t.Errorf("of the same: %v, %v", edits, err)
	}
	turned := from
	turned.Files = []data.WaveFile{{Name: "answers.csv", Items: []string{"hours", "works"}}, from.Files[1]}
	if edits, err := Changes(from, turned); err != nil || !slices.Equal(edits, []Change{{"files.answers.csv.items", "works, hours", "hours, works"}}) {
		t.Errorf("of another order: %v, %v", edits, err)
	}
}
