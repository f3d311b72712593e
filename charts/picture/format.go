package picture

import (
	"fmt"
	"slices"
)

// Format is a file format of a figure.
type Format string

// The formats that a figure can be written in.
const (
	SVG Format = "svg"
	PNG Format = "png"
	PDF Format = "pdf"
)

// ParseFormat returns the format with the name svg, png or pdf.
func ParseFormat(name string) (Format, error) {
	if format := Format(name); slices.Contains([]Format{SVG, PNG, PDF}, format) {
		return format, nil
	}
	return "", fmt.Errorf("unknown figure format %q: use svg, png or pdf", name)
}

// Writer returns a figure as a file of one format.
type Writer func(Figure) ([]byte, error)

var writers = map[Format]Writer{SVG: func(f Figure) ([]byte, error) {
	return []byte(f.fileSVG()), nil
}}

// Register makes known what writes a format, before any figure is written. SVG is always written; as with the formats of package
// image, the others are by a program that imports spoor/charts/picture/raster or spoor/charts/picture/pdf.
func Register(format Format, write Writer) { writers[format] = write }

// CanWrite reports whether this program writes a format.
func CanWrite(format Format) bool { return writers[format] != nil }

func writerOf(format Format) (Writer, error) {
	if write := writers[format]; write != nil {
		return write, nil
	}
	if _, err := ParseFormat(string(format)); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("%s is not written here; use svg", format)
}
