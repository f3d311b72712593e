package picture

import (
	"io"
	"testing"
)

func TestParseFormat(t *testing.T) {
	for _, format := range []Format{SVG, PNG, PDF} {
		if got, err := ParseFormat(string(format)); got != format || err != nil {
			t.Errorf("ParseFormat(%q) = %q, %v", format, got, err)
		}
	}
	if _, err := ParseFormat("jpeg"); err == nil {
		t.Error("jpeg is taken for a format")
	}
}

// A program that links nothing for it writes no PNG and no PDF, and says what it does write.
func TestOnlySVGIsLinked(t *testing.T) {
	figure := New("one", "Title", "", Canvas{Height: 20})
	for _, format := range []Format{PNG, PDF} {
		if err := figure.Write(io.Discard, format); CanWrite(format) || err == nil || err.Error() != "draw one: "+string(format)+" is not written here; use svg" {
			t.Errorf("%s: %v", format, err)
		}
	}
	if err := figure.Write(io.Discard, SVG); !CanWrite(SVG) || err != nil {
		t.Error(err)
	}
	if err := figure.Write(io.Discard, "jpeg"); err == nil {
		t.Error("a jpeg is written")
	}
}
