// Package share says what an organisation gives away with the counts that it shares, and what a pool of such counts holds.
package share

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/aggregate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

var words = struct {
	table, tables, member, hidden, shown, out, none, derived, derivedEach, and, or, span, omitted, proposal, proposals, cases, pooled data.Text
	causes                                                                                                                            map[aggregate.Cause]data.Text
}{
	table:  data.Text{NL: "1 tabel", EN: "1 table"},
	tables: data.Text{NL: "%s tabellen", EN: "%s tables"},
	member: data.Text{NL: "%s organisaties", EN: "%s members"}, // never one
	hidden: data.Text{
		NL: "%s. Naar buiten: %s van de %s aantallen, met het aantal respondenten. Verborgen: %s, kleiner dan %d of nodig om zo’n klein aantal te beschermen.",
		EN: "%s. Going out: %s of %s counts, with the number of respondents. Hidden: %s, below %d or needed to protect such a small count.",
	},
	shown: data.Text{
		NL: "%s. Naar buiten: alle %s aantallen, met het aantal respondenten. Verborgen: geen.",
		EN: "%s. Going out: all %s counts, with the number of respondents. Hidden: none.",
	},
	out: data.Text{NL: "  %s: n = %s; %s", EN: "  %s: n = %s; %s"},
	derived: data.Text{
		NL: "  %s blijft verborgen. Wie alleen dit bestand heeft, weet: het zijn er %s. Wie zelf dit antwoord gaf, weet: %s. Wie ook de regel kent, zoals een andere deelnemer aan de pool, weet: %s.",
		EN: "  %s stays hidden. Whoever has this file alone knows: it is %s. Whoever gave this answer knows: %s. Whoever knows the rule as well, such as another member of the pool, knows: %s.",
	},
	derivedEach: data.Text{
		NL: "  %s blijven verborgen. Wie alleen dit bestand heeft, weet van elk: het zijn er %s. Wie zelf zo’n antwoord gaf, weet: %s. Wie ook de regel kent, zoals een andere deelnemer aan de pool, weet: %s.",
		EN: "  %s stay hidden. Whoever has this file alone knows of each: it is %s. Whoever gave such an answer knows: %s. Whoever knows the rule as well, such as another member of the pool, knows: %s.",
	},
	and:     data.Text{NL: " en ", EN: " and "},
	none:    data.Text{NL: "geen enkel aantal", EN: "no count at all"},
	or:      data.Text{NL: " of ", EN: " or "},
	span:    data.Text{NL: "%d t/m %d", EN: "%d to %d"},
	omitted: data.Text{NL: "weggelaten: %s: %s", EN: "left out: %s: %s"},
	proposal: data.Text{
		NL: "van %s hoeft niets te worden verborgen als dit één antwoord is: %s (houd dit voor uzelf)",
		EN: "nothing of %s has to be hidden when these are one option: %s (keep this to yourself)",
	},
	proposals: data.Text{
		NL: "van %s hoeft niets te worden verborgen als dit telkens één antwoord is: %s (houd dit voor uzelf)",
		EN: "nothing of %s has to be hidden when each of these is one option: %s (keep this to yourself)",
	},
	cases: data.Text{
		NL: "uitkomsten van trajecten worden niet gedeeld: er is geen sector om ze bij op te tellen",
		EN: "outcomes of trajectories are not shared: there is no sector to add them to",
	},
	pooled: data.Text{
		NL: "%s, %s; %s is voor wie de pool beheert: maak dat bestand niet openbaar",
		EN: "%s, %s; %s is for whoever keeps the pool: do not publish it",
	},
	causes: map[aggregate.Cause]data.Text{
		aggregate.CauseNumbers: {
			NL: "getallen worden niet gedeeld: een gemiddelde van weinig respondenten verraadt hun antwoorden",
			EN: "numbers are not shared: a mean of few respondents gives values away",
		},
		aggregate.CauseRouting: {NL: "het aantal antwoorden verraadt een verborgen aantal", EN: "its base would tell a count that is hidden"},
		aggregate.CauseBase:    {NL: "minder dan %d antwoorden", EN: "fewer than %d answered"},
		aggregate.CauseTogether: {
			NL: "naast de andere tabellen, of wat eerder is afgegeven, zou een klein aantal te herleiden zijn",
			EN: "beside the other tables, or what was handed over before, a small count could be derived",
		},
		aggregate.CauseUnprotected: {NL: "de kleine aantallen zijn niet te beschermen", EN: "its small counts cannot be protected"},
	},
}

// CasesStay says that outcomes of trajectories are not shared.
func CasesStay(lang data.Lang) string { return words.cases.In(lang) }

// Told is what the owner of the data is to know of an aggregate.
type Told struct {
	Sum       string   // how many counts go out, and how many are hidden
	Out       []string // the counts of each table that go out
	Derived   []string // what can still be derived of each hidden count, and by whom
	Omitted   []string // of what nothing is shared
	Proposals []string // options that could be joined so that nothing has to be hidden
}

// String returns all of it, a line each.
func (t Told) String() string {
	return strings.Join(slices.Concat([]string{t.Sum}, t.Out, t.Derived, t.Omitted, t.Proposals), "\n")
}

