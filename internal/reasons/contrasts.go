package reasons

import (
	"math"
	"slices"
	"strings"

	"spoor/analysis/claims"
	"spoor/internal/number"
)

func (s speaker) comparison(f claims.Finding) string {
	left, right := measuredOf(f.Parts), []claims.Measured{}
	for _, part := range f.Parts {
		if !slices.ContainsFunc(right, part.Than.Same) {
			right = append(right, *part.Than)
		}
	}
	var against []string
	for _, m := range right {
		against = append(against, s.say("%s van de %s (%s) voor %s", "%s of the %s (%s) for %s",
			number.Count(m.Count, s.lang), number.Count(m.Base, s.lang), number.Percent(m.Proportion, m.Digits(), s.lang), s.quotedBeside(m, left)))
	}
	fact := s.measuredList(left) + s.say(", tegen %s. ", ", against %s. ", s.list(against))
	return fact + s.decisive(f.Parts)
}

// ranking says how often the options of a ranking are named and which of the others comes next.
func (s speaker) ranking(f claims.Finding) string {
	named := measuredOf(f.Parts)
	claimed := claims.OptionsOf(named)
	var next []claims.Measured
	for _, part := range f.Parts {
		switch m := *part.Than; {
		case slices.Contains(claimed, m.Options[0]) || slices.ContainsFunc(next, m.Same):
		case len(next) == 0 || m.Count > next[0].Count:
			next = []claims.Measured{m}
		case m.Count == next[0].Count:
			next = append(next, m)
		}
	}
	return s.measuredList(named) + ". " + s.next(next) + " " + s.decisive(f.Parts)
}

func (s speaker) next(next []claims.Measured) string {
	var labels []string
	for _, m := range next {
		labels = append(labels, s.quoted(m))
	}
	count, share := number.Count(next[0].Count, s.lang), number.Percent(next[0].Proportion, next[0].Digits(), s.lang)
	if len(next) == 1 {
		return s.say("Van de andere antwoorden komt %s het vaakst voor: %s keer (%s).",
			"Of the other answers %s comes up most often: %s times (%s).", labels[0], count, share)
	}
	return s.say("Van de andere antwoorden komen %s het vaakst voor: elk %s keer (%s).",
		"Of the other answers %s come up most often: %s times each (%s).", s.list(labels), count, share)
}

func (s speaker) mirror(f claims.Finding) string {
	for i, top := range f.Tops {
		if !top.Unique() {
			return s.shared(top, f.Tops[1-i])
		}
	}
	var sentences []string
	for _, top := range f.Tops {
		item, _ := s.Codebook.Item(top.Item)
		sentences = append(sentences, s.say("Bovenaan bij ‘%s’: %s.", "At the top of ‘%s’: %s.",
			item.Heading(s.lang), s.measuredList(top.Sure)))
	}
	text := strings.Join(sentences, " ") + " "
	if claims.SameOptions(f.Tops[0].Options(), f.Tops[1].Options()) {
		return text + s.say("Dat zijn dezelfde antwoorden.", "Those are the same answers.") + " " + s.decisive(f.Parts)
	}
	text += s.say("Dat zijn niet dezelfde antwoorden", "Those are not the same answers")
	if f.Parts[0].Verdict == claims.Contradicted {
		return text + s.say(", en toeval is daarvoor geen aannemelijke verklaring (%s).", ", and chance is not a plausible explanation (%s).", s.p(f.Parts[0]))
	}
	return text + s.say(", maar dat kan toeval zijn.", ", but that may be chance.")
}

// shared says that the last place of a top is shared, and with which of its options the other top would be the same.
func (s speaker) shared(top, other claims.Top) string {
	item, _ := s.Codebook.Item(top.Item)
	var labels []string
	for _, m := range top.Tied {
		labels = append(labels, s.quoted(m))
	}
	first := len(top.Sure) + 1
	places := s.say("plaats %d", "place %d", first)
	if first < top.Places {
		places = s.say("de plaats vanaf nummer %d", "the place from number %d on", first)
	}
	text := s.say("Bij ‘%s’ is %s gedeeld: %s zijn elk %s keer genoemd (n = %s). Er is dus niet één top %d om te vergelijken.",
		"In ‘%s’ %s is shared: %s were each named %s times (n = %s). So there is no single top %d to compare.",
		item.Heading(s.lang), places, s.list(labels), number.Count(top.Tied[0].Count, s.lang), number.Count(top.Tied[0].Base, s.lang), top.Places)
	if !other.Unique() || first != top.Places {
		return text
	}
	for _, m := range top.Tied {
		if claims.SameOptions(append(claims.OptionsOf(top.Sure), m.Options[0]), other.Options()) {
			return text + " " + s.say("Alleen met %s op die plaats komen de twee overeen.", "Only with %s in that place do the two agree.", s.quoted(m))
		}
	}
	return text + " " + s.say("Met geen van deze antwoorden komen de twee overeen.", "With none of these answers do the two agree.")
}

