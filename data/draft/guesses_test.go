package draft_test

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/draft"
)

// Each confirmed guess is one less, and comments of people are none.
func TestGuessesAreCounted(t *testing.T) {
	export, err := openText("a.csv", "Nr;Werk\n1;ja\n2;ja\n3;nee\n4;nee\n")
	if err != nil {
		t.Fatal(err)
	}
	_, text := drafted(t, export, "a.csv")
	n := draft.Guesses([]byte(text))
	if n != strings.Count(text, "confirm\n") || n == 0 {
		t.Errorf("%d guesses in\n%s", n, text)
	}
	at := strings.Index(text, " # guess: ")
	confirmed := text[:at] + text[at+strings.Index(text[at:], "\n"):]
	if got := draft.Guesses([]byte(confirmed + "# a guess of ours\n")); got != n-1 {
		t.Errorf("%d guesses after one is confirmed, want %d", got, n-1)
	}
}

// No draft holds a name that is no name, also where everybody gave the same answer.
func TestDraftsNameEverything(t *testing.T) {
	for cells, want := range map[string]string{"ja,ja,ja": "Nee", "Yes,Yes,Yes": "No", "rood,rood,rood": "(another answer)"} {
		export, err := openText("a.csv", "Nr;Werk\n1;"+strings.ReplaceAll(cells, ",", "\n1;")+"\n")
		if err != nil {
			t.Fatal(err)
		}
		codebook, text := drafted(t, export, "a.csv")
		if unnamed := draft.WithoutNames("codebook.yaml", codebook); len(unnamed) > 0 || !strings.Contains(text, want) {
			t.Errorf("%s: %v, and want %q in\n%s", cells, unnamed, want, text)
		}
	}
	codebook, err := data.ParseCodebook("codebook.yaml", []byte("id: s\nitems:\n- {id: a, kind: single, text: {nl: A}, options: [{id: x, label: {nl: X}}, {id: y, label: {nl: …}}]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if unnamed := draft.WithoutNames("codebook.yaml", codebook); len(unnamed) != 1 || unnamed[0].Line != 3 {
		t.Errorf("%v, want option y on line 3", unnamed)
	}
}

// A guess is confirmed line by line; a sign within quotes begins no comment.
func TestConfirmed(t *testing.T) {
	t.Parallel()
	text := "id: a # guess: the name; confirm\ntext: {nl: \"C# # guess: no; confirm\"}\noptions: # 12; guess: by how often; confirm\n- {id: x, label: {nl: it's}} # guess: nobody chose it; confirm\nkind: single # of the platform\n"
	standing := draft.Standing([]byte(text))
	if len(standing) != 3 || standing[0] != (draft.Guess{1, "id: a"}) || standing[1] != (draft.Guess{3, "options:"}) || standing[2].Line != 4 {
		t.Errorf("%+v", standing)
	}
	for _, test := range []struct {
		first, last int
		left        int
	}{{1, 1, 2}, {2, 2, 3}, {3, 4, 1}, {1, 99, 0}, {0, 0, 3}} {
		got := draft.Confirmed([]byte(text), test.first, test.last)
		if left := len(draft.Standing(got)); left != test.left || strings.Count(string(got), "\n") != 5 || !strings.Contains(string(got), "C# # guess: no; confirm\"}") || !strings.Contains(string(got), "# of the platform") {
			t.Errorf("lines %d to %d: %d guesses are left in\n%s", test.first, test.last, left, got)
		}
	}
}
