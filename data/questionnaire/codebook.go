package questionnaire

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
)

// Drafted is a codebook that was made of a questionnaire and the answers to it.
type Drafted struct {
	YAML     []byte
	Notes    []string      // what was passed over, and why
	Problems data.Problems // answers that the questionnaire contradicts; then there is no codebook
}

// Draft makes a codebook of a questionnaire for an export of the answers to it, and reads all of these. Each is called after each response.
func (q Questionnaire) Draft(ctx context.Context, export *platform.Export, answers string, lang data.Lang, each func()) (Drafted, error) {
	var d Drafted
	var all []placed
	taken := map[string]bool{data.RespondentColumn: true}
	used := map[int]bool{}
	for _, question := range looped(q.Questions, export) {
		p := place(question, export)
		columns := p.columns()
		if len(columns) == 0 {
			d.Notes = append(d.Notes, fmt.Sprintf("%s is in %s, and no column holds it", question.Code, q.Name))
			continue
		}
		for _, column := range columns {
			used[column.Index] = true
		}
		if p.repeats != nil {
			used[p.repeats.Index] = true
		}
		p.drop(&d, q.Name)
		p.id = identifier(taken, question.Code, "item")
		all = append(all, p)
	}
	if len(all) == 0 {
		d.Problems = data.Problems{{File: q.Name, Message: fmt.Sprintf("is not the questionnaire of %s: none of its %d questions has a column there", answers, len(q.Questions))}}
		return d, nil
	}
	for _, column := range export.Columns {
		if column.Role == platform.Answer && !used[column.Index] {
			d.Notes = append(d.Notes, fmt.Sprintf("column %q is of no question in %s, and left out", column.Name, q.Name))
		}
	}
	s := &seen{file: answers, questionnaire: q.Name, problems: map[int]data.Problems{}, times: map[string]int{}, low: map[string]*float64{}, high: map[string]*float64{}}
	if err := read(ctx, export, all, s, each); err != nil {
		return d, err
	}
	if d.Problems = s.all(); len(d.Problems) > 0 {
		return d, nil
	}
	var err error
	d.YAML, err = q.yaml(all, export, s, answers, lang, &d)
	return d, err
}

// drop leaves out the rows of a battery that no column holds.
func (p *placed) drop(d *Drafted, file string) {
	if p.Kind != data.Rating && (p.Kind != data.Number || p.parts == nil) {
		return
	}
	var rows []Choice
	var parts []*platform.Column
	for i, row := range p.Rows {
		if p.parts[i] == nil {
			d.Notes = append(d.Notes, fmt.Sprintf("row %s of %s is in %s, and no column holds it", row.Code, p.Code, file))
			continue
		}
		rows, parts = append(rows, row), append(parts, p.parts[i])
	}
	p.Rows, p.parts = rows, parts
}

// identifier makes an id of a text that taken does not have yet.
func identifier(taken map[string]bool, text, otherwise string) string {
	id := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(text)), "_")
	for strings.Contains(id, "__") {
		id = strings.ReplaceAll(id, "__", "_")
	}
	id = strings.Trim(id[:min(len(id), 45)], "_")
	switch {
	case id == "":
		id = otherwise
	case id[0] >= '0' && id[0] <= '9':
		id = "v" + id
	}
	unique := id
	for n := 2; taken[unique]; n++ {
		unique = fmt.Sprintf("%s_%d", id, n)
	}
	taken[unique] = true
	return unique
}

// Of codebook.yaml, with the keys that are known and no others.
type (
	yamlText struct {
		NL string `yaml:"nl,omitempty"`
		EN string `yaml:"en,omitempty"`
	}
	yamlChoice struct {
		ID        string   `yaml:"id"`
		Label     yamlText `yaml:"label"`
		Columns   []string `yaml:"columns,omitempty,flow"`
		Aliases   []string `yaml:"aliases,omitempty,flow"`
		Open      bool     `yaml:"open,omitempty"`
		Exclusive bool     `yaml:"exclusive,omitempty"`
	}
	yamlItem struct {
		ID        string       `yaml:"id"`
		Kind      data.Kind    `yaml:"kind"`
		Text      yamlText     `yaml:"text,flow"`
		AskedIf   string       `yaml:"asked_if,omitempty"`
		Columns   []string     `yaml:"columns,omitempty,flow"`
		Separator string       `yaml:"separator,omitempty"`
		MaxPicks  int          `yaml:"max_picks,omitempty"`
		Range     []float64    `yaml:"range,omitempty,flow"`
		Options   []yamlChoice `yaml:"options,omitempty"`
		Scale     []yamlChoice `yaml:"scale,omitempty"`
		Rows      []yamlChoice `yaml:"rows,omitempty"`
	}
)

