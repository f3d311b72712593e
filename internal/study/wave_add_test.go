package study

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/waves"
)

const smallCodebook = `id: ours
title: {nl: Ons}
items:
- {id: works, kind: single, text: {nl: "Werkt u?"}, options: [{id: "yes", label: {nl: Ja}}, {id: "no", label: {nl: Nee}}, {id: other, label: {nl: Anders}, open: true}]}
- {id: hours, kind: number, text: {nl: "Hoeveel uur?"}, range: [0, 60]}
`

const smallExport = "id;Werkt u?;Hoeveel uur?;gewicht;regio\n11;Ja;32;1,5;N\n12;Nee;0;0,5;Z\n13;Ja;x;1;N\n"

func added(t *testing.T, m *memory, change func(*AddWaveRequest, *Source)) (waves.Stored, string, error) {
	t.Helper()
	var said notes
	request := AddWaveRequest{Export: Export{Name: "in/answers.csv", Content: strings.NewReader(smallExport)}, ID: "2026", Form: FormCSV}
	source := Source{Files: m.survey, Place: "ours", Listener: said.listener()}
	if change != nil {
		change(&request, &source)
	}
	stored, err := AddWave(t.Context(), source, request, m)
	m.discard()
	return stored, said.String(), err
}

func TestAddWave(t *testing.T) {
	m := newMemory(map[string]string{"codebook.yaml": smallCodebook})
	drawn := data.Design{Weight: "gewicht", Strata: "regio"}
	stored, said, err := added(t, m, func(r *AddWaveRequest, _ *Source) {
		r.Design, r.About = data.DesignChange{Weight: new("gewicht"), Strata: new("regio")}, WaveTexts{Label: "Leden", Population: "alle leden", ReferenceYear: 2025}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (waves.Stored{ID: "2026", Place: "ours/waves/2026", Respondents: 3, Items: 2, Problems: 1}); stored != want {
		t.Errorf("got %+v, want %+v", stored, want)
	}
	if want := "respondent,design.weight,design.strata,works,hours\n1,1.5,N,yes,32\n2,0.5,Z,no,0\n3,1,N,yes,#unusable\n"; m.text("waves/2026/answers.csv") != want {
		t.Errorf("got %q, want %q", m.text("waves/2026/answers.csv"), want)
	}
	if !strings.Contains(said, "in/answers.csv:4: ") || !strings.Contains(said, "in/answers.csv: plain (no marks of a platform)") {
		t.Errorf("said %q", said)
	}
	survey, err := OpenSurvey(Source{Files: m.survey})
	if err != nil {
		t.Fatal(err)
	}
	wave := survey.Waves[0]
	if wave.Label.NL != "Leden" || wave.Population.NL != "alle leden" || wave.Fieldwork != (data.Fieldwork{Year: 2026, ReferenceYear: 2025}) || wave.Respondents != 3 {
		t.Errorf("got %+v", wave)
	}
	if want := (data.Design{Weight: "design.weight", Strata: "design.strata"}); wave.Design != want {
		t.Errorf("design %+v, want %+v", wave.Design, want)
	}
	if in := wave.Import; in.Source != "answers.csv" || in.Design != drawn || in.Problems != 1 || in.Ids != data.IdsSequence || len(in.SHA256) != 64 {
		t.Errorf("import %+v", in)
	}
}

// The same export again changes nothing, another needs Replace, and what people wrote and put beside it stays.
func TestAddWaveAgain(t *testing.T) {
	m := newMemory(map[string]string{"codebook.yaml": smallCodebook})
	texts := func(r *AddWaveRequest, _ *Source) { r.KeepTexts, r.About.Label = new(true), "Leden" }
	if _, _, err := added(t, m, texts); err != nil {
		t.Fatal(err)
	}
	m.survey["waves/2026/codes.csv"] = m.survey["codebook.yaml"]
	if stored, _, err := added(t, m, texts); err != nil || !stored.Same || m.commits != 1 {
		t.Errorf("%+v, %d commits: %v", stored, m.commits, err)
	}
	if stored, said, err := added(t, m, nil); err != nil || !stored.Same || !strings.Contains(said, "as it was before, where nothing else is asked: --keep-texts") {
		t.Errorf("%+v, %v: %s", stored, err, said)
	}
	noTexts := func(r *AddWaveRequest, _ *Source) { r.KeepTexts = new(false) }
	if _, _, err := added(t, m, noTexts); err == nil || !strings.Contains(err.Error(), "wave 2026 is in ours/waves/2026 already and would become another; --replace replaces it") || m.commits != 1 {
		t.Errorf("%d commits: %v", m.commits, err)
	}
	stored, _, err := added(t, m, func(r *AddWaveRequest, s *Source) { noTexts(r, s); r.Replace = true })
	if err != nil || stored.Same {
		t.Fatalf("%+v: %v", stored, err)
	}
	want := []string{"codebook.yaml", "waves/2026/answers.csv", "waves/2026/codes.csv", "waves/2026/wave.yaml"}
	if got := m.names(); !slices.Equal(got, want) {
		t.Errorf("files %v, want %v: the texts are gone, what others put there is not", got, want)
	}
	if survey, err := OpenSurvey(Source{Files: m.survey}); err != nil || survey.Waves[0].Label.NL != "Leden" {
		t.Errorf("the label is gone: %v", err)
	}
	_, said, err := added(t, m, func(r *AddWaveRequest, _ *Source) { r.ID = "2027" })
	if err != nil || !strings.Contains(said, "in/answers.csv: note: wave 2026 has exactly these answers") {
		t.Errorf("said %q: %v", said, err)
	}
}

func TestAddWaveRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*AddWaveRequest, *Source)
		want   string
		kind   any
	}{
		"no survey": {func(_ *AddWaveRequest, s *Source) { s.Files = nil }, "--survey: give the folder", &Refused{}},
		"no id":     {func(r *AddWaveRequest, _ *Source) { r.ID = "" }, "--id: give the wave an id", &Refused{}},
		"a path":    {func(r *AddWaveRequest, _ *Source) { r.ID = "../out" }, `id "../out": use a plain name such as 2026`, &Refused{}},
		"strict":    {func(_ *AddWaveRequest, s *Source) { s.Strict = true }, "1 problem; nothing was stored", &Unusable{}},
		"a table": {func(r *AddWaveRequest, _ *Source) {
			r.Export.Content = strings.NewReader("Regio,Totaal,%\nNoord,20,40%\nZuid,10,50%\n")
		}, "is a table of counts", &Unusable{}},
		"another survey": {func(r *AddWaveRequest, _ *Source) { r.Export.Content = strings.NewReader("a,b\n1,2\n") }, "holds no item of the codebook", &Unusable{}},
		"nobody":         {func(r *AddWaveRequest, _ *Source) { r.Export.Content = strings.NewReader("Werkt u?\n") }, "nothing was stored", &Unusable{}},
		"a pipe": {func(r *AddWaveRequest, _ *Source) {
			r.Export.Content = io.MultiReader(strings.NewReader(smallExport))
		}, "can be read once only", nil},
		"no such item": {func(r *AddWaveRequest, _ *Source) { r.Without = []string{"nothing"} }, `no item "nothing" to do without`, nil},
		"no column":    {func(r *AddWaveRequest, _ *Source) { r.Design.Weight = new("gewich") }, `no column "gewich"; did you mean "gewicht"`, &Unusable{}},
		"half a design": {func(r *AddWaveRequest, _ *Source) {
			r.Design = data.DesignChange{Weight: new("gewicht"), Nested: new(true)}
		}, "wave 2026: nested is about clusters in strata", &Refused{}},
		"no Parquet": {func(r *AddWaveRequest, _ *Source) { r.Form = FormParquet }, "Parquet is not written here", nil},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMemory(map[string]string{"codebook.yaml": smallCodebook})
			_, _, err := added(t, m, test.change)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if refused, wanted := isKind[Refused](err), is[*Refused](test.kind); refused != wanted {
				t.Errorf("refused %v, want %v", refused, wanted)
			}
			if unusable, wanted := isKind[Unusable](err), is[*Unusable](test.kind); unusable != wanted {
				t.Errorf("unusable %v, want %v", unusable, wanted)
			}
			if m.commits > 0 {
				t.Error("something was written")
			}
		})
	}
}

