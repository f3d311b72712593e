package keyed

import (
	"bytes"
	"strings"
	"testing"
)

// Values of Python 3.11: hmac.new(bytes(range(32)), b"link:jan@example.org", "sha256").hexdigest()
func TestLink(t *testing.T) {
	t.Parallel()
	random := make([]byte, 32)
	for i := range random {
		random[i] = byte(i)
	}
	key, err := NewKey(bytes.NewReader(random))
	if err != nil {
		t.Fatal(err)
	}
	const want = "547dfa8fbb3e521a4696d47659d67f0c40939b68dfd1982f7195540de498a0eb"
	for _, known := range []string{"jan@example.org", " Jan@Example.ORG ", "JAN@example.org"} {
		if got := key.Link(known); got != want {
			t.Errorf("Link(%q) = %s", known, got)
		}
	}
	for _, same := range [][]string{{"12345", "12345.0", "12345,00", " 12345 "}, {"jos\u00e9", "JOSE\u0301"}, {"0.0", "0"}} {
		for _, known := range same {
			if got := key.Link(known); got != key.Link(same[0]) || got == "" {
				t.Errorf("%q and %q are of different people", known, same[0])
			}
		}
	}
	for _, pair := range [][2]string{{"12345", "012345"}, {"12345", "123450"}, {"12345", "12345.5"}, {"v1.0", "v1"}, {"1.20", "1.2"}} {
		if key.Link(pair[0]) == key.Link(pair[1]) {
			t.Errorf("%q and %q are of the same person", pair[0], pair[1])
		}
	}
	for _, shortened := range []string{"1,23E+05", "1.23457e+11"} {
		if got := key.Link(shortened); got != "" {
			t.Errorf("%s stands for many, and has the link %s", shortened, got)
		}
	}
	if got := key.Link("  "); got != "" {
		t.Errorf("a blank has the link %s", got)
	}
	if got := key.Fingerprint(); got != "5ab8c392c2c54035" {
		t.Errorf("got %s", got)
	}
	read, err := ParseKey(append([]byte("\ufeff"), key.Text()...)) // as some editors write it
	if err != nil || !bytes.Equal(read, key) {
		t.Errorf("read back: %v %v", read, err)
	}
	other, err := NewKey(strings.NewReader(strings.Repeat("x", 32)))
	if err != nil || other.Link("jan@example.org") == want || other.Fingerprint() == key.Fingerprint() {
		t.Errorf("another key gives the same link: %v", err)
	}
}

func TestKeysThatAreNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "spoor-link-key-1 ", "spoor-link-key-1 00ff", "jan@example.org\n", "spoor-link-key-1 " + strings.Repeat("g", 64)} {
		if _, err := ParseKey([]byte(text)); err == nil || !strings.Contains(err.Error(), "is no key of links") {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := NewKey(strings.NewReader("short")); err == nil {
		t.Error("a key of five bytes")
	}
}
