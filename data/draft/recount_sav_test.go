package draft_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/platform"
)

// savFile reads an SPSS file of numbers and strings for the recount, and shares nothing with the reader of the program: the format as PSPP
// documents it (System File Format), little-endian, plain or with the compression of single bytes.
type savFile struct {
	t    *testing.T
	rest []byte
}

func (f *savFile) take(n int) []byte {
	f.t.Helper()
	if n < 0 || n > len(f.rest) {
		f.t.Fatal("the file is too short")
	}
	part := f.rest[:n]
	f.rest = f.rest[n:]
	return part
}

func (f *savFile) int() int { return int(int32(binary.LittleEndian.Uint32(f.take(4)))) }

func (f *savFile) number() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(f.take(8)))
}

// savVariable is a variable of one segment of eight bytes or more.
type savVariable struct {
	names    []string
	segments int // 1 for a number
	text     bool
	labels   map[string]string // by its eight bytes
	long     map[string]string // labels of values above eight bytes
	gone     map[string]bool   // values that are missing
	lowest   float64           // of a range of those, none where it is above the highest
	highest  float64
}

func readSav(t *testing.T, content []byte) rawExport {
	t.Helper()
	f := &savFile{t, content}
	f.take(72)
	compressed := f.int() == 1
	f.take(100)
	var variables []*savVariable
	at := map[int]*savVariable{}
	segment := 0
	var labels map[string]string
	for kind := f.int(); kind != 999; kind = f.int() {
		switch kind {
		case 2:
			width, labelled, missing := f.int(), f.int(), f.int()
			f.take(8)
			name := strings.TrimSpace(string(f.take(8)))
			v := &savVariable{names: []string{onlyLetters(name)}, segments: max(1, (width+7)/8), text: width > 0, gone: map[string]bool{}, lowest: 1, highest: 0}
			if labelled == 1 {
				size := f.int()
				v.names = append(v.names, onlyLetters(string(f.take((size + 3) / 4 * 4)[:size])))
			}
			if missing < 0 { // a range, and with -3 a value besides
				v.lowest, v.highest = f.number(), f.number()
				missing = -missing - 2
			}
			for range missing {
				v.gone[string(f.take(8))] = true
			}
			if segment++; width >= 0 {
				variables, at[segment] = append(variables, v), v
			}
		case 3:
			labels = map[string]string{}
			for range f.int() {
				value := string(f.take(8))
				size := int(f.take(1)[0])
				labels[value] = string(f.take((size+8)/8*8 - 1)[:size])
			}
		case 4:
			for range f.int() {
				at[f.int()].labels = labels
			}
		case 6:
			f.take(80 * f.int())
		case 7:
			of := f.int()
			text := f.take(f.int() * f.int())
			switch of {
			case 21: // labels of long strings
				f.longLabels(text, variables)
			case 13: // long names
				for pair := range strings.SplitSeq(string(text), "\t") {
					short, long, _ := strings.Cut(pair, "=")
					for _, v := range variables {
						if v.names[0] == onlyLetters(short) {
							v.names = append(v.names, onlyLetters(long))
						}
					}
				}
			}
		default:
			t.Fatal("a record of kind ", kind)
		}
	}
	f.take(4)
	return f.cases(variables, compressed)
}

func (f *savFile) longLabels(text []byte, variables []*savVariable) {
	inside := &savFile{f.t, text}
	for len(inside.rest) > 0 {
		name := string(inside.take(inside.int()))
		inside.int()
		labels := map[string]string{}
		for range inside.int() {
			value := strings.TrimRight(string(inside.take(inside.int())), " ")
			labels[value] = string(inside.take(inside.int()))
		}
		for _, v := range variables {
			if slices.Contains(v.names, onlyLetters(name)) {
				v.long = labels
			}
		}
	}
}

