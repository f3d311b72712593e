package spss

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Extensions that are only written.
const (
	extensionFloats = 4
	extensionCases  = 16
)

// Of formats.
const (
	formatText   = 1
	formatNumber = 5
)

// Most bytes that the format holds of a label.
const (
	maxVariableLabel = 255
	maxValueLabel    = 255
	shortString      = 8 // longest string whose labels and missing values stand in the first records
)

// writing is a dictionary on its way into bytes.
type writing struct {
	Dictionary
	out   []byte
	slots []int    // of each variable, where it begins, from 1
	short []string // name of the first record of each variable
	begin string   // of all such names
	total int      // slots
	count int      // variables and segments
}

func (d Dictionary) bytes() []byte {
	w := &writing{Dictionary: d, begin: d.shortBeginning()}
	for _, v := range d.Variables {
		w.slots = append(w.slots, w.total+1)
		w.short = append(w.short, w.shortName(w.count))
		for _, width := range segments(v.Width) {
			w.total += max(1, (width+7)/8)
			w.count++
		}
	}
	w.header()
	w.variables()
	w.valueLabels()
	w.extensions()
	w.ints(recordEnd, 0)
	return w.out
}

// shortName is what a variable or segment is called in records that know eight bytes.
func (w *writing) shortName(at int) string { return fmt.Sprintf("%s%d", w.begin, at+1) }

// shortBeginning begins the short names, so that none of them is the long name of another variable.
func (d Dictionary) shortBeginning() string {
	for begin := "V"; ; begin += "_" {
		taken := slices.ContainsFunc(d.Variables, func(v Variable) bool {
			rest, is := strings.CutPrefix(strings.ToUpper(v.Name), begin)
			return is && strings.Trim(rest, "0123456789") == ""
		})
		if !taken {
			return begin
		}
	}
}

func (w *writing) ints(values ...int) {
	for _, value := range values {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(int32(value)))
	}
}

func (w *writing) floats(values ...float64) {
	for _, value := range values {
		w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(value))
	}
}

// padded writes a text in so many bytes, with spaces behind it.
func (w *writing) padded(text string, width int) {
	text = cut(text, width)
	w.out = append(append(w.out, text...), strings.Repeat(" ", width-len(text))...)
}

func (w *writing) header() {
	made := w.Made
	if made.IsZero() {
		made = time.Unix(0, 0)
	}
	weight := 0
	for i, v := range w.Variables {
		if w.Weight != "" && strings.EqualFold(v.Name, w.Weight) {
			weight = w.slots[i]
		}
	}
	cases := int(w.Cases)
	if w.Cases > math.MaxInt32 {
		cases = -1
	}
	w.padded("$FL2", 4)
	w.padded("@(#) SPSS DATA FILE spoor", 60)
	w.ints(2, w.total, 1, weight, cases)
	w.floats(bias)
	w.padded(made.UTC().Format("02 Jan 06"), 9)
	w.padded(made.UTC().Format("15:04:05"), 8)
	w.padded(w.Label, 64)
	w.out = append(w.out, 0, 0, 0)
}

func (w *writing) variables() {
	at := 0
	for _, v := range w.Variables {
		for i, width := range segments(v.Width) {
			format := v.Format
			if width > 0 {
				format = Format{formatText, width, 0}
			} else if format == (Format{}) {
				format = Format{formatNumber, 8, 2}
			}
			packed := format.Kind<<16 | format.Width<<8 | format.Decimals
			label, missing := "", Missing{}
			if i == 0 {
				label, missing = cut(v.Label, maxVariableLabel), v.Missing
			}
			w.ints(recordVariable, width, flag(label != ""), missingCount(width, missing), packed, packed)
			w.padded(w.shortName(at), 8)
			if label != "" {
				w.ints(len(label))
				w.padded(label, (len(label)+3)/4*4)
			}
			w.missing(width, missing)
			for range max(1, (width+7)/8) - 1 {
				w.ints(recordVariable, -1, 0, 0, 0, 0)
				w.padded("", 8)
			}
			at++
		}
	}
}

func flag(on bool) int {
	if on {
		return 1
	}
	return 0
}

// missingCount says how many missing values follow a variable: below zero with a range first.
func missingCount(width int, m Missing) int {
	switch {
	case m.Ranged:
		return -2 - len(m.Numbers)
	case width > shortString:
		return 0
	}
	return len(m.Numbers) + len(m.Texts)
}

func (w *writing) missing(width int, m Missing) {
	if m.Ranged {
		w.floats(m.Low, m.High)
	}
	w.floats(m.Numbers...)
	for _, text := range m.Texts {
		if width <= shortString {
			w.padded(text, 8)
		}
	}
}

