package spss

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Kinds of extensions.
const (
	extensionMachine      = 3
	extensionSets         = 7
	extensionMeasures     = 11
	extensionNames        = 13
	extensionLongStrings  = 14
	extensionSetsLater    = 19
	extensionEncoding     = 20
	extensionStringLabels = 21
	extensionStringGone   = 22
)

// finish turns the records into variables.
func (d *dictionary) finish() error {
	for _, e := range d.extensions {
		switch e.kind {
		case extensionMachine:
			if len(e.content) >= 32 {
				d.page = int(int32(d.order.Uint32(e.content[28:])))
			}
		case extensionEncoding:
			d.encoding = string(e.content)
		}
	}
	decode, name, err := decoder(d.encoding, d.page)
	if err != nil {
		return err
	}
	d.made.Encoding, d.decode = name, decode
	d.made.Label = strings.TrimRight(decode([]byte(d.made.Label)), " \x00")
	names := map[string]string{} // long ones, by short ones
	widths := map[string]int{}   // of very long strings, by short names
	for _, e := range d.extensions {
		switch e.kind {
		case extensionNames:
			for _, pair := range strings.Split(decode(e.content), "\t") {
				if short, long, found := strings.Cut(pair, "="); found {
					names[strings.ToUpper(short)] = long
				}
			}
		case extensionLongStrings:
			for _, pair := range bytes.FieldsFunc(e.content, func(r rune) bool { return r == 0 || r == '\t' }) {
				short, width, found := strings.Cut(decode(pair), "=")
				if n, err := strconv.Atoi(strings.Trim(width, " \x00")); found && err == nil && n > 255 && n <= 1<<15 {
					widths[strings.ToUpper(short)] = n
				}
			}
		}
	}
	if err := d.variables(decode, names, widths); err != nil {
		return err
	}
	d.valueLabelsOf(decode)
	for _, e := range d.extensions {
		switch e.kind {
		case extensionMeasures:
			d.measures(e.content)
		case extensionSets, extensionSetsLater:
			d.sets(string(e.content), decode)
		case extensionStringLabels:
			d.stringLabels(e.content, decode)
		case extensionStringGone:
			d.stringMissing(e.content, decode)
		}
	}
	return nil
}

// variables joins the slots of each variable, and the segments of each very long string.
func (d *dictionary) variables(decode func([]byte) string, names map[string]string, widths map[string]int) error {
	f := d.made
	f.slots = len(d.slots)
	for i := 0; i < len(d.slots); {
		s := d.slots[i]
		if s.name == nil {
			return damaged("a string goes on that did not begin")
		}
		short := strings.ToUpper(strings.TrimRight(decode(s.name), " \x00"))
		v := Variable{Name: short, Label: strings.TrimSpace(decode(s.label)), Width: s.width, Format: formatOf(s.format), at: s.at, segments: 1}
		if long := names[short]; long != "" {
			v.Name = long
		}
		if width := widths[short]; width > 0 && s.width == 255 {
			v.Width, v.segments = width, (width+251)/252
		}
		slots := 0
		for segment := range v.segments {
			at := i + slots
			if at >= len(d.slots) || segment > 0 && d.slots[at].name == nil {
				return damaged("the string %s goes on beyond the last variable", v.Name)
			}
			slots += max(1, (d.slots[at].width+7)/8)
		}
		if i+slots > len(d.slots) {
			return damaged("the string %s goes on beyond the last variable", v.Name)
		}
		v.Missing = missingOf(s, d, decode)
		if d.weight == s.at+1 {
			f.Weight = v.Name
		}
		f.Variables = append(f.Variables, v)
		i += slots
	}
	if len(f.Variables) == 0 {
		return damaged("it has no variables")
	}
	return nil
}

func missingOf(s slotVariable, d *dictionary, decode func([]byte) string) Missing {
	var m Missing
	values := s.missing
	if s.ranged && len(values) >= 2 {
		m.Ranged, m.Low, m.High = true, d.float(values[0]), d.float(values[1])
		values = values[2:]
	}
	for _, value := range values {
		if s.width > 0 {
			m.Texts = append(m.Texts, strings.TrimRight(decode(value[:]), " \x00"))
		} else {
			m.Numbers = append(m.Numbers, d.float(value))
		}
	}
	return m
}

func (d *dictionary) float(value [8]byte) float64 {
	return math.Float64frombits(d.order.Uint64(value[:]))
}

func (d *dictionary) valueLabelsOf(decode func([]byte) string) {
	for _, set := range d.labels {
		for i := range d.made.Variables {
			v := &d.made.Variables[i]
			if !slices.Contains(set.slots, v.at+1) {
				continue
			}
			v.Labels = nil
			for j, value := range set.values {
				label := ValueLabel{Label: strings.TrimSpace(decode(set.labels[j]))}
				if v.Width > 0 {
					label.Text = strings.TrimRight(decode(value[:]), " \x00")
				} else {
					label.Number = d.float(value)
				}
				v.Labels = append(v.Labels, label)
			}
		}
	}
}

