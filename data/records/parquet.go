package records

import (
	"bytes"

	"spoor/data/columnar"
)

// parquetRows read a Parquet file as the comma-separated values that it stands for.
type parquetRows struct {
	*delimited
	text columnar.Reader
}

func isParquet(head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) }

func openParquet(src *source, o Options) (rows, Dialect, error) {
	dialect := Dialect{Format: Parquet}
	if o.Delimiter != "" || o.Encoding != "" || o.Sheet != "" {
		return nil, dialect, fatal(src.name, 0, "is a Parquet file; leave the delimiter, the encoding and the sheet out")
	}
	at, size, err := src.atAnyOffset()
	if err != nil {
		return nil, dialect, err
	}
	text, err := columnar.Parquet(at, size, func(string) bool { return true })
	if err != nil {
		return nil, dialect, err
	}
	return parquetRows{newDelimited(src.name, text, ',', false, o.Limits), text}, dialect, nil
}

// progress counts rows, which is what the file says beforehand.
func (r parquetRows) progress() (done, total int64) { return r.text.Rows() }
