package records

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"spoor/data/problem"
)

// Encodings that can be read and asked for.
const (
	UTF8        = "utf-8"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1252 = "windows-1252"
	MacRoman    = "mac-roman"
)

// Encodings lists every encoding, in the order in which they are explained.
func Encodings() []string { return []string{UTF8, UTF16LE, UTF16BE, Windows1252, MacRoman} }

var decoders = map[string]encoding.Encoding{
	UTF16LE:     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	UTF16BE:     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	Windows1252: charmap.Windows1252,
	MacRoman:    charmap.Macintosh,
}

// decode returns the text as UTF-8.
func decode(in io.Reader, name string) io.Reader {
	if decoder, ok := decoders[name]; ok {
		return decoder.NewDecoder().Reader(in)
	}
	return in
}

var byteOrderMarks = []struct{ mark, encoding string }{
	{"\xef\xbb\xbf", UTF8}, {"\xff\xfe", UTF16LE}, {"\xfe\xff", UTF16BE},
}

// byteOrderMark returns the encoding that the first bytes declare and the length of the mark.
func byteOrderMark(head []byte) (name string, length int) {
	for _, bom := range byteOrderMarks {
		if bytes.HasPrefix(head, []byte(bom.mark)) {
			return bom.encoding, len(bom.mark)
		}
	}
	return "", 0
}

// parseEncoding checks an encoding that was asked for against the byte order mark.
func parseEncoding(file, asked, marked string) (string, error) {
	name := strings.ToLower(strings.TrimSpace(asked))
	if !slices.Contains(Encodings(), name) {
		return "", fmt.Errorf("unknown encoding %q: use %s", asked, strings.Join(Encodings(), ", "))
	}
	if marked != "" && marked != name {
		return "", fatal(file, 0, "begins with the byte order mark of %s and cannot be %s; leave the encoding out", marked, name)
	}
	return name, nil
}

// bytesSeen is what the bytes of a file tell about their encoding.
type bytesSeen struct {
	file     string
	limits   Limits
	invalid  bool // not UTF-8
	win, mac int  // bytes that make sense as Windows-1252, as Mac Roman
	never    int  // bytes that Windows-1252 does not define
	unbroken int  // bytes since the last line break
	rest     []byte
}

// Write takes the next bytes of the file. It fails early on what could never be read.
func (b *bytesSeen) Write(chunk []byte) (int, error) {
	if bytes.IndexByte(chunk, 0) >= 0 {
		return 0, errNUL(b.file, 0)
	}
	if i := bytes.LastIndexAny(chunk, "\r\n"); i >= 0 {
		b.unbroken = len(chunk) - i
	} else if b.unbroken += len(chunk); b.unbroken > b.limits.Record {
		return 0, fatal(b.file, 0, "a line is longer than %s; this is not an export of answers", bytesText(int64(b.limits.Record)))
	}
	for i, c := range chunk {
		if c >= utf8.RuneSelf {
			b.weigh(c, neighbour(chunk, i-1), neighbour(chunk, i+1))
		}
	}
	if !b.invalid {
		b.validate(chunk)
	}
	return len(chunk), nil
}

// validate checks UTF-8 over the seams between chunks.
func (b *bytesSeen) validate(chunk []byte) {
	if len(b.rest) > 0 {
		chunk = append(b.rest, chunk...)
		b.rest = nil
	}
	whole := len(chunk)
	for back := 1; back < utf8.UTFMax && back <= len(chunk); back++ {
		if i := len(chunk) - back; utf8.RuneStart(chunk[i]) {
			if !utf8.FullRune(chunk[i:]) {
				whole = i
			}
			break
		}
	}
	b.rest = append(b.rest, chunk[whole:]...)
	b.invalid = !utf8.Valid(chunk[:whole])
}

func errNUL(file string, line int) *problem.Problem {
	return fatal(file, line, "holds a NUL byte: it is not text, or it is UTF-16 without a byte order mark; for the latter give the encoding %s or %s", UTF16LE, UTF16BE)
}

// guess returns the encoding and, where it is not certain, a note that says what would make it explicit.
func (b *bytesSeen) guess(complete bool) (name, note string) {
	if !b.invalid && (!complete || len(b.rest) == 0) {
		return UTF8, ""
	}
	name = Windows1252
	if b.mac > b.win || b.never > 0 && b.mac >= b.win {
		name = MacRoman
	}
	return name, fmt.Sprintf("the text is not UTF-8; it is read as %s (to make that explicit: --encoding %s)", name, name)
}
