package where

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/nearest"
	"spoor/internal/pattern"
)

// Parse reads a condition on the items of a codebook. An error says at which character it is, what is wrong and what would be right. An
// empty text is the nil condition.
func Parse(text string, codebook data.Codebook) (*Condition, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	tokens, err := scan(text)
	if err != nil {
		return nil, err
	}
	p := &parser{codebook: codebook, tokens: tokens, made: &Condition{text: strings.TrimSpace(text)}}
	if p.made.root, err = p.or(); err != nil {
		return nil, err
	}
	if rest := p.next(); rest.kind != end {
		return nil, rest.fault("%q stands where the condition could end; join comparisons with and, or", rest.text)
	}
	return p.made, nil
}

type parser struct {
	codebook data.Codebook
	tokens   []token
	at, deep int
	made     *Condition
}

// deepest keeps parentheses from filling the stack.
const deepest = 100

func (p *parser) next() token {
	t := p.tokens[p.at]
	if t.kind != end {
		p.at++
	}
	return t
}

// takes passes over a word or sign, if it stands there.
func (p *parser) takes(text string) bool {
	t := p.tokens[p.at]
	if t.kind == quoted || t.kind == end || !strings.EqualFold(t.text, text) {
		return false
	}
	p.at++
	return true
}

func (p *parser) or() (*node, error) { return p.joined("or", p.and) }

func (p *parser) and() (*node, error) { return p.joined("and", p.not) }

func (p *parser) joined(word string, part func() (*node, error)) (*node, error) {
	first, err := part()
	if err != nil {
		return nil, err
	}
	all := []*node{first}
	for p.takes(word) {
		more, err := part()
		if err != nil {
			return nil, err
		}
		all = append(all, more)
	}
	if len(all) == 1 {
		return first, nil
	}
	return &node{join: word, parts: all}, nil
}

func (p *parser) not() (*node, error) {
	p.deep++
	defer func() { p.deep-- }()
	if p.deep > deepest {
		return nil, p.tokens[p.at].fault("more than %d parentheses and nots within each other", deepest)
	}
	if p.takes("not") {
		part, err := p.not()
		return &node{join: "not", parts: []*node{part}}, err
	}
	if !p.takes("(") {
		return p.comparison()
	}
	inner, err := p.or()
	if err != nil {
		return nil, err
	}
	if t := p.tokens[p.at]; !p.takes(")") {
		return nil, t.fault("%s where a ) is missing", t)
	}
	return inner, nil
}

// comparison reads "item = option", "item in (a, b)" or "number >= 50".
func (p *parser) comparison() (*node, error) {
	leaf, err := p.item()
	if err != nil {
		return nil, err
	}
	sign := p.next()
	leaf.compare = strings.ToLower(sign.text)
	switch {
	case sign.kind == operator, sign.kind == word && leaf.compare == "in":
	default:
		return nil, sign.fault("%s where =, !=, <, <=, >, >= or in is to follow on %s", sign, leaf.Item.ID)
	}
	if leaf.compare == "in" {
		err = p.list(&leaf)
	} else {
		err = p.value(&leaf, sign)
	}
	p.made.leaves = append(p.made.leaves, leaf)
	return &node{leaf: len(p.made.leaves) - 1}, err
}

func (p *parser) list(leaf *Leaf) error {
	if t := p.tokens[p.at]; !p.takes("(") {
		return t.fault("%s where a ( is to follow on in: item in (option, option)", t)
	}
	for {
		t := p.next()
		if leaf.Item.Kind == data.Number {
			return t.fault("%s is a number; compare it with =, <, <=, >, >=", leaf.Item.ID)
		}
		place, err := leaf.place(t)
		if err != nil {
			return err
		}
		leaf.options = append(leaf.options, place)
		if p.takes(")") {
			return nil
		}
		if t := p.tokens[p.at]; !p.takes(",") {
			return t.fault("%s where a , or ) is to follow", t)
		}
	}
}

func (p *parser) value(leaf *Leaf, sign token) error {
	t := p.next()
	if leaf.Item.Kind == data.Number {
		return p.number(leaf, t)
	}
	if order := strings.ContainsAny(leaf.compare, "<>"); order && leaf.Item.Kind != data.Rating {
		return sign.fault("the options of %s have no order to compare by; use =, != or in", leaf.Item.ID)
	}
	place, err := leaf.place(t)
	leaf.options = []int{place}
	return err
}

// number reads what a number is compared with. A point is a decimal point: what could be one of thousands is refused, and a decimal comma.
func (p *parser) number(leaf *Leaf, t token) error {
	value, err := strconv.ParseFloat(t.text, 64)
	if err != nil || t.kind == end || math.IsNaN(value) || math.IsInf(value, 0) {
		if thousands.MatchString(t.text) {
			return t.fault("%s has points between its thousands; write %s", t, strings.ReplaceAll(t.text, ".", ""))
		}
		return t.fault("%s is no number to compare %s with; write it with a decimal point", t, leaf.Item.ID)
	}
	if thousands.MatchString(t.text) {
		return t.fault("%s can be %s or %s; write the one that is meant", t, strings.ReplaceAll(t.text, ".", ""), strconv.FormatFloat(value, 'f', -1, 64))
	}
	comma, rest := p.tokens[p.at], p.tokens[min(p.at+1, len(p.tokens)-1)]
	if comma.text == "," && comma.kind == mark && rest.kind == word && digits.MatchString(rest.text) {
		return t.fault("%s,%s has a decimal comma; write %s.%s", t.text, rest.text, t.text, rest.text)
	}
	leaf.value = value
	return nil
}

// Numbers with points between thousands, and the decimals of one.
var (
	thousands = pattern.New(`^[+-]?[1-9][0-9]{0,2}([.][0-9]{3})+$`)
	digits    = pattern.New(`^[0-9]+$`)
)

