package reasons

import (
	"slices"
	"strings"

	"spoor/analysis/claims"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// quoted names what a share is of: a row of a battery, or the options of an item, in quotes.
func (s speaker) quoted(m claims.Measured) string {
	item, _ := s.Codebook.Item(m.Item)
	if item.Scaled() {
		return "‘" + prose.RowLabel(item, m.Row, s.lang) + "’"
	}
	var labels []string
	for _, option := range m.Options {
		labels = append(labels, "‘"+prose.Label(item, option, s.lang)+"’")
	}
	return s.alternatives(labels)
}

// quotedBeside names a share so that it cannot be taken for one of the others: with its item where the names are the same,
// with the answer where the rows are.
func (s speaker) quotedBeside(m claims.Measured, others []claims.Measured) string {
	name := s.quoted(m)
	for _, other := range others {
		if s.quoted(other) != name {
			continue
		}
		item, _ := s.Codebook.Item(m.Item)
		if other.Item != m.Item {
			return name + " (" + item.Heading(s.lang) + ")"
		}
		return name + " (" + s.rated(m) + ")"
	}
	return name
}

// rated names the points of a scale: as their box is called, "(zeer) goed" for the two best, otherwise each.
func (s speaker) rated(m claims.Measured) string {
	item, _ := s.Codebook.Item(m.Item)
	points := data.IDs(item.Scale)
	for _, box := range item.Combined() {
		if claims.SameOptions(m.Options, box.Of) {
			return prose.Label(item, box.ID, s.lang)
		}
	}
	var labels []string
	for _, point := range points {
		if slices.Contains(m.Options, point) {
			labels = append(labels, strings.ToLower(prose.Label(item, point, s.lang)))
		}
	}
	return s.alternatives(labels)
}

// measured says who gave an answer: "‘X’ is genoemd door 10 van de 43 respondenten (23%)".
func (s speaker) measured(m claims.Measured) string {
	count, base, share := number.Count(m.Count, s.lang), number.Count(m.Base, s.lang), number.Percent(m.Proportion, m.Digits(), s.lang)
	if item, _ := s.Codebook.Item(m.Item); item.Scaled() {
		if s.lang == data.English {
			return s.quoted(m) + " was rated " + s.rated(m) + " by " + count + " of the " + base + " respondents (" + share + ")"
		}
		return s.quoted(m) + " is door " + count + " van de " + base + " respondenten (" + share + ") als " + s.rated(m) + " beoordeeld"
	}
	return s.say("%s is genoemd door %s van de %s respondenten (%s)", "%s was named by %s of the %s respondents (%s)", s.quoted(m), count, base, share)
}

func (s speaker) withInterval(m claims.Measured) string {
	text := prose.Interval(m.Interval, m.Digits(), s.lang)
	if m.Interval.Method == interval.MethodClopperPearson { // the tables beside it have another, which can differ
		text = "exact " + text // in both languages
	}
	return s.measured(m) + "; " + text
}

// measuredList says it of several shares; the base is repeated only where it changes.
func (s speaker) measuredList(measured []claims.Measured) string {
	texts := []string{s.measured(measured[0])}
	for i, m := range measured[1:] {
		count, share := number.Count(m.Count, s.lang), number.Percent(m.Proportion, m.Digits(), s.lang)
		if m.Base == measured[i].Base {
			texts = append(texts, s.say("%s door %s (%s)", "%s by %s (%s)", s.quoted(m), count, share))
			continue
		}
		texts = append(texts, s.say("%s door %s van de %s (%s)", "%s by %s of the %s (%s)", s.quoted(m), count, number.Count(m.Base, s.lang), share))
	}
	return s.list(texts)
}

// list joins with commas and "and".
func (s speaker) list(parts []string) string { return data.And(parts, s.lang) }

// alternatives joins with commas and "or".
func (s speaker) alternatives(parts []string) string { return data.Or(parts, s.lang) }

// readings says whether the verdict depends on the reading of the source, and on which.
func (s speaker) readings(decision claims.Decision) string {
	if len(decision.Readings) == 0 {
		return ""
	}
	first := decision.Readings[0]
	var changing []string
	var told []claims.ReadingVerdict
	for _, other := range decision.Readings[1:] {
		if other.Verdict == first.Verdict || slices.ContainsFunc(told, func(t claims.ReadingVerdict) bool { return s.implied(t, other, first, decision.Claim) }) {
			continue
		}
		told = append(told, other)
		changing = append(changing, s.say("met %s is het ‘%s’", "with %s it is ‘%s’",
			s.differing(other, first), other.Verdict.Label().In(s.lang)))
	}
	if len(changing) == 0 {
		var names []string
		for _, reading := range first.Readings {
			names = append(names, s.unitName(reading))
		}
		return s.say("Dat geldt bij elke lezing van %s.", "That holds under every reading of %s.", s.list(names))
	}
	text := s.say("Bij deze lezing van de bron is het oordeel ‘%s’; %s.", "Under this reading of the source the verdict is ‘%s’; %s.",
		first.Verdict.Label().In(s.lang), s.list(changing))
	if decision.Verdict != first.Verdict && decision.Verdict != claims.NeedsRespondents {
		text += " " + s.say("Het zwakste oordeel telt.", "The weakest verdict counts.")
	}
	return text
}

// implied reports whether other changes at least the readings that one changes from the first, to the same verdict. A change
// between answers that the claim does not tell apart is none.
func (s speaker) implied(one, other, first claims.ReadingVerdict, claim claims.Claim) bool {
	for i := range one.Readings {
		if !s.alike(claim, one.Readings[i], first.Readings[i]) && !s.alike(claim, one.Readings[i], other.Readings[i]) {
			return false
		}
	}
	return one.Verdict == other.Verdict
}

// alike reports whether two readings of one unit give each share that the claim is about the same count and base.
func (s speaker) alike(claim claims.Claim, one, other claims.Reading) bool {
	if one.Base != other.Base {
		return false
	}
	item, _ := s.Codebook.Item(one.Item)
	for _, a := range claim.Asserts {
		for _, shares := range a.Shares() {
			for _, share := range shares.Each() {
				if share.Item != one.Item || share.Row != one.Row {
					continue
				}
				if len(share.Options) == 0 || item.Kind == data.Number {
					return one.Equal(other)
				}
				difference := 0
				for i, option := range item.Answers() {
					if slices.Contains(share.Options, option.ID) {
						difference += one.Counts[i] - other.Counts[i]
					}
				}
				if difference != 0 {
					return false
				}
			}
		}
	}
	return true
}

// differing names the counts of the readings that are not those of the first, where they differ from it.
func (s speaker) differing(other, first claims.ReadingVerdict) string {
	var texts []string
	for i, reading := range other.Readings {
		if reading.Equal(first.Readings[i]) {
			continue
		}
		item, _ := s.Codebook.Item(reading.Item)
		var counts []string
		for k, option := range item.Answers() {
			if reading.Counts[k] != first.Readings[i].Counts[k] {
				counts = append(counts, strings.ToLower(option.Label.In(s.lang))+" "+number.Count(reading.Counts[k], s.lang))
			}
		}
		texts = append(texts, s.say("%s: %s van de %s", "%s: %s of the %s", s.unitName(reading), s.list(counts), number.Count(reading.Base, s.lang)))
	}
	return s.list(texts)
}

func (s speaker) unitName(reading claims.Reading) string {
	item, _ := s.Codebook.Item(reading.Item)
	if reading.Row != "" {
		return "‘" + prose.RowLabel(item, reading.Row, s.lang) + "’"
	}
	return "‘" + item.Heading(s.lang) + "’"
}
