package rows

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/linking"
)

// Links reads the link of each respondent of a file, see [linking.Column], by the number that the respondent has; those without one are
// left out, and so is a file without links.
func Links(ctx context.Context, file answers.File, numbers Numbering) (map[int]string, error) {
	opened, err := file.Folder.Open(file.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, data.Problems{{File: file.Path(), Message: answers.AbsentFile}}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file.Path(), err)
	}
	defer opened.Close()
	text, err := plain(file, opened, linking.Column)
	if err != nil {
		return nil, answers.Unreadable(file.Path(), err)
	}
	r, err := newReading(file, text, numbers)
	if err != nil {
		return nil, err
	}
	links := map[int]string{}
	at := slices.Index(r.header, linking.Column)
	for n := 0; at >= 0; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		record, err := r.csv.Read()
		var parse *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return links, nil
		case errors.As(err, &parse):
			continue
		case err != nil:
			return nil, answers.Unreadable(file.Path(), err)
		}
		if len(record) == len(r.header) && record[r.id] != "" && record[at] != "" && !r.first[record[r.id]] {
			r.first[record[r.id]] = true
			links[numbers.of(record[r.id])] = record[at]
		}
	}
	return links, nil
}
