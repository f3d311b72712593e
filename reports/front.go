package reports

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/reasons"
)

// frontWords are the fixed texts of the front of a document: the block under its title, and the lines that matter most.
var frontWords = struct {
	survey, who, when, about, filled, answered, answers, part, subset, provenance, reconstructed, observed,
	matters, holdsNone, holdsOne, holds, others, only, reach, contents data.Text
}{
	survey:        data.Text{NL: "Onderzoek", EN: "Survey"},
	who:           data.Text{NL: "Wie", EN: "Who"},
	when:          data.Text{NL: "Wanneer", EN: "When"},
	about:         data.Text{NL: "%s, over %d", EN: "%s, about %d"},
	filled:        data.Text{NL: "Ingevuld", EN: "Filled in"},
	answered:      data.Text{NL: "Beantwoord", EN: "Answered"},
	answers:       data.Text{NL: "door %s respondenten per vraag", EN: "by %s respondents a question"},
	part:          data.Text{NL: "Deel", EN: "Part"},
	subset:        data.Text{NL: "Alleen respondenten met %s", EN: "Only respondents with %s"},
	provenance:    data.Text{NL: "Herkomst", EN: "Provenance"},
	reconstructed: data.Text{NL: "gereconstrueerd uit percentages", EN: "reconstructed from percentages"},
	observed:      data.Text{NL: "waargenomen antwoorden", EN: "observed answers"},
	matters:       data.Text{NL: "In het kort", EN: "In short"},
	holdsNone:     data.Text{NL: "Van de %d conclusies van de publicatie houdt er geen stand", EN: "Of the %d conclusions of the publication none holds"},
	holdsOne:      data.Text{NL: "Van de %d conclusies van de publicatie houdt er één stand", EN: "Of the %d conclusions of the publication one holds"},
	holds:         data.Text{NL: "Van de %d conclusies van de publicatie houden er %d stand", EN: "Of the %d conclusions of the publication %d hold"},
	others:        data.Text{NL: "; de andere: %s.", EN: "; the others: %s."},
	only:          data.Text{NL: "Het oordeel over de enige conclusie: %s.", EN: "The verdict on the only conclusion: %s."},
	reach: data.Text{
		NL: "Het %s reikt tot %s procentpunten aan een kant van een percentage; een kleiner verschil kan toeval zijn.",
		EN: "The %s reaches up to %s percentage points to a side of a percentage; a smaller difference may be chance.",
	},
	contents: data.Text{NL: "Inhoud", EN: "Contents"},
}

// factView is one line of the block under the title.
type factView struct{ Name, Value string }

// facts say who answered, when, how many, and where the answers come from.
func (d Document) facts() []factView {
	wave := d.Wave
	facts := []factView{{d.say(frontWords.survey), prose.Capital(strings.Join(d.waveNames(), ", "))}}
	add := func(name data.Text, value string) {
		if value != "" {
			facts = append(facts, factView{d.say(name), value})
		}
	}
	add(frontWords.who, wave.Population.In(d.Lang))
	when := prose.Fieldwork(wave.Fieldwork, d.Lang)
	if when != "" && wave.Fieldwork.ReferenceYear > 0 {
		when = d.say(frontWords.about, when, wave.Fieldwork.ReferenceYear)
	}
	add(frontWords.when, when)
	if wave.Respondents > 0 {
		add(frontWords.filled, number.Count(wave.Respondents, d.Lang))
	}
	if low, high := d.bases(); high > 0 {
		add(frontWords.answered, d.say(frontWords.answers, countRange(low, high, d.Lang)))
	}
	if wave.Subset != "" {
		add(frontWords.part, d.say(frontWords.subset, wave.Subset))
	}
	if wave.Provenance == data.Reconstructed {
		add(frontWords.provenance, d.say(frontWords.reconstructed))
	} else {
		add(frontWords.provenance, d.say(frontWords.observed))
	}
	return facts
}

// mostMatters is how many lines stand at the front: as many as are read.
const mostMatters = 5

// matter is one of the lines that a reader must know who reads no further. A finding names what it is about, and leads there.
type matter struct{ Anchor, About, Text string }

// matters are those lines: the findings that most of what holds rests on, how many conclusions hold, and how far chance reaches.
func (d Document) matters() []matter {
	var last []matter
	for _, line := range []string{d.verdicts(), d.reach()} {
		if line != "" {
			last = append(last, matter{Text: line})
		}
	}
	var lines []matter
	for _, chapter := range d.foremost(mostMatters - len(last)) {
		lines = append(lines, matter{anchor(chapter.Table.Item.ID), chapter.Table.Item.Heading(d.Lang), prose.Finding(chapter.Table, d.Lang)})
	}
	return append(lines, last...)
}

