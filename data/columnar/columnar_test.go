package columnar

import (
	"io"
	"strings"
	"testing"
)

// Nothing that reads or writes Parquet is linked into this test.
func TestParquetIsThereOnlyWhereItIsLinked(t *testing.T) {
	_, err := Parquet(strings.NewReader("PAR1"), 4, func(string) bool { return true })
	if err == nil || err.Error() != "Parquet is not read here; save the answers as CSV" {
		t.Error(err)
	}
	if _, err = NewParquet(io.Discard, nil); err == nil || err.Error() != "Parquet is not written here; store the answers as CSV" {
		t.Error(err)
	}
}
