//go:build linux

// Command bench times how engines count generated surveys, against other tools where they are installed, and prints ratios
// within one run: go run ./internal/bench -n 1000000
package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"spoor/data/generated"
)

// tool is something that reads the file of answers; args have FILE and FOLDER where those go.
type tool struct {
	name   string
	needs  []string // a command that must succeed for the tool to be there
	args   []string
	most   int  // respondents that it is asked to read, 0 without a limit
	runs   int  // of which the fastest counts
	design bool // reads the file with weights and strata
}

func main() {
	n := flag.Int("n", 1_000_000, "number of respondents")
	runs := flag.Int("runs", 5, "how often each is run; the fastest counts")
	inside := flag.String("count", "", "count this folder or file and stop (what the others are compared with)")
	way := flag.String("with", "scan", "with scan, frame, csv, or overall: a scan without groups")
	flag.Parse()
	err := error(nil)
	if *inside != "" {
		err = count(*inside, *way)
	} else {
		err = compare(*n, *runs)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func tools(self string, runs int) []tool {
	const columns = `s = [c for c in t.columns if c not in ("respondent", "remark")]; `
	return []tool{
		{name: "wc -l", needs: []string{"wc", "--version"}, args: []string{"wc", "-l", "FILE"}, runs: runs},
		{name: "scan: all counts, overall and by a group, with intervals", args: []string{self, "-count", "FOLDER"}, runs: runs},
		{name: "encoding/csv: reads the cells, counts nothing", args: []string{self, "-with", "csv", "-count", "FILE"}, runs: min(runs, 3)},
		{name: "frame: the same counts in memory", args: []string{self, "-with", "frame", "-count", "FOLDER"}, runs: 1, most: 1_000_000},
		{name: "DuckDB: read_csv and counts by a group of every column", needs: []string{"duckdb", "-version"},
			args: []string{"duckdb", "-c", "CREATE TABLE t AS FROM read_csv('FILE', all_varchar=true); SELECT count(*) FROM (UNPIVOT t ON COLUMNS(* EXCLUDE (respondent, sector))) GROUP BY sector, name, value"}, runs: min(runs, 3)},
		{name: "R data.table: fread and counts by a group of every column", needs: []string{"Rscript", "-e", "library(data.table)"},
			args: []string{"Rscript", "-e", `library(data.table); t <- fread("FILE"); for (c in names(t)[-(1:2)]) t[, .N, by = c("sector", c)]`}, runs: min(runs, 3)},
		{name: "pandas: read_csv and counts by a group of every column", needs: []string{"/usr/bin/python3", "-c", "import pandas"},
			args: []string{"/usr/bin/python3", "-c", `import pandas; t = pandas.read_csv("FILE"); ` + columns + `[t.groupby("sector")[c].value_counts() for c in s if c != "sector"]`}, runs: 1, most: 1_000_000},
		{name: "scan with weights, strata and clusters: all counts and sums, overall", args: []string{self, "-with", "overall", "-count", "FOLDER"}, runs: min(runs, 3), design: true},
		{name: "R survey: svymean of the choices with weights and strata", needs: []string{"Rscript", "-e", "library(survey)"},
			args: []string{"Rscript", "-e", `library(survey); t <- read.csv("FILE", stringsAsFactors=TRUE, na.strings=""); d <- svydesign(~company, strata=~region, weights=~weight, data=t, nest=TRUE)
				for (c in c("sector", "works", "outcome", grep("^rated", names(t), value=TRUE))) svymean(as.formula(paste0("~", c)), d, na.rm=TRUE)`}, runs: 1, most: 100_000, design: true},
	}
}

// compare generates the surveys and times every tool that is there.
func compare(n, runs int) error {
	work, err := os.MkdirTemp("", "spoor-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, o := range []generated.Options{{Respondents: n, Seed: 1, Plain: true}, {Respondents: n, Seed: 1, Plain: true, Design: true}} {
		if err := o.WriteFolder(folder(work, o.Design)); err != nil {
			return err
		}
	}
	info, err := os.Stat(filepath.Join(folder(work, false), generated.File))
	if err != nil {
		return err
	}
	fmt.Printf("%d respondents, %d columns, %.0f MB\n", n, len(generated.Options{}.Header()), float64(info.Size())/1e6)
	fmt.Printf("%9s %9s %9s %9s\n", "x wc -l", "seconds", "of a core", "peak MiB")
	var unit time.Duration
	for _, t := range tools(self, runs) {
		switch {
		case t.most > 0 && n > t.most:
			fmt.Printf("%39s  %s: not run above %d\n", "", t.name, t.most)
			continue
		case t.needs != nil && exec.Command(t.needs[0], t.needs[1:]...).Run() != nil:
			fmt.Printf("%39s  %s: not installed\n", "", t.name)
			continue
		}
		took, worked, peak, err := fastest(t, folder(work, t.design))
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		if unit == 0 {
			unit = took
		}
		fmt.Printf("%9.1f %9.3f %9.3f %9.0f  %s\n", float64(took)/float64(unit), took.Seconds(), worked.Seconds(), peak, t.name)
	}
	return nil
}

func folder(work string, design bool) string {
	if design {
		return filepath.Join(work, "design")
	}
	return filepath.Join(work, "plain")
}

// fastest returns the shortest time of all runs, the least work of all processors together, and the most memory in MiB.
func fastest(t tool, folder string) (took, worked time.Duration, peak float64, err error) {
	args := make([]string, len(t.args))
	replace := strings.NewReplacer("FILE", filepath.Join(folder, generated.File), "FOLDER", folder)
	for i, arg := range t.args {
		args[i] = replace.Replace(arg)
	}
	for range t.runs {
		command := exec.Command(args[0], args[1:]...)
		start := time.Now()
		if out, err := command.CombinedOutput(); err != nil {
			return 0, 0, 0, errors.New(string(out))
		}
		if run := time.Since(start); took == 0 || run < took {
			took = run
		}
		if work := command.ProcessState.UserTime() + command.ProcessState.SystemTime(); worked == 0 || work < worked {
			worked = work
		}
		usage, _ := command.ProcessState.SysUsage().(*syscall.Rusage)
		peak = max(peak, float64(usage.Maxrss)/1024)
	}
	return took, worked, peak, nil
}

// readCells reads all cells with encoding/csv.
func readCells(file string) error {
	source, err := os.Open(file)
	if err != nil {
		return err
	}
	defer source.Close()
	reader := csv.NewReader(source)
	reader.ReuseRecord = true
	for {
		if _, err := reader.Read(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