// decisive says what the weakest of the compared pairs comes to.
func (s speaker) decisive(parts []claims.Evidence) string {
	part := claims.WeakestPart(parts)
	difference := s.say("Dat verschil", "That difference")
	if len(parts) > 1 {
		difference = s.say("Het verschil tussen %s en %s", "The difference between %s and %s", s.quoted(*part.Share), s.quotedBeside(*part.Than, []claims.Measured{*part.Share}))
	}
	switch part.Verdict {
	case claims.Supported:
		return s.established(parts, part)
	case claims.NeedsRespondents:
		return s.needing(part, difference, len(parts) > 1)
	case claims.DirectionOnly:
		return s.say("%s kan toeval zijn%s (%s).", "%s may be chance%s (%s).", difference, s.whatever(part), s.p(part))
	case claims.Contradicted:
		return s.say("%s wijst de andere kant op, en toeval is daarvoor geen aannemelijke verklaring%s (%s).",
			"%s points the other way, and chance is not a plausible explanation%s (%s).", difference, s.whatever(part), s.p(part))
	}
	if part.Direction == 0 {
		return s.say("Tussen %s en %s is er geen verschil.", "There is no difference between %s and %s.",
			s.quoted(*part.Share), s.quotedBeside(*part.Than, []claims.Measured{*part.Share}))
	}
	return s.say("%s wijst de andere kant op, al kan dat toeval zijn.", "%s points the other way, though that may be chance.", difference)
}

func (s speaker) established(parts []claims.Evidence, part claims.Evidence) string {
	if len(parts) > 1 {
		return s.say("Elk van de %d verschillen is groter dan van toeval te verwachten is%s (%s).",
			"Each of the %d differences is larger than chance would give%s (%s).", len(parts), s.whatever(part), s.p(part))
	}
	return s.say("Dat verschil is groter dan van toeval te verwachten is%s (%s).", "That difference is larger than chance would give%s (%s).", s.whatever(part), s.p(part))
}

// needing says on which overlap a part depends. Among several parts that overlap is needed, but may not be enough.
func (s speaker) needing(part claims.Evidence, difference string, several bool) string {
	text := s.say("%s kan toeval zijn of niet: dat hangt af van hoeveel respondenten beide antwoorden gaven, en dat is niet bekend (%s).",
		"%s may or may not be chance: that depends on how many respondents gave both answers, which is not known (%s).",
		difference, s.p(part))
	if part.Overlap == nil || part.Overlap.Needed > part.Overlap.Max {
		return text
	}
	who := s.say("Het is pas aangetoond als minstens %[1]d respondenten beide antwoorden gaven (het kunnen er %[2]d tot %[3]d zijn).",
		"It is established only if at least %[1]d respondents gave both answers (there can be %[2]d to %[3]d).",
		part.Overlap.Needed, part.Overlap.Min, part.Overlap.Max)
	if several {
		who = s.say("Om het aan te tonen moeten in elk geval minstens %[1]d respondenten beide antwoorden hebben gegeven (het kunnen er %[2]d tot %[3]d zijn).",
			"To establish it, at least %[1]d respondents must have given both answers (there can be %[2]d to %[3]d).",
			part.Overlap.Needed, part.Overlap.Min, part.Overlap.Max)
	}
	return text + " " + who
}

// whatever says that the verdict does not depend on the overlap, where that is unknown.
func (s speaker) whatever(part claims.Evidence) string {
	if part.P.Low == part.P.High {
		return ""
	}
	return s.say(", hoeveel respondenten ook beide antwoorden gaven", ", however many respondents gave both answers")
}

// p writes the p-value or what is known of it, adjusted for the parts of the claim.
func (s speaker) p(part claims.Evidence) string {
	bounds, text := *part.AdjustedP, ""
	bare := func(p float64) string { return strings.TrimPrefix(number.Probability(p, s.lang), "= ") }
	low, high := bare(atLeast(bounds.Low)), bare(atMost(bounds.High))
	switch {
	case bare(bounds.Low) == bare(bounds.High):
		text = "p " + number.Probability(bounds.High, s.lang)
	case part.Verdict == claims.Supported || part.Verdict == claims.Contradicted:
		text = s.say("p hoogstens %s", "p at most %s", high)
	case part.Verdict == claims.DirectionOnly:
		text = s.say("p minstens %s", "p at least %s", low)
	default:
		text = s.say("p van %s tot %s", "p from %s to %s", low, high)
	}
	if s.compared > 1 {
		text += s.say(", volgens Holm", ", by Holm")
	}
	return text
}

// atLeast and atMost round a p-value down and up to the decimals that number.Probability writes, so that what is said of
// an end of a range stays true.
func atLeast(p float64) float64 { return math.Floor(p*scaleOf(p)+tie) / scaleOf(p) }

func atMost(p float64) float64 { return math.Ceil(p*scaleOf(p)-tie) / scaleOf(p) }

const tie = 1e-9 // what a product may be off from the whole number that it is

func scaleOf(p float64) float64 {
	if p < 0.1 {
		return 1000
	}
	return 100
}

// measuredOf returns the shares that parts are about, each once.
func measuredOf(parts []claims.Evidence) []claims.Measured {
	var found []claims.Measured
	for _, part := range parts {
		if !slices.ContainsFunc(found, part.Share.Same) {
			found = append(found, *part.Share)
		}
	}
	return found
}
