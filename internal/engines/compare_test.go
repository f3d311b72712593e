//go:build engines && linux

package engines

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/tallytest"
)

func differentCrosstabs(got, want []data.Crosstab) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d crosstabs, want %d", len(got), len(want))
	}
	for i := range want {
		a, b := got[i], want[i]
		if len(a.Groups) != len(b.Groups) || !reflect.DeepEqual(a.Patterns, b.Patterns) && len(a.Patterns)+len(b.Patterns) > 0 {
			return fmt.Errorf("%s: other groups or patterns: %d and %v, want %d and %v", b.Item.ID, len(a.Groups), a.Patterns, len(b.Groups), b.Patterns)
		}
		if err := tallytest.Difference(a.Whole, b.Whole); err != nil {
			return err
		}
		for g := range b.Groups {
			if err := tallytest.Difference(a.Groups[g].Tallies, b.Groups[g].Tallies); err != nil {
				return fmt.Errorf("group %s: %w", b.Groups[g].ID, err)
			}
			if err := tallytest.Difference(a.Groups[g].Rest, b.Groups[g].Rest); err != nil {
				return fmt.Errorf("all but group %s: %w", b.Groups[g].ID, err)
			}
		}
	}
	return nil
}

// differentBytes shows the first line in which two files differ.
func differentBytes(got, want []byte) error {
	if bytes.Equal(got, want) {
		return nil
	}
	a, b := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			return fmt.Errorf("line %d is %.300q, want %.300q", i+1, a[i], b[i])
		}
	}
	return fmt.Errorf("%d lines, want %d", len(a), len(b))
}

// differentNumbers compares two texts in which numbers may differ in the last digits, of a table or of results.
func differentNumbers(got, want []byte) error {
	if bytes.Equal(got, want) {
		return nil
	}
	split := func(text []byte) []string {
		return strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune(" \n,:", r) })
	}
	a, b := split(got), split(want)
	if len(a) != len(b) {
		return fmt.Errorf("%d words and numbers, want %d", len(a), len(b))
	}
	for i := range a {
		x, errX := strconv.ParseFloat(a[i], 64)
		y, errY := strconv.ParseFloat(b[i], 64)
		if a[i] != b[i] && (errX != nil || errY != nil || math.Abs(x-y) > 1e-9*max(math.Abs(x), math.Abs(y))) {
			return fmt.Errorf("%s, want %s, after %s", a[i], b[i], strings.Join(b[max(0, i-8):i], " "))
		}
	}
	return nil
}

// differentManifest compares all of two manifests but what names the inputs, and the checksums of files that may differ in
// the last digits of numbers.
func differentManifest(got, want []byte, inexact func(name string) bool) error {
	a, err := listed(got, inexact)
	if err != nil {
		return err
	}
	b, err := listed(want, inexact)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("%v, want %v", a, b)
	}
	return nil
}

func listed(manifest []byte, inexact func(name string) bool) (map[string]any, error) {
	var fields map[string]any
	if err := json.Unmarshal(manifest, &fields); err != nil {
		return nil, err
	}
	delete(fields, "inputs")
	outputs, _ := fields["outputs"].([]any)
	if len(outputs) == 0 {
		return nil, fmt.Errorf("no outputs in the manifest")
	}
	for _, output := range outputs {
		file, _ := output.(map[string]any)
		if name, _ := file["name"].(string); inexact(name) {
			delete(file, "sha256")
		}
	}
	return fields, nil
}
