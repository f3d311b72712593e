//go:build linux

package main

import (
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"spoor/data/generated"
)

// tool is something that reads a file of answers. In its arguments PLAIN, DESIGN and SMALL stand for folders of surveys, and
// PLAIN.csv for the file in one.
type tool struct {
	name   string
	needs  []string // a command that must succeed for the tool to be there
	args   []string
	than   string // the tool that does the same, of which the ratio is shown
	most   int    // respondents that it is asked to read, 0 without a limit
	runs   int    // of which the fastest counts
	result measured
}

const (
	ours       = "scan"
	oursDesign = "scan with weights, strata, clusters"
	oursDrawn  = "spoor report, the built-in survey"
)

func tools(runs int) []*tool {
	few := min(runs, 3)
	rscript := func(library, script, file string) (needs, args []string) {
		return []string{"Rscript", "-e", "library(" + library + ")"}, []string{"Rscript", script, file}
	}
	tableNeeds, tableArgs := rscript("data.table", "datatable.R", "PLAIN.csv")
	surveyNeeds, surveyArgs := rscript("survey", "survey.R", "DESIGN.csv")
	drawnNeeds, drawnArgs := rscript("ggplot2); library(svglite", "ggplot2.R", "COLD")
	all := []*tool{
		{name: "wc -l", needs: []string{"wc", "--version"}, args: []string{"wc", "-l", "PLAIN.csv"}, than: ours, runs: 3 * runs},
		{name: ours, args: []string{"SELF", "-count", "PLAIN"}, than: ours, runs: 3 * runs},
		{name: "encoding/csv, only reads", args: []string{"SELF", "-with", "csv", "-count", "PLAIN.csv"}, than: ours, runs: few},
		{name: "frame", args: []string{"SELF", "-with", "frame", "-count", "PLAIN"}, than: ours, runs: 1, most: 1_000_000},
		{name: "R data.table", needs: tableNeeds, args: tableArgs, than: ours, runs: few},
		{name: "pandas", needs: []string{"/usr/bin/python3", "-c", "import pandas"}, args: []string{"/usr/bin/python3", "counts.py", "PLAIN.csv"}, than: ours, runs: min(runs, 2), most: 1_000_000},
		{name: oursDesign, args: []string{"SELF", "-with", "design", "-count", "DESIGN"}, than: oursDesign, runs: runs},
		{name: "R survey", needs: surveyNeeds, args: surveyArgs, than: oursDesign, runs: 1, most: 1_000_000},
		{name: "spoor report, whole", needs: []string{"SPOOR", "version"}, args: []string{"SPOOR", "report", "--survey", "PLAIN", "--out", "OUT"}, runs: few},
		{name: "spoor report, of 1000 respondents", needs: []string{"SPOOR", "version"}, args: []string{"SPOOR", "report", "--survey", "SMALL", "--out", "OUT"}, runs: few},
		{name: oursDrawn, needs: []string{"SPOOR", "version"}, args: []string{"SPOOR", "report", "--out", "COLD"}, than: oursDrawn, runs: runs},
		{name: "R ggplot2, its figures alone", needs: drawnNeeds, args: append(drawnArgs, "DRAWN"), than: oursDrawn, runs: few},
		{name: "spoor version", needs: []string{"SPOOR", "version"}, args: []string{"SPOOR", "version"}, runs: 3 * runs},
	}
	duck := &tool{name: "DuckDB", needs: []string{"duckdb", "-version"}, args: []string{"duckdb", "-c", "QUERY"}, than: ours, runs: runs}
	if exec.Command(duck.needs[0], duck.needs[1:]...).Run() != nil {
		duck.needs, duck.args = []string{"node", "-e", "require('@duckdb/node-api')"}, []string{"node", "duckdb.js", "QUERY"}
	}
	return append(all[:4:4], append([]*tool{duck}, all[4:]...)...)
}

// installed returns the tools that can be run, and what is to be said of the others.
func installed(all []*tool, n int, places *strings.Replacer) (there []*tool, notes []string) {
	for _, t := range all {
		switch {
		case t.most > 0 && n > t.most:
			notes = append(notes, fmt.Sprintf("%s: not run above %d respondents", t.name, t.most))
		case t.needs != nil && exec.Command(places.Replace(t.needs[0]), t.needs[1:]...).Run() != nil:
			notes = append(notes, t.name+": not installed")
		default:
			there = append(there, t)
		}
	}
	return there, notes
}

// duckQuery counts every column by sector in one scan: of what was tried (a sum for each option, grouping sets, UNPIVOT, a
// table of enums or of text first) the fastest. The types are given, so that none need be guessed.
func duckQuery(file string) string {
	types := []string{"'respondent': 'BIGINT'"}
	counts := []string{"sector", "count(*)"}
	for _, column := range (generated.Options{}).Header()[1:] {
		kind := "VARCHAR"
		switch item, _, _ := strings.Cut(column, "."); item {
		case "factors", "obstacles":
			kind = "TINYINT"
			counts = append(counts, fmt.Sprintf(`sum(%q), count(%[1]q)`, column))
		case "months":
			kind = "DOUBLE"
			counts = append(counts, fmt.Sprintf(`sum(%q), sum(%[1]q * %[1]q), count(%[1]q)`, column))
		case "sector", "remark":
		default:
			counts = append(counts, fmt.Sprintf(`histogram(%q)`, column))
		}
		types = append(types, fmt.Sprintf("'%s': '%s'", column, kind))
	}
	return fmt.Sprintf(`SELECT %s FROM read_csv('%s', header = true, delim = ',', quote = '"', auto_detect = false, strict_mode = false, columns = {%s}) GROUP BY sector`,
		strings.Join(counts, ", "), file, strings.Join(types, ", "))
}

//go:embed duckdb.js datatable.R counts.py survey.R ggplot2.R
var scripts embed.FS

var scriptNames = []string{"duckdb.js", "datatable.R", "counts.py", "survey.R", "ggplot2.R"}

func writeScripts(folder string) error {
	for _, name := range scriptNames {
		text, err := scripts.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
