// Package cells cuts delimiter-separated values of any size into blocks, records and cells without making strings.
//
// [Blocks] reads a file in blocks that hold whole records, so that several can be cut up at once; [Records] cuts a block.
// They take the same bytes for the same records as encoding/csv does with FieldsPerRecord negative: quoted delimiters and
// line breaks, doubled quotes, \r\n, empty lines, and quotes in the wrong place. [Lookup] finds what a cell means and
// [Seen] whether an id stood before, both from the bytes of the cell.
package cells
