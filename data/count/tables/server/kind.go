package server

import (
	"regexp"
	"strings"
)

// kind is how the SQL of a database system differs.
type kind struct {
	quote    func(name string) string   // of a table or column
	moments  bool                       // questions can be asked of the rows of one moment
	isPadded *regexp.Regexp             // the types of columns where a shorter text is filled up
	isNumber *regexp.Regexp             // the types of columns of numbers
	isText   *regexp.Regexp             // the types of columns of text
	number   func(column string) string // a column as a number
	parse    func(column string) string // a column of text as a number; NULL where it is none
}

var postgres = &kind{
	quote:    func(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` },
	moments:  true,
	isNumber: regexp.MustCompile(`^(INT[248]|FLOAT[48]|NUMERIC)$`),
	isText:   regexp.MustCompile(`TEXT|CHAR|NAME`),
	isPadded: regexp.MustCompile(`BPCHAR`),
	number:   func(column string) string { return "CAST(" + column + " AS double precision)" },
	// One number that is too large or too small for the type, or has a square that is, would end the whole question.
	parse: func(column string) string {
		return "CASE WHEN length(" + column + ") <= 50 AND " + column + ` ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9][0-9]?)?$' THEN CAST(` + column + " AS double precision) END"
	},
}

var clickHouse = &kind{
	quote: func(name string) string {
		return "`" + strings.NewReplacer(`\`, `\\`, "`", "\\`").Replace(name) + "`"
	},
	isNumber: regexp.MustCompile(`^(LowCardinality\()?(Nullable\()?(U?Int(8|16|32|64)|Float(32|64)|Decimal.*)\)*$`),
	isText:   regexp.MustCompile(`String`),
	isPadded: regexp.MustCompile(`FixedString`),
	number:   func(column string) string { return "toFloat64(" + column + ")" },
	// An old server takes no number with a plus.
	parse: func(column string) string { return "toFloat64OrNull(replaceRegexpOne(" + column + ", '^[+]', ''))" },
}

// kinds by the scheme of a source.
var kinds = map[string]*kind{"postgres": postgres, "clickhouse": clickHouse}