// measures reads the levels of measurement: two or three numbers a variable, the level first.
func (d *dictionary) measures(content []byte) {
	segments := 0
	for _, v := range d.made.Variables {
		segments += v.segments
	}
	numbers, whole := len(content)/4, false
	if segments == 0 || numbers != 2*segments && numbers != 3*segments {
		if variables := len(d.made.Variables); numbers != 2*variables && numbers != 3*variables {
			return // written by a program that has its own idea of it
		}
		segments, whole = len(d.made.Variables), true // which does not count the segments of a very long string
	}
	each, at := numbers/segments, 0
	for i := range d.made.Variables {
		if level := Measure(d.order.Uint32(content[4*at:])); level <= Scale {
			d.made.Variables[i].Measure = level
		}
		if whole {
			at += each
		} else {
			at += each * d.made.Variables[i].segments
		}
	}
}

// sets reads multiple-response sets, one a line: $name=C count label names, or D with the counted value before, or E with where labels
// come from besides: 1, or 11 where the label of the first variable is that of the set. Lengths count bytes of the file's own code page, so
// what is behind them is decoded last.
func (d *dictionary) sets(text string, decode func([]byte) string) {
	for _, line := range strings.Split(text, "\n") {
		name, rest, found := strings.Cut(line, "=")
		if !found || rest == "" {
			continue
		}
		set := Set{Name: decode([]byte(name))}
		kind := rest[0]
		rest = strings.TrimLeft(rest[1:], " ")
		ok, source := true, ""
		if set.ByCounted = kind == 'E'; set.ByCounted {
			source, rest, ok = strings.Cut(rest, " ")
		}
		if ok && kind != 'C' {
			set.Counted, rest, ok = counted(rest)
		}
		if ok {
			rest = strings.TrimPrefix(rest, " ")
			set.Label, rest, ok = counted(rest)
		}
		if !ok {
			continue
		}
		set.Counted, set.Label = decode([]byte(set.Counted)), decode([]byte(set.Label))
		set.Variables = d.members(strings.Fields(rest), decode)
		if source == "11" && set.Label == "" && len(set.Variables) > 0 {
			set.Label = d.named(set.Variables[0]).Label
		}
		if len(set.Variables) > 0 && !slices.ContainsFunc(d.made.Sets, func(s Set) bool { return s.Name == set.Name }) {
			d.made.Sets = append(d.made.Sets, set)
		}
	}
}

// members finds the variables of a set by their names, long or short.
func (d *dictionary) members(names []string, decode func([]byte) string) []string {
	var out []string
	for _, name := range names {
		long := decode([]byte(name))
		for _, v := range d.made.Variables {
			if strings.EqualFold(v.Name, long) || strings.EqualFold(d.shortName(v), name) {
				out = append(out, v.Name)
				break
			}
		}
	}
	return out
}

func (d *dictionary) shortName(v Variable) string {
	return strings.TrimRight(string(d.slots[v.at].name), " \x00")
}

// counted reads a text behind its length: "3 Yes rest".
func counted(text string) (value, rest string, ok bool) {
	length, rest, found := strings.Cut(text, " ")
	n, err := strconv.Atoi(length)
	if !found || err != nil || n < 0 || n > len(rest) {
		return "", text, false
	}
	return strings.TrimSpace(rest[:n]), rest[n:], true
}

// cursor reads numbers and texts behind their lengths; it ends where they do not fit.
type cursor struct {
	d    *dictionary
	left []byte
	bad  bool
}

func (c *cursor) number() int {
	if len(c.left) < 4 {
		c.bad = true
		return 0
	}
	n := int(int32(c.d.order.Uint32(c.left)))
	c.left = c.left[4:]
	return n
}

func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.left) {
		c.bad = true
		return nil
	}
	out := c.left[:n]
	c.left = c.left[n:]
	return out
}

func (d *dictionary) named(name string) *Variable {
	for i := range d.made.Variables {
		if strings.EqualFold(d.made.Variables[i].Name, name) {
			return &d.made.Variables[i]
		}
	}
	return nil
}

// stringLabels reads the value labels of strings of more than eight bytes.
func (d *dictionary) stringLabels(content []byte, decode func([]byte) string) {
	c := cursor{d: d, left: content}
	for len(c.left) > 0 && !c.bad {
		v := d.named(decode(c.bytes(c.number())))
		c.number() // the width, which the variable has
		for range c.number() {
			value := strings.TrimRight(decode(c.bytes(c.number())), " \x00")
			label := strings.TrimSpace(decode(c.bytes(c.number())))
			if c.bad {
				return
			}
			if v != nil {
				v.Labels = append(v.Labels, ValueLabel{Text: value, Label: label})
			}
		}
	}
}

// stringMissing reads the missing values of strings of more than eight bytes.
func (d *dictionary) stringMissing(content []byte, decode func([]byte) string) {
	c := cursor{d: d, left: content}
	for len(c.left) > 0 && !c.bad {
		v := d.named(decode(c.bytes(c.number())))
		count := c.bytes(1)
		length := c.number()
		if c.bad {
			return
		}
		for range count[0] {
			value := strings.TrimRight(decode(c.bytes(length)), " \x00")
			if v != nil && !c.bad {
				v.Missing.Texts = append(v.Missing.Texts, value)
			}
		}
	}
}
