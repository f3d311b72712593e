package picture

import "fmt"

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
	switch format := Format(name); format {
	case SVG, PNG, PDF:
		return format, nil
	}
	return "", fmt.Errorf("unknown figure format %q: use svg, png or pdf", name)
}
