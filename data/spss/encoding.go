package spss

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// pages are the code pages that a file can be written in, beside Unicode.
var pages = map[string]*charmap.Charmap{
	"437": charmap.CodePage437, "850": charmap.CodePage850, "852": charmap.CodePage852, "858": charmap.CodePage858,
	"1250": charmap.Windows1250, "1251": charmap.Windows1251, "1252": charmap.Windows1252, "1253": charmap.Windows1253, "1254": charmap.Windows1254,
	"1255": charmap.Windows1255, "1256": charmap.Windows1256, "1257": charmap.Windows1257, "1258": charmap.Windows1258,
	"iso-8859-1": charmap.ISO8859_1, "iso-8859-2": charmap.ISO8859_2, "iso-8859-15": charmap.ISO8859_15, "28591": charmap.ISO8859_1, "28605": charmap.ISO8859_15, "macintosh": charmap.Macintosh,
	"819": charmap.ISO8859_1, "28592": charmap.ISO8859_2, "iso-8859-9": charmap.ISO8859_9, "28599": charmap.ISO8859_9, "874": charmap.Windows874, "866": charmap.CodePage866, "10000": charmap.Macintosh,
}

// decoder finds how texts are written: by the name in the file, or else by the number of its code page. A file with neither is taken for
// Windows-1252, as are the numbers 2 and 3, by which old programs meant ASCII.
func decoder(name string, page int) (decode func([]byte) string, called string, err error) {
	called = strings.ToLower(strings.TrimSpace(name))
	if called == "" {
		called = strconv.Itoa(page)
		if page <= 3 {
			called = "1252"
		}
	}
	key := strings.NewReplacer("windows-", "", "cp", "", "latin1", "iso-8859-1", "us-ascii", "1252", "ansi_x3.4-1968", "1252", "20127", "1252", "iso8859", "iso-8859", "_", "-").Replace(called)
	switch {
	case key == "utf-8" || key == "utf8" || key == "65001":
		return func(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }, "utf-8", nil
	case pages[key] != nil:
		return decodeBy(pages[key]), called, nil
	}
	return nil, "", fmt.Errorf("the SPSS file is written in %s, which is not read; save it in Unicode (SPSS: Edit > Options > Language)", called)
}

func decodeBy(page encoding.Encoding) func([]byte) string {
	return func(b []byte) string {
		text, err := page.NewDecoder().Bytes(b)
		if err != nil {
			return strings.ToValidUTF8(string(b), "\uFFFD")
		}
		return string(text)
	}
}
