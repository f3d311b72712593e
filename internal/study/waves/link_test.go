package waves

import (
	"bytes"
	"strings"
	"testing"

	"spoor/data/linking"
	"spoor/data/linking/keyed"
	"spoor/internal/study"
	"spoor/internal/surveytest"
)

const linkedExport = "id;E-mail;Werkt u?;Hoeveel uur?\n11;Jan@example.org;Ja;32\n12;;Nee;0\n13;piet@example.org;Ja;8\n"

// Of an address only the keyed link is stored, in the file of answers alone; wave.yaml has the fingerprint of the key.
func TestAddWaveWithLinks(t *testing.T) {
	t.Parallel()
	key, err := keyed.NewKey(strings.NewReader(strings.Repeat("k", 32)))
	if err != nil {
		t.Fatal(err)
	}
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
	_, said, err := added(t, m, func(r *AddRequest, _ *study.Source) {
		r.Export.Content, r.Link, r.LinkKey, r.Beside = strings.NewReader(linkedExport), "E-mail", key, FormSAV
	})
	if err != nil {
		t.Fatal(err, said)
	}
	link := key.Link("jan@example.org")
	want := "respondent,design.link,works,hours\n1," + link + ",yes,32\n2,,no,0\n3," + key.Link("PIET@example.org") + ",yes,8\n"
	if got := m.Text("waves/2026/answers.csv"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := m.Text("waves/2026/wave.yaml"); !strings.Contains(got, "link:\n  key: "+key.Fingerprint()+"\n") {
		t.Errorf("got %s", got)
	}
	if !strings.Contains(said, `1 respondent without a cell in "E-mail" to link by`) {
		t.Errorf("got %s", said)
	}
	for _, name := range m.Names() {
		content := m.Survey[name].Data
		if bytes.Contains(bytes.ToLower(content), []byte("jan@")) || strings.Contains(said, "jan@") || name != "waves/2026/answers.csv" && bytes.Contains(content, []byte(link)) {
			t.Errorf("%s says who somebody is", name)
		}
	}
}

func TestAddWaveRefusesHalfALink(t *testing.T) {
	t.Parallel()
	key, err := keyed.NewKey(strings.NewReader(strings.Repeat("k", 32)))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		link string
		key  linking.Maker
		want string
	}{
		"no key": {"E-mail", nil, "--link-key: give the file"}, "no column": {"", key, "--link: name the column"}, "unknown column": {"mail", key, `no column "mail"`},
	} {
		m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
		_, _, err := added(t, m, func(r *AddRequest, _ *study.Source) {
			r.Export.Content, r.Link, r.LinkKey = strings.NewReader(linkedExport), c.link, c.key
		})
		if err == nil || !strings.Contains(err.Error(), c.want) || m.Commits > 0 {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Numbers that a spreadsheet shortened stand for many and give no link, and links of another key than another wave has are said.
func TestAddWaveSaysWhatCannotBeLinked(t *testing.T) {
	t.Parallel()
	key, err := keyed.NewKey(strings.NewReader(strings.Repeat("k", 32)))
	if err != nil {
		t.Fatal(err)
	}
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook,
		"waves/2025/wave.yaml":   "id: \"2025\"\nprovenance: observed\nlink: {key: 0123456789abcdef}\nfiles: [{name: answers.csv, items: [works]}]\n",
		"waves/2025/answers.csv": "respondent,design.link,works\n1,la,yes\n"})
	_, said, err := added(t, m, func(r *AddRequest, _ *study.Source) {
		r.Export.Content, r.Link, r.LinkKey = strings.NewReader("id;Lid;Werkt u?;Hoeveel uur?\n11;1,23E+05;Ja;32\n12;1,23E+05;Nee;0\n13;123456.0;Ja;8\n14;;Ja;8\n"), "Lid", key
	})
	if err != nil {
		t.Fatal(err, said)
	}
	for _, want := range []string{`2 respondents whose number in "Lid" a spreadsheet shortened`, `1 respondent without a cell in "Lid"`, "the links of wave 2025 have another key"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %s", want, said)
		}
	}
	if got := m.Text("waves/2026/answers.csv"); !strings.Contains(got, "\n1,,yes,32\n2,,no,0\n3,"+key.Link("123456")+",yes,8\n4,,yes,8\n") {
		t.Errorf("got %s", got)
	}
}
