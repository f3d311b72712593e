package importing

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/linking"
	"spoor/data/personal"
	"spoor/data/platform"
	"spoor/data/problem"
)

// Options say what is kept of an export.
type Options struct {
	KeepIds bool        // call respondents as the platform does, instead of 1, 2, 3, ...
	Without []string    // items that are not looked for
	Design  data.Design // columns of the export that say how respondents were drawn

	// Link is a column of the export by which respondents of other waves are known again, and Links makes what is stored of a cell of it.
	Link  string
	Links linking.Maker
}

// Record is one respondent.
type Record struct {
	Line  int      // of the export
	Cells []string // as in Header; good until the next record is read
	Texts []Typed  // what the respondent typed; good until the next record is read
}

// Typed is a text that a respondent typed, as the answer to an open item or beside an option.
type Typed struct {
	Item   string
	Option string // empty for an open item
	Text   string
}

// Importer reads the responses of one export as records of a wave.
type Importer struct {
	export   *platform.Export
	file     string
	codebook data.Codebook
	options  Options
	id       platform.Column // that says which response it is
	hasID    bool

	placed    []placed
	order     []int // of placed, each after the one that it depends on
	header    []string
	items     []string
	problems  Problems
	notes     []string
	typed     map[string]int  // answers that were typed in place of an option, by item and option
	revealing map[string]int  // texts with something personal in them, by item
	assumed   map[assumed]int // cells that were taken for missing by their words
	kept      int

	used         map[int]string // the item that a column belongs to
	unknowns     map[unknownText]int
	unknownOrder []unknownText
	typedTexts   map[unknownText]bool // different texts that were typed in place of an option
	slips        []problem.Slip

	drawn    []designColumn
	design   data.Design
	strata   map[string]stratum
	clusters map[string]int // the number of each cluster
	link     linkColumn

	record Record
	picks  []int // for reading one cell
}

// placed is a question, and where its cells stand in a record.
type placed struct {
	question
	item      data.Item
	from, to  int
	base      Base
	state     data.State // of the respondent that is read
	condition int        // the placed question that this one depends on; -1 without one, or when that is not in the export
	option    string     // what must be chosen there
}

// Open finds the columns of each item. The error is a data.Problems when nothing of the codebook is in the export.
func Open(file string, export *platform.Export, codebook data.Codebook, o Options) (*Importer, error) {
	i := &Importer{export: export, file: file, codebook: codebook, options: o, header: []string{data.RespondentColumn}, typed: map[string]int{}, revealing: map[string]int{}, assumed: map[assumed]int{}, clusters: map[string]int{}, strata: map[string]stratum{}, unknowns: map[unknownText]int{}, typedTexts: map[unknownText]bool{}}
	for _, id := range o.Without {
		if _, known := codebook.Item(id); !known {
			return nil, fmt.Errorf("there is no item %q to do without; the codebook has %s", id, strings.Join(codebook.ItemIDs(), ", "))
		}
	}
	if err := i.findID(); err != nil {
		return nil, err
	}
	if err := i.findDesign(); err != nil {
		return nil, err
	}
	if err := i.findLink(); err != nil {
		return nil, err
	}
	f := &finder{importer: i, used: map[int]string{}}
	f.all()
	i.used = f.used
	if len(i.placed) == 0 {
		problems := data.Problems{}
		for _, group := range i.problems.Groups() {
			problems = append(problems, group.Problem)
		}
		return nil, append(problems, data.Problem{File: file, Message: "holds no item of the codebook; is this its survey? See spoor codebook init for a codebook of this file"})
	}
	for k := range i.placed {
		i.condition(&i.placed[k])
	}
	i.order = answers.AfterConditions(len(i.placed), func(k int) data.Item { return i.placed[k].item })
	i.record.Cells = make([]string, len(i.header))
	return i, nil
}

// findID finds the column that says which response it is: the platform's, or that of a file that is a wave already.
func (i *Importer) findID() error {
	if i.id, i.hasID = i.export.Respondents(); i.hasID {
		if i.options.KeepIds && i.id.Role == platform.Personal {
			return data.Problems{{File: i.file, Column: i.id.Name, Message: fmt.Sprintf("holds the ids and says who the respondent is by %s; leave out --keep-ids, and respondents are numbered", i.id.Why)}}
		}
		return nil
	}
	if i.options.KeepIds {
		return data.Problems{{File: i.file, Message: "has no column of respondent ids to keep; leave out --keep-ids"}}
	}
	return nil
}

func (i *Importer) condition(p *placed) {
	p.condition = -1
	target, option, found := strings.Cut(p.item.AskedIf, ".")
	for k, other := range i.placed {
		if found && other.item.ID == target {
			p.condition, p.option = k, option
		}
	}
}

// Header returns the names of the columns of a record.
func (i *Importer) Header() []string { return i.header }

// Items returns the ids of the items that have cells in a record, in codebook order.
func (i *Importer) Items() []string { return i.items }

// Used returns the items that columns of the export belong to, by the index of the column.
func (i *Importer) Used() map[int]string { return i.used }

