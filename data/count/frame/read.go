package frame

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"spoor/data"
	"spoor/data/columnar"
	"spoor/data/count/answers"
	"spoor/data/records"
	"spoor/internal/inorder"
)

// File are the answers in one file, open ones left out, and how its respondents were drawn.
type File struct {
	Answers []answers.Answers
	sample  sample
	ids     []string // of respondents; nil without a condition on them
	outside []bool   // those for whom it does not hold
}

// Inside returns the ids of the respondents for whom the condition of the file holds; none where it has none.
func (f File) Inside() map[string]bool {
	inside := map[string]bool{}
	for i, id := range f.ids {
		if !f.outside[i] {
			inside[id] = true
		}
	}
	return inside
}

// Read reads a file of a wave. The problems are in the order of lines. The context is asked before each part of the work: what gota reads
// at once cannot be given up half way.
func Read(ctx context.Context, file answers.File) (File, data.Problems, error) {
	responses, problems, err := responsesOf(file)
	if err != nil {
		return File{}, nil, err
	}
	var out File
	var ofUnits []data.Problems
	for _, item := range file.Closed() {
		for _, u := range answers.Units(item) {
			if err := ctx.Err(); err != nil {
				return File{}, nil, err
			}
			given, found := responses.answers(u)
			ofUnits = append(ofUnits, found)
			out.Answers = append(out.Answers, given)
		}
	}
	problems = append(problems, responses.route(out.Answers, ofUnits)...)
	if out.outside = answers.MarkOutside(out.Answers, file.Where); out.outside != nil {
		out.ids = responses.column(data.RespondentColumn)
	}
	for _, combination := range file.Combined {
		out.Answers = append(out.Answers, combination.Combine(out.Answers))
	}
	drawn, found := responses.sample(file.Wave.Design)
	if err := drawn.sumDrawn(); err != nil {
		return File{}, nil, fmt.Errorf("read %s: %w", file.Path(), err)
	}
	out.sample = drawn
	problems = append(problems, found...)
	inorder.By(problems, func(a, b data.Problem) int { return a.Line - b.Line })
	return out, problems, nil
}

// responsesOf reads the cells of a file of a wave.
func responsesOf(file answers.File) (*responses, data.Problems, error) {
	name := file.Path()
	source, err := fs.ReadFile(file.Folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, data.Problems{{File: name, Message: answers.AbsentFile}}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	if source, err = uncompress(file, source); err != nil {
		return nil, nil, answers.Unreadable(name, err)
	}
	return readResponses(name, source, file.Columns(), file.Wave)
}

// uncompress returns the text of a file.
func uncompress(file answers.File, source []byte) ([]byte, error) {
	reader := io.Reader(bytes.NewReader(source))
	var err error
	switch {
	case file.Columnar():
		reader, err = columnar.Parquet(bytes.NewReader(source), int64(len(source)), answers.ColumnsWanted(file.Items, file.Wave.Design))
	case file.Compressed():
		reader, err = records.Gzip(file.Path(), reader)
	default:
		return source, nil
	}
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(reader, mostUnpacked+1))
	if err == nil && len(text) > mostUnpacked {
		err = fmt.Errorf("it unpacks to more than %d MB, which is not held in memory; count it with the scan", mostUnpacked>>20)
	}
	return text, err
}

// mostUnpacked is the most text that a packed file may hold to be read into memory.
const mostUnpacked = 512 << 20
