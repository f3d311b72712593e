package server

import (
	"strings"

	"spoor/internal/pattern"
)

// kind is how the SQL of a database system differs.
type kind struct {
	quote    func(name string) string   // of a table or column
	moments  bool                       // questions can be asked of the rows of one moment
	isPadded *pattern.Pattern           // the types of columns where a shorter text is filled up
	isNumber *pattern.Pattern           // the types of columns of numbers
	isSingle *pattern.Pattern           // those of single precision
	isText   *pattern.Pattern           // the types of columns of text
	number   func(column string) string // a column as a number
	written  func(column string) string // a column of single precision as the number that it is written as: 0.1, and not 0.10000000149
	parse    func(column string) string // a column of text as a number; NULL where it is none
}

var postgres = &kind{
	quote:    func(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` },
	moments:  true,
	isNumber: pattern.New(`^(INT[248]|FLOAT[48]|NUMERIC)$`),
	isText:   pattern.New(`^(TEXT|VARCHAR|BPCHAR|CHAR|NAME)$`),
	isPadded: pattern.New(`BPCHAR`),
	isSingle: pattern.New(`^FLOAT4$`),
	number:   func(column string) string { return "CAST(" + column + " AS double precision)" },
	written:  func(column string) string { return "CAST(CAST(" + column + " AS text) AS double precision)" },
	// One number that is too large or too small for the type, or has a square that is, would end the whole question.
	parse: func(column string) string {
		return "CASE WHEN length(" + column + ") <= 50 AND " + column + ` ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9][0-9]?)?$' THEN CAST(` + column + " AS double precision) END"
	},
}

var clickHouse = &kind{
	quote: func(name string) string {
		return "`" + strings.NewReplacer(`\`, `\\`, "`", "\\`").Replace(name) + "`"
	},
	isNumber: pattern.New(`^(LowCardinality\()?(Nullable\()?(U?Int[0-9]+|Float(32|64)|Decimal.*)\)*$`),
	isText:   pattern.New(`^(LowCardinality\()?(Nullable\()?(Fixed)?String`),
	isPadded: pattern.New(`FixedString`),
	isSingle: pattern.New(`Float32`),
	number:   func(column string) string { return "toFloat64(" + column + ")" },
	written:  func(column string) string { return "toFloat64(toString(" + column + "))" },
	// An old server takes no number with a plus.
	parse: func(column string) string { return "toFloat64OrNull(replaceRegexpOne(" + column + ", '^[+]', ''))" },
}

// kinds by the scheme of a source.
var kinds = map[string]*kind{"postgres": postgres, "clickhouse": clickHouse}