func (q Questionnaire) yaml(all []placed, export *platform.Export, s *seen, answers string, lang data.Lang, d *Drafted) ([]byte, error) {
	items := &yaml.Node{Kind: yaml.SequenceNode}
	options := map[string]map[string]string{} // ids of options, by question and code
	made := make([]yamlItem, len(all))
	for i, p := range all {
		options[strings.ToLower(p.Code)] = map[string]string{}
		made[i] = p.item(export, options[strings.ToLower(p.Code)])
	}
	for i, p := range all {
		guessed := p.bounds(&made[i], s)
		made[i].AskedIf = askedIf(p, all, options, d)
		node := &yaml.Node{}
		if err := node.Encode(made[i]); err != nil {
			return nil, err
		}
		compact(node)
		if guessed {
			remark(node, "range", "guess: the lowest and highest answer; give what is possible and confirm")
		}
		if p.Routed != "" {
			node.HeadComment = "asked if: " + strings.Join(strings.Fields(p.Routed), " ") + " (no condition on one answer, so everybody counts as asked)"
		}
		items.Content = append(items.Content, node)
	}
	name := strings.SplitN(answers, ".", 2)[0]
	title := yamlText{NL: name}
	if lang == data.English {
		title = yamlText{EN: name}
	}
	root := &yaml.Node{Kind: yaml.MappingNode}
	for _, entry := range []struct {
		key   string
		value any
	}{{"id", identifier(map[string]bool{}, name, "survey")}, {"title", title}} {
		value := &yaml.Node{}
		if err := value.Encode(entry.value); err != nil {
			return nil, err
		}
		value.LineComment = "guess: the name of the file; confirm"
		value.Style |= flowOf(value)
		root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: entry.key}, value)
	}
	root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "items"}, items)
	root.HeadComment = fmt.Sprintf("A codebook of %s for the answers in %s (%s). Kinds, options, routes and limits are those of the questionnaire.", q.Name, answers, q.Format)
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	err := encoder.Encode(root)
	return out.Bytes(), err
}

// compact writes each option and each text on one line.
func compact(item *yaml.Node) {
	for i := 0; i+1 < len(item.Content); i += 2 {
		switch value := item.Content[i+1]; value.Kind {
		case yaml.MappingNode:
			value.Style = yaml.FlowStyle
		case yaml.SequenceNode:
			for _, one := range value.Content {
				one.Style |= flowOf(one)
			}
		}
	}
}

func flowOf(node *yaml.Node) yaml.Style {
	if node.Kind == yaml.MappingNode {
		return yaml.FlowStyle
	}
	return 0
}

func remark(item *yaml.Node, key, text string) {
	for i := 0; i+1 < len(item.Content); i += 2 {
		if item.Content[i].Value == key {
			item.Content[i+1].LineComment = text
		}
	}
}

// item is the question as an item; the ids of its options are entered in ids by their codes.
func (p placed) item(export *platform.Export, ids map[string]string) yamlItem {
	it := yamlItem{ID: p.id, Kind: p.Kind, Text: yamlText(p.text()), MaxPicks: p.MaxPicks}
	if p.whole != nil {
		it.Columns = header(export, p.whole)
		if p.Kind == data.Multiple || p.Kind == data.Ranking {
			it.Separator = p.Separator
		}
	}
	for _, rank := range p.ranks {
		it.Columns = append(it.Columns, header(export, rank)...)
	}
	var parts []*platform.Column
	if p.Kind == data.Multiple || p.Kind == data.Ranking {
		parts = p.parts
	}
	choices := p.choices(export, p.Options, parts, ids)
	switch p.Kind {
	case data.Rating:
		it.Scale, it.Rows = choices, withoutAliases(p.choices(export, p.Rows, p.parts, map[string]string{}))
	case data.Number:
		if p.parts != nil {
			it.Rows = withoutAliases(p.choices(export, p.Rows, p.parts, map[string]string{}))
		}
	case data.Open:
	default:
		it.Options = choices
	}
	return it
}

