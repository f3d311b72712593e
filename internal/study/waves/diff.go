package waves

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/crosswalk"
	"spoor/data/edit"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	written "spoor/reports/waves"
)

// proposalFile holds what is proposed for a wave that is not stored yet, until it is.
const proposalFile = "proposal.yaml"

// DiffRequest asks how one questionnaire differs from another.
type DiffRequest struct {
	From   string          // id of the earlier wave; "" for the codebook itself
	To     string          // id of the later wave
	Export *exports.Export // instead of a later wave; its content can seek

	Write bool   // what is proposed of the later wave
	ID    string // of the wave that the export is or will be, where that is written
}

// Diff sets two questionnaires side by side: those of two waves, or that of an export beside the codebook or an earlier wave. With Write
// what is proposed goes into the wave.yaml of the later one; for an export that is no wave yet into a file that [Add] reads when it
// stores the wave. Each proposal has a comment that says what to confirm.
func Diff(ctx context.Context, source study.Source, request DiffRequest, store Store) (written.Diff, error) {
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return written.Diff{}, err
	}
	from := data.Wave{Files: []data.WaveFile{{Items: survey.Codebook.ItemIDs()}}}
	if request.From != "" {
		if from, err = survey.Wave(request.From); err != nil {
			return written.Diff{}, study.Refused{Err: err}
		}
	}
	diff := written.Diff{From: request.From, To: request.To}
	id := request.To
	if request.Export == nil {
		to, err := survey.Wave(request.To)
		if err != nil || request.To == "" {
			return diff, study.Refused{Err: errors.Join(err, missingID(request.To))}
		}
		if from.ID == to.ID {
			return diff, study.Refuse("%s is one wave; name two, or an export", to.ID)
		}
		diff.Items = crosswalk.Waves(survey.Codebook, from, to)
	} else {
		diff.To, id = filepath.Base(request.Export.Name), request.ID
		if diff.Items, err = exportDiff(ctx, source, survey.Codebook.AsAsked(from), *request.Export); err != nil {
			return diff, err
		}
	}
	if !request.Write {
		return diff, nil
	}
	switch {
	case request.Export != nil && request.From != "":
		return diff, study.Refuse("--write: what a wave.yaml says of items is by the codebook; leave out %s", request.From)
	case id == "":
		return diff, study.Refuse("--id: give the id of the wave that this export is, or will be, such as --id 2026")
	}
	return writeProposal(source, survey.Survey, id, diff, store)
}

// writeProposal writes what is proposed.
func writeProposal(source study.Source, survey *data.Survey, id string, diff written.Diff, store Store) (written.Diff, error) {
	proposals := proposed(diff.Items)
	if len(proposals) == 0 {
		return diff, nil
	}
	writing := storeWave(source, store, survey, id)
	name, old := waveFile, data.Wave{ID: id, Provenance: data.Observed, Files: []data.WaveFile{{Name: answersFile(FormCSV), Items: survey.Codebook.ItemIDs()[:1]}}}
	content := []byte("# How this wave asked items in another way. Confirm each guess, or change it, and take its comment away;\n# then: spoor wave add\n")
	if writing.old == nil {
		if err := readsBack(old, survey.Codebook); err != nil {
			return diff, err
		}
		if _, err := fs.Stat(source.Files, writing.within(proposalFile)); err == nil {
			return diff, fmt.Errorf("%s is there already, and may have been confirmed; take it away for a new one. Nothing was written", path.Join(writing.place(), proposalFile))
		}
		name = proposalFile
	} else {
		old = *writing.old
		var err error
		if content, err = fs.ReadFile(source.Files, writing.within(waveFile)); err != nil {
			return diff, err
		}
	}
	text, err := edit.Items(content, old, proposals)
	if err != nil {
		return diff, err
	}
	if err := proposalReads(name, text, old, survey.Codebook); err != nil {
		return diff, err
	}
	if err := writing.put(name, text); err != nil {
		return diff, err
	}
	diff.File, diff.Written = path.Join(writing.place(), name), len(proposals)
	return diff, store.Commit()
}

// proposalReads reports why what is proposed cannot be read back.
func proposalReads(name string, text []byte, old data.Wave, codebook data.Codebook) error {
	if name == waveFile {
		_, err := data.ParseWave(name, text, codebook)
		return err
	}
	_, err := readProposal(name, text, old, codebook)
	return err
}

// proposed is what is proposed of items, with what to confirm of each.
func proposed(items []crosswalk.Item) []edit.Proposed {
	var all []edit.Proposed
	for _, item := range items {
		p := item.Proposal
		if p == nil {
			continue
		}
		comments := map[string]string{}
		confirm := func(key string, there bool, format string, args ...any) {
			if there {
				comments[key] = "guess: " + fmt.Sprintf(format, args...) + "; confirm"
			}
		}
		confirm("text", p.Text != data.Text{}, "the header of the export is the question as it was asked")
		confirm("rows", len(p.Rows) > 0, "all rows of this wave, those without a column left out")
		confirm("options", len(p.Options) > 0 && item.Change == data.OptionsChanged, "all options of this wave; take away those that it did not offer")
		confirm("scale", len(p.Scale) > 0 && item.Change == crosswalk.OtherScale, "all points of this wave, from worst to best; points that nobody chose are not in the export")
		confirm("bridge", len(p.Bridge) > 0, "%s", bases(p))
		all = append(all, edit.Proposed{WaveItem: p.WaveItem, Comments: comments})
	}
	return all
}

// bases says by what each answer of a bridge was found, and which answers stand for none.
func bases(p *crosswalk.Proposal) string {
	says := map[crosswalk.Basis]string{crosswalk.ByLabel: "has the same label as", crosswalk.Near: "is worded nearly as"}
	var parts []string
	for _, option := range slices.Concat(p.Options, p.Scale) {
		if basis, found := p.Basis[option.ID]; found {
			parts = append(parts, fmt.Sprintf("%s %s %s", option.ID, says[basis], p.Bridge[option.ID][0]))
		}
	}
	if len(p.Alone) > 0 {
		parts = append(parts, "nothing tells what "+strings.Join(p.Alone, ", ")+" would stand for")
	}
	return strings.Join(parts, "; ")
}

// rewind goes back to the beginning of an export.
func rewind(export exports.Export) error {
	content, ok := export.Content.(io.Seeker)
	if !ok {
		return OnceOnly(export.Name)
	}
	_, err := content.Seek(0, io.SeekStart)
	return err
}
