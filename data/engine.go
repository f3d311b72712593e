package data

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"spoor/data/parquet"
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

// ScanAbove is the size of a file from which on it is scanned, in bytes; of a compressed one and of Parquet a tenth of it.
const ScanAbove = 8 << 20

// Engines lists every engine.
func Engines() []Engine { return []Engine{EngineAuto, EngineFrame, EngineScan} }

// ParseEngine returns the engine of that name.
func ParseEngine(name string) (Engine, error) {
	if engine := Engine(name); slices.Contains(Engines(), engine) {
		return engine, nil
	}
	return "", fmt.Errorf("%q is not an engine; use auto, frame or scan", name)
}

// Progress is told how many bytes of a file were read, of how many; the total is 0 where it is not known.
type Progress func(file string, read, total int64)

// WithEngine returns the survey with another engine; the zero Engine is [EngineAuto]. Progress may be nil; a scan calls it
// from one goroutine at a time.
func (s *Survey) WithEngine(engine Engine, progress Progress) *Survey {
	counted := *s
	counted.engine, counted.progress = engine, progress
	return &counted
}

// How the names of files end that are not plain text.
const (
	compressed = ".gz"
	columnar   = ".parquet"
)

// scans reports whether a file of a wave is to be scanned.
func (s *Survey) scans(wave Wave, file WaveFile) (bool, error) {
	possible := canScan(s.itemsOf(file))
	replicated := wave.Design.Replicates != nil
	switch {
	case replicated && (s.engine == EngineScan || s.engine != EngineFrame && s.large(wave, file)):
		return false, fmt.Errorf("%s has replicate weights, which the scan does not count; use the frame, which takes the file into memory", file.Name)
	case s.engine == EngineFrame:
		return false, nil
	case s.engine == EngineScan && !possible:
		return false, fmt.Errorf("%s has a multiple item of more than %d options, which the scan does not count; use the frame", file.Name, mostScanned)
	case s.engine == EngineScan:
		return true, nil
	}
	return possible && s.large(wave, file), nil
}

// large reports whether a file has more than [ScanAbove] bytes. One that is not there is not large; it is missed where it is
// read.
func (s *Survey) large(wave Wave, file WaveFile) bool {
	info, err := fs.Stat(s.files.FS, path.Join("waves", wave.ID, file.Name))
	above := int64(ScanAbove)
	if strings.HasSuffix(file.Name, compressed) || strings.HasSuffix(file.Name, columnar) {
		above /= 10
	}
	return err == nil && info.Size() > above
}

// itemsOf returns the items in a file, as the codebook has them.
func (s *Survey) itemsOf(file WaveFile) []Item {
	var items []Item
	for _, id := range file.Items {
		item, _ := s.Codebook.Item(id) // checked when the wave was read
		items = append(items, item)
	}
	return items
}

// uncompress returns the text of a file.
func (s *Survey) uncompress(wave Wave, file WaveFile, source []byte) ([]byte, error) {
	reader := io.Reader(bytes.NewReader(source))
	var err error
	switch {
	case strings.HasSuffix(file.Name, columnar):
		reader, err = parquet.NewReader(bytes.NewReader(source), int64(len(source)), columnWanted(s.itemsOf(file), wave.Design))
	case strings.HasSuffix(file.Name, compressed):
		reader, err = gzip.NewReader(reader)
	default:
		return source, nil
	}
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

// counted returns which columns of a file are needed to count it: all but free texts.
func (s *Survey) counted(wave Wave, file WaveFile) func(name string) bool {
	closed := slices.DeleteFunc(s.itemsOf(file), func(item Item) bool { return item.Kind == Open })
	return columnWanted(closed, wave.Design)
}

// columnWanted returns which columns hold these items, the design and the ids.
func columnWanted(items []Item, design Design) func(name string) bool {
	needed := append(columnsOf(items, design), RespondentColumn)
	return func(name string) bool { return slices.Contains(needed, name) }
}

// gunzip says what is wrong with a compressed file in words that help.
func gunzip(name string, err error) error {
	if err == gzip.ErrHeader || err == gzip.ErrChecksum || strings.Contains(err.Error(), "flate:") || strings.Contains(err.Error(), "unexpected EOF") {
		return fmt.Errorf("read %s: the file is no gzip, or cut off: compress it again", name)
	}
	return fmt.Errorf("read %s: %w", name, err)
}