// Problems returns what is wrong so far, with the columns and with the responses.
func (i *Importer) Problems() *Problems { return &i.problems }

// Kept returns how many records were read.
func (i *Importer) Kept() int { return i.kept }

// Bases returns for each item, or row of it, how many respondents are in its base so far.
func (i *Importer) Bases() []Base {
	bases := make([]Base, len(i.placed))
	for k, p := range i.placed {
		bases[k] = p.base
	}
	return bases
}

// Notes returns what was guessed and what the reader of the result should know.
func (i *Importer) Notes() []string {
	notes := slices.Concat(i.notes, i.lonely(), i.linkNotes(), i.assumptions(), i.noteTexts())
	for _, name := range slices.Sorted(maps.Keys(i.typed)) {
		notes = append(notes, fmt.Sprintf("%s counts %s that respondents typed in place of an option", name, count(i.typed[name], "answer")))
	}
	return notes
}

// Next returns the next respondent, and io.EOF after the last one. Problems of a response are collected; an error is about
// the file as a whole.
func (i *Importer) Next(ctx context.Context) (Record, error) {
	for {
		if err := ctx.Err(); err != nil {
			return Record{}, err
		}
		response, err := i.export.Next()
		var found *problem.Problem
		switch {
		case errors.As(err, &found) && found.Severity != problem.Fatal:
			i.problems.Add(*found)
			continue
		case found != nil:
			return Record{}, data.Problems{*found}
		case err != nil:
			return Record{}, err
		}
		if record, ok := i.read(response); ok {
			return record, nil
		}
	}
}

func (i *Importer) read(r platform.Response) (Record, bool) {
	i.record.Line, i.record.Texts = r.Line, i.record.Texts[:0]
	if !i.readDesign(r) {
		return Record{}, false
	}
	name, ok := i.name(r)
	if !ok {
		return Record{}, false
	}
	i.record.Cells[0] = name
	i.readLink(r)
	for k := range i.placed {
		p := &i.placed[k]
		p.state = p.read(i, r, i.record.Cells[p.from:p.to])
	}
	for _, k := range i.order {
		p := &i.placed[k]
		if p.condition >= 0 && !i.chosen(p) && (p.state == data.Skipped || i.placed[p.condition].state != data.Unusable) {
			if p.state == data.Answered {
				i.problems.Add(data.Problem{File: i.file, Line: r.Line, Column: p.base.Name(), Message: answers.NotAskedThis(p.item)})
			}
			if p.state != data.Skipped { // a blank cell is read as not asked when the wave is counted
				fill(i.record.Cells[p.from:p.to], data.NotAsked)
			}
			p.state = data.NotAsked
		}
	}
	for k := range i.placed {
		i.placed[k].base.add(i.placed[k].state)
	}
	return i.record, true
}

// name returns what the respondent is called, unless the response stands twice.
func (i *Importer) name(r platform.Response) (string, bool) {
	id := ""
	if i.hasID {
		id = r.Text(i.id.Index)
	}
	if r.Before > 0 {
		which := quoted(id)
		if i.id.Role == platform.Personal {
			which = "of the same person"
		}
		i.problem(r, i.id, "response %s stands on line %d already; this one is left out", which, r.Before)
		return "", false
	}
	if i.options.KeepIds && id == "" {
		i.problem(r, i.id, "the id is blank; the response is left out")
		return "", false
	}
	i.kept++
	if i.options.KeepIds {
		return id, true
	}
	return fmt.Sprint(i.kept), true
}

// chosen reports whether the respondent chose the option that an item depends on.
func (i *Importer) chosen(p *placed) bool {
	on := i.placed[p.condition]
	if on.state != data.Answered {
		return false
	}
	if on.item.Kind != data.Multiple {
		return i.record.Cells[on.from] == p.option
	}
	for k, option := range on.item.Options {
		if option.ID == p.option {
			return i.record.Cells[on.from+k] == "1"
		}
	}
	return false
}

func (i *Importer) problem(r platform.Response, column platform.Column, format string, args ...any) {
	i.problems.Add(data.Problem{File: i.file, Line: r.Line, Column: column.Name, Message: fmt.Sprintf(format, args...)})
}

// once adds a note that is not there yet.
func (i *Importer) once(note string) {
	if !slices.Contains(i.notes, note) {
		i.notes = append(i.notes, note)
	}
}

// typedOther counts a text that was typed in place of an option.
func (i *Importer) typedOther(item data.Item, option data.Option, text string) {
	i.typed[item.ID+"."+option.ID]++
	key := unknownText{item.ID, "", text}
	if len(text) <= unknownLetter && len(i.typedTexts) < maxUnknown && !i.typedTexts[key] {
		i.typedTexts[key] = true
		i.slip(answers.Slip(item, text))
	}
}

func (i *Importer) text(item, option, text string) {
	if text = strings.TrimSpace(text); text != "" {
		i.record.Texts = append(i.record.Texts, Typed{item, option, text})
		if personal.Within(text) != personal.None {
			i.revealing[item]++
		}
	}
}
