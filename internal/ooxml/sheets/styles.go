package sheets

import (
	"slices"
	"strconv"
	"strings"

	"spoor/internal/ooxml"
)

// style is how the cells of one kind look.
type style struct {
	look   Look
	format string
	quoted bool // a text that begins like a formula
	dense  bool // it does not wrap
	apart  bool // it stands behind numbers
	right  bool // it stands among numbers
}

func styleOf(c Cell) style {
	return style{look: c.Look, format: c.Format, dense: c.dense, apart: c.apart, right: c.right, quoted: c.Kind == Words && c.Text != "" && strings.ContainsRune("=+-@＝＋－＠\t\r\n", []rune(c.Text)[0])}
}

// styles numbers the styles of a book in the order in which they are first used.
type styles struct {
	all     []style
	formats []string
}

func (s *styles) number(of style) int {
	if at := slices.Index(s.all, of); at >= 0 {
		return at
	}
	s.all = append(s.all, of)
	if of.format != "" && !slices.Contains(s.formats, of.format) {
		s.formats = append(s.formats, of.format)
	}
	return len(s.all) - 1
}

// Formats that are not built in have numbers from here.
const firstFormat = 164

// fonts, in the order of the looks.
const fonts = `<fonts count="7">` +
	`<font><sz val="11"/><color rgb="FF1A1A1A"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><b/><sz val="11"/><color rgb="FF1A1A1A"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><b/><sz val="15"/><color rgb="FF1A1A1A"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><b/><sz val="11"/><color rgb="FF1A1A1A"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><sz val="10"/><color rgb="FF3F4A54"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><u/><sz val="11"/><color rgb="FF0B5CAD"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><b/><sz val="11"/><color rgb="FF1A1A1A"/><name val="Calibri"/><family val="2"/></font></fonts>`

const fillsAndBorders = `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
	`<border><left/><right/><top/><bottom style="thin"><color rgb="FF5F6B76"/></bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`

// part returns xl/styles.xml.
func (s *styles) part() []byte {
	x := ooxml.NewXML()
	x.Open("styleSheet", "xmlns", namespace)
	if len(s.formats) > 0 {
		x.Open("numFmts", "count", strconv.Itoa(len(s.formats)))
		for i, format := range s.formats {
			x.Empty("numFmt", "numFmtId", strconv.Itoa(firstFormat+i), "formatCode", format)
		}
		x.Close()
	}
	x.Raw([]byte(fonts + fillsAndBorders))
	x.Open("cellXfs", "count", strconv.Itoa(len(s.all)))
	for _, one := range s.all {
		s.xf(x, one)
	}
	x.Close()
	x.Raw([]byte(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`))
	x.Close()
	return x.Bytes()
}

func (s *styles) xf(x *ooxml.XML, one style) {
	format, fill, border := "0", "0", "0"
	if one.format != "" {
		format = strconv.Itoa(firstFormat + slices.Index(s.formats, one.format))
	}
	if one.look == Head || one.look == numbers {
		fill, border = "2", "1"
	}
	attributes := []string{"numFmtId", format, "fontId", strconv.Itoa(int(one.look)), "fillId", fill, "borderId", border, "xfId", "0",
		"applyNumberFormat", "1", "applyFont", "1", "applyFill", "1", "applyBorder", "1", "applyAlignment", "1"}
	if one.quoted {
		attributes = append(attributes, "quotePrefix", "1")
	}
	x.Open("xf", attributes...)
	var beside []string
	switch {
	case one.apart:
		beside = []string{"horizontal", "left", "indent", "1"}
	case one.right:
		beside = []string{"horizontal", "right"}
	}
	switch {
	case one.dense:
		x.Empty("alignment", "vertical", "top")
	case one.look == Head:
		x.Empty("alignment", append(beside, "vertical", "bottom", "wrapText", "1")...)
	case one.look == numbers:
		x.Empty("alignment", "horizontal", "right", "vertical", "bottom", "wrapText", "1")
	case one.look == Plain || one.look == Note:
		x.Empty("alignment", append(beside, "vertical", "top", "wrapText", "1")...)
	default:
		x.Empty("alignment", "vertical", "top")
	}
	x.Close()
}
