package method

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/data"
	"spoor/internal/prose"
)

// methodsIn returns the values of all constants of type Method in the packages below a folder, by the package that the type is
// of: interval or hypothesis.
func methodsIn(t *testing.T, folder string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, is := n.(*ast.ValueSpec)
			if !is || len(spec.Values) == 0 {
				return true
			}
			of := ""
			switch kind := spec.Type.(type) {
			case *ast.Ident:
				if kind.Name == "Method" {
					of = file.Name.Name
				}
			case *ast.SelectorExpr:
				if kind.Sel.Name == "Method" {
					of = kind.X.(*ast.Ident).Name
				}
			}
			if literal, is := spec.Values[0].(*ast.BasicLit); is && of != "" {
				value, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				found[of] = append(found[of], value)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Every method that a result can name has a row with its words, whichever package makes it. "none" and "default" are choices of
// options, which no result is made by.
func TestEveryMethodHasItsRow(t *testing.T) {
	found := methodsIn(t, filepath.Join("..", "..", "analysis"))
	if len(found["interval"]) < 22 || len(found["hypothesis"]) < 26 {
		t.Fatalf("only these were found: %v", found)
	}
	for _, name := range found["interval"] {
		if name == "default" {
			continue
		}
		row := prose.IntervalMethod(interval.Method(name))
		if row.Short.NL == "" || row.Short.EN == "" || row.Name.NL == "" || row.Name.EN == "" || row.Assumes.NL == "" || row.Assumes.EN == "" || row.Source == "" {
			t.Errorf("interval %s: %+v", name, row)
		}
		if weighted, known := design.Describe(interval.Method(name)); !known || weighted.Name.NL == "" || weighted.Assumes.EN == "" || weighted.Source == "" {
			t.Errorf("interval %s in a weighted sample: %+v", name, weighted)
		}
	}
	for _, name := range found["hypothesis"] {
		row := prose.TestMethod(hypothesis.Method(name))
		switch hypothesis.Method(name) {
		case "none":
			continue
		case planning.MethodClusterMeans:
			row = planning.ClusterMeans
		}
		if row.Name.NL == "" || row.Name.EN == "" || row.Assumes.NL == "" || row.Assumes.EN == "" || row.Source == "" {
			t.Errorf("test %s: %+v", name, row)
		}
	}
}

// A mean and its groups are explained like any other number.
func TestMeansAreExplained(t *testing.T) {
	item := data.Item{ID: "hours", Kind: data.Number, Range: []float64{0, 40}}
	tally := func(sum, squares float64) data.Tally {
		return data.Tally{Item: "hours", Asked: 60, Answered: 60, Sum: sum, SumOfSquares: squares, SpreadKnown: true}
	}
	crosstab := data.Crosstab{Item: item, By: data.Item{ID: "sector", Kind: data.Single}, Whole: []data.Tally{{Item: "hours", Asked: 120, Answered: 120, Sum: 2000, SumOfSquares: 40000, SpreadKnown: true}},
		Groups: []data.Group{{ID: "a", Tallies: []data.Tally{tally(900, 17000)}, Rest: []data.Tally{tally(1100, 23000)}},
			{ID: "b", Tallies: []data.Tally{tally(1100, 23000)}, Rest: []data.Tally{tally(900, 17000)}}}}
	table, err := analysis.NewCrosstab(data.Wave{ID: "w", Provenance: data.Observed}, crosstab, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		named := map[string]bool{}
		for _, one := range OfTable(table, lang) {
			named[one.Method] = true
			if one.Name == "" || one.Assumes == "" || one.Source == "" {
				t.Errorf("%s: %+v", lang, one)
			}
		}
		for _, want := range []string{"student", "welch", "holm"} {
			if !named[want] {
				t.Errorf("%s: no explanation of %s in %v", lang, want, named)
			}
		}
	}
}
