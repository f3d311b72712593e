package records

import (
	"bytes"
	"io"
)

// openDelimited finds out encoding, line ending and delimiter, each unless it was given.
func openDelimited(src *source, gzipped bool, o Options) (rows, Dialect, error) {
	dialect := Dialect{Format: Delimited, Gzip: gzipped}
	if o.Sheet != "" {
		return nil, dialect, fatal(src.name, 0, "is not a workbook and has no sheet %q; leave the sheet out", o.Sheet)
	}
	body, err := src.body(gzipped, o.Limits)
	if err != nil {
		return nil, dialect, err
	}
	body, err = findEncoding(src, body, gzipped, o, &dialect)
	if err != nil {
		return nil, dialect, err
	}
	text := decode(body, dialect.Encoding)
	sample, complete, err := prefix(text, sampleSize)
	if err != nil {
		return nil, dialect, err
	}
	if err := refuseText(src.name, sample); err != nil {
		return nil, dialect, err
	}
	declared, length := declaredDelimiter(sample)
	sample = sample[length:]
	var crEnds bool
	dialect.LineEnding, crEnds = lineEnding(sample)
	delimiter, note := declared, ""
	switch {
	case o.Delimiter != "":
		if delimiter, err = parseDelimiter(o.Delimiter); err != nil {
			return nil, dialect, err
		}
	case declared == 0:
		if delimiter, note = guessDelimiter(sample, complete, crEnds); note != "" {
			dialect.Notes = append(dialect.Notes, note)
		}
	}
	dialect.Delimiter = delimiterName(delimiter)
	reader := newDelimited(src.name, io.MultiReader(bytes.NewReader(sample), text), delimiter, crEnds, o.Limits)
	reader.source = src
	if length > 0 {
		reader.line = 2
	}
	if width, _, _ := trial(sample, complete, delimiter, crEnds); delimiter != 0 && width > 1 {
		reader.width = width
	}
	if delimiter == '\t' && unquoted(sample, complete, crEnds) {
		reader.literal = true
		dialect.Notes = append(dialect.Notes, "quotes are part of the texts, as Google Sheets writes them in tab-separated text")
	}
	return reader, dialect, nil
}

// findEncoding returns the body behind its byte order mark, with the encoding in dialect.
func findEncoding(src *source, body io.Reader, gzipped bool, o Options, dialect *Dialect) (io.Reader, error) {
	start, complete, err := prefix(body, prefixSize)
	if err != nil {
		return nil, err
	}
	if gzipped {
		if err := refuseFormat(src.name, start[:min(len(start), headSize)]); err != nil {
			return nil, err
		}
	}
	marked, length := byteOrderMark(start)
	switch {
	case o.Encoding != "":
		dialect.Encoding, err = parseEncoding(src.name, o.Encoding, marked)
		if err != nil {
			return nil, err
		}
	case marked != "":
		dialect.Encoding = marked
	default:
		seen := &bytesSeen{file: src.name, limits: o.Limits}
		if _, err := seen.Write(start); err != nil {
			return nil, err
		}
		if src.seeker != nil && !complete {
			if _, err := io.CopyBuffer(seen, body, make([]byte, bufferSize)); err != nil {
				return nil, err
			}
			if body, err = again(src, gzipped, o.Limits, len(start)); err != nil {
				return nil, err
			}
			complete = true
		}
		name, note := seen.guess(complete)
		dialect.Encoding = name
		if note != "" {
			dialect.Notes = append(dialect.Notes, note)
		}
	}
	return io.MultiReader(bytes.NewReader(start[length:]), body), nil
}

// again goes back to the start of the file and passes over its first bytes.
func again(src *source, gzipped bool, limits Limits, passed int) (io.Reader, error) {
	if err := src.rewind(); err != nil {
		return nil, err
	}
	body, err := src.body(gzipped, limits)
	if err != nil {
		return nil, err
	}
	_, err = io.CopyN(io.Discard, body, int64(passed))
	return body, err
}

// prefix reads up to size bytes and reports whether that was all there is.
func prefix(in io.Reader, size int64) (text []byte, complete bool, err error) {
	text, err = io.ReadAll(io.LimitReader(in, size))
	return text, int64(len(text)) < size, err
}
