// Package ooxml writes Office Open XML: the XML of parts, the package that holds them (ECMA-376 part 2, Open Packaging Conventions),
// and the small workbook that a chart carries. The same parts give the same bytes: no clock, no map order.
package ooxml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// XML is a part under construction. Elements are opened and closed in turn; texts and attributes are escaped. The zero value is empty.
type XML struct {
	b    bytes.Buffer
	open []string
}

// NewXML begins a part with the declaration that every part has.
func NewXML() *XML {
	x := &XML{}
	x.b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	return x
}

// Open begins an element; attributes are pairs of a name and a value.
func (x *XML) Open(name string, attributes ...string) {
	x.tag(name, attributes)
	x.b.WriteByte('>')
	x.open = append(x.open, name)
}

// Close ends the element that was opened last, and so many more.
func (x *XML) Close(elements ...string) {
	if len(elements) == 0 {
		elements = x.open[len(x.open)-1:]
	}
	for _, name := range elements {
		last := len(x.open) - 1
		if last < 0 || x.open[last] != name {
			panic("ooxml: " + name + " is not the element that is open")
		}
		x.open = x.open[:last]
		x.b.WriteString("</" + name + ">")
	}
}

// Empty writes an element without content.
func (x *XML) Empty(name string, attributes ...string) {
	x.tag(name, attributes)
	x.b.WriteString("/>")
}

// Val writes an element whose one attribute is val, as DrawingML has many; prefix and name in one, "c:gapWidth".
func (x *XML) Val(name, value string) { x.Empty(name, "val", value) }

// Text writes an element with a text. Spaces at its ends are kept.
func (x *XML) Text(name, text string, attributes ...string) {
	if text != strings.TrimSpace(text) {
		attributes = append(attributes, "xml:space", "preserve")
	}
	x.tag(name, attributes)
	x.b.WriteString(">" + Escaped(text) + "</" + name + ">")
}

// Lines writes an element with a text of several lines, which Text writes as one.
func (x *XML) Lines(name, text string) {
	if !strings.Contains(text, "\n") {
		x.Text(name, text)
		return
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = Escaped(line)
	}
	x.tag(name, nil)
	x.b.WriteString(">" + strings.Join(lines, "\n") + "</" + name + ">")
}

// Raw writes XML that was written before, such as a part of a template.
func (x *XML) Raw(written []byte) { x.b.Write(written) }

// Bytes returns the part, in which every element is closed.
func (x *XML) Bytes() []byte {
	if len(x.open) > 0 {
		panic("ooxml: " + x.open[len(x.open)-1] + " is not closed")
	}
	return x.b.Bytes()
}

func (x *XML) tag(name string, attributes []string) {
	x.b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.b.WriteString(" " + attributes[i] + `="` + Escaped(attributes[i+1]) + `"`)
	}
}

var signs = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Escaped returns text as it stands in XML, as text or within double quotes. What XML 1.0 cannot hold (control characters, U+FFFE,
// U+FFFF, bytes that are no UTF-8) becomes U+FFFD.
func Escaped(text string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case r < 0x20 || r == 0xfffe || r == 0xffff:
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
	return signs.Replace(clean)
}

// Number returns a number as XML has it: the shortest digits that give it back.
func Number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
