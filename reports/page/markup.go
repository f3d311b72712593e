// Package page writes what documents are made of, tables, figures and notes, as HTML, Markdown and plain text.
//
// Markup stands in the program as constants, and whatever comes from a survey goes through the escaper of the place where it
// is put: [HTML] and [Markdown] take a constant with places, and values for them. A value cannot be passed as markup, since
// the type of markup is not exported and only a constant turns into it by itself.
//
// There are no templates. Measured for a browser (js/wasm, gzip -9) with the reports in it, before anything else is added:
// html/template 3.1 MB, since it calls methods by name, which keeps every method of every type in the program; a-h/templ
// 2.0 MB, since it brings net/http along; this 1.5 MB. The command is 42, 31 and 31 MB.
package page

import "strings"

// markup is text of the program itself, in which each %s is a place for a value.
type markup string

// fill writes markup with its values, each through the escaper of the place: what stands directly before it.
func fill(b *strings.Builder, m markup, values []string, escape func(before, value string) string) {
	pieces := strings.Split(string(m), "%s")
	if len(pieces) != len(values)+1 {
		panic("page: places and values differ in " + string(m))
	}
	for i, piece := range pieces {
		b.WriteString(piece)
		if i < len(values) {
			b.WriteString(escape(piece, values[i]))
		}
	}
}