// verdicts says how many of the conclusions hold, and what became of the others.
func (d Document) verdicts() string {
	total, hold := len(d.Decisions), CountVerdict(d.Decisions, claims.Supported)
	switch {
	case total == 0:
		return ""
	case total == 1:
		return d.say(frontWords.only, prose.Quote(d.Decisions[0].Verdict.Label().In(d.Lang)))
	}
	var text string
	switch hold {
	case 0:
		text = d.say(frontWords.holdsNone, total)
	case 1:
		text = d.say(frontWords.holdsOne, total)
	default:
		text = d.say(frontWords.holds, total, hold)
	}
	if hold == total {
		return text + "."
	}
	others := slices.DeleteFunc(slices.Clone(d.Decisions), func(one claims.Decision) bool { return one.Verdict == claims.Supported })
	return text + d.say(frontWords.others, VerdictCounts(others, d.Lang))
}

// foremost returns the chapters that most conclusions that hold are about, then those that any are about, in the order of
// the document; where there are no conclusions, the first.
func (d Document) foremost(most int) []Chapter {
	weight := map[string]int{}
	for _, decision := range d.Decisions {
		for _, item := range decision.Uses {
			weight[item]++
			if decision.Verdict == claims.Supported {
				weight[item] += len(d.Decisions)
			}
		}
	}
	order := make([]int, len(d.Chapters))
	for i := range order {
		order[i] = i
	}
	inorder.By(order, func(a, b int) int {
		return weight[d.Chapters[b].Table.Item.ID] - weight[d.Chapters[a].Table.Item.ID]
	})
	order = order[:min(most, len(order))]
	slices.Sort(order)
	var found []Chapter
	for _, i := range order {
		found = append(found, d.Chapters[i])
	}
	return found
}

// reach says how far the widest interval of a share lies from it; nothing where there is no sampling error.
func (d Document) reach() string {
	widest := 0.0
	for _, chapter := range d.Chapters {
		if chapter.Table.Item.Kind == data.Number {
			continue
		}
		for _, part := range chapter.Table.Parts {
			for _, e := range part.Estimates {
				if e.Known() && !e.Exact() {
					widest = max(widest, e.Interval.High-e.Proportion, e.Proportion-e.Interval.Low)
				}
			}
		}
	}
	if widest == 0 {
		return ""
	}
	return d.say(frontWords.reach, prose.IntervalName(d.Options.Level, d.Lang), strings.TrimSuffix(number.Percent(widest, d.digits(), d.Lang), "%"))
}

// digits is how many decimals the percentages of the document have.
func (d Document) digits() int {
	for _, chapter := range d.Chapters {
		for _, part := range chapter.Table.Parts {
			for _, e := range part.Estimates {
				if e.Known() {
					return e.Digits()
				}
			}
		}
	}
	return 0
}

// mostMeasured is how many percentages stand beside a conclusion on its line.
const mostMeasured = 3

// measured are the percentages that a decision is about: "84, 76, 70%", or "elk 36%" where they are one and the same. Those that
// are compared with stand behind them where there is room.
func (d Document) measured(decision claims.Decision) string {
	var shares, than []string
	told := map[string]bool{}
	for _, part := range decision.Evidence {
		if part.Share == nil { // arithmetic
			if at := slices.IndexFunc(decision.Claim.Asserts, func(a claims.Assertion) bool { return a.Arithmetic != nil }); at >= 0 {
				return reasons.Product(*decision.Claim.Asserts[at].Arithmetic, d.Lang)
			}
			return strings.ReplaceAll(number.Written(part.Found, d.Lang), "-", "–")
		}
		d.measure(&shares, told, *part.Share)
		if part.Than != nil && (part.Kind == claims.KindMoreOften || part.Kind == claims.KindLessOften) {
			d.measure(&than, told, *part.Than)
		}
	}
	if len(shares)+len(than) <= mostMeasured {
		shares = append(shares, than...)
	}
	return together(shares[:min(mostMeasured, len(shares))], d.Lang)
}

// measure adds a share, once.
func (d Document) measure(texts *[]string, told map[string]bool, m claims.Measured) {
	key := fmt.Sprint(m.Share)
	if told[key] {
		return
	}
	told[key] = true
	if table, found := d.table(m.Item); found && table.Item.Kind == data.Number {
		*texts = append(*texts, onAverage.Say(d.Lang, prose.Mean(table.Item, m.Proportion, d.Lang)))
		return
	}
	*texts = append(*texts, number.Percent(m.Proportion, m.Digits(), d.Lang))
}

// onAverage tells a mean of what respondents answered from a share of the respondents.
var onAverage = data.Text{NL: "gemiddeld %s", EN: "%s on average"}

// together joins percentages, with the sign of the last alone.
func together(texts []string, lang data.Lang) string {
	if len(texts) > 1 && len(slices.Compact(slices.Clone(texts))) == 1 {
		return data.Text{NL: "elk ", EN: "each "}.In(lang) + texts[0]
	}
	for i := range len(texts) - 1 {
		texts[i] = strings.TrimSuffix(texts[i], "%")
	}
	return strings.Join(texts, ", ")
}
