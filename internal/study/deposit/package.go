package deposit

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count/rows"
	"spoor/internal/study"
	"spoor/reports/archive"
)

// Request asks for the package of a wave.
type Request struct {
	Lang          data.Lang
	Version       string // of the program
	AggregateOnly bool   // answers of respondents do not leave
}

var (
	onlyCounts = data.Text{NL: "De antwoorden van respondenten zitten niet in dit pakket, alleen aantallen.", EN: "The answers of respondents are not in this package, only counts."}
	protected  = data.Text{
		NL: "De antwoorden van respondenten zitten niet in dit pakket: kleine aantallen zijn verborgen, en wie de antwoorden heeft kan ze tellen.",
		EN: "The answers of respondents are not in this package: small counts are hidden, and whoever has the answers can count them.",
	}
	noAnswers = data.Text{NL: "Van deze golf zijn er geen antwoorden van respondenten, alleen aantallen.", EN: "This wave has no answers of respondents, only counts."}
	elsewhere = data.Text{NL: "De antwoorden van respondenten staan in een database en zitten niet in dit pakket.", EN: "The answers of respondents are in a database, and not in this package."}
)

// Package makes every file of the package of a wave: its answers, unless they may not leave, descriptions, a report, and checksums last.
// The same survey, options and version give the same bytes.
func Package(ctx context.Context, s *study.Study, request Request) ([]study.File, error) {
	made := archive.Deposit{Lang: request.Lang, Version: request.Version, Codebook: s.Codebook, Wave: s.Wave, About: s.Survey.Codebook.Archive.Of(s.Wave.Archive), Hidden: string(s.Preset)}
	made.Withheld = withheld(s, request)
	var files []archive.File
	if made.Withheld == (data.Text{}) {
		answers, err := withAnswers(ctx, s, &made)
		if err != nil {
			return nil, err
		}
		files = answers
	} else {
		s.Source.Listener.Say("note: %s", made.Withheld.In(data.English))
	}
	report, err := s.Report(ctx, study.ReportRequest{Options: analysis.DefaultOptions(), Lang: request.Lang, Formats: study.ReportFormats(), Version: request.Version})
	if err != nil {
		return nil, err
	}
	for _, file := range report.Files {
		files = append(files, archive.File{Name: path.Join("report", file.Name), Content: file.Content})
	}
	_, codebook, err := s.Source.Beside("codebook.yaml")
	if err != nil {
		return nil, fmt.Errorf("read codebook.yaml: %w", err)
	}
	return complete(made, append(files, archive.File{Name: "codebook.yaml", Content: codebook}))
}

// withheld says why answers stay behind; nothing where they do not.
func withheld(s *study.Study, request Request) data.Text {
	switch {
	case s.Preset != "":
		return protected
	case request.AggregateOnly:
		return onlyCounts
	case len(s.Wave.Sources) > 0:
		return elsewhere
	case len(s.Wave.Files) == 0:
		return noAnswers
	}
	return data.Text{}
}

// withAnswers writes the answers of each file of the wave, and the data dictionary.
func withAnswers(ctx context.Context, s *study.Study, made *archive.Deposit) ([]archive.File, error) {
	var files []archive.File
	var problems data.Problems
	numbers := rows.Numbering{}
	for _, of := range s.Wave.Files {
		file := s.Survey.File(s.Wave, of)
		summary, err := rows.Summarise(ctx, file, numbers)
		var found data.Problems
		if errors.As(err, &found) {
			problems = append(problems, found...)
			continue
		}
		if err != nil {
			return nil, err
		}
		answers := archive.Answers{Name: stem(of.Name), Summary: summary}
		var csv, sav bytes.Buffer
		if err := summary.WriteCSV(ctx, &csv, file, numbers); err != nil {
			return nil, err
		}
		if err := summary.WriteSAV(ctx, &sav, file, numbers, made.Title(made.Lang), made.Lang); err != nil {
			return nil, fmt.Errorf("write %s: %w", answers.SAV(), err)
		}
		made.Answers = append(made.Answers, answers)
		files = append(files, archive.File{Name: answers.CSV(), Content: csv.Bytes()}, archive.File{Name: answers.SAV(), Content: sav.Bytes()})
	}
	if len(problems) > 0 {
		return nil, study.Unusable{Err: problems}
	}
	dictionary, err := made.Dictionary()
	if err != nil {
		return nil, err
	}
	return append(files, archive.File{Name: archive.DictionaryName, Content: dictionary}, archive.File{Name: archive.DictionaryPageName, Content: made.DictionaryPage()}), nil
}

// stem is the name of a file without what its ending says.
func stem(name string) string {
	name = strings.TrimSuffix(name, ".gz")
	return strings.TrimSuffix(name, path.Ext(name))
}

// complete adds the descriptions, the list of what is missing and the checksums.
func complete(made archive.Deposit, files []archive.File) ([]study.File, error) {
	files = append(files, archive.File{Name: archive.QuestionnaireName, Content: made.Questionnaire()}, archive.File{Name: archive.LicenceName, Content: made.Terms()})
	made.Files = slices.DeleteFunc(slices.Clone(files), func(f archive.File) bool { return strings.HasPrefix(f.Name, "data/") })
	described, err := made.DataCite()
	if err != nil {
		return nil, err
	}
	files = append(files, archive.File{Name: archive.DDIName, Content: made.DDI()}, archive.File{Name: archive.DataCiteName, Content: described})
	missing, err := archive.Missing(files)
	if err != nil {
		return nil, err
	}
	files = append(files, archive.File{Name: archive.TodoName, Content: made.Todo(missing)}, archive.File{Name: archive.ReadmeName, Content: made.Readme()})
	frictionless, err := made.DataPackage(files)
	if err != nil {
		return nil, err
	}
	files = append(files, archive.File{Name: archive.DataPackageName, Content: frictionless})
	slices.SortFunc(files, func(a, b archive.File) int { return strings.Compare(a.Name, b.Name) })
	files = append(files, archive.File{Name: archive.ChecksumsName, Content: archive.Checksums(files)})
	out := make([]study.File, len(files))
	for i, file := range files {
		out[i] = study.File(file)
	}
	return out, nil
}

// Zip packs files, in their order and at no moment of a clock.
func Zip(files []study.File) ([]byte, error) {
	var packed bytes.Buffer
	writer := zip.NewWriter(&packed)
	for _, file := range files {
		into, err := writer.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := into.Write(file.Content); err != nil {
			return nil, err
		}
	}
	err := writer.Close()
	return packed.Bytes(), err
}
