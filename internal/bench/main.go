//go:build linux

// Command bench times how engines count generated surveys, against other tools where they are installed, and prints ratios
// within one run as a table in Markdown: go run ./internal/bench -n 1000000
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"spoor/data/generated"
)

func main() {
	n := flag.Int("n", 1_000_000, "number of respondents")
	runs := flag.Int("runs", 5, "how often each is run, in turns; the fastest counts")
	program := flag.String("spoor", "bin/spoor", "the program, of which a whole report is timed")
	inside := flag.String("count", "", "count this folder or file and stop (what the others are compared with)")
	way := flag.String("with", "scan", "with scan, frame, csv, or design: a scan without groups")
	flag.Parse()
	err := error(nil)
	if *inside != "" {
		err = timed(func() error { return countFolder(*inside, *way) })
	} else {
		err = compare(*n, *runs, *program)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// compare generates the surveys and times every tool that is there.
func compare(n, runs int, program string) error {
	work, err := os.MkdirTemp("", "spoor-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	plain := filepath.Join(work, "plain")
	file := filepath.Join(plain, generated.File)
	places := []string{"SELF", self, "SPOOR", program, "OUT", filepath.Join(work, "out"), "COLD", filepath.Join(work, "cold"), "DRAWN", filepath.Join(work, "drawn"), "QUERY", duckQuery(file)}
	for _, name := range scriptNames {
		places = append(places, name, filepath.Join(work, name))
	}
	for name, o := range map[string]generated.Options{"plain": {Respondents: n}, "design": {Respondents: n, Design: true}, "small": {Respondents: 1000}} {
		o.Seed, o.Plain = 1, true
		folder := filepath.Join(work, name)
		if err := o.WriteFolder(folder); err != nil {
			return err
		}
		places = append(places, strings.ToUpper(name)+".csv", filepath.Join(folder, generated.File), strings.ToUpper(name), folder)
	}
	if err := writeScripts(work); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	fmt.Printf("%d respondents, %d columns, %.1f MB; fastest of up to %d runs in turns\n\n", n, len(generated.Options{}.Header()), float64(info.Size())/1e6, runs)
	replace := strings.NewReplacer(places...)
	there, notes := installed(tools(runs), n, replace)
	if err := runAll(there, replace); err != nil {
		return err
	}
	printTable(there)
	for _, note := range notes {
		fmt.Println(note)
	}
	return nil
}
