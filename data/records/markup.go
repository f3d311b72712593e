package records

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup gives the tokens of one part of a workbook. A prefix of a name (x:row) does not matter.
type markup struct {
	file, part string
	decoder    *xml.Decoder
	in         *allowance
}

// allowance bounds what one token may take, so that a part that is one endless text is refused.
type allowance struct {
	in   io.Reader
	left int
	read int64
}

var errTokenTooLong = errors.New("token too long")

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errTokenTooLong
	}
	n, err := a.in.Read(p[:min(len(p), a.left)])
	a.left -= n
	a.read += int64(n)
	return n, err
}

func (w *workbook) tokens(part string) (*markup, error) {
	file, ok := w.parts[partName(part)]
	if !ok {
		return nil, fatal(w.file, 0, "the workbook lacks its part %s; save it again as .xlsx", part)
	}
	if err := w.limits.checkExpansion(w.file, int64(file.UncompressedSize64), int64(file.CompressedSize64)); err != nil {
		return nil, err
	}
	text, err := file.Open()
	if err != nil {
		return nil, fatal(w.file, 0, "part %s of the workbook cannot be read (%v); save it again as .xlsx", part, err)
	}
	in := &allowance{in: text}
	return &markup{file: w.file, part: part, decoder: xml.NewDecoder(in), in: in}, nil
}

// tokenLimit leaves room for the buffer of the decoder beside the longest text that a cell may have.
const tokenLimit = 4 << 20

// next returns the next token, and io.EOF after the last. It is valid until the next call.
func (m *markup) next() (xml.Token, error) {
	m.in.left = tokenLimit
	token, err := m.decoder.RawToken()
	switch {
	case err == nil, errors.Is(err, io.EOF):
		return token, err
	case errors.Is(err, errTokenTooLong):
		return nil, fatal(m.file, 0, "part %s of the workbook has a text longer than %s; this is not an export of answers", m.part, bytesText(tokenLimit))
	}
	return nil, fatal(m.file, 0, "part %s of the workbook is damaged (%v); save it again as .xlsx", m.part, err)
}

// unescape replaces the escapes _xHHHH_ by which a workbook writes characters that XML cannot hold.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, "_x")
		if i < 0 || i+7 > len(text) {
			return b.String() + text
		}
		code, err := strconv.ParseUint(text[i+2:i+6], 16, 16)
		if err != nil || text[i+6] != '_' || !utf8.ValidRune(rune(code)) {
			b.WriteString(text[:i+2])
			text = text[i+2:]
			continue
		}
		b.WriteString(text[:i])
		b.WriteRune(rune(code))
		text = text[i+7:]
	}
}

// sharedStrings reads the texts that cells refer to by number.
func (w *workbook) sharedStrings(part string) ([]string, error) {
	tokens, err := w.tokens(part)
	if err != nil {
		return nil, err
	}
	var out []string
	var text richText
	held := 0
	for {
		token, err := tokens.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		text.take(token)
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "si" {
			value := text.value()
			// Strings have a cost of their own beside their bytes.
			if held += len(value) + 16; held > maxMemory {
				return nil, fatal(w.file, 0, "the texts of the workbook take more than %s; save it as CSV", bytesText(maxMemory))
			}
			out = append(out, value)
		}
	}
}

// richText joins the runs of a text, without the phonetic readings beside it.
type richText struct {
	b        strings.Builder
	inText   bool
	phonetic bool
}

func (r *richText) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "t":
			r.inText = !r.phonetic
		case "rPh":
			r.phonetic = true
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "t":
			r.inText = false
		case "rPh":
			r.phonetic = false
		}
	case xml.CharData:
		if r.inText {
			r.b.Write(t)
		}
	}
}

func (r *richText) value() string {
	text := unescape(r.b.String())
	r.b.Reset()
	return text
}
