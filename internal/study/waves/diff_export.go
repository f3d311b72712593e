package waves

import (
	"context"
	"errors"
	"slices"

	"spoor/charts"
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/crosswalk"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/writing"
	"spoor/internal/study"
	"spoor/internal/study/exports"
)

// exportDiff sets a codebook beside an export. What belongs to an item is what an import would take for it; what an answer is that the
// codebook does not have, and whether it is a slip, too. Of items that the import does not find, and of those that are new, a draft of
// a codebook tells what they are.
func exportDiff(ctx context.Context, source study.Source, codebook data.Codebook, export exports.Export) ([]crosswalk.Item, error) {
	lang := languageOf(codebook)
	if err := rewind(export); err != nil {
		return nil, err
	}
	content, err := DraftCodebook(ctx, export, lang, false, source.Listener)
	if err != nil {
		return nil, err
	}
	drafted, err := data.ParseCodebook("codebook.yaml", content, charts.Check)
	if err != nil {
		return nil, study.Unreadable(err)
	}
	if err := rewind(export); err != nil {
		return nil, err
	}
	opened, err := export.Open(study.Listener{})
	if err != nil {
		return nil, err
	}
	looking := exportLook{codebook: codebook, drafted: drafted, columns: opened.Columns(), lang: lang, used: map[int]string{}}
	importer, err := opened.Importer(codebook, importing.Options{})
	var nothing data.Problems
	switch {
	case errors.As(err, &nothing):
	case err != nil:
		return nil, err
	default:
		if _, err := opened.Each(ctx, importer, func(importing.Record) error { return nil }); err != nil {
			return nil, err
		}
		looking.read(importer)
	}
	found := map[string]crosswalk.Found{}
	taken := map[string]bool{} // items of the draft
	for _, item := range codebook.Items {
		if like, is := looking.like(item, taken); is {
			taken[like.ID] = true
			found[item.ID] = looking.found(item, like)
		} else if looking.placed[item.ID] {
			found[item.ID] = crosswalk.Found{Asked: true, Lang: lang, Options: looking.others[item.ID]}
		}
	}
	var unknown []data.Item
	for _, item := range drafted.Items {
		if !taken[item.ID] && looking.itemOf(item) == "" {
			unknown = append(unknown, item)
		}
	}
	return crosswalk.Export(codebook, found, unknown), nil
}

// languageOf is the language in which most questions of a codebook are written, which is that of an export of it too; Dutch where both are.
func languageOf(codebook data.Codebook) data.Lang {
	n := 0
	for _, item := range codebook.Items {
		if item.Text.NL != "" {
			n++
		}
		if item.Text.EN != "" {
			n--
		}
	}
	if n < 0 {
		return data.English
	}
	return data.Dutch
}

// exportLook is an export as an import and a draft see it.
type exportLook struct {
	codebook, drafted data.Codebook
	columns           []platform.Column
	lang              data.Lang
	used              map[int]string      // by the index of a column
	placed            map[string]bool     // items that the import finds
	rows              map[[2]string]bool  // rows of an item that it finds, by the ids of both
	others            map[string][]string // answers that are no option and no slip, by item
	several           map[string]bool     // ratings of which a row has several of them: another scale
	unread            map[string]bool     // items of which more answers have a problem than not
}

// read takes over what an import found.
func (l *exportLook) read(importer *importing.Importer) {
	l.used, l.placed, l.rows = importer.Used(), map[string]bool{}, map[[2]string]bool{}
	l.others, l.several, l.unread = map[string][]string{}, map[string]bool{}, map[string]bool{}
	unknown := map[[2]string][]answers.Unknown{}
	for _, u := range importer.Unknown() {
		unknown[[2]string{u.Item, u.Row}] = append(unknown[[2]string{u.Item, u.Row}], answers.Unknown{Text: u.Text, Times: u.N})
	}
	for _, base := range importer.Bases() {
		given := base.Answered + base.DontKnow + base.Refused
		l.placed[base.Item] = true
		l.rows[[2]string{base.Item, base.Row}] = given+base.Skipped+base.Unusable > 0 // a row without a column was asked of nobody
		l.unread[base.Item] = l.unread[base.Item] || base.Unusable > given
		item, _ := l.codebook.Item(base.Item)
		others := answers.Others(item, unknown[[2]string{base.Item, base.Row}], base.Answered+base.Unusable)
		l.several[item.ID] = l.several[item.ID] || len(others) > 1
		for _, other := range others {
			if !slices.Contains(l.others[item.ID], other.Text) {
				l.others[item.ID] = append(l.others[item.ID], other.Text)
			}
		}
	}
}

