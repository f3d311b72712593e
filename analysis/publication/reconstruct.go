package publication

import (
	"bytes"
	"context"
	"fmt"

	"spoor/analysis/audit"
	"spoor/data"
	"spoor/internal/spreadsheet"
)

// File is one file of a reconstructed wave.
type File struct {
	Name    string
	Content []byte
}

// Reconstruct makes the files of a wave whose tallies are the counts that the publication stands for: one CSV of
// respondents an item, and wave.yaml.
//
// The margins are the publication's. Which answers go together is an invention, so the respondents of one file have ids
// that occur in no other. The same publication gives the same bytes.
func Reconstruct(ctx context.Context, codebook data.Codebook, publication data.Publication) ([]File, error) {
	figures, err := Audit(ctx, codebook, publication)
	if err != nil {
		return nil, err
	}
	wave := publication.Wave
	wave.Provenance = data.Reconstructed
	wave.Respondents = publication.Respondents
	var files []File
	for _, item := range codebook.Items {
		var parts []Figure
		for _, figure := range figures {
			if figure.Item.ID == item.ID {
				parts = append(parts, figure)
				wave.Notes = append(wave.Notes, waveNotes(figure)...)
			}
		}
		if len(parts) == 0 {
			continue
		}
		content, err := respondents(item, parts)
		if err != nil {
			return nil, fmt.Errorf("reconstruct %s: %w", item.ID, err)
		}
		name := item.ID + ".csv"
		files = append(files, File{name, content})
		wave.Files = append(wave.Files, data.WaveFile{Name: name, Items: []string{item.ID}})
	}
	addMeans(&wave, codebook, publication)
	description, err := wave.YAML()
	if err != nil {
		return nil, err
	}
	return append(files, File{"wave.yaml", description}), nil
}

func waveNotes(figure Figure) []data.WaveNote {
	var notes []data.WaveNote
	for _, text := range figure.Notes() {
		notes = append(notes, data.WaveNote{Item: figure.Item.ID, Row: figure.Row, Text: text})
	}
	return notes
}

// addMeans takes over the printed means, at the number of respondents: no base is printed with them.
func addMeans(wave *data.Wave, codebook data.Codebook, publication data.Publication) {
	for _, means := range publication.Means {
		item, _ := codebook.Item(means.Item)
		for _, row := range rowIDs(item) {
			if mean, printed := means.Printed[row]; printed {
				wave.Means = append(wave.Means, data.PrintedMean{Item: item.ID, Row: row, N: publication.Respondents, Mean: mean})
			}
		}
		wave.Notes = append(wave.Notes, data.WaveNote{Item: item.ID, Text: data.Text{
			NL: fmt.Sprintf("De publicatie vermeldt alleen gemiddelden, zonder basis. Er is gerekend met alle %d respondenten; hebben minder respondenten geantwoord, dan zijn de intervallen breder.", publication.Respondents),
			EN: fmt.Sprintf("The publication prints means only, without a base. All %d respondents are taken as the base; if fewer answered, the intervals are wider.", publication.Respondents),
		}})
		if rest := means.Rest(); means.Parts && rest > 0 {
			wave.Notes = append(wave.Notes, data.WaveNote{Item: item.ID, Text: data.Text{
				NL: fmt.Sprintf("De vermelde aandelen tellen op tot %v%%; wat de overige %v%% is, zegt de publicatie niet.", 100-rest, rest),
				EN: fmt.Sprintf("The shares that are printed add to %v%%; the publication does not say what the other %v%% is.", 100-rest, rest),
			}})
		}
	}
}

// respondents deals the answers of one item out and writes them as CSV: a row a respondent, the largest base of any row
// of the battery; whoever comes after the base of a row left that row blank.
func respondents(item data.Item, parts []Figure) ([]byte, error) {
	columns := item.Columns()
	if item.Kind != data.Multiple && len(parts) != len(columns) {
		return nil, fmt.Errorf("the publication prints %d of the %d rows; print all of a battery", len(parts), len(columns))
	}
	largest := 0
	cells := make([][]string, len(columns)) // by column, then respondent
	for p, figure := range parts {
		counts, base, err := figure.Counts()
		if err != nil {
			return nil, err
		}
		limit := 1
		if item.Kind == data.Multiple {
			limit = item.MaxPicks
		}
		dealt, err := audit.Deal(counts, base, limit)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", figure.Table.ID, err)
		}
		largest = max(largest, base)
		if item.Kind == data.Multiple {
			cells = ticks(dealt, len(columns))
		} else {
			cells[p] = choices(dealt, item.Answers())
		}
	}
	var text bytes.Buffer
	records := [][]string{append([]string{data.RespondentColumn}, columns...)}
	for i := range largest {
		record := []string{fmt.Sprintf("%s-%02d", item.ID, i+1)}
		for _, column := range cells {
			cell := ""
			if i < len(column) {
				cell = column[i]
			}
			record = append(record, cell)
		}
		records = append(records, record)
	}
	if err := spreadsheet.NewWriter(&text).WriteAll(records); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

func ticks(dealt [][]int, options int) [][]string {
	cells := make([][]string, options)
	for k := range cells {
		cells[k] = make([]string, len(dealt))
		for i := range cells[k] {
			cells[k][i] = "0"
		}
	}
	for i, picks := range dealt {
		for _, k := range picks {
			cells[k][i] = "1"
		}
	}
	return cells
}

func choices(dealt [][]int, options []data.Option) []string {
	cells := make([]string, len(dealt))
	for i, picks := range dealt {
		cells[i] = options[picks[0]].ID
	}
	return cells
}
