package picture

import "testing"

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
