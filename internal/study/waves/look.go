package waves

import (
	"context"
	"errors"

	"spoor/charts"
	"spoor/data"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	"spoor/reports/check"
)

// LookRequest asks what an export holds, read by a codebook that is in the making.
type LookRequest struct {
	Export   exports.Export // its content can seek
	Codebook []byte
}

// Looked is what an export holds, by a codebook.
type Looked struct {
	Codebook data.Codebook
	Wrong    data.Problems // mistakes in the codebook, by which nothing can be read
	Warnings data.Problems // what will cause trouble in it
	Guesses  []draft.Guess
	Checked  check.Checked
	Unknown  []importing.Unknown // answers that are no option
	Columns  []platform.Column
	Used     map[int]string // the item that a column belongs to, by its index
}

// Look reads an export by a codebook, and says what it finds. Nothing is stored.
func Look(ctx context.Context, request LookRequest, listener study.Listener) (Looked, error) {
	looked := Looked{Guesses: draft.Standing(request.Codebook)}
	opened, err := request.Export.Open(listener)
	if err != nil {
		return looked, err
	}
	opened.Describe()
	looked.Columns = opened.Columns()
	codebook, err := data.ParseCodebook("codebook.yaml", request.Codebook, charts.Check)
	if errors.As(err, &looked.Wrong) {
		return looked, nil
	}
	if err != nil {
		return looked, err
	}
	looked.Codebook, looked.Warnings = codebook, importing.Lint("codebook.yaml", codebook)
	importer, err := opened.Importer(codebook, importing.Options{})
	var nothing data.Problems
	if errors.As(err, &nothing) {
		looked.Checked.Found(nothing)
		return looked, nil
	}
	if err != nil {
		return looked, err
	}
	if looked.Checked, err = readAll(ctx, opened, importer); err != nil {
		return looked, err
	}
	looked.Unknown, looked.Used = importer.Unknown(), importer.Used()
	return looked, nil
}
