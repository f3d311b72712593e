// Package house holds the test of how the packages of this module may depend on one another.
package house

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// house is what stands in the folders of this module, such as analysis/audit, outside tests.
type house struct {
	module  string
	files   map[string][]*ast.File
	names   map[*ast.File]string // of each file, with its folder
	lines   map[string]int       // of each folder
	imports map[string][]string  // the import paths of each folder
}

func read(t *testing.T) house {
	t.Helper()
	root := filepath.Join("..", "..")
	description, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(description), "\n")
	h := house{module: strings.TrimSpace(strings.TrimPrefix(first, "module ")), files: map[string][]*ast.File{},
		names: map[*ast.File]string{}, lines: map[string]int{}, imports: map[string][]string{}}
	err = fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := name != "." && strings.HasPrefix(entry.Name(), ".")
		if entry.IsDir() && (hidden || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, content, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		h.files[folder] = append(h.files[folder], file)
		h.names[file] = name
		h.lines[folder] += bytes.Count(content, []byte("\n"))
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			h.imports[folder] = append(h.imports[folder], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(h.files["data"]) == 0 || len(h.files["analysis"]) == 0 {
		t.Fatal("the packages were not found")
	}
	return h
}

// within reports whether a folder or import path is the given one or lies below it.
func within(name, parent string) bool { return name == parent || strings.HasPrefix(name, parent+"/") }

// rooms are the folders at the top, from the one that depends on nothing to the one that depends on all. Rooms on one floor
// do not know each other.
var rooms = [][]string{{"data"}, {"analysis"}, {"charts", "reports"}, {"cmd"}}

// floor returns the room of a folder and how high it lies, or -1 for internal folders, which lie beside the rooms.
func floor(folder string) (room string, level int) {
	for level, names := range rooms {
		for _, name := range names {
			if within(folder, name) {
				return name, level
			}
		}
	}
	return "", -1
}

// reachable follows the imports of a folder through internal folders, so that those are no way around the rules.
func reachable(folder, module string, imports map[string][]string, seen map[string]bool) {
	for _, imported := range imports[folder] {
		target, own := strings.CutPrefix(imported, module+"/")
		if !own || seen[target] {
			continue
		}
		seen[target] = true
		if _, level := floor(target); level < 0 {
			reachable(target, module, imports, seen)
		}
	}
}

func TestDependenciesPointOneWay(t *testing.T) {
	h := read(t)
	for folder := range h.files {
		from, level := floor(folder)
		if level < 0 {
			continue
		}
		seen := map[string]bool{}
		reachable(folder, h.module, h.imports, seen)
		for target := range seen {
			to, height := floor(target)
			if height > level || height == level && to != from {
				t.Errorf("%s depends on %s; dependencies point from cmd to charts and reports, to analysis, to data", folder, target)
			}
		}
	}
}

func TestEveryFolderHasAPlace(t *testing.T) {
	for folder := range read(t).files {
		if _, level := floor(folder); level < 0 && !within(folder, "internal") {
			t.Errorf("%s is in no room of the house", folder)
		}
		for _, vague := range []string{"utils", "util", "common", "types", "helpers", "helper"} {
			if path.Base(folder) == vague {
				t.Errorf("%s is named for nothing that it holds", folder)
			}
		}
	}
}

// Libraries that one room wraps, so that they can be replaced there alone.
func TestOneRoomImportsALibrary(t *testing.T) {
	imports := read(t).imports
	for library, room := range map[string]string{
		"github.com/go-gota/gota": "data",
		"gonum.org/v1/plot":       "charts",
	} {
		used := false
		for folder, paths := range imports {
			if !slices.ContainsFunc(paths, func(imported string) bool { return within(imported, library) }) {
				continue
			}
			used = true
			if !within(folder, room) {
				t.Errorf("%s imports %s; only %s does", folder, library, room)
			}
		}
		if !used {
			t.Errorf("nothing imports %s; is it still the library of %s?", library, room)
		}
	}
}

// What a platform does stands in its row in data/platform, so that nobody else asks which platform it is.
func TestPlatformsAreNamedInOnePlace(t *testing.T) {
	files := read(t).files
	named := map[string]bool{}
	for _, file := range files["data/platform"] {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, is := n.(*ast.ValueSpec); is {
				if kind, is := spec.Type.(*ast.Ident); is && kind.Name == "Name" {
					for _, name := range spec.Names {
						named[name.Name] = true
					}
				}
			}
			return true
		})
	}
	if len(named) < 8 {
		t.Fatalf("only %d platforms were found", len(named))
	}
	for folder, in := range files {
		for _, file := range in {
			ast.Inspect(file, func(n ast.Node) bool {
				if selected, is := n.(*ast.SelectorExpr); is && named[selected.Sel.Name] {
					if of, is := selected.X.(*ast.Ident); is && of.Name == "platform" {
						t.Errorf("%s names platform.%s; say what that platform does in its row in data/platform", folder, selected.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// A package that outgrows this is more than one. Where it is larger already, it grows no more until it is taken apart.
func TestPackagesStaySmall(t *testing.T) {
	h := read(t)
	larger := map[string][2]int{
		"cmd/spoor":           {5_000, 45},
		"analysis/interval":   {3_000, 40}, // a method a file
		"analysis/hypothesis": {3_000, 40}, // a method a file
	}
	for folder, files := range h.files {
		lines, most := 3_000, 30
		if allowed, is := larger[folder]; is {
			lines, most = allowed[0], allowed[1]
		}
		if h.lines[folder] > lines || len(files) > most {
			t.Errorf("%s has %d lines in %d files; at most %d in %d", folder, h.lines[folder], len(files), lines, most)
		}
	}
}
