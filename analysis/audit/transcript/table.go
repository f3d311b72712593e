package transcript

import (
	"fmt"
	"path"
	"strings"

	"spoor/analysis/audit"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// Table is one printed table: an item, or one row of a battery. The ids of its cells are the options as they were typed.
type Table struct {
	audit.Table
	Item  string
	Row   string // "" for an item without rows
	Title string // "" when none was given

	Mean *audit.Mean // nil for percentages; of a mean the audit.Table has the id alone
}

// mean is the kind of a printed mean.
const mean = "mean"

// Parse reads the tables of a file, in the order in which they stand there: YAML when the name of the file ends in .yaml or
// .yml, and otherwise delimited text or a workbook.
//
// The error is a [data.Problems] with every problem of the file: what cannot be read, a percentage outside 0 to 100, a
// base of 0. That percentages add up to something else than 100, or to more than a pick limit allows, is no problem of the
// file but for the audit to find.
func Parse(file string, source []byte) ([]Table, error) {
	c := checker{strictyaml.Checker{File: file}}
	var entries []entry
	switch strings.ToLower(path.Ext(file)) {
	case ".yaml", ".yml":
		entries = c.yaml(source)
	default:
		entries = c.records(source)
	}
	tables := c.tables(entries)
	if problems := c.Sorted(); len(problems) > 0 {
		return nil, problems
	}
	return tables, nil
}

// entry is a table as it was typed. A nil number was not given.
type entry struct {
	Line        strictyaml.Line `yaml:"-"`
	ID          string          `yaml:"id"`
	Row         string          `yaml:"row"`
	Title       string          `yaml:"title"`
	Kind        string          `yaml:"kind"`
	MaxPicks    *int            `yaml:"max_picks"`
	MayPickNone bool            `yaml:"may_pick_none"`
	Base        *int            `yaml:"base"`
	Respondents *int            `yaml:"respondents"`
	Rounding    string          `yaml:"rounding"`
	Printed     []cell          `yaml:"printed"`

	// Of a mean.
	Mean      *string `yaml:"mean"`
	Deviation *string `yaml:"sd"`
	Scale     []int   `yaml:"scale"`
	Items     *int    `yaml:"items"`
}

type cell struct {
	Line     strictyaml.Line `yaml:"-"`
	Option   string          `yaml:"option"`
	Percent  *string         `yaml:"percent"`
	Doubtful bool            `yaml:"doubtful"`
}

// name is how a table is called in problems, and its id.
func (e entry) name() string {
	if e.Row == "" {
		return e.ID
	}
	return e.ID + "." + e.Row
}

// checker collects the problems of one file.
type checker struct{ strictyaml.Checker }

func (c *checker) yaml(source []byte) []entry {
	var content struct {
		Respondents *int    `yaml:"respondents"`
		Rounding    string  `yaml:"rounding"`
		Tables      []entry `yaml:"tables"`
	}
	c.Problems = append(c.Problems, strictyaml.Decode(c.File, source, &content)...)
	c.Misread = len(c.Problems) > 0
	for i := range content.Tables {
		e := &content.Tables[i]
		if e.Respondents == nil {
			e.Respondents = content.Respondents
		}
		if e.Rounding == "" {
			e.Rounding = content.Rounding
		}
	}
	return content.Tables
}

func (c *checker) tables(entries []entry) []Table {
	if len(entries) == 0 {
		c.Missing(1, "the file has no tables; list them under tables:")
	}
	first := map[string]strictyaml.Line{}
	kinds := map[string]string{}
	var tables []Table
	for _, e := range entries {
		before := len(c.Problems)
		if line, twice := first[e.name()]; twice && e.ID != "" {
			c.Report(e.Line, "table %q stands on line %d already", e.name(), line)
		}
		first[e.name()] = e.Line
		if kind, known := kinds[e.ID]; known && e.Row != "" && kind != e.Kind {
			c.Report(e.Line, "table %q is of kind %q and another row of it of kind %q; they must be the same", e.name(), e.Kind, kind)
		}
		kinds[e.ID] = e.Kind
		table := c.table(e)
		if len(c.Problems) == before && !c.Misread {
			c.sound(e, table)
		}
		tables = append(tables, table)
	}
	return tables
}

// table checks what was typed and makes a table of it.
func (c *checker) table(e entry) Table {
	t := Table{Item: e.ID, Row: e.Row, Title: e.Title}
	t.ID, t.MayPickNone = e.name(), e.MayPickNone
	if e.ID == "" {
		c.Missing(e.Line, "the table has no id; give it a short name")
	}
	if e.Kind == mean {
		t.Mean = c.mean(e)
		return t
	}
	if e.Mean != nil || e.Deviation != nil || e.Items != nil || len(e.Scale) > 0 {
		c.Report(e.Line, "table %q: mean, sd, scale and items go with kind mean, not with %q", e.name(), e.Kind)
	}
	t.Kind = c.kind(e)
	if e.Rounding != "" {
		rounding, err := audit.ParseRounding(e.Rounding)
		if err != nil {
			c.Report(e.Line, "table %q: %v", e.name(), err)
		}
		t.Rounding = rounding
	}
	t.Base = c.positive(e, "base", e.Base, "leave it out when none is printed")
	t.Respondents = c.positive(e, "respondents", e.Respondents, "leave it out when the number is not known")
	t.MaxPicks = c.positive(e, "max_picks", e.MaxPicks, "leave it out when there is no limit")
	if e.Kind != audit.Multiple.String() && (t.MaxPicks > 0 || t.MayPickNone) {
		c.Report(e.Line, "table %q: max_picks and may_pick_none go with kind multiple, not with %q", e.name(), e.Kind)
	}
	if len(e.Printed) == 0 {
		c.Missing(e.Line, "table %q has no percentages; list them under printed:", e.name())
	}
	first := map[string]strictyaml.Line{}
	var doubtful []string
	for _, typed := range e.Printed {
		line, twice := first[typed.Option]
		switch {
		case typed.Option == "":
			c.Missing(typed.Line, "table %q: a percentage without an option; name what it is of", e.name())
		case twice:
			c.Report(typed.Line, "table %q: option %q stands on line %d already", e.name(), typed.Option, line)
		}
		first[typed.Option] = typed.Line
		t.Cells = append(t.Cells, audit.Cell{ID: typed.Option, Printed: c.percent(e, typed)})
		if typed.Doubtful {
			doubtful = append(doubtful, typed.Option)
		}
	}
	if len(doubtful) > 0 {
		t.Doubtful = [][]string{doubtful}
	}
	return t
}

func (c *checker) kind(e entry) audit.Kind {
	known := []string{audit.Single.String(), audit.Multiple.String(), audit.Rating.String(), mean}
	if e.Kind == "" {
		c.Missing(e.Line, "table %q has no kind; use %s", e.name(), strings.Join(known, ", "))
		return audit.Single
	}
	kind, err := audit.ParseKind(e.Kind)
	if err != nil {
		hint := ""
		if near := nearest.Name(e.Kind, known); near != "" {
			hint = fmt.Sprintf("; did you mean %q?", near)
		}
		c.Report(e.Line, "table %q: kind %q is not one of %s%s", e.name(), e.Kind, strings.Join(known, ", "), hint)
		return audit.Single
	}
	return kind
}

// positive returns a number that was given, 0 when it was not.
func (c *checker) positive(e entry, key string, value *int, remedy string) int {
	switch {
	case value == nil, *value == 0 && c.Misread: // what is no number reads as 0, and was reported
		return 0
	case *value < 1:
		c.Report(e.Line, "table %q: %s is %d; give a number of 1 or more, or %s", e.name(), key, *value, remedy)
		return 0
	}
	return *value
}

func (c *checker) percent(e entry, typed cell) string {
	if typed.Percent == nil {
		c.Missing(typed.Line, "table %q: option %q has no percent; use \"\" for a label that cannot be read", e.name(), typed.Option)
		return ""
	}
	if _, err := audit.ParsePercentage(*typed.Percent); err != nil {
		c.Report(typed.Line, "table %q: option %q: %v", e.name(), typed.Option, err)
	}
	return strings.TrimSpace(*typed.Percent)
}

// mean checks a printed mean.
func (c *checker) mean(e entry) *audit.Mean {
	m := audit.Mean{ID: e.name(), Base: c.positive(e, "base", e.Base, "leave it out when none is printed"),
		Respondents: c.positive(e, "respondents", e.Respondents, "leave it out when the number is not known"),
		Items:       c.positive(e, "items", e.Items, "leave it out for one")}
	if e.Rounding != "" {
		rounding, err := audit.ParseRounding(e.Rounding)
		if err != nil {
			c.Report(e.Line, "table %q: %v", e.name(), err)
		}
		m.Rounding = rounding
	}
	if e.Mean == nil || strings.TrimSpace(*e.Mean) == "" {
		c.Missing(e.Line, "table %q has no mean; give it as it is printed", e.name())
		return &m
	}
	m.Printed = strings.TrimSpace(*e.Mean)
	if e.Deviation != nil {
		m.Deviation = strings.TrimSpace(*e.Deviation)
	}
	switch {
	case len(e.Printed) > 0 || e.MaxPicks != nil || e.MayPickNone:
		c.Report(e.Line, "table %q: a mean has no percentages and no picks; give those as a table of their own", e.name())
	case len(e.Scale) == 2:
		m.Scale = &audit.Range{Low: e.Scale[0], High: e.Scale[1]}
	case len(e.Scale) > 0:
		c.Report(e.Line, "table %q: scale is the lowest and the highest whole number, such as [1, 5]", e.name())
	}
	return &m
}

// sound reports what keeps a table from being audited.
func (c *checker) sound(e entry, t Table) {
	if t.Mean != nil {
		if _, err := audit.AuditMean(*t.Mean); err != nil {
			c.Report(e.Line, "%v", err)
		}
		return
	}
	if _, err := t.SumRule(); err != nil {
		c.Report(e.Line, "%v", err)
	}
}
