package archive

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// element is an element of XML: attributes, and a text before the elements in it.
type element struct {
	name       string
	attributes [][2]string
	text       string
	elements   []element
}

// el makes an element. Attributes and elements that are empty are left out.
func el(name, text string, elements ...element) element {
	e := element{name: name, text: strings.TrimSpace(text)}
	for _, child := range elements {
		if !child.empty() {
			e.elements = append(e.elements, child)
		}
	}
	return e
}

// with adds an attribute where it has a value.
func (e element) with(name, value string) element {
	if value != "" {
		e.attributes = append(e.attributes, [2]string{name, value})
	}
	return e
}

// kept are attributes that say something of their own, without a text.
var kept = []string{"date", "URI", "min", "VALUE"}

func (e element) empty() bool {
	if e.text != "" || len(e.elements) > 0 {
		return false
	}
	for _, attribute := range e.attributes {
		for _, name := range kept {
			if attribute[0] == name {
				return false
			}
		}
	}
	return true
}

// document writes an element as a document.
func (e element) document() []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	e.write(&out, "")
	return out.Bytes()
}

func (e element) write(out *bytes.Buffer, indent string) {
	out.WriteString(indent + "<" + e.name)
	for _, attribute := range e.attributes {
		out.WriteString(" " + attribute[0] + `="`)
		escape(out, attribute[1])
		out.WriteString(`"`)
	}
	if e.text == "" && len(e.elements) == 0 {
		out.WriteString("/>\n")
		return
	}
	out.WriteString(">")
	escape(out, e.text)
	if len(e.elements) > 0 {
		out.WriteString("\n")
		for _, child := range e.elements {
			child.write(out, indent+"  ")
		}
		out.WriteString(indent)
	}
	out.WriteString("</" + e.name + ">\n")
}

func escape(out *bytes.Buffer, text string) {
	_ = xml.EscapeText(out, []byte(text)) // a buffer takes everything
}
