// Command release writes beside the programs of a release what whoever gets them wants to know: their checksums (SHA256SUMS), what is inside
// each (a bill of materials in CycloneDX JSON) and the licences of that (NOTICES.txt). It refuses a program that is too large.
//
// Everything comes from the programs themselves, which say what they were built from, and from the modules on this machine. The
// same programs give the same bytes.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mostBytes is the largest that a program may be, without the page's engine.
const mostBytes = 40_000_000

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: release FOLDER, with the programs of the release in it")
		os.Exit(2)
	}
	if err := describe(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// program is one file of the release.
type program struct {
	name string
	sum  string
	info *buildinfo.BuildInfo
}

// describe writes what belongs beside the programs in a folder.
func describe(folder string) error {
	programs, err := read(folder)
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, p := range programs {
		fmt.Fprintf(&sums, "%s  %s\n", p.sum, p.name)
		bill, err := p.bill()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, p.name+".cdx.json"), bill, 0o644); err != nil {
			return err
		}
	}
	notices, err := notices(modules(programs))
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(sums.String()), 0o644), os.WriteFile(filepath.Join(folder, "NOTICES.txt"), notices, 0o644))
}

// read reads the programs, in the order of their names, and reports all that are too large.
func read(folder string) ([]program, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "spoor-*"))
	if err != nil {
		return nil, err
	}
	var programs []program
	var large []error
	for _, path := range paths {
		if strings.HasSuffix(path, ".json") {
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if len(content) > mostBytes {
			large = append(large, fmt.Errorf("%s has %d bytes; a program may have %d", path, len(content), mostBytes))
		}
		info, err := buildinfo.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s does not say what it was built from: %w", path, err)
		}
		programs = append(programs, program{filepath.Base(path), fmt.Sprintf("%x", sha256.Sum256(content)), info})
	}
	if len(programs) == 0 {
		return nil, fmt.Errorf("there are no programs in %s; make dist builds them", folder)
	}
	return programs, errors.Join(large...)
}

// modules are those that any of the programs was built from, each version once.
func modules(programs []program) []string {
	var all []string
	for _, p := range programs {
		for _, module := range p.info.Deps {
			if name := module.Path + "@" + module.Version; !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	slices.Sort(all)
	return all
}
