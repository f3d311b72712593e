package generated

import (
	"bytes"
	"encoding/csv"
	"testing"
)

// The same seed gives the same file, every record as long as the header.
func TestWriteCSV(t *testing.T) {
	for _, o := range []Options{{Respondents: 300, Seed: 1, Plain: true}, {Respondents: 300, Seed: 2, Design: true, Quotes: true}, {Respondents: 30, Seed: 3, Replicates: 12}} {
		var first, second bytes.Buffer
		if err := o.WriteCSV(&first); err != nil {
			t.Fatal(err)
		}
		if err := o.WriteCSV(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("two runs with seed %d differ, %v", o.Seed, err)
		}
		records, err := csv.NewReader(&first).ReadAll() // refuses records of another length
		if err != nil || len(records) != o.Respondents+1 || len(records[0]) != len(o.Header()) {
			t.Errorf("%d records, %v", len(records), err)
		}
	}
	if columns := len(Options{}.Header()); columns != 40 {
		t.Errorf("%d columns, want 40", columns)
	}
}
