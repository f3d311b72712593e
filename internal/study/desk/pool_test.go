package desk

import (
	"fmt"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// handed is what a member hands over: trial placement and the four other answers, of n.
func (d *Desk) handed(t *testing.T, member string, n int, counts [5]int) File {
	t.Helper()
	form := screen.Form{"item": "interim_results", "n": fmt.Sprint(n), "member": member, "preset": "open"}
	for i, option := range []string{"trial_placement", "volunteering", "secondment", "retraining", "other"} {
		form["c."+option] = fmt.Sprint(counts[i])
	}
	answer := d.ask(t, Request{Screen: "share", Lang: data.Dutch, Form: form, Do: "share.json"})
	if len(answer.Files) != 1 {
		t.Fatalf("%s shares nothing: %s", member, answer.HTML)
	}
	return File{member + ".json", []byte(answer.Files[0].Content)}
}

// Three members are added up; the zip is a survey in which the sums are a wave, and the next pool is judged beside it.
func TestDeskAddsUpWhatMembersShared(t *testing.T) {
	t.Parallel()
	d := sector(t)
	a, b, c := d.handed(t, "A", 12, [5]int{7, 4, 4, 5, 4}), d.handed(t, "B", 15, [5]int{8, 5, 6, 7, 4}), d.handed(t, "C", 20, [5]int{9, 8, 8, 11, 4})
	pool := func(form screen.Form, do string, files ...File) Answer {
		t.Helper()
		return d.ask(t, Request{Screen: "pool", Lang: data.Dutch, Form: form, Do: do, Sent: true}, files...)
	}
	if few := pool(screen.Form{}, "", a, b, File{"foto.json", []byte("{}")}); !strings.Contains(few.HTML, "Deelbestanden: 2, en er zijn er minstens 3 nodig") || !strings.Contains(few.HTML, "Dit is geen deelbestand") || strings.Contains(few.HTML, "pool.zip") {
		t.Errorf("two of three: %s", few.HTML)
	}
	if again := pool(screen.Form{}, "", a, a, b, c); !strings.Contains(again.HTML, "staat er twee keer in") {
		t.Errorf("one twice: %s", again.HTML)
	}
	sum := pool(screen.Form{}, "", a, b, c)
	for _, want := range []string{"De som van 3 leden", "Proefplaatsing</th><td>24</td><td>47</td>", "(Om)scholing</th><td>23</td><td>47</td>"} { // 7 + 8 + 9, 5 + 7 + 11, 12 + 15 + 20
		if !strings.Contains(sum.HTML, want) {
			t.Errorf("no %q in\n%s", want, sum.HTML)
		}
	}
	for id, want := range map[string]string{"": "Geef de meting een korte naam", "2021": "Het onderzoek heeft al een meting 2021", "a b/": "Geef de meting een korte naam"} {
		if answer := pool(screen.Form{"id": id}, "pool.zip", a, b, c); len(answer.Files) > 0 || !strings.Contains(answer.HTML, want) {
			t.Errorf("named %q: %s", id, answer.HTML)
		}
	}
	saved := pool(screen.Form{"id": "leden", "label": "Leden", "year": "2026"}, "pool.zip", a, b, c)
	s, err := study.Open(t.Context(), study.Source{Files: folderOf(t, saved), Wave: "leden"})
	if err != nil {
		t.Fatal(err)
	}
	if tallies, err := s.Tallies(t.Context()); err != nil || fmt.Sprint(tallies[0].Counts[0], tallies[0].Answered, s.Wave.Fieldwork.Year) != "24 47 2026" {
		t.Errorf("%+v, %v", tallies, err)
	}
	// With the zip beside them, one more member would be told by the difference.
	more := d.handed(t, "D", 14, [5]int{6, 5, 5, 7, 5})
	zip := File{"onderzoek.zip", saved.Files[0].Packed}
	if told := pool(screen.Form{"id": "later"}, "pool.zip", zip, a, b, c, more); len(told.Files) > 0 || !strings.Contains(told.HTML, "het verschil met een eerdere optelling is alleen D") {
		t.Errorf("a pool with one more: %s", told.HTML)
	}
	for name, content := range map[string]string{"half.zip": "PK\x03\x04half", "leeg.zip": "PK\x05\x06" + strings.Repeat("\x00", 18)} {
		if broken := pool(screen.Form{}, "", File{name, []byte(content)}, a, b, c); !strings.Contains(broken.HTML, `role="alert"`) {
			t.Errorf("%s: %s", name, broken.HTML)
		}
	}
}
