package data

import (
	"maps"
	"slices"
	"strings"

	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// WaveItem says how a wave asked an item, where that differs from the codebook. What it leaves out is as in the codebook.
type WaveItem struct {
	Line    strictyaml.Line      `yaml:"-" json:"-"`
	Item    string               `yaml:"item"`
	Text    Text                 `yaml:"text,omitempty"`    // the question as this wave asked it
	Labels  map[string]WaveLabel `yaml:"labels,omitempty"`  // options or scale points that were worded differently, by id
	Options []Option             `yaml:"options,omitempty"` // single, multiple: all options of this wave, where they are others
	Scale   []Option             `yaml:"scale,omitempty"`   // rating: the whole scale of this wave, where it is another
	Rows    []Option             `yaml:"rows,omitempty"`    // rating, number: all rows of this wave, where they are others

	// Bridge declares which options of the codebook an option of this wave stands for. With a bridge the item may be
	// compared with other waves; without one, other options make it another item. An option of both that the bridge does
	// not mention stands for itself.
	Bridge map[string][]string `yaml:"bridge,omitempty"`
}

// WaveLabel is the wording of one option in one wave.
type WaveLabel struct {
	Line strictyaml.Line `yaml:"-" json:"-"`
	NL   string          `yaml:"nl,omitempty"`
	EN   string          `yaml:"en,omitempty"`
}

// Own returns what a wave says about an item of its own; the zero value where that is nothing.
func (w Wave) Own(item string) WaveItem {
	for _, own := range w.Items {
		if own.Item == item {
			return own
		}
	}
	return WaveItem{Item: item}
}

// Asks reports whether the wave holds answers to an item.
func (w Wave) Asks(item string) bool {
	holds := func(f WaveFile) bool { return slices.Contains(f.Items, item) }
	return slices.ContainsFunc(w.RespondentFiles(), holds) || slices.ContainsFunc(w.Counts, holds) ||
		slices.ContainsFunc(w.Means, func(m PrintedMean) bool { return m.Item == item })
}

// AsAsked returns the questionnaire as a wave asked it: the codebook with the wave's own wording, options and rows.
func (c Codebook) AsAsked(wave Wave) Codebook {
	if len(wave.Items) == 0 {
		return c
	}
	c.Items = slices.Clone(c.Items)
	for i, item := range c.Items {
		c.Items[i] = wave.Own(item.ID).apply(item)
		c.Items[i].AskedIf = wave.condition(item.AskedIf)
	}
	return c
}

// condition returns after which answer of the wave an item is asked: the one that stands for that of the codebook.
func (w Wave) condition(askedIf string) string {
	item, option, _ := strings.Cut(askedIf, ".")
	var standing []string
	for id, targets := range w.Own(item).Bridge {
		if slices.Equal(targets, []string{option}) {
			standing = append(standing, id)
		}
	}
	if len(standing) == 1 {
		return item + "." + standing[0]
	}
	return askedIf
}

func (w WaveItem) apply(item Item) Item {
	if w.Text != (Text{}) {
		item.Text = w.Text
	}
	if len(w.Options) > 0 {
		item.Options = w.Options
	}
	if len(w.Scale) > 0 {
		item.Scale = w.Scale
	}
	if len(w.Rows) > 0 {
		item.Rows = w.Rows
	}
	item.Options, item.Scale = w.relabel(item.Options), w.relabel(item.Scale)
	item.ranked()
	if len(w.Options)+len(w.Scale) > 0 {
		item.Boxes, item.Nets = item.with(item.Boxes), item.with(item.Nets)
		if item.Balance != nil && (!holds(item.Boxes, item.Balance.Of) || !holds(item.Boxes, item.Balance.Minus)) {
			item.Balance = nil
		}
	}
	return item
}

func (w WaveItem) relabel(options []Option) []Option {
	if len(w.Labels) == 0 {
		return options
	}
	options = slices.Clone(options)
	for i, option := range options {
		if label, own := w.Labels[option.ID]; own {
			options[i].Label = Text{NL: label.NL, EN: label.EN}
		}
	}
	return options
}

// items checks the items that the wave asked in its own way, and from then on checks against those.
func (c *waveCheck) items(wave Wave) {
	first := map[string]strictyaml.Line{}
	for _, own := range wave.Items {
		if !c.known(own.Line, "items", own.Item) {
			continue
		}
		if before, twice := first[own.Item]; twice {
			c.report(own.Line, "item %q stands on line %d already; say everything about it once", own.Item, before)
		}
		first[own.Item] = own.Line
		item, _ := c.codebook.Item(own.Item)
		c.ownLists(own, item)
		c.labels(own, item)
		c.bridge(own, item)
		if own.Text == (Text{}) && len(own.Labels)+len(own.Options)+len(own.Scale)+len(own.Rows)+len(own.Bridge) == 0 {
			c.missing(own.Line, "items says nothing about item %q; give what this wave asked differently, or leave it out", own.Item)
		}
	}
	asked := c.codebook.AsAsked(wave)
	c.conditions(asked, first)
	c.codebook = asked
}

// ownLists checks the lists of options as those of a codebook.
func (c *waveCheck) ownLists(own WaveItem, item Item) {
	item.Line = own.Line // where the lists stand
	check := codebookCheck{checker: c.checker, codebook: &c.codebook}
	choice, rating := item.Kind == Single || item.Kind == Multiple || item.Kind == Ranking, item.Kind == Rating
	check.list(item, "options", "option", own.Options, len(own.Options) > 0, choice, 2)
	check.list(item, "scale", "scale point", own.Scale, len(own.Scale) > 0, rating, 2)
	check.list(item, "rows", "row", own.Rows, false, rating || item.Kind == Number, 1)
	if rating && len(own.Scale) > 0 {
		check.values(Item{ID: item.ID, Scale: own.Scale})
	}
	c.checker = check.checker
	if len(own.Rows) > 0 && len(item.Rows) == 0 && item.Kind == Number {
		c.report(own.Line, "item %q has no rows in the codebook; give it another id where it has", item.ID)
	}
	if own.Options != nil && item.MaxPicks > len(own.Options) {
		c.report(own.Line, "item %q: at most %d picks, with %d options to pick from", item.ID, item.MaxPicks, len(own.Options))
	}
}

// labels checks the options that were worded differently: each an option of the item, and not worded as another.
func (c *waveCheck) labels(own WaveItem, item Item) {
	if len(own.Labels) > 0 && len(own.Options)+len(own.Scale) > 0 {
		c.report(own.Line, "item %q has options of its own; write their labels there, not in labels", item.ID)
		return
	}
	asked := own.apply(item).Answers()
	for _, id := range slices.Sorted(maps.Keys(own.Labels)) {
		label := own.Labels[id]
		line := max(label.Line, own.Line)
		if _, known := item.Answer(id); !known {
			c.report(line, "labels refers to option %q, which item %q does not have%s", id, item.ID, nearest.DidYouMean(id, IDs(item.Answers())))
			continue
		}
		if label.NL == "" && label.EN == "" {
			c.missing(line, "option %q of item %q has no label", id, item.ID)
		}
		for _, other := range asked {
			if other.ID != id && (label.NL != "" && label.NL == other.Label.NL || label.EN != "" && label.EN == other.Label.EN) {
				c.report(line, "option %q of item %q has the label of %q; nobody could tell them apart", id, item.ID, other.ID)
			}
		}
	}
}

// bridge checks that a bridge leads from options of this wave to options of the codebook, and says one thing about each.
func (c *waveCheck) bridge(own WaveItem, item Item) {
	if len(own.Bridge) == 0 {
		return
	}
	if len(own.Options)+len(own.Scale) == 0 {
		c.report(own.Line, "item %q has a bridge but no options or scale of its own to lead from", item.ID)
		return
	}
	mine := own.apply(item)
	used := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(own.Bridge)) {
		if _, known := mine.Answer(id); !known {
			c.report(own.Line, "bridge of item %q leads from %q, which this wave does not have%s", item.ID, id, nearest.DidYouMean(id, IDs(mine.Answers())))
		}
		targets := own.Bridge[id]
		switch {
		case len(targets) > 1 && item.Kind == Multiple:
			c.together(own, slices.Clone(targets))
		case len(targets) == 0:
			c.report(own.Line, "bridge of item %q leads from %q to nothing; name options of the codebook, or leave it out", item.ID, id)
		}
		for _, target := range targets {
			if _, known := item.Answer(target); !known {
				c.report(own.Line, "bridge of item %q leads to %q, which the codebook does not have%s", item.ID, target, nearest.DidYouMean(target, IDs(item.Answers())))
			}
			if before, twice := used[target]; item.Kind == Multiple && twice {
				c.together(own, []string{before, id})
			}
			used[target] = id
		}
	}
	c.oneSided(own, item, mine, used)
}