// indexes are the columns that headers of a drafted item name, and those of parts of it: within its question, or by their own names.
func (l exportLook) indexes(headers []string, parts ...data.Option) []int {
	var out []int
	for _, column := range l.columns {
		within := slices.Contains(headers, column.Question) || slices.Contains(headers, column.Text)
		is := func(h string) bool {
			return slices.Contains(column.Names(), h) || within && (h == column.Part || h == column.PartCode)
		}
		named := slices.ContainsFunc(parts, func(p data.Option) bool { return slices.ContainsFunc(p.Headers, is) })
		if named || len(parts) == 0 && slices.ContainsFunc(headers, func(h string) bool { return slices.Contains(column.Names(), h) }) {
			out = append(out, column.Index)
		}
	}
	return out
}

// itemOf is the item that a column of a drafted item belongs to; "" for none.
func (l exportLook) itemOf(drafted data.Item) string {
	indexes := l.indexes(drafted.Headers)
	if parts := slices.Concat(drafted.Options, drafted.Rows); len(parts) > 0 {
		indexes = append(indexes, l.indexes(drafted.Headers, parts...)...)
	}
	for _, index := range indexes {
		if l.used[index] != "" {
			return l.used[index]
		}
	}
	return ""
}

// like returns the drafted item that is an item of the codebook: the one with its columns, or where an import finds none the one with
// its id or question.
func (l exportLook) like(item data.Item, taken map[string]bool) (data.Item, bool) {
	for _, drafted := range l.drafted.Items {
		if !taken[drafted.ID] && l.itemOf(drafted) == item.ID {
			return drafted, true
		}
	}
	if l.placed[item.ID] {
		return data.Item{}, false
	}
	names := append([]string{item.ID, item.Text.NL, item.Text.EN}, item.Headers...)
	for _, drafted := range l.drafted.Items {
		same := func(name string) bool {
			return name != "" && (writing.Fold(name) == writing.Fold(drafted.Text.In(l.lang)) || slices.Contains(drafted.Headers, name))
		}
		if !taken[drafted.ID] && l.itemOf(drafted) == "" && slices.ContainsFunc(names, same) {
			return drafted, true
		}
	}
	return data.Item{}, false
}

// found says what the export shows of an item.
func (l exportLook) found(item, like data.Item) crosswalk.Found {
	f := crosswalk.Found{Asked: true, Lang: l.lang, Text: like.Text.In(l.lang), Options: l.others[item.ID]}
	if (item.Kind == data.Number) != (like.Kind == data.Number) && l.unread[item.ID] {
		f.Kind = like.Kind
		return f
	}
	if len(f.Options) > 0 {
		_, f.Unused = l.parts(item, item.Answers(), like, like.Answers())
	}
	if item.Kind == data.Rating && l.several[item.ID] {
		f.Options = nil
		for _, point := range like.Answers() {
			f.Scale = append(f.Scale, point.Label.In(l.lang))
		}
		if len(f.Scale) == 0 {
			f.Options = l.others[item.ID]
		}
	}
	switch {
	case item.Kind == data.Ranking && len(l.indexes(like.Headers, like.Options...)) > 0:
		f.Options, f.Absent = l.parts(item, item.Options, like, like.Options)
	case item.Kind == data.Ranking:
		f.Options, _ = l.parts(item, item.Options, like, like.Options)
	case len(item.Rows) > 0:
		f.Rows, f.Absent = l.parts(item, item.Rows, like, like.Rows)
	case item.Kind == data.Multiple && len(l.indexes(like.Headers, like.Options...)) > 0:
		f.Options, f.Absent = l.parts(item, item.Options, like, like.Options)
	case !l.placed[item.ID] && item.Kind != data.Rating:
		f.Options, _ = l.parts(item, item.Options, like, like.Options)
	}
	return f
}

// parts returns which parts of a draft the codebook does not have, and which of the codebook the draft does not. A part that the import
// found is neither, whatever it is called.
func (l exportLook) parts(item data.Item, known []data.Option, like data.Item, drafted []data.Option) (unknown, absent []string) {
	is := func(a, d data.Option) bool {
		label := writing.Fold(d.Label.In(l.lang))
		names := slices.Concat([]string{a.ID, a.Label.NL, a.Label.EN}, a.Aliases, a.Headers)
		return slices.ContainsFunc(names, func(name string) bool {
			return name != "" && (writing.Fold(name) == label || slices.Contains(d.Headers, name))
		})
	}
	for _, d := range drafted {
		used := len(d.Headers) > 0 && slices.ContainsFunc(l.indexes(like.Headers, d), func(index int) bool { return l.used[index] == item.ID })
		if !used && !slices.ContainsFunc(known, func(a data.Option) bool { return is(a, d) }) {
			unknown = append(unknown, d.Label.In(l.lang))
		}
	}
	for _, a := range known {
		if !l.rows[[2]string{item.ID, a.ID}] && !slices.ContainsFunc(drafted, func(d data.Option) bool { return is(a, d) }) {
			absent = append(absent, a.ID)
		}
	}
	return unknown, absent
}
