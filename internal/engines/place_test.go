//go:build engines && linux

package engines

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"spoor/data/count"
	"spoor/data/generated"
	"spoor/internal/tallytest"
)

// place is a survey folder whose answers are in one place, and the engine that counts them.
type place struct {
	name   string
	folder string
	engine count.Engine
	parts  int // files or tables with some of the respondents each
}

// places puts the same respondents in every place that answers can be in. The first is the one that the others have to equal:
// a file, counted by the frame.
func places(t testing.TB, o generated.Options, r records) []place {
	t.Helper()
	id := fmt.Sprint("seed ", o.Seed, " ")
	all := files(t, o, r)
	add := func(name string, urls ...string) {
		all = append(all, place{name, folderOf(t, waveOf(o, urls...), nil), count.EngineAuto, len(urls)})
	}
	p, c := servers.postgres, servers.clickHouse
	p.load(t, id+"text", r, text)
	p.load(t, id+"blank", r, blank)
	p.load(t, id+"typed", r, typed)
	p.load(t, id+"first", r.part(0, 2), text)
	p.load(t, id+"second", r.part(1, 2), typed)
	add("PostgreSQL, text", p.source(id+"text"))
	add("PostgreSQL, text without NULL", p.source(id+"blank"))
	add("PostgreSQL, typed", p.source(id+"typed"))
	add("PostgreSQL, two tables", p.source(id+"first"), p.source(id+"second"))
	c.load(t, id+"text", r, text, "Log")
	c.load(t, id+"blank", r, blank, "MergeTree ORDER BY respondent")
	c.load(t, id+"typed", r, typed, "MergeTree ORDER BY respondent")
	c.load(t, id+"second", r.part(1, 2), typed, "Memory")
	add("ClickHouse, text", c.source(id+"text"))
	add("ClickHouse, text without NULL", c.source(id+"blank"))
	add("ClickHouse, typed", c.source(id+"typed"))
	add("PostgreSQL and ClickHouse", p.source(id+"first"), c.source(id+"second"))
	return all
}

// files puts respondents in files, by each engine.
func files(t testing.TB, o generated.Options, r records) []place {
	t.Helper()
	files := map[string][]byte{"answers.csv": asCSV(t, r), "answers.parquet": asParquet(t, r)}
	return []place{
		{"frame", folderOf(t, o.Wave("answers.csv"), files), count.EngineFrame, 1},
		{"scan", folderOf(t, o.Wave("answers.csv"), files), count.EngineScan, 1},
		{"frame of Parquet", folderOf(t, o.Wave("answers.parquet"), files), count.EngineFrame, 1},
		{"scan of Parquet", folderOf(t, o.Wave("answers.parquet"), files), count.EngineScan, 1},
	}
}

// typedPlaces is places without what tables of text and of parts add.
func typedPlaces(t testing.TB, o generated.Options, r records) []place {
	t.Helper()
	id := fmt.Sprint("seed ", o.Seed, " typed")
	servers.postgres.load(t, id, r, typed)
	servers.clickHouse.load(t, id, r, typed, "Memory")
	return append(files(t, o, r), place{"PostgreSQL, typed", folderOf(t, waveOf(o, servers.postgres.source(id)), nil), count.EngineAuto, 1},
		place{"ClickHouse, typed", folderOf(t, waveOf(o, servers.clickHouse.source(id)), nil), count.EngineAuto, 1})
}

// waveOf is a wave whose answers are in tables.
func waveOf(o generated.Options, urls ...string) string {
	before, _, _ := strings.Cut(o.Wave(""), "files:")
	return before + fmt.Sprintf("sources: [{urls: [\"%s\"], items: [%s]}]\n", strings.Join(urls, `", "`), generated.Items)
}

// folderOf writes the folder of a survey.
func folderOf(t testing.TB, wave string, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "waves", "w"), 0o755); err != nil {
		t.Fatal(err)
	}
	contents := map[string][]byte{"codebook.yaml": []byte(tallytest.WithNets()), "waves/w/wave.yaml": []byte(wave)}
	for name, content := range files {
		contents["waves/w/"+name] = content
	}
	for name, content := range contents {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func asCSV(t testing.TB, r records) []byte {
	t.Helper()
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	if err := writer.WriteAll(append([][]string{r.header}, r.rows...)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// asParquet writes the cells as text that may be missing.
func asParquet(t testing.TB, r records) []byte {
	t.Helper()
	group := parquet.Group{}
	for _, name := range r.header {
		group[name] = parquet.Optional(parquet.String())
	}
	schema := parquet.NewSchema("answers", group)
	at := map[string]int{}
	for i, column := range schema.Columns() {
		at[strings.Join(column, ".")] = i
	}
	var out bytes.Buffer
	writer := parquet.NewWriter(&out, schema, parquet.MaxRowsPerRowGroup(1000))
	for _, record := range r.rows {
		row := make(parquet.Row, len(record))
		for i, cell := range record {
			place := at[r.header[i]]
			row[place] = parquet.NullValue().Level(0, 0, place)
			if cell != "" {
				row[place] = parquet.ByteArrayValue([]byte(cell)).Level(0, 1, place)
			}
		}
		if _, err := writer.WriteRows([]parquet.Row{row}); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
