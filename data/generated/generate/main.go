// Command generate writes the folder of a generated survey: go run ./data/generated/generate -n 1000000 FOLDER
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"spoor/data/generated"
)

func main() {
	var o generated.Options
	flag.IntVar(&o.Respondents, "n", 1000, "number of respondents")
	flag.Uint64Var(&o.Seed, "seed", 1, "the same seed gives the same answers")
	flag.BoolVar(&o.Design, "design", false, "with weights, strata, clusters and finite populations")
	flag.BoolVar(&o.Quotes, "quotes", false, "with free texts that need quotes")
	flag.BoolVar(&o.Plain, "plain", false, "only what other tools read alike")
	flag.Parse()
	if err := write(o, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func write(o generated.Options, folder string) error {
	if folder == "" {
		return fmt.Errorf("name the folder to write to")
	}
	wave := filepath.Join(folder, "waves", "w")
	if err := os.MkdirAll(wave, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "codebook.yaml"), []byte(generated.Codebook), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(wave, "wave.yaml"), []byte(o.Wave("answers.csv")), 0o644); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(wave, "answers.csv"))
	if err != nil {
		return err
	}
	err = o.WriteCSV(file)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}