// text is the question, or its code where the file has no text.
func (p placed) text() data.Text {
	if p.Text == (data.Text{}) {
		return data.Text{NL: p.Code, EN: p.Code}
	}
	return p.Text
}

// choices are options or rows, each with a label of its own.
func (p placed) choices(export *platform.Export, of []Choice, parts []*platform.Column, ids map[string]string) []yamlChoice {
	labels := map[string]bool{}
	var out []yamlChoice
	for i, choice := range of {
		label := choice.Label
		if label == (data.Text{}) {
			label = data.Text{NL: choice.Code, EN: choice.Code}
		}
		if labels[writing.Fold(label.NL)] || labels[writing.Fold(label.EN)] {
			label = data.Text{NL: suffixed(label.NL, choice.Code), EN: suffixed(label.EN, choice.Code)}
		}
		for _, text := range []string{label.NL, label.EN} {
			if text != "" {
				labels[writing.Fold(text)] = true
			}
		}
		basis := choice.Code
		if basis == "" || basis[0] >= '0' && basis[0] <= '9' {
			basis = label.EN
			if basis == "" {
				basis = label.NL
			}
		}
		taken := map[string]bool{}
		for k, other := range of { // no id is what another option is called
			taken[writing.Fold(other.Label.NL)] = taken[writing.Fold(other.Label.NL)] || k != i
			taken[writing.Fold(other.Label.EN)] = taken[writing.Fold(other.Label.EN)] || k != i
		}
		for _, before := range out {
			taken[before.ID] = true
		}
		one := yamlChoice{ID: identifier(taken, basis, "option"), Label: yamlText(label), Open: choice.Open, Exclusive: choice.Exclusive}
		if !slices.Contains([]string{one.ID, label.NL, label.EN, ""}, choice.Code) {
			one.Aliases = []string{choice.Code}
		}
		if i < len(parts) && parts[i] != nil {
			one.Columns = header(export, parts[i])
		}
		ids[strings.ToLower(choice.Code)] = one.ID
		out = append(out, one)
	}
	return out
}

// withoutAliases is for rows, which are found by their columns.
func withoutAliases(rows []yamlChoice) []yamlChoice {
	for i := range rows {
		rows[i].Aliases = nil
	}
	return rows
}

func suffixed(label, code string) string {
	if label == "" {
		return ""
	}
	return label + " (" + code + ")"
}

// header is a name that only this column has.
func header(export *platform.Export, column *platform.Column) []string {
	for _, name := range column.Names() {
		if found := export.Named(name); len(found) == 1 && found[0].Index == column.Index {
			return []string{name}
		}
	}
	return nil
}

// bounds gives a number its range, and reports whether that is a guess.
func (p placed) bounds(it *yamlItem, s *seen) bool {
	if p.Kind != data.Number {
		return false
	}
	low, high := p.Low, p.High
	guessed := low == nil || high == nil
	if low == nil {
		low = s.low[p.Code]
	}
	if high == nil {
		high = s.high[p.Code]
	}
	zero, one := 0.0, 1.0
	if low == nil {
		low = &zero
	}
	if high == nil || *high <= *low {
		one += *low
		high, guessed = &one, true
	}
	it.Range = []float64{*low, *high}
	return guessed
}

// askedIf is the condition of a question on one answer of another that was placed.
func askedIf(p placed, all []placed, options map[string]map[string]string, d *Drafted) string {
	if p.AskedIf == (Condition{}) {
		return ""
	}
	for _, target := range all {
		if !strings.EqualFold(target.Code, p.AskedIf.Question) || target.id == p.id || target.Kind != data.Single && target.Kind != data.Multiple {
			continue
		}
		if option := options[strings.ToLower(target.Code)][strings.ToLower(p.AskedIf.Option)]; option != "" {
			return target.id + "." + option
		}
	}
	d.Notes = append(d.Notes, fmt.Sprintf("%s was asked of whoever answered %s with %s, which is in no item; everybody counts as asked", p.Code, p.AskedIf.Question, p.AskedIf.Option))
	return ""
}