// valueLabels writes those of numbers and short strings, a set for each variable.
func (w *writing) valueLabels() {
	for i, v := range w.Variables {
		if len(v.Labels) == 0 || v.Width > shortString {
			continue
		}
		w.ints(recordLabels, len(v.Labels))
		for _, one := range v.Labels {
			if v.Width > 0 {
				w.padded(one.Text, 8)
			} else {
				w.floats(one.Number)
			}
			label := cut(one.Label, maxValueLabel)
			w.out = append(w.out, byte(len(label)))
			w.padded(label, (len(label)+8)/8*8-1)
		}
		w.ints(recordLabelled, 1, w.slots[i])
	}
}

func (w *writing) extension(kind, size int, content []byte) {
	if len(content) > 0 {
		w.ints(recordExtension, kind, size, len(content)/size)
		w.out = append(w.out, content...)
	}
}

func (w *writing) extensions() {
	part := &writing{}
	part.ints(1, 0, 0, -1, 1, 1, 2, 65001) // version 1.0.0 of the program, IEEE numbers, packed, little end first, Unicode
	w.extension(extensionMachine, 4, part.out)
	part = &writing{}
	part.floats(sysmis, math.MaxFloat64, math.Nextafter(sysmis, 0))
	w.extension(extensionFloats, 8, part.out)
	w.extension(extensionSets, 1, w.sets())
	w.extension(extensionMeasures, 4, w.measures())
	var names, long []string
	for i, v := range w.Variables {
		names = append(names, w.short[i]+"="+v.Name)
		if v.Width > held {
			long = append(long, fmt.Sprintf("%s=%05d\x00\t", w.short[i], v.Width))
		}
	}
	w.extension(extensionNames, 1, []byte(strings.Join(names, "\t")))
	w.extension(extensionLongStrings, 1, []byte(strings.Join(long, "")))
	part = &writing{}
	for _, number := range []int64{1, max(w.Cases, -1)} {
		part.out = binary.LittleEndian.AppendUint64(part.out, uint64(number))
	}
	w.extension(extensionCases, 8, part.out)
	w.extension(extensionEncoding, 1, []byte("UTF-8"))
	w.extension(extensionStringLabels, 1, w.stringLabels())
	w.extension(extensionStringGone, 1, w.stringMissing())
}

// measures are the level of measurement, the width on a screen and the side that a value is set on, of each variable and segment.
func (w *writing) measures() []byte {
	part := &writing{}
	for _, v := range w.Variables {
		const left, right = 0, 1
		for _, width := range segments(v.Width) {
			shown, side := cmp.Or(v.Format.Width, 8), right
			if width > 0 {
				shown, side = min(width, 32), left
			}
			part.ints(int(v.Measure), shown, side)
		}
	}
	return part.out
}

// sets lists questions with several answers. Their variables go by the short names, in lower case.
func (w *writing) sets() []byte {
	var lines []string
	for _, set := range w.Sets {
		kind := "C "
		if set.Counted != "" {
			kind = fmt.Sprintf("D%d %s ", len(set.Counted), set.Counted)
		}
		label := strings.Join(strings.Fields(set.Label), " ") // a set is a line
		line := fmt.Sprintf("%s=%s%d %s", set.Name, kind, len(label), label)
		for _, name := range set.Variables {
			for i, v := range w.Variables {
				if strings.EqualFold(v.Name, name) {
					line += " " + strings.ToLower(w.short[i])
				}
			}
		}
		lines = append(lines, line+"\n")
	}
	return []byte(strings.Join(lines, ""))
}

func (w *writing) counted(text string) {
	w.ints(len(text))
	w.out = append(w.out, text...)
}

func (w *writing) stringLabels() []byte {
	part := &writing{}
	for _, v := range w.Variables {
		if v.Width <= shortString || len(v.Labels) == 0 {
			continue
		}
		part.counted(v.Name)
		part.ints(v.Width, len(v.Labels))
		for _, one := range v.Labels {
			part.ints(v.Width)
			part.padded(one.Text, v.Width)
			part.counted(cut(one.Label, maxValueLabel))
		}
	}
	return part.out
}

func (w *writing) stringMissing() []byte {
	part := &writing{}
	for _, v := range w.Variables {
		if v.Width <= shortString || len(v.Missing.Texts) == 0 {
			continue
		}
		part.counted(v.Name)
		part.out = append(part.out, byte(len(v.Missing.Texts)))
		part.ints(shortString)
		for _, text := range v.Missing.Texts {
			part.padded(text, shortString)
		}
	}
	return part.out
}
