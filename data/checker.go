package data

import (
	"spoor/data/deposit"
	"spoor/internal/strictyaml"
)

// checker collects the problems of one YAML file.
type checker struct{ strictyaml.Checker }

// newChecker decodes the source into out, a pointer to a struct, and starts with the problems of that.
func newChecker(file string, source []byte, out any) checker {
	return checker{strictyaml.Check(file, source, out)}
}

func (c *checker) report(line strictyaml.Line, format string, args ...any) {
	c.Report(line, format, args...)
}

func (c *checker) missing(line strictyaml.Line, format string, args ...any) {
	c.Missing(line, format, args...)
}

// keyLine returns the line of a key of the document, or of a key below it when several are given. Where the key is not
// there it is the line on which it would belong: that of what should hold it.
func (c *checker) keyLine(keys ...string) strictyaml.Line {
	return c.Find(keys...).Line
}

// archive checks what is said to an archive.
func (c *checker) archive(a deposit.Archive) {
	a.Check(&c.Checker, func(key string) strictyaml.Line { return c.keyLine("archive", key) })
}
