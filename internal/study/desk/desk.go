// Package desk answers what the page in a browser asks, one request after another: a screen with what was filled in on it comes in as JSON,
// and the screen as HTML goes out, with texts for its parts and files to save. It is what the command does, by the same calls.
package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/forms"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// Version of requests and answers; a page and its engine are of one.
const Version = 1

// Request is what the page asks.
type Request struct {
	Version int         `json:"version"`
	ID      int         `json:"id"` // comes back with the answer
	Screen  string      `json:"screen"`
	Lang    data.Lang   `json:"lang"`
	Form    screen.Form `json:"form"`
	Typing  bool        `json:"typing"` // only what follows from the fields is asked, not the screen
	Sent    bool        `json:"sent"`   // the form was sent, so that what is wrong in it is said
	Frame   bool        `json:"frame"`  // what stands around the screens is asked as well: another language
	Do      string      `json:"do"`     // a file to save, such as item.csv
	Act     string      `json:"act"`    // what is changed before the screen is shown, such as a guess that is confirmed
	Value   string      `json:"value"`  // what it is changed to
}

// File is a file that was opened in the page.
type File struct {
	Name    string
	Content []byte
}

// Answer is what the page shows.
type Answer struct {
	Version int               `json:"version"`
	ID      int               `json:"id"`
	Title   string            `json:"title,omitempty"`
	HTML    string            `json:"html,omitempty"`
	Before  string            `json:"before,omitempty"`
	After   string            `json:"after,omitempty"`
	Parts   map[string]string `json:"parts,omitempty"`   // texts, by the id of where they stand
	Invalid []string          `json:"invalid,omitempty"` // ids of fields that are wrong
	Files   []Download        `json:"files,omitempty"`
	Form    screen.Form       `json:"form,omitempty"` // fields that became different
}

// Download is a file to save.
type Download struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Content string `json:"content,omitempty"`
	Packed  []byte `json:"packed,omitempty"` // in place of content, of a file that is no text
}

// types are what browsers call the forms of files.
var types = map[string]string{".html": "text/html;charset=utf-8", ".csv": "text/csv;charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}

// download is a file to save, of the type that its name ends in.
func download(name string, content []byte) Download {
	d := Download{Name: name, Type: types[path.Ext(name)]}
	if forms.Binary(strings.TrimPrefix(path.Ext(name), ".")) {
		d.Packed = content
	} else {
		d.Content = string(content)
	}
	return d
}

// Desk answers requests on one wave.
type Desk struct {
	study     *study.Study
	tables    []analysis.Table
	sectors   map[data.Lang]screen.Sector // without the decisions
	decisions func() ([]claims.Decision, error)
	version   string
}

// New makes ready to answer requests on a wave; version is that of the program. Claims are decided when a screen first shows them.
func New(ctx context.Context, s *study.Study, version string) (*Desk, error) {
	d := &Desk{study: s, version: version, sectors: map[data.Lang]screen.Sector{}}
	var err error
	if d.tables, err = s.Tables(ctx, analysis.DefaultOptions()); err != nil {
		return nil, err
	}
	d.decisions = sync.OnceValues(func() ([]claims.Decision, error) {
		decided, err := s.Claims(ctx, study.ClaimsRequest{Options: analysis.DefaultOptions()})
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, study.ErrHiddenCounts) {
			return nil, nil
		}
		return decided.Decisions, err
	})
	var title data.Text
	if s.Source.Files != nil {
		title = s.Survey.Codebook.Title
	}
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		d.sectors[lang] = screen.Sector{Lang: lang, Title: title, Wave: s.Wave, Items: s.Codebook.Items, Tables: d.tables, External: s.External(), Version: version}
	}
	return d, nil
}

// Sector is what the screens are made of in a language.
func (d *Desk) Sector(lang data.Lang) (sector screen.Sector, err error) {
	sector = d.sectors[lang]
	sector.Decisions, err = d.decisions()
	return sector, err
}

