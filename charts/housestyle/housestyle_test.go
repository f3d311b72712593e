package housestyle

import (
	"image/color"
	"slices"
	"testing"

	"spoor/charts/picture"
)

func TestParse(t *testing.T) {
	got, err := Parse("house.yaml", []byte("bar: \"#cde\"\nline: 0B5394\nscale: [\"#990000\", '#f4cccc', 0b5394]\n"))
	if err != nil {
		t.Fatal(err)
	}
	blue := color.RGBA{0x0b, 0x53, 0x94, 0xff}
	own := picture.Own()
	if got.Bar != (color.RGBA{0xcc, 0xdd, 0xee, 0xff}) || got.Dot != blue || got.Ink != own.Ink || !slices.Equal(got.Shares, own.Shares) {
		t.Errorf("%+v", got)
	}
	if scale := got.ScaleColours(3); scale[0] != (color.RGBA{0x99, 0, 0, 0xff}) || scale[2] != blue {
		t.Errorf("a scale of three is %v", scale)
	}
	if empty, err := Parse("house.yaml", nil); err != nil || empty.Ink != own.Ink {
		t.Errorf("an empty file: %+v, %v", empty, err)
	}
}

// All that is wrong is told at once, by its line. The contrasts follow from the definition in WCAG 2.1: 21 of black and white, 1 of a
// colour with itself.
func TestParseTellsEveryProblem(t *testing.T) {
	for source, want := range map[string]string{
		"ink: #111\n": `h.yaml:1: ink has no colour; what begins with # stands between quotes: ink: "#1f4e79"`,
		"bars: \"#cde\"\n\nscale:\n- \"#fff\"\n- rood\nink: \"#12345\"\n": `h.yaml:1: unknown key "bars" in the document; did you mean "bar"?` + "\n" +
			`h.yaml:5: scale: "rood" is no colour; write it as "#1f4e79"` + "\n" +
			`h.yaml:6: ink: "#12345" is no colour; write it as "#1f4e79"`,
		"parts: [\"#000\"]\nscale: [a: b, \"#000\"]\n": "h.yaml:1: parts needs two colours or more, from one end to the other\n" +
			`h.yaml:2: entry 1 of scale must be a text, not a set of keys`,
		"scale: [\"#000\", \"#fff\",\n  \"#ffffff\"]\n": "h.yaml:2: scale: colours 2 and 3 are both #ffffff; neighbours must differ",
		"second: \"#fff\"\n":                            "h.yaml:1: second: #ffffff has a contrast of 1.0 for texts in it on white; it takes 4.5 or more",
		"line: \"#000\"\nbar: \"#000\"\n":               "h.yaml:1: line: #000000 has a contrast of 1.0 for the interval on its bar (#000000); it takes 3.0 or more",
		"bar: \"#1f4e79\"\n":                            "h.yaml:1: bar: #1f4e79 has a contrast of 1.0 for the interval on it (#1f4e79); it takes 3.0 or more",
		"scale: [#000, #fff]\n":                         "h.yaml:1: not valid YAML: did not find expected node content",
	} {
		if _, err := Parse("h.yaml", []byte(source)); err == nil || err.Error() != want {
			t.Errorf("%q:\n%v\nwant\n%s", source, err, want)
		}
	}
}
