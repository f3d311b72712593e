package desk

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/members"
	"spoor/reports/screen"
)

// part is what stands in a document of an office program under names that begin so.
func part(t *testing.T, document []byte, prefix string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range archive.File {
		if strings.HasPrefix(file.Name, prefix) {
			r, err := file.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&b, r); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.String()
}

// The workbook and the document that the page saves are those of the command, byte for byte: 9 of 12 is 75%, beside 26 of 47, 55%.
func TestDeskSavesForOffice(t *testing.T) {
	t.Parallel()
	d := sector(t)
	own := File{"eigen.csv", []byte("Tussentijdse resultaten;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n")}
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		compared, err := members.Compare(t.Context(), s, members.CompareRequest{Files: []members.File{{Name: own.Name, Content: own.Content}}, Options: analysis.DefaultOptions(), Lang: lang, Version: "test", Office: true})
		if err != nil {
			t.Fatal(err)
		}
		table, err := s.Table(t.Context(), study.TableRequest{Item: "interim_results", Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range []struct {
			request Request
			command func() ([]byte, error)
			folder  string
			holds   []string
		}{
			{Request{Screen: "result", Do: "result.docx", Form: screen.Form{"from": "file"}}, func() ([]byte, error) { return compared.File("docx") }, "word/", []string{"75%", "9", "55%", "c:chart"}},
			{Request{Screen: "result", Do: "result.xlsx", Form: screen.Form{"from": "file"}}, func() ([]byte, error) { return compared.File("xlsx") }, "xl/", []string{">0.75<", ">12<", "c:chart"}},
			{Request{Screen: "item/interim_results", Do: "item.xlsx"}, func() ([]byte, error) { return s.RenderTable(table, lang, "xlsx") }, "xl/", []string{">26<", ">47<", "c:chart"}},
		} {
			one.request.Lang = lang
			answer := d.ask(t, one.request, own)
			if len(answer.Files) != 1 || !strings.Contains(answer.Files[0].Type, "officedocument") {
				t.Fatalf("%s: %+v", one.request.Do, answer)
			}
			got := answer.Files[0].Packed
			want, err := one.command()
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s in %s is not what the command writes, %v", one.request.Do, lang, err)
			}
			text := part(t, got, one.folder)
			for _, want := range one.holds {
				if !strings.Contains(text, want) {
					t.Errorf("%s in %s: no %q", one.request.Do, lang, want)
				}
			}
		}
	}
}