// Account says to the owner of the data what an aggregate gives away, and what it hides.
func Account(shared aggregate.Aggregate, proposals []aggregate.Proposal, codebook data.Codebook, lang data.Lang) Told {
	cells := 0
	for _, table := range shared.Tables {
		cells += len(table.Cells)
	}
	told := Told{Sum: words.shown.Say(lang, tables(len(shared.Tables), lang), number.Count(cells, lang))}
	if len(shared.Attack) > 0 {
		told.Sum = words.hidden.Say(lang, tables(len(shared.Tables), lang), number.Count(cells-len(shared.Attack), lang), number.Count(cells, lang), number.Count(len(shared.Attack), lang), shared.Rule.Threshold)
	}
	for _, table := range shared.Tables {
		told.Out = append(told.Out, words.out.Say(lang, part(codebook, table.Item, table.Row, lang), number.Count(table.Base, lang), goesOut(table, codebook, lang)))
	}
	for left := shared.Attack; len(left) > 0; {
		same := 1 // answers of which others know as much
		for same < len(left) && alike(left[same], left[0]) {
			same++
		}
		told.Derived = append(told.Derived, derived(left[:same], codebook, lang))
		left = left[same:]
	}
	for _, o := range shared.Omitted {
		told.Omitted = append(told.Omitted, words.omitted.Say(lang, part(codebook, o.Item, o.Row, lang), reason(o, shared.Rule.Threshold, lang)))
	}
	for _, p := range proposals {
		told.Proposals = append(told.Proposals, proposed(p, codebook, lang))
	}
	return told
}

// alike reports whether as much can be derived of two hidden answers to one question.
func alike(a, b aggregate.Derived) bool {
	return a.Item == b.Item && a.Row == b.Row && slices.Equal(a.Outsider, b.Outsider) && slices.Equal(a.Participant, b.Participant) && slices.Equal(a.Informed, b.Informed)
}

// derived says what can be derived of hidden answers that are alike.
func derived(of []aggregate.Derived, codebook data.Codebook, lang data.Lang) string {
	first, last := of[0], len(of)-1
	label, text := part(codebook, first.Item, first.Row, lang)+", ", words.derived
	if last > 0 {
		text = words.derivedEach
		for i, d := range of[:last] {
			if i > 0 {
				label += ", "
			}
			label += option(codebook, d.Item, d.Option, lang)
		}
		label += words.and.In(lang)
	}
	label += option(codebook, first.Item, of[last].Option, lang)
	return text.Say(lang, label, spans(first.Outsider, lang), spans(first.Participant, lang), spans(first.Informed, lang))
}

// goesOut lists the counts of a table that are not hidden.
func goesOut(table aggregate.Table, codebook data.Codebook, lang data.Lang) string {
	var counts []string
	for _, cell := range table.Cells {
		if cell.Count != nil {
			counts = append(counts, fmt.Sprintf("%s %s", option(codebook, table.Item, cell.Option, lang), number.Count(*cell.Count, lang)))
		}
	}
	if len(counts) == 0 {
		return words.none.In(lang)
	}
	return strings.Join(counts, ", ")
}

// PoolSource is the source of a wave that is a pool, for its wave.yaml.
func PoolSource(members int) data.Text {
	return data.Text{NL: fmt.Sprintf("optelling van %d organisaties", members), EN: fmt.Sprintf("pool of %d organisations", members)}
}

// IsPool reports whether a source is that of a wave that is a pool, of any number of members.
func IsPool(source data.Text) bool {
	var members int
	for _, text := range []string{source.NL, source.EN} {
		if n, err := fmt.Sscanf(text, "optelling van %d organisaties", &members); err == nil && n == 1 {
			return true
		}
		if n, err := fmt.Sscanf(text, "pool of %d organisations", &members); err == nil && n == 1 {
			return true
		}
	}
	return false
}

// PoolPopulation says whom the wave of a pool is about, for its wave.yaml.
func PoolPopulation(members int) data.Text {
	return data.Text{NL: fmt.Sprintf("respondenten van %d organisaties die hun aantallen deelden", members),
		EN: fmt.Sprintf("respondents of %d organisations that shared their counts", members)}
}

// Pooled says what a pool holds, and which of its files is not for others.
func Pooled(pool aggregate.Pool, record string, lang data.Lang) string {
	return words.pooled.Say(lang, words.member.Say(lang, number.Count(len(pool.Members), lang)), tables(len(pool.Tables), lang), record)
}

func tables(n int, lang data.Lang) string {
	if n == 1 {
		return words.table.In(lang)
	}
	return words.tables.Say(lang, number.Count(n, lang))
}

// part names a table: the title of its question, and the row of a battery.
func part(codebook data.Codebook, id, row string, lang data.Lang) string {
	item, _ := codebook.Item(id) // the aggregate was counted with this codebook
	name := item.Heading(lang)
	if of, ok := item.Row(row); ok && row != "" {
		name += " (" + of.Label.In(lang) + ")"
	}
	return name
}

func option(codebook data.Codebook, id, option string, lang data.Lang) string {
	item, _ := codebook.Item(id) // the aggregate was counted with this codebook
	return prose.Quote(prose.Label(item, option, lang))
}

func spans(all []data.Span, lang data.Lang) string {
	var texts []string
	for _, span := range all {
		text := fmt.Sprint(span.Low)
		if !span.Known() {
			text = words.span.Say(lang, span.Low, span.High)
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, words.or.In(lang))
}

func reason(o aggregate.Omission, threshold int, lang data.Lang) string {
	if o.Cause == aggregate.CauseBase {
		return words.causes[o.Cause].Say(lang, threshold)
	}
	return words.causes[o.Cause].In(lang)
}

func proposed(p aggregate.Proposal, codebook data.Codebook, lang data.Lang) string {
	var groups []string
	for _, group := range p.Groups {
		var labels []string
		for _, id := range group {
			labels = append(labels, option(codebook, p.Item, id, lang))
		}
		groups = append(groups, strings.Join(labels, " + "))
	}
	say := words.proposal
	if len(groups) > 1 {
		say = words.proposals
	}
	return say.Say(lang, part(codebook, p.Item, p.Row, lang), strings.Join(groups, "; "))
}
