package deposit

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"spoor/data"
	"spoor/internal/study"
	"spoor/reports"
	"spoor/reports/archive"
)

// Limits of what is read of a package, which may be a stranger's.
const (
	mostFiles   = 10_000
	mostContent = 1 << 30
)

// Checked is what was found of a package.
type Checked struct {
	Text     string // for readers
	Complete bool   // nothing that is required is missing, and the files are those that were written
}

// Check reads a package, and says by name what it lacks for each who asks, and which of its files are not as they were written.
func Check(of fs.FS, lang data.Lang) (Checked, error) {
	files, err := contents(of)
	if err != nil {
		return Checked{}, err
	}
	missing, err := archive.Missing(files)
	if err != nil {
		return Checked{}, study.Unusable{Err: err}
	}
	text, complete := archive.Verdict(missing, lang)
	wrong, right := archive.Sums(files, lang)
	for _, line := range wrong {
		text += line + "\n"
	}
	if len(wrong) == 0 {
		text += right + "\n"
	}
	return Checked{text, complete && len(wrong) == 0}, nil
}

// CheckZip is Check for a package in a zip.
func CheckZip(name string, content []byte, lang data.Lang) (Checked, error) {
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return Checked{}, study.Unusable{Err: fmt.Errorf("%s is no zip, or cut off: make the package again", name)}
	}
	return Check(packed, lang)
}

// contents reads the files of a package.
func contents(of fs.FS) ([]archive.File, error) {
	var files []archive.File
	left := int64(mostContent)
	err := fs.WalkDir(of, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if len(files) == mostFiles {
			return fmt.Errorf("more than %d files; this is no package of one wave", mostFiles)
		}
		file, err := of.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		content, err := io.ReadAll(io.LimitReader(file, left+1))
		if left -= int64(len(content)); left < 0 {
			return errors.New("more than 1 GB of files; this is no package of one wave")
		}
		files = append(files, archive.File{Name: name, Content: content})
		return err
	})
	return files, err
}

// Written lists what an earlier package put into a folder, by its checksums; nothing where there are none.
func Written(folder fs.FS) []reports.Output {
	text, err := fs.ReadFile(folder, archive.ChecksumsName)
	if err != nil {
		return nil
	}
	outputs := []reports.Output{reports.NewOutput(archive.ChecksumsName, text)}
	for _, line := range strings.Split(string(text), "\n") {
		if sum, name, found := strings.Cut(line, "  "); found {
			outputs = append(outputs, reports.Output{Name: name, SHA256: sum})
		}
	}
	return outputs
}
