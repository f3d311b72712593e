package study

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/data/count"
	"spoor/data/parquet"
)

const rankedCodebook = `id: ranked
title: {nl: Volgorde}
items:
- {id: helps, kind: multiple, max_picks: 2, text: {nl: "Wat helpt?"}, options: [{id: time, label: {nl: Tijd}}, {id: money, label: {nl: Geld}}, {id: rest, label: {nl: Rust}}, {id: work, label: {nl: Werk}}]}
- {id: first, kind: single, text: {nl: "Wat eerst?"}, options: [{id: time, label: {nl: Tijd}}, {id: money, label: {nl: Geld}}, {id: rest, label: {nl: Rust}}]}
`

// rankedRecords are respondents in 12 clusters of two strata, with near ties between options so that their order is not certain.
func rankedRecords(respondents int) [][]string {
	draws := rand.New(rand.NewPCG(uint64(respondents), 5))
	records := [][]string{{"respondent", "w", "region", "company", "helps.time", "helps.money", "helps.rest", "helps.work", "first"}}
	for i := range respondents {
		company := i % 12
		picked := [4]string{"0", "0", "0", "0"}
		for range 2 {
			picked[min(draws.IntN(9)/2, 3)] = "1"
		}
		first := []string{"time", "money", "rest", ""}[min(draws.IntN(21)/7, 3)]
		if draws.IntN(20) == 0 {
			first = ""
		}
		records = append(records, append([]string{strconv.Itoa(i + 1), []string{"0.5", "1.3", "2.7"}[i%3], []string{"n", "s"}[company%2], "c" + strconv.Itoa(company)}, append(picked[:], first)...))
	}
	return records
}

// Given the seed, the ranks of the same respondents are the same, to the last digit, whichever engine counts them and however they are kept.
func TestRanksAgreeByEngine(t *testing.T) {
	ranksAgree(t, 43)
	ranksAgree(t, 10_000)
}

// BenchmarkRanksAgreeOnAMillion is the same of a million respondents: it takes over 20 s, and the frame over 1 GB.
func BenchmarkRanksAgreeOnAMillion(b *testing.B) {
	if testing.Short() {
		b.Skip("it takes too long and too much memory")
	}
	for b.Loop() {
		ranksAgree(b, 1_000_000)
	}
}

func ranksAgree(t testing.TB, respondents int) {
	t.Helper()
	records := rankedRecords(respondents)
	var text, columns bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	writer, err := parquet.NewWriter(&columns, records[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		if err := writer.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"a.csv": text.Bytes(), "a.parquet": columns.Bytes()}
	for _, design := range []string{passed, "design: {weight: w, strata: region, cluster: company}\n"} {
		var want [2]analysis.Ranking
		for i, at := range []struct {
			file   string
			engine count.Engine
		}{{"a.csv", count.EngineFrame}, {"a.csv", count.EngineScan}, {"a.parquet", count.EngineFrame}, {"a.parquet", count.EngineScan}} {
			survey := fstest.MapFS{"codebook.yaml": {Data: []byte(rankedCodebook)}, "waves/w/" + at.file: {Data: files[at.file]},
				"waves/w/wave.yaml": {Data: fmt.Appendf(nil, "id: w\nprovenance: observed\n%sfiles: [{name: %s, items: [helps, first]}]\n", design, at.file)}}
			s, err := Open(t.Context(), Source{Files: survey, Engine: at.engine})
			if err != nil {
				t.Fatal(err)
			}
			for k, item := range []string{"helps", "first"} {
				got, err := s.Ranks(t.Context(), RanksRequest{Item: item, Top: 1, Seed: new(uint64(7)), Options: analysis.DefaultOptions()})
				if err != nil {
					t.Fatal(err)
				}
				switch {
				case i == 0:
					want[k] = got
				case got.Seed != 7 || !reflect.DeepEqual(got.Ranks, want[k].Ranks):
					t.Errorf("%d respondents, %s, %sby %s of %s: ranks\n%+v, want\n%+v", respondents, item, design, at.engine, at.file, got.Ranks, want[k].Ranks)
				}
			}
		}
		if uncertain := want[0].Ranks[0].TopLow; respondents == 43 && (uncertain <= 0 || uncertain >= 1) {
			t.Errorf("the order is certain, so that this shows nothing: %+v", want[0].Ranks)
		}
	}
}
