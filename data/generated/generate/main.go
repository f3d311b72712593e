// Command generate writes the folder of a generated survey: go run ./data/generated/generate -n 1000000 FOLDER
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

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
	err := errors.New("name the folder to write to")
	if flag.NArg() == 1 {
		err = o.WriteFolder(flag.Arg(0))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
