package house

import (
	"go/ast"
	"slices"
	"testing"
)

// changes are what changes names or files of a file system in package os.
var changes = []string{"Chmod", "Chtimes", "CopyFS", "Create", "CreateTemp", "Link", "Mkdir", "MkdirAll", "MkdirTemp", "OpenFile", "Remove", "RemoveAll", "Rename", "Symlink", "Truncate", "WriteFile"}

// The program writes through internal/store. These are other programs, what tests write with, and what a browser prints from, in a
// folder for temporary files.
var writers = []string{"internal/store", "internal/paper", "data/generated", "internal/bench", "internal/goldentest", "internal/release"}

func TestFilesAreWrittenInOnePlace(t *testing.T) {
	h := read(t)
	var found []string
	for folder, files := range h.files {
		for _, file := range files {
			ast.Inspect(file, func(node ast.Node) bool {
				selector, ok := node.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				of, ok := selector.X.(*ast.Ident)
				if !ok || of.Name != "os" || !slices.Contains(changes, selector.Sel.Name) {
					return true
				}
				if found = append(found, folder); !slices.Contains(writers, folder) {
					t.Errorf("%s: os.%s outside internal/store", h.names[file], selector.Sel.Name)
				}
				return true
			})
		}
	}
	for _, folder := range writers {
		if !slices.Contains(found, folder) {
			t.Errorf("%s writes no files any more", folder)
		}
	}
}