// item reads the id of an item, with that of a row where it has rows.
func (p *parser) item() (Leaf, error) {
	t := p.next()
	if t.kind != word && t.kind != quoted {
		return Leaf{}, t.fault("%s where an item is to stand", t)
	}
	if _, err := strconv.ParseFloat(t.text, 64); err == nil && p.tokens[p.at].kind == operator {
		return Leaf{}, t.fault("%s where an item is to stand; write the item first, as in item >= 50", t)
	}
	id, row, _ := strings.Cut(t.text, ".")
	item, known := p.codebook.Item(id)
	switch {
	case !known:
		return Leaf{}, t.fault("no item %q%s", id, cmp.Or(nearest.DidYouMean(id, p.codebook.ItemIDs()), "; a condition is on items of the codebook, by id"))
	case item.Kind == data.Open:
		return Leaf{}, t.fault("item %q holds free text, which has no options to compare with", id)
	case len(item.Rows) == 0 && row != "":
		return Leaf{}, t.fault("item %q has no rows; write %s = option", id, id)
	case len(item.Rows) > 0 && row == "":
		return Leaf{}, t.fault("item %q has rows; write one of %s", id, strings.Join(item.Columns(), ", "))
	}
	if row != "" {
		if _, known := item.Row(row); !known {
			return Leaf{}, t.fault("item %q has no row %q%s", id, row, nearest.DidYouMean(row, data.IDs(item.Rows)))
		}
	}
	return Leaf{Item: item, Row: row}, nil
}

// place finds an option by its id, or by its label in either language.
func (l Leaf) place(t token) (int, error) {
	if t.kind != word && t.kind != quoted {
		return 0, t.fault("%s where an option of %s is to stand", t, l.Item.ID)
	}
	ids := data.IDs(l.Item.Answers())
	for _, same := range []func(option data.Option) bool{
		func(o data.Option) bool { return o.ID == t.text },
		func(o data.Option) bool {
			return strings.EqualFold(o.Label.NL, t.text) || strings.EqualFold(o.Label.EN, t.text)
		},
	} {
		for place, option := range l.Item.Answers() {
			if same(option) {
				return place, nil
			}
		}
	}
	if net, known := l.Item.Net(t.text); known {
		return 0, l.several(net, t)
	}
	return 0, t.fault("no option %q of %s (%s)%s", t.text, l.Item.ID, strings.Join(ids, ", "), nearest.DidYouMean(t.text, ids))
}

// several says of a net, or a box of a scale, what to write for it.
func (l Leaf) several(net data.Net, t token) error {
	item, of := l.Item.ID, strings.Join(net.Of, ", ")
	if l.Row != "" {
		item += "." + l.Row
	}
	switch l.compare {
	case "=":
		return t.fault("%q counts options of %s together; write %s in (%s)", t.text, l.Item.ID, item, of)
	case "!=":
		return t.fault("%q counts options of %s together; write not %s in (%s)", t.text, l.Item.ID, item, of)
	}
	return t.fault("%q counts options of %s together; write those: %s", t.text, l.Item.ID, of)
}

type tokenKind int

const (
	word tokenKind = iota
	quoted
	operator
	mark // parenthesis or comma
	end
)

type token struct {
	kind tokenKind
	text string
	at   int // character, from 1
}

// String is the token as an error names it.
func (t token) String() string {
	if t.kind == end {
		return "the end"
	}
	return strconv.Quote(t.text)
}

func (t token) fault(format string, args ...any) error {
	return fmt.Errorf("character %d: %s", t.at, fmt.Sprintf(format, args...))
}

// scan cuts a condition into words, texts in quotes, signs and marks.
func scan(text string) ([]token, error) {
	var tokens []token
	runes := []rune(text)
	for i, r := range runes {
		if r == '−' { // as a text processor writes it
			runes[i] = '-'
		}
	}
	for at := 0; at < len(runes); {
		r := runes[at]
		t := token{at: at + 1}
		size := 1
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			at++
			continue
		case strings.ContainsRune("(),", r):
			t.kind = mark
		case strings.ContainsRune("≥≤≠", r):
			t.kind = operator
		case strings.ContainsRune("=!<>", r):
			t.kind = operator
			if at+1 < len(runes) && (runes[at+1] == '=' || r == '<' && runes[at+1] == '>') {
				size = 2
			}
		case closing(r) != 0:
			t.kind = quoted
			for size < len(runes)-at && runes[at+size] != closing(r) {
				size++
			}
			if at+size >= len(runes) {
				return nil, t.fault("the quote %c is not closed", r)
			}
			t.text = string(runes[at+1 : at+size])
			size++
		default:
			for at+size < len(runes) && !strings.ContainsRune(" \t\r\n(),=!<>≥≤≠", runes[at+size]) {
				size++
			}
		}
		if t.kind != quoted {
			t.text = string(runes[at : at+size])
		}
		switch {
		case t.kind == operator && t.text == "==":
			t.text = "="
		case t.kind == operator && (t.text == "<>" || t.text == "≠"):
			t.text = "!="
		case t.kind == operator && t.text == "≥":
			t.text = ">="
		case t.kind == operator && t.text == "≤":
			t.text = "<="
		case t.kind == operator && t.text == "!":
			return nil, t.fault("! alone is no comparison; write != or not")
		}
		tokens = append(tokens, t)
		at += size
	}
	return append(tokens, token{kind: end, at: len(runes) + 1}), nil
}

// closing is the quote that ends what one begins, 0 for what is no quote.
func closing(r rune) rune {
	switch r {
	case '"', '\'':
		return r
	case '“', '„':
		return '”'
	case '‘':
		return '’'
	}
	return 0
}
