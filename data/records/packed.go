package records

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"spoor/data/spss"
	"spoor/data/stata"
)

// packed returns the one export in a zip archive, as platforms hand it over, opened as if it had been given itself. What else an
// archive may hold beside it, such as a manual or what a Mac adds, does not matter.
func (w *workbook) packed(o Options) (rows, Dialect, error) {
	var exports, others []*zip.File // others are read where there is no export in a form that platforms write
	var names []string
	for _, part := range w.all {
		name := path.Base(part.Name)
		if part.FileInfo().IsDir() || strings.HasPrefix(part.Name, "__MACOSX/") || strings.HasPrefix(name, ".") {
			continue
		}
		names = append(names, part.Name)
		switch strings.ToLower(path.Ext(name)) {
		case ".csv", ".tsv", ".tab", ".xlsx":
			exports = append(exports, part)
		case ".ods", ".xls", ".sav", ".zsav", ".dta":
			others = append(others, part)
		}
	}
	if len(exports) == 0 {
		exports = others
	}
	if len(exports) != 1 {
		return nil, Dialect{}, fatal(w.file, 0, "%s", severalInside(names, len(exports)))
	}
	part := exports[0]
	inside := w.file + "/" + part.Name
	if part.Flags&1 != 0 {
		return nil, Dialect{}, fatal(inside, 0, "has a password; unpack it and give the file itself")
	}
	if err := w.limits.checkExpansion(inside, int64(part.UncompressedSize64), int64(part.CompressedSize64)); err != nil {
		return nil, Dialect{}, err
	}
	src := newSource(inside, &zipped{part: part})
	head, err := src.head()
	if err != nil {
		return nil, Dialect{}, fatal(inside, 0, "cannot be unpacked (%v); unpack it and give the file itself", err)
	}
	if err := refuseFormat(inside, head); err != nil && !isCompound(head) {
		return nil, Dialect{}, err
	}
	var out rows
	var dialect Dialect
	switch {
	case isZip(head) && w.inside:
		return nil, dialect, fatal(inside, 0, "is an archive in an archive; unpack it and give the file inside")
	case isZip(head):
		whole, err := io.ReadAll(io.LimitReader(src.buffer, maxMemory+1))
		if err == nil && len(whole) > maxMemory {
			err = fatal(inside, 0, "has more than %s; unpack it and give the file itself", bytesText(maxMemory))
		}
		if err != nil {
			return nil, dialect, src.problem(err)
		}
		out, dialect, err = openArchive(newSource(inside, bytes.NewReader(whole)), o, true)
		if err != nil {
			return nil, dialect, err
		}
	case spss.Is(head):
		if out, dialect, err = openSPSS(src, o); err != nil {
			return nil, dialect, src.problem(err)
		}
	case isCompound(head):
		if out, dialect, err = openXLS(src, o); err != nil {
			return nil, dialect, src.problem(err)
		}
	case stata.Is(head):
		if out, dialect, err = openStata(src, o); err != nil {
			return nil, dialect, src.problem(err)
		}
	default:
		if out, dialect, err = openDelimited(src, isGzip(head), o); err != nil {
			return nil, dialect, src.problem(err)
		}
	}
	dialect.Notes = append(dialect.Notes, "read is "+part.Name+" in the zip archive")
	return out, dialect, nil
}

// severalInside says what an archive holds instead of one export.
func severalInside(names []string, exports int) string {
	const most = 6
	listed := strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		listed += fmt.Sprintf(" and %d more", len(names)-most)
	}
	switch {
	case slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".lss") }):
		return "is an archive of a LimeSurvey questionnaire (.lsa); export the responses as CSV"
	case slices.Contains(names, "word/document.xml"):
		return "is a Word document; export the answers as CSV or XLSX"
	case slices.Contains(names, "ppt/presentation.xml"):
		return "is a presentation; export the answers as CSV or XLSX"
	case slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(name, ".iwa") }):
		return "is a file of Apple Numbers; save it as .xlsx or CSV"
	case exports > 1:
		return fmt.Sprintf("is a zip archive of %d exports: %s; unpack it and give the one with the answers", exports, listed)
	case len(names) == 0:
		return "is a zip archive without files"
	}
	return "is a zip archive, not a workbook; unpack it and give the file inside. It holds " + listed
}

// zipped reads a file in an archive. It goes back to the beginning by unpacking it again.
type zipped struct {
	part *zip.File
	in   io.ReadCloser
	at   int64
}

func (z *zipped) Read(p []byte) (n int, err error) {
	if z.in == nil {
		if z.in, err = z.part.Open(); err != nil {
			return 0, err
		}
	}
	n, err = z.in.Read(p)
	z.at += int64(n)
	return n, err
}

// Seek goes to the beginning; the end is only asked for, to learn the size.
func (z *zipped) Seek(offset int64, whence int) (int64, error) {
	switch {
	case whence == io.SeekCurrent && offset == 0:
		return z.at, nil
	case whence == io.SeekEnd && offset == 0:
		return int64(z.part.UncompressedSize64), nil
	case whence == io.SeekStart && offset == 0:
		if z.in != nil && z.at > 0 {
			z.in.Close()
			z.in = nil
		}
		z.at = 0
		return 0, nil
	}
	return 0, errors.New("a file in an archive is read from its beginning")
}