// cases reads the data: for each variable its labels, and its values.
func (f *savFile) cases(variables []*savVariable, compressed bool) rawExport {
	raw := rawExport{cells: make([][]string, 2*len(variables))}
	for _, v := range slices.Concat(variables, variables) {
		raw.names = append(raw.names, v.names)
	}
	next := f.plain
	if compressed {
		next = f.unpacked()
	}
	for {
		for c, v := range variables {
			var cell []byte
			for range v.segments {
				part, ok := next()
				if !ok {
					return raw
				}
				cell = append(cell, part...)
			}
			label, value := v.cell(cell)
			raw.cells[c] = append(raw.cells[c], plainText(label))
			raw.cells[len(variables)+c] = append(raw.cells[len(variables)+c], value)
		}
	}
}

// cell returns what a value is called, and the value.
func (v *savVariable) cell(bytes []byte) (label, value string) {
	number := math.Float64frombits(binary.LittleEndian.Uint64(bytes))
	if v.text {
		value = strings.TrimRight(string(bytes), " ")
		if long, labelled := v.long[value]; labelled {
			return long, value
		}
	} else if value = strconv.FormatFloat(number, 'f', -1, 64); number == -math.MaxFloat64 || number >= v.lowest && number <= v.highest {
		return "", ""
	}
	if v.gone[string(bytes[:8])] {
		return "", ""
	}
	if label, labelled := v.labels[string(bytes[:8])]; labelled {
		return label, value
	}
	return value, value
}

func (f *savFile) plain() ([]byte, bool) {
	if len(f.rest) < 8 {
		return nil, false
	}
	return f.take(8), true
}

// unpacked returns the next eight bytes, by codes of one byte of which eight stand together before what they cannot say.
func (f *savFile) unpacked() func() ([]byte, bool) {
	var codes []byte
	return func() ([]byte, bool) {
		for {
			if len(codes) == 0 {
				if len(f.rest) < 8 {
					return nil, false
				}
				codes = f.take(8)
			}
			code := codes[0]
			codes = codes[1:]
			switch code {
			case 0:
			case 252:
				return nil, false
			case 253:
				return f.take(8), true
			case 254:
				return bytes.Repeat([]byte(" "), 8), true
			case 255:
				return binary.LittleEndian.AppendUint64(nil, math.Float64bits(-math.MaxFloat64)), true
			default:
				return binary.LittleEndian.AppendUint64(nil, math.Float64bits(float64(code)-100)), true
			}
		}
	}
}

// chosenAnywhere reports whether each option of a multiple item is in some cell of as many respondents as were counted.
func (r rawExport) chosenAnywhere(item data.Item, tally data.Tally) bool {
	for k, option := range item.Options {
		n := 0
		for i := range r.cells[0] {
			if slices.ContainsFunc(r.cells, func(column []string) bool { return slices.Contains(textsOf(option), column[i]) }) {
				n++
			}
		}
		if n != tally.Counts[k] {
			return false
		}
	}
	return item.Kind == data.Multiple
}

// Every count of an SPSS file is that of its raw values.
func TestRecountOfSPSSFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{filepath.Join(exports, "spss/haven_iris.sav"), "../spss/testdata/choices.sav", "../spss/testdata/pspp.sav", "../spss/testdata/pspp-plain.sav"} {
		content, err := os.ReadFile(name)
		if os.IsNotExist(err) && strings.HasPrefix(name, exports) {
			continue // the real exports are not everywhere
		}
		if err != nil {
			t.Fatal(err)
		}
		codebook, tallies := countWhole(t, filepath.Base(name), content, platform.Options{})
		raw := readSav(t, content)
		counted := 0
		for _, tally := range tallies {
			item, _ := codebook.Item(tally.Item)
			wrong := raw.recount(item, tally)
			if wrong != "" && raw.chosenAnywhere(item, tally) { // a set of variables with an option in each cell
				wrong = ""
			}
			if wrong != "" {
				t.Errorf("%s: %s.%s: %s: %d answered, %v, %v", name, tally.Item, tally.Row, wrong, tally.Answered, tally.Counts, tally.Sum)
			}
			if item.Kind != data.Open {
				counted++
			}
		}
		if counted == 0 {
			t.Errorf("%s: nothing was counted", name)
		}
	}
}
