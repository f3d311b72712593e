package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is written for people goes through spoor/internal/spreadsheet. These files hand records to a reader in memory.
var csvInMemory = []string{"internal/spreadsheet/spreadsheet.go", "internal/spreadsheet/dialect.go", "internal/study/members/export.go", "internal/exporttest/exporttest.go"}

func TestCSVIsWrittenInOnePlace(t *testing.T) {
	root := filepath.Join("..", "..")
	var writers []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			selector, ok := node.(*ast.SelectorExpr)
			if !ok || selector.Sel.Name != "NewWriter" && selector.Sel.Name != "WriteCSV" {
				return true
			}
			of, ok := selector.X.(*ast.Ident)
			if ok && (of.Name == "csv" || of.Name == "dataframe") && !slices.Contains(writers, name) {
				writers = append(writers, name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range writers {
		if !slices.Contains(csvInMemory, name) {
			t.Errorf("%s writes CSV by itself; spoor/internal/spreadsheet writes it so that no spreadsheet computes a cell", name)
		}
	}
	for _, name := range csvInMemory {
		if !slices.Contains(writers, name) {
			t.Errorf("%s writes no CSV any more", name)
		}
	}
}
