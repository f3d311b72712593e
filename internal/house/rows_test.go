package house

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// What there may be more of stands in one table, and each in a file of its own: to add one is to write that file and its row in
// the table. So of what a row names nothing stands in a third file.
func TestAnAdditionIsOneFileAndOneRow(t *testing.T) {
	h := read(t)
	for _, table := range []struct {
		what, folder, name string
		least              int
	}{
		{"a method for an interval", "analysis/interval", "rows", 20},
		{"a test", "analysis/hypothesis", "rows", 20},
		{"a kind of chart", "charts", "kinds", 5},
		{"a platform", "data/platform", "readings", 8},
	} {
		rows, in := h.table(table.folder, table.name)
		if len(rows) < table.least {
			t.Errorf("%s: %d rows in %s of %s", table.what, len(rows), table.name, table.folder)
		}
		users := h.users(table.folder)
		for _, row := range rows {
			var files []string
			ast.Inspect(row, func(n ast.Node) bool {
				if name, is := n.(*ast.Ident); is && !slices.Contains([]string{in, ""}, h.declaring(table.folder, name.Name)) {
					files = append(files, users[name.Name]...)
				}
				return true
			})
			slices.Sort(files)
			files = slices.DeleteFunc(slices.Compact(files), func(file string) bool { return file == in })
			if len(files) > 1 {
				t.Errorf("%s takes more than one file and a row in %s: %v", table.what, in, files)
			}
		}
	}
}

// A method that nothing singles out, such as the default or the exact one, is named in its own file alone: tables, figures,
// reports, messages and completion of the command find it in the table. So are most of them.
func TestNoListOfMethodsButTheTable(t *testing.T) {
	h := read(t)
	for _, folder := range []string{"analysis/interval", "analysis/hypothesis"} {
		methods := map[string]bool{}
		for _, file := range h.files[folder] {
			for _, declaration := range file.Decls {
				if general, is := declaration.(*ast.GenDecl); is && general.Tok == token.CONST {
					for _, spec := range general.Specs {
						if kind, is := spec.(*ast.ValueSpec).Type.(*ast.Ident); is && kind.Name == "Method" {
							methods[spec.(*ast.ValueSpec).Names[0].Name] = true
						}
					}
				}
			}
		}
		if len(methods) < 20 {
			t.Fatalf("only %d methods in %s", len(methods), folder)
		}
		for _, files := range h.files {
			for _, file := range files {
				named := map[string]bool{}
				ast.Inspect(file, func(n ast.Node) bool {
					if name, is := n.(*ast.Ident); is && methods[name.Name] {
						named[name.Name] = true
					}
					return true
				})
				if len(named) > len(methods)/3 {
					t.Errorf("%s names %d of the %d methods of %s: is that a second list?", h.names[file], len(named), len(methods), folder)
				}
			}
		}
	}
}

// Its name, such as "pie", stands in one file.
func TestAKindOfChartIsNamedOnce(t *testing.T) {
	h := read(t)
	rows, _ := h.table("charts", "kinds")
	for _, row := range rows {
		name := h.field("charts", row.(*ast.Ident).Name, "name")
		if name == "" {
			t.Fatalf("%v has no name", row)
		}
		var places []string
		for folder, files := range h.files {
			for _, file := range files {
				ast.Inspect(file, func(n ast.Node) bool {
					if literal, is := n.(*ast.BasicLit); is && literal.Value == strconv.Quote(name) && !within(folder, "cmd") {
						places = append(places, h.names[file])
					}
					return true
				})
			}
		}
		slices.Sort(places)
		if places = slices.Compact(places); len(places) != 1 && name != "bars" && name != "shares" && name != "stacked" { // which are words for other things too
			t.Errorf("%s is named in %v", name, places)
		}
	}
}

// table returns the rows of a table of a package, and the file that it stands in.
func (h house) table(folder, name string) (rows []ast.Expr, in string) {
	for _, file := range h.files[folder] {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, is := n.(*ast.ValueSpec)
			if !is || spec.Names[0].Name != name || len(spec.Values) != 1 {
				return true
			}
			if list, is := spec.Values[0].(*ast.CompositeLit); is {
				rows, in = list.Elts, h.names[file]
			}
			return false
		})
	}
	return rows, in
}

// field returns the text of a field of a variable of a package.
func (h house) field(folder, variable, field string) string {
	text := ""
	for _, file := range h.files[folder] {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, is := n.(*ast.ValueSpec)
			if !is || spec.Names[0].Name != variable {
				return true
			}
			ast.Inspect(spec, func(n ast.Node) bool {
				if pair, is := n.(*ast.KeyValueExpr); is {
					key, named := pair.Key.(*ast.Ident)
					value, literal := pair.Value.(*ast.BasicLit)
					if named && literal && key.Name == field {
						text, _ = strconv.Unquote(value.Value)
					}
				}
				return true
			})
			return false
		})
	}
	return text
}

// users returns in which files of a package a name is used or declared.
func (h house) users(folder string) map[string][]string {
	users := map[string][]string{}
	for _, file := range h.files[folder] {
		ast.Inspect(file, func(n ast.Node) bool {
			if name, is := n.(*ast.Ident); is && !slices.Contains(users[name.Name], h.names[file]) {
				users[name.Name] = append(users[name.Name], h.names[file])
			}
			return true
		})
	}
	return users
}

// declaring returns the file of a package that declares a name for a row: a variable, a constant or a function. It is empty for what
// is no such name, as that of a type or a field.
func (h house) declaring(folder, name string) string {
	for _, file := range h.files[folder] {
		for _, declaration := range file.Decls {
			switch declaration := declaration.(type) {
			case *ast.FuncDecl:
				if declaration.Recv == nil && declaration.Name.Name == name {
					return h.names[file]
				}
			case *ast.GenDecl:
				for _, spec := range declaration.Specs {
					if value, is := spec.(*ast.ValueSpec); is && slices.ContainsFunc(value.Names, func(n *ast.Ident) bool { return n.Name == name }) {
						return h.names[file]
					}
				}
			}
		}
	}
	return ""
}
