package waves

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	"spoor/internal/surveytest"
	written "spoor/reports/waves"
)

const smallCodebook = `id: ours
title: {nl: Ons}
items:
- {id: works, kind: single, text: {nl: "Werkt u?"}, options: [{id: "yes", label: {nl: Ja}}, {id: "no", label: {nl: Nee}}, {id: other, label: {nl: Anders}, open: true}]}
- {id: hours, kind: number, text: {nl: "Hoeveel uur?"}, range: [0, 60]}
`

const smallExport = "id;Werkt u?;Hoeveel uur?;gewicht;regio\n11;Ja;32;1,5;N\n12;Nee;0;0,5;Z\n13;Ja;x;1;N\n"

func added(t *testing.T, m *surveytest.Memory, change func(*AddRequest, *study.Source)) (written.Stored, string, error) {
	t.Helper()
	var said surveytest.Notes
	request := AddRequest{Export: exports.Export{Name: "in/answers.csv", Content: strings.NewReader(smallExport)}, ID: "2026", Form: FormCSV}
	source := study.Source{Files: m.Survey, Place: "ours", Listener: study.Listener{Note: said.Add}}
	if change != nil {
		change(&request, &source)
	}
	stored, err := Add(t.Context(), source, request, m)
	m.Discard()
	return stored, said.String(), err
}

func TestAddWave(t *testing.T) {
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
	drawn := data.Design{Weight: "gewicht", Strata: "regio"}
	stored, said, err := added(t, m, func(r *AddRequest, _ *study.Source) {
		r.Design, r.About = data.DesignChange{Weight: new("gewicht"), Strata: new("regio")}, Texts{Label: "Leden", Population: "alle leden", ReferenceYear: 2025}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (written.Stored{ID: "2026", Place: "ours/waves/2026", Respondents: 3, Items: 2, Problems: 1}); stored != want {
		t.Errorf("got %+v, want %+v", stored, want)
	}
	if want := "respondent,design.weight,design.strata,works,hours\n1,1.5,N,yes,32\n2,0.5,Z,no,0\n3,1,N,yes,#unusable\n"; m.Text("waves/2026/answers.csv") != want {
		t.Errorf("got %q, want %q", m.Text("waves/2026/answers.csv"), want)
	}
	if !strings.Contains(said, "in/answers.csv:4: ") || !strings.Contains(said, "in/answers.csv: plain (no marks of a platform)") {
		t.Errorf("said %q", said)
	}
	unused := `column "gewicht" holds weights; to count by them give --weight "gewicht" to wave add`
	if _, without, err := added(t, surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook}), nil); err != nil || strings.Contains(said, "holds weights") || !strings.Contains(without, unused) {
		t.Errorf("counted by it: said %q; not counted by it: said %q, %v", said, without, err)
	}
	survey, err := study.OpenSurvey(study.Source{Files: m.Survey})
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
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
	texts := func(r *AddRequest, _ *study.Source) { r.KeepTexts, r.About.Label = new(true), "Leden" }
	if _, _, err := added(t, m, texts); err != nil {
		t.Fatal(err)
	}
	m.Survey["waves/2026/codes.csv"] = m.Survey["codebook.yaml"]
	if stored, _, err := added(t, m, texts); err != nil || !stored.Same || m.Commits != 1 {
		t.Errorf("%+v, %d commits: %v", stored, m.Commits, err)
	}
	if stored, said, err := added(t, m, nil); err != nil || !stored.Same || !strings.Contains(said, "as it was before, where nothing else is asked: --keep-texts") {
		t.Errorf("%+v, %v: %s", stored, err, said)
	}
	noTexts := func(r *AddRequest, _ *study.Source) { r.KeepTexts = new(false) }
	if _, _, err := added(t, m, noTexts); err == nil || !strings.Contains(err.Error(), "wave 2026 is in ours/waves/2026 already and would become another; --replace replaces it") || m.Commits != 1 {
		t.Errorf("%d commits: %v", m.Commits, err)
	}
	stored, _, err := added(t, m, func(r *AddRequest, s *study.Source) { noTexts(r, s); r.Replace = true })
	if err != nil || stored.Same {
		t.Fatalf("%+v: %v", stored, err)
	}
	want := []string{"codebook.yaml", "waves/2026/answers.csv", "waves/2026/codes.csv", "waves/2026/wave.yaml"}
	if got := m.Names(); !slices.Equal(got, want) {
		t.Errorf("files %v, want %v: the texts are gone, what others put there is not", got, want)
	}
	if survey, err := study.OpenSurvey(study.Source{Files: m.Survey}); err != nil || survey.Waves[0].Label.NL != "Leden" {
		t.Errorf("the label is gone: %v", err)
	}
	_, said, err := added(t, m, func(r *AddRequest, _ *study.Source) { r.ID = "2027" })
	if err != nil || !strings.Contains(said, "in/answers.csv: note: wave 2026 has exactly these answers") {
		t.Errorf("said %q: %v", said, err)
	}
}

func TestAddWaveRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*AddRequest, *study.Source)
		want   string
		kind   any
	}{
		"no survey": {func(_ *AddRequest, s *study.Source) { s.Files = nil }, "--survey: give the folder", &study.Refused{}},
		"no id":     {func(r *AddRequest, _ *study.Source) { r.ID = "" }, "--id: give the wave an id", &study.Refused{}},
		"a path":    {func(r *AddRequest, _ *study.Source) { r.ID = "../out" }, `id "../out": use a plain name such as 2026`, &study.Refused{}},
		"strict":    {func(_ *AddRequest, s *study.Source) { s.Strict = true }, "1 problem; nothing was stored", &study.Unusable{}},
		"a table": {func(r *AddRequest, _ *study.Source) {
			r.Export.Content = strings.NewReader("Regio,Totaal,%\nNoord,20,40%\nZuid,10,50%\n")
		}, "is a table of counts", &study.Unusable{}},
		"another survey": {func(r *AddRequest, _ *study.Source) { r.Export.Content = strings.NewReader("a,b\n1,2\n") }, "holds no item of the codebook", &study.Unusable{}},
		"nobody":         {func(r *AddRequest, _ *study.Source) { r.Export.Content = strings.NewReader("Werkt u?\n") }, "nothing was stored", &study.Unusable{}},
		"a pipe": {func(r *AddRequest, _ *study.Source) {
			r.Export.Content = io.MultiReader(strings.NewReader(smallExport))
		}, "can be read once only", nil},
		"no such item": {func(r *AddRequest, _ *study.Source) { r.Without = []string{"nothing"} }, `no item "nothing" to do without`, nil},
		"no column":    {func(r *AddRequest, _ *study.Source) { r.Design.Weight = new("gewich") }, `no column "gewich"; did you mean "gewicht"`, &study.Unusable{}},
		"half a design": {func(r *AddRequest, _ *study.Source) {
			r.Design = data.DesignChange{Weight: new("gewicht"), Nested: new(true)}
		}, "wave 2026: nested is about clusters in strata", &study.Refused{}},
		"no Parquet": {func(r *AddRequest, _ *study.Source) { r.Form = FormParquet }, "Parquet is not written here", nil},
	} {
		t.Run(name, func(t *testing.T) {
			m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
			_, _, err := added(t, m, test.change)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if refused, wanted := surveytest.IsKind[study.Refused](err), is[*study.Refused](test.kind); refused != wanted {
				t.Errorf("refused %v, want %v", refused, wanted)
			}
			if unusable, wanted := surveytest.IsKind[study.Unusable](err), is[*study.Unusable](test.kind); unusable != wanted {
				t.Errorf("unusable %v, want %v", unusable, wanted)
			}
			if m.Commits > 0 {
				t.Error("something was written")
			}
		})
	}
}

func is[T any](value any) bool {
	_, ok := value.(T)
	return ok
}

// A million respondents would not fit in memory at once: what is read goes out as it comes.
func TestAddWaveStreams(t *testing.T) {
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
	flow := &flowing{Memory: m}
	var export bytes.Buffer
	export.WriteString("Werkt u?;Hoeveel uur?\n")
	const respondents = 200_000
	for range respondents {
		export.WriteString("Ja;32\n")
	}
	content := bytes.NewReader(export.Bytes())
	flow.left = func() int64 { return int64(content.Len()) }
	request := AddRequest{Export: exports.Export{Name: "a.csv", Content: content}, ID: "2026", Form: FormCSV}
	stored, err := Add(t.Context(), study.Source{Files: m.Survey}, request, flow)
	if err != nil || stored.Respondents != respondents {
		t.Fatalf("%+v: %v", stored, err)
	}
	if flow.early == 0 {
		t.Error("nothing was written before everything was read")
	}
}

// flowing counts what is written while there is something to read.
type flowing struct {
	*surveytest.Memory
	left  func() int64
	early int
}

func (f *flowing) Create(name string) (io.Writer, error) {
	out, err := f.Memory.Create(name)
	return writerFunc(func(p []byte) (int, error) {
		if f.left() > 0 {
			f.early += len(p)
		}
		return out.Write(p)
	}), err
}

type writerFunc func(p []byte) (int, error)

func (w writerFunc) Write(p []byte) (int, error) { return w(p) }
