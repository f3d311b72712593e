package columnar

import (
	"strings"
	"testing"
)

// Nothing that reads Parquet is linked into this test.
func TestParquetIsReadOnlyWhereItIsLinked(t *testing.T) {
	_, err := Parquet(strings.NewReader("PAR1"), 4, func(string) bool { return true })
	if err == nil || err.Error() != "Parquet is not read here; save the answers as CSV" {
		t.Error(err)
	}
}
