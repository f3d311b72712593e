// Package housestyle reads the colours of an organisation's figures from a file.
package housestyle

import (
	"encoding/hex"
	"image/color"
	"strconv"
	"strings"

	"spoor/charts/picture"
	"spoor/internal/strictyaml"
)

// The least contrast of a text, and of a mark, with what it stands on, as WCAG 2.1 asks in 1.4.3 and 1.4.11.
const (
	textContrast = 4.5
	markContrast = 3.0
)

// file is a house style as it is written. What it leaves out is as the program has it.
type file struct {
	Ink    string   `yaml:"ink"`
	Soft   string   `yaml:"soft_ink"`
	Guide  string   `yaml:"guide"`
	Lead   string   `yaml:"lead"`
	Bar    string   `yaml:"bar"`
	Line   string   `yaml:"line"`
	Second string   `yaml:"second"`
	Scale  []string `yaml:"scale"`
	Parts  []string `yaml:"parts"`
}

// Parse reads a house style and returns its palette. The error holds every problem, each with its line: a key that is not known, what is
// no colour, a text or a mark that cannot be told from what it stands on, neighbours that look the same.
func Parse(name string, source []byte) (picture.Palette, error) {
	var read file
	c := check{strictyaml.Check(name, source, &read), picture.Own()}
	p := &c.palette
	given := map[string]bool{}
	for _, role := range []struct {
		key, text string
		to        *color.RGBA
	}{{"ink", read.Ink, &p.Ink}, {"soft_ink", read.Soft, &p.SoftInk}, {"guide", read.Guide, &p.Guide}, {"lead", read.Lead, &p.Lead}, {"bar", read.Bar, &p.Bar}, {"line", read.Line, &p.Dot}, {"second", read.Second, &p.Other}} {
		given[role.key] = c.colour(role.text, role.to, role.key)
	}
	c.list(read.Scale, &p.Scale, "scale")
	c.list(read.Parts, &p.Shares, "parts")
	for _, text := range []struct {
		key    string
		colour color.RGBA
	}{{"ink", p.Ink}, {"soft_ink", p.SoftInk}, {"line", p.Dot}, {"second", p.Other}} {
		if given[text.key] {
			c.contrast(text.key, text.colour, picture.White, textContrast, "texts in it on white")
		}
	}
	switch {
	case given["line"]:
		c.contrast("line", p.Dot, p.Bar, markContrast, "the interval on its bar ("+hexOf(p.Bar)+")")
	case given["bar"]:
		c.contrast("bar", p.Bar, p.Dot, markContrast, "the interval on it ("+hexOf(p.Dot)+")")
	}
	if problems := c.Sorted(); problems != nil {
		return picture.Palette{}, problems
	}
	return c.palette, nil
}

// check is a house style that is being read.
type check struct {
	strictyaml.Checker
	palette picture.Palette
}

// colour reads the colour at a place of the file, and reports whether one is given and can be read.
func (c *check) colour(text string, to *color.RGBA, keys ...string) bool {
	place := c.Find(keys...)
	if !place.Found {
		return false
	}
	if place.Empty {
		if len(keys) == 1 { // an empty entry of a list is told already
			c.Report(place.Line, "%s has no colour; what begins with # stands between quotes: %s: \"#1f4e79\"", keys[0], keys[0])
		}
		return false
	}
	digits := strings.TrimPrefix(strings.TrimSpace(text), "#")
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	rgb, err := hex.DecodeString(digits)
	if err != nil || len(rgb) != 3 {
		if text != "" { // what is no text is told already
			c.Report(place.Line, "%s: %q is no colour; write it as \"#1f4e79\"", keys[0], text)
		}
		return false
	}
	*to = color.RGBA{rgb[0], rgb[1], rgb[2], 0xff}
	return true
}

// list reads the colours of a list, two or more, of which neighbours differ.
func (c *check) list(texts []string, to *[]color.RGBA, key string) {
	place := c.Find(key)
	if !place.Found {
		return
	}
	if len(texts) < 2 {
		c.Report(place.Line, "%s needs two colours or more, from one end to the other", key)
		return
	}
	colours, whole := make([]color.RGBA, len(texts)), true
	for i, text := range texts {
		whole = c.colour(text, &colours[i], key, strconv.Itoa(i)) && whole
	}
	for i := 1; i < len(colours) && whole; i++ {
		if colours[i] == colours[i-1] {
			c.Report(c.Find(key, strconv.Itoa(i)).Line, "%s: colours %d and %d are both %s; neighbours must differ", key, i, i+1, hexOf(colours[i]))
		}
	}
	if whole {
		*to = colours
	}
}

// contrast reports two colours that cannot be told apart, with what they are.
func (c *check) contrast(key string, a, b color.RGBA, least float64, what string) {
	if ratio := picture.Contrast(a, b); ratio < least {
		c.Report(c.Find(key).Line, "%s: %s has a contrast of %.1f for %s; it takes %.1f or more", key, hexOf(a), ratio, what, least)
	}
}

func hexOf(c color.RGBA) string { return "#" + hex.EncodeToString([]byte{c.R, c.G, c.B}) }