func isKind[T error](err error) bool {
	var kind T
	return errors.As(err, &kind)
}

func is[T any](value any) bool {
	_, ok := value.(T)
	return ok
}

// A million respondents would not fit in memory at once: what is read goes out as it comes.
func TestAddWaveStreams(t *testing.T) {
	m := newMemory(map[string]string{"codebook.yaml": smallCodebook})
	flow := &flowing{memory: m}
	var export bytes.Buffer
	export.WriteString("Werkt u?;Hoeveel uur?\n")
	const respondents = 200_000
	for range respondents {
		export.WriteString("Ja;32\n")
	}
	content := bytes.NewReader(export.Bytes())
	flow.left = func() int64 { return int64(content.Len()) }
	request := AddWaveRequest{Export: Export{Name: "a.csv", Content: content}, ID: "2026", Form: FormCSV}
	stored, err := AddWave(t.Context(), Source{Files: m.survey}, request, flow)
	if err != nil || stored.Respondents != respondents {
		t.Fatalf("%+v: %v", stored, err)
	}
	if flow.early == 0 {
		t.Error("nothing was written before everything was read")
	}
}

// flowing counts what is written while there is something to read.
type flowing struct {
	*memory
	left  func() int64
	early int
}

func (f *flowing) Create(name string) (io.Writer, error) {
	out, err := f.memory.Create(name)
	return writerFunc(func(p []byte) (int, error) {
		if f.left() > 0 {
			f.early += len(p)
		}
		return out.Write(p)
	}), err
}

type writerFunc func(p []byte) (int, error)

func (w writerFunc) Write(p []byte) (int, error) { return w(p) }