// Answer answers a request in JSON by an answer in JSON. Whatever happens there is an answer; a request that cannot be carried out is
// answered by a screen that says why.
func (d *Desk) Answer(ctx context.Context, request []byte, files []File) []byte {
	var r Request
	var answer Answer
	if err := json.Unmarshal(request, &r); err != nil || r.Version != Version {
		answer.Title, answer.HTML = d.sectors[data.Dutch].Failed(fmt.Sprintf("%v", cmp.Or(err, errVersion)))
	} else {
		if d.sectors[r.Lang].Lang == "" {
			r.Lang = data.Dutch
		}
		answer = d.answer(ctx, r, files)
	}
	answer.Version, answer.ID = Version, r.ID
	out, err := json.Marshal(answer)
	if err != nil {
		panic(err) // texts and numbers
	}
	return out
}

var errVersion = errors.New("the page and its engine are of different releases")

func (d *Desk) answer(ctx context.Context, r Request, files []File) (answer Answer) {
	ask := asking{d, ctx, d.sectors[r.Lang], r, files}
	defer func() {
		if fault := recover(); fault != nil {
			answer = Answer{}
			answer.Title, answer.HTML = ask.sector.Failed(fmt.Sprint(fault))
		}
		if r.Frame {
			answer.Before, answer.After = ask.sector.Frame()
		}
	}()
	err := ask.screen(&answer)
	if err != nil {
		answer = Answer{}
		answer.Title, answer.HTML = ask.sector.Failed(ask.inWords(err.Error()))
	}
	if answer.Title != "" {
		answer.Title = ask.sector.Name(answer.Title)
	}
	return answer
}

// asking is one request on its way.
type asking struct {
	*Desk
	ctx    context.Context
	sector screen.Sector
	Request
	files []File
}

// undecided are the screens on which no decision on the claims of the survey stands: they need not wait for those.
var undecided = []string{"search", "compare", "file", "result", "share", "pool", "wave", "plan", "evaluate", "audit"}

func (a *asking) screen(answer *Answer) error {
	name, rest, _ := strings.Cut(a.Screen, "/")
	if a.Frame || !slices.Contains(undecided, name) {
		var err error
		if a.sector, err = a.Sector(a.Lang); err != nil {
			return err
		}
	}
	switch name {
	case "item":
		return a.item(rest, answer)
	case "claims":
		answer.Title, answer.HTML = a.sector.Claims(a.Form["verdict"])
		return nil
	case "search":
		answer.Title, answer.HTML = a.sector.Search(a.Form["q"])
		return nil
	case "compare":
		return a.compare(answer)
	case "file":
		answer.Title, answer.HTML = a.sector.Choose(a.Form, "", nil, nil)
		return nil
	case "result":
		return a.result(answer)
	case "share":
		return a.share(answer)
	case "pool":
		return a.pool(answer)
	case "wave":
		return a.wave(answer)
	case "plan":
		return a.plan(answer)
	case "evaluate":
		return a.evaluate(answer)
	case "audit":
		return a.audit(answer)
	}
	answer.Title, answer.HTML = a.sector.Start()
	return nil
}

func (a asking) compare(answer *Answer) error {
	filled := a.sector.Fill(a.Form, !a.Sent)
	for _, wrong := range filled.Wrong {
		answer.Invalid = append(answer.Invalid, wrong.Field)
	}
	answer.Parts = filled.Parts
	if a.Typing {
		return nil
	}
	said := filled.Wrong
	if !a.Sent {
		said = nil
	}
	answer.Title, answer.HTML = a.sector.Compare(a.Form, said)
	return nil
}

// options are the usual ones at the level that was chosen.
func (a asking) options() (analysis.Options, error) {
	options := analysis.DefaultOptions()
	if a.Form["level"] == "" {
		return options, nil
	}
	level, err := strconv.ParseFloat(a.Form["level"], 64)
	options.Level = level
	return options, err
}