// together refuses a bridge that takes options of a multiple item together.
func (c *waveCheck) together(own WaveItem, options []string) {
	slices.Sort(options)
	c.report(own.Line, "bridge of item %q takes %s together; a respondent may have picked several of them, so their counts do not add up: lead one option to one",
		own.Item, strings.Join(slices.Compact(options), ", "))
}

// oneSided reports options that this wave and the codebook both have and the bridge mentions on one side only: the same id
// would then stand for two things.
func (c *waveCheck) oneSided(own WaveItem, item, mine Item, used map[string]string) {
	for _, option := range item.Answers() {
		_, both := mine.Answer(option.ID)
		_, from := own.Bridge[option.ID]
		_, to := used[option.ID]
		if both && from != to {
			c.report(own.Line, "bridge of item %q mentions option %q on one side, and this wave and the codebook both have it; mention it on the other side too, or give it another id here",
				item.ID, option.ID)
		}
	}
}

// conditions reports items that are asked after an option which this wave does not have.
func (c *waveCheck) conditions(asked Codebook, lines map[string]strictyaml.Line) {
	for _, item := range asked.Items {
		target, option, _ := strings.Cut(item.AskedIf, ".")
		line, own := lines[target]
		condition, _ := asked.Item(target)
		if _, known := condition.Answer(option); own && !known {
			c.report(line, "item %q is asked after option %q of item %q, which this wave does not have", item.ID, option, target)
		}
	}
}
