package written

import "testing"

func FuzzParsePrinted(f *testing.F) {
	for _, seed := range []string{"35/43", "81%/43", "81,4%/1e3", "1e9/2e9", "-1/43", "44/43", "abc", "3/0", "%/1", "0%/1000000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePrinted(text)
		if err == nil && (p.Base < 1 || p.Low < 0 || p.Low > p.High || p.High > p.Base) {
			t.Errorf("%q is read as %+v", text, p)
		}
	})
}
