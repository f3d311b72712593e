package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // help is in the language of the system
		if err := os.Unsetenv(name); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){
		"spoor": func() {
			watchFaults()
			os.Exit(start(os.Args[1:]))
		},
	})
}

// TestScripts runs a story for each thing that a user does: what is typed, and what comes back.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			if err := os.CopyFS(env.WorkDir+"/members", os.DirFS("../../analysis/testdata/members")); err != nil {
				return err
			}
			if err := os.CopyFS(env.WorkDir+"/sector", os.DirFS("../../data/sector")); err != nil {
				return err
			}
			content, err := os.ReadFile("../../data/spss/testdata/pspp.sav")
			if err != nil {
				return err
			}
			return os.WriteFile(env.WorkDir+"/pspp.sav", content, 0o644)
		},
	})
}
