package count

import (
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"

	"spoor/data/count/answers"
	"spoor/data/count/scan"
)

// Engine is a way to count the answers in a file. All give the same counts and the same problems.
type Engine string

const (
	// EngineAuto is the frame for a file of at most [ScanAbove] bytes, and the scan for a larger one.
	EngineAuto Engine = "auto"
	// EngineFrame holds the whole file in memory.
	EngineFrame Engine = "frame"
	// EngineScan counts while it reads, in memory that does not grow with the number of respondents.
	EngineScan Engine = "scan"
)

// ScanAbove is the size of a file from which on it is scanned, in bytes; of one of gzip what it unpacks to, of one of Parquet a tenth of it.
const ScanAbove = 1 << 20

// MostHeld is the size of a file up to which what each respondent answered is held in memory where that is asked for, measured alike.
const MostHeld = 8 << 20

// Engines lists every engine.
func Engines() []Engine { return []Engine{EngineAuto, EngineFrame, EngineScan} }

// scans reports whether a file of a wave is to be scanned.
func (s *Survey) scans(file answers.File) (bool, error) {
	possible := scan.Possible(file.Items)
	switch {
	case s.engine == EngineFrame:
		return false, nil
	case s.engine == EngineScan && !possible:
		return false, fmt.Errorf("%s has a multiple item of more than %d options, which the scan does not count; use the frame", file.Of.Name, scan.MostOptions)
	case s.engine == EngineScan:
		return true, nil
	}
	return possible && larger(file, ScanAbove), nil
}

// larger reports whether a file has more bytes than that. One that is not there is not large; it is missed where it is read.
func larger(file answers.File, above int64) bool {
	info, err := fs.Stat(file.Folder, file.Path())
	switch {
	case err != nil:
		return false
	case file.Compressed() && info.Size() > above/1100: // no gzip unpacks to more than that
		return unpacksToMore(file, above)
	case file.Columnar():
		above /= 10
	}
	return info.Size() > above
}

// unpacksToMore reports whether a file of gzip holds more text than that; how large it is itself says nothing.
func unpacksToMore(file answers.File, than int64) bool {
	packed, err := file.Folder.Open(file.Path())
	if err != nil {
		return false // missed where it is read
	}
	defer packed.Close()
	text, err := gzip.NewReader(packed)
	if err != nil {
		return false
	}
	n, _ := io.CopyN(io.Discard, text, than+1) // what is wrong with it is said where it is read
	return n > than
}
