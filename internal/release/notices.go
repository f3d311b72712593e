package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licenceName is what the file of a licence or notice is called in a module.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|third_party_notice)`)

// notices returns the licences and notices of modules and of Go itself, one below the other. A module without one is an error: it
// could not be passed on.
func notices(modules []string) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("The programs of spoor contain the Go runtime and libraries and the modules below, under these licences.\n")
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("find Go: %w", err)
	}
	if err := add(&out, "Go", strings.TrimSpace(string(goroot))); err != nil {
		return nil, err
	}
	folders, err := folders(modules)
	if err != nil {
		return nil, err
	}
	for _, module := range modules {
		if err := add(&out, module, folders[module]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// folders finds where the modules are on this machine.
func folders(modules []string) (map[string]string, error) {
	text, err := exec.Command("go", append([]string{"mod", "download", "-json"}, modules...)...).Output()
	if err != nil {
		return nil, fmt.Errorf("find the modules: %w", err)
	}
	found := map[string]string{}
	for decoder := json.NewDecoder(bytes.NewReader(text)); decoder.More(); {
		var module struct{ Path, Version, Dir string }
		if err := decoder.Decode(&module); err != nil {
			return nil, fmt.Errorf("find the modules: %w", err)
		}
		found[module.Path+"@"+module.Version] = module.Dir
	}
	return found, nil
}

// add adds the licences that stand at the top of a folder.
func add(out *bytes.Buffer, name, folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !e.Type().IsRegular() || !licenceName.MatchString(e.Name()) })
	if len(entries) == 0 {
		return fmt.Errorf("%s has no licence at its top; look where it is, and name it in internal/release", name)
	}
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(out, "\n%s\n%s, %s\n%s\n\n%s\n", strings.Repeat("=", 100), name, entry.Name(), strings.Repeat("=", 100), bytes.TrimSpace(text))
	}
	return nil
}
