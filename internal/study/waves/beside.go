package waves

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/rows"
)

// FormSAV is the form of SPSS.
const FormSAV = "sav"

// BesideForms are the forms in which the answers of a wave can be stored beside those that are counted.
func BesideForms() []string { return []string{FormSAV} }

// besideFile is the file of answers for SPSS.
const besideFile = "answers." + FormSAV

// beside writes the answers for other programs too, from the file in which they were stored.
func (a waveAdding) beside(ctx context.Context, wave data.Wave) error {
	if a.request.Beside == "" {
		return nil
	}
	file := answers.File{Folder: finished{a.store}, Wave: wave, Of: wave.Files[0], Items: a.items(wave)}
	summary, err := rows.Summarise(ctx, file, rows.Numbering{})
	if err != nil {
		return err
	}
	a.created = append(a.created, besideFile)
	out, err := a.store.Create(a.within(besideFile))
	if err != nil {
		return err
	}
	buffer := bufio.NewWriterSize(out, 1<<16)
	if err := summary.WriteSAV(ctx, buffer, file, rows.Numbering{}, a.codebook.Title.In(a.request.Lang), a.request.Lang); err != nil {
		return fmt.Errorf("write %s: %w", besideFile, err)
	}
	return errors.Join(buffer.Flush(), a.store.Finish())
}

// items are those of the file, as the wave asked them.
func (a waveAdding) items(wave data.Wave) []data.Item {
	asked := a.codebook.AsAsked(wave)
	var out []data.Item
	for _, id := range wave.Files[0].Items {
		item, _ := asked.Item(id) // checked when the wave was read back
		out = append(out, item)
	}
	return out
}

// finished reads the finished files of a store.
type finished struct{ Store }

// Open is part of [fs.FS].
func (f finished) Open(name string) (fs.File, error) {
	file, err := f.Store.Open(name)
	return opened{file}, err
}

// opened is a file that is read from its beginning to its end, and of which nothing else is known.
type opened struct{ io.ReadCloser }

// Stat is part of [fs.File].
func (opened) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }
