package aggregate

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// Schema names the form of an aggregate.
const Schema = "spoor/aggregate/1"

// Aggregate is what an organisation shares. Make one with New or Parse.
type Aggregate struct {
	Schema   string     `json:"schema"`
	Member   string     `json:"member"`
	Codebook Codebook   `json:"codebook"`
	Rule     Rule       `json:"rule"`
	Tables   []Table    `json:"tables"`
	Attack   []Derived  `json:"attack"`
	Omitted  []Omission `json:"omitted"`
	Checksum string     `json:"checksum,omitempty"`
}

// Codebook says which questionnaire was counted.
type Codebook struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
}

// Rule is a disclosure rule.
type Rule struct {
	Threshold  int  `json:"threshold"`
	Width      int  `json:"width"`
	Complement bool `json:"complement"`
}

func (r Rule) disclosure() disclosure.Rule {
	return disclosure.Rule{Threshold: r.Threshold, Width: r.Width, Complement: r.Complement}
}

// Table holds the counts of one item, or of one row of a battery.
type Table struct {
	Item     string          `json:"item"`
	Row      string          `json:"row"`
	Kind     disclosure.Kind `json:"kind"`
	MaxPicks int             `json:"max_picks"`
	Base     int             `json:"base"`
	Cells    []Cell          `json:"cells"`
}

// Cell is one count, shown or hidden.
type Cell struct {
	Option string `json:"option"`
	Count  *int   `json:"count,omitempty"` // nil where it is hidden
	Hidden bool   `json:"hidden,omitempty"`
}

// Derived is what can still be derived of a hidden cell.
type Derived struct {
	Item        string      `json:"item"`
	Row         string      `json:"row"`
	Option      string      `json:"option"`
	Outsider    []data.Span `json:"outsider"`
	Participant []data.Span `json:"participant"`
	Informed    []data.Span `json:"informed"`
}

// Omission is an item or row of which nothing is shared.
type Omission struct {
	Item   string `json:"item"`
	Row    string `json:"row"`
	Reason string `json:"reason"` // in English
	Cause  Cause  `json:"-"`      // the reason to whoever shares; not known of an aggregate that was read
}

// Cause is why nothing is shared of an item or row.
type Cause string

const (
	CauseNumbers     Cause = "numbers"     // they are numbers, and a mean of few respondents gives values away
	CauseRouting     Cause = "routing"     // its base would tell a hidden count of the question that decides who is asked
	CauseBase        Cause = "base"        // fewer answered than the smallest count that may be shown
	CauseUnprotected Cause = "unprotected" // its small counts cannot be protected
	CauseTogether    Cause = "together"    // beside the other tables, or what was handed over before, it would tell a small count
)

// name returns item or item.row.
func name(item, row string) string {
	if row == "" {
		return item
	}
	return item + "." + row
}

// published returns the table as an attacker sees it.
func (t Table) published() disclosure.Published {
	p := disclosure.Published{Kind: t.Kind, Base: t.Base, Picks: disclosure.Picks{Max: t.MaxPicks}}
	for _, cell := range t.Cells {
		if cell.Hidden {
			p.Cells = append(p.Cells, disclosure.Hidden())
		} else {
			p.Cells = append(p.Cells, disclosure.Shown(*cell.Count))
		}
	}
	return p
}

// Fingerprint returns the SHA-256, in hexadecimal, of everything in a codebook that a count depends on: ids, kinds, texts,
// options, rows, scales, limits and routing. Titles, sections and figures are not in it.
func Fingerprint(codebook data.Codebook) (string, error) {
	type part struct {
		ID    string
		Label data.Text
		Open  bool
	}
	type item struct {
		ID, Kind             string
		Text                 data.Text
		Options, Rows, Scale []part
		MaxPicks             int
		Range                []float64
		AskedIf              string
	}
	parts := func(options []data.Option) []part {
		out := []part{}
		for _, o := range options {
			out = append(out, part{o.ID, o.Label, o.Open})
		}
		return out
	}
	all := []item{}
	for _, i := range codebook.Items {
		all = append(all, item{i.ID, string(i.Kind), i.Text, parts(i.Options), parts(i.Rows), parts(i.Scale), i.MaxPicks, i.Range, i.AskedIf})
	}
	text, err := json.Marshal(all)
	if err != nil {
		return "", fmt.Errorf("fingerprint of codebook %s: %w", codebook.ID, err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(text)), nil
}

// sum returns the checksum of the canonical content.
func (a Aggregate) sum() (string, error) {
	a.Checksum = ""
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(a); err != nil {
		return "", fmt.Errorf("checksum of the aggregate: %w", err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(bytes.TrimSuffix(text.Bytes(), []byte("\n")))), nil
}

// sum returns the checksum of a table alone, which stays what it is where other tables, or labels in the codebook, change.
func (t Table) sum() (string, error) {
	text, err := json.Marshal(t)
	if err != nil {
		return "", fmt.Errorf("checksum of %s: %w", name(t.Item, t.Row), err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(text)), nil
}

// JSON returns the aggregate as the text of its file.
func (a Aggregate) JSON() ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(a); err != nil {
		return nil, fmt.Errorf("write the aggregate: %w", err)
	}
	return text.Bytes(), nil
}

// Parse reads the file of an aggregate. It is an error when it is none, is of another schema, was changed after it was made
// (its checksum differs), or when what it shows gives away more than its rule allows.
func Parse(source []byte) (Aggregate, error) {
	var a Aggregate
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&a); err != nil {
		return Aggregate{}, fmt.Errorf("not an aggregate: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Aggregate{}, errors.New("not an aggregate: there is more than one object in it")
	}
	if a.Schema != Schema {
		return Aggregate{}, fmt.Errorf("schema is %q and not %q: make it with spoor share of this version", a.Schema, Schema)
	}
	sum, err := a.sum()
	if err != nil {
		return Aggregate{}, err
	}
	if a.Checksum != sum {
		return Aggregate{}, errors.New("its checksum differs: it was edited or damaged after it was made; ask for it again")
	}
	return a, a.check()
}

// check attacks what the aggregate shows, from the file alone.
func (a Aggregate) check() error {
	rule := a.Rule.disclosure()
	if err := rule.Validate(); err != nil {
		return err
	}
	if a.Member == "" {
		return errors.New("it names no member")
	}
	seen := map[string]bool{}
	for _, table := range a.Tables {
		id := name(table.Item, table.Row)
		if seen[id] {
			return fmt.Errorf("%s is in it twice", id)
		}
		seen[id] = true
		for _, cell := range table.Cells {
			if cell.Hidden == (cell.Count != nil) {
				return fmt.Errorf("%s: option %s is neither shown nor hidden", id, cell.Option)
			}
		}
		if err := safe(table, rule); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
	}
	return nil
}

// safe reports why a table must not be shared under a rule: it shows a small count, or one can be derived too well.
func safe(table Table, rule disclosure.Rule) error {
	published := table.published()
	if err := published.Check(); err != nil {
		return err
	}
	if err := rule.CheckBase(table.Base); err != nil {
		return err
	}
	for _, cell := range table.Cells {
		if !cell.Hidden && (rule.Small(*cell.Count) || table.Kind == disclosure.Multiple && rule.NearlyAll(*cell.Count, table.Base)) {
			return fmt.Errorf("option %s is shown, which the rule hides", cell.Option)
		}
	}
	derived, err := published.Attack(disclosure.Informed(rule))
	if err != nil {
		return err
	}
	for i, cell := range table.Cells {
		if cell.Hidden && (derived[i].Known() || derived[i].High() < rule.Threshold && derived[i].Width() < rule.Width) {
			return fmt.Errorf("of option %s, which is hidden, %s remains: too little", cell.Option, derived[i])
		}
	}
	return nil
}
