// Package keyed makes links of what respondents are known by, such as an e-mail address or a number of the panel, so that those who
// took part in two waves are known without the waves saying who they are.
//
// A link is HMAC-SHA256 (RFC 2104) under a key that stays with whoever holds the addresses: without the key nobody can tell whether a
// link is that of an address they guess. It still is personal: with the key it leads back to a person, and by itself it shows that two
// answers are of the same one. It goes nowhere but into the file of answers.
package keyed

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"

	"spoor/data/linking"
)

// Key is what links are made with.
type Key []byte

// keyBytes is the length of a key: that of the hash, as RFC 2104 advises.
const keyBytes = sha256.Size

// head begins a file with a key.
const head = "spoor-link-key-1 "

// NewKey makes a key of 32 random bytes.
func NewKey(random io.Reader) (Key, error) {
	key := make(Key, keyBytes)
	if _, err := io.ReadFull(random, key); err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return key, nil
}

// NewText is the text of a file with a new key.
func NewText() ([]byte, error) {
	key, err := NewKey(rand.Reader)
	return key.Text(), err
}

// ParseKey reads the text of a file with a key, as [Key.Text] makes it.
func ParseKey(text []byte) (Key, error) {
	digits, is := strings.CutPrefix(strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff")), head)
	key, err := hex.DecodeString(digits)
	if !is || err != nil || len(key) != keyBytes {
		return nil, fmt.Errorf("is no key of links: one line of %s and %d hexadecimal digits; give a file that is not there for a new key", strings.TrimSpace(head), 2*keyBytes)
	}
	return key, nil
}

// Text is the file of a key.
func (k Key) Text() []byte { return []byte(head + hex.EncodeToString(k) + "\n") }

// Fingerprint tells keys apart and says nothing of them: 16 hexadecimal digits, by which links of two waves can be matched or not.
func (k Key) Fingerprint() string { return k.hash("fingerprint")[:16] }

// Link is the link of what a respondent is known by, 64 hexadecimal digits. Letter case, spaces and how an accent is encoded make no
// difference, and neither does the ".0" or ",0" that a spreadsheet or a program for statistics writes behind a whole number. A blank has
// none, and so has a number that was shortened (1,23E+05): it stands for many.
func (k Key) Link(known string) string {
	known = norm.NFC.String(strings.Join(strings.Fields(strings.ToLower(known)), " "))
	if whole := strings.TrimRight(known, "0"); whole != known && len(whole) > 1 && strings.ContainsAny(whole[len(whole)-1:], ".,") && digits(whole[:len(whole)-1]) {
		known = whole[:len(whole)-1]
	}
	if known == "" || linking.Shortened(known) {
		return ""
	}
	return k.hash("link:" + known)
}

// digits reports whether a text is of digits alone.
func digits(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

func (k Key) hash(text string) string {
	mac := hmac.New(sha256.New, k)
	mac.Write([]byte(text)) // never fails
	return hex.EncodeToString(mac.Sum(nil))
}
