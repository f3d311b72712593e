package reasons

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// speaker words a decision in one language.
type speaker struct {
	claims.Basis
	lang     data.Lang
	compared int // parts of the claim with a p-value
}

// Sentence says what decides a claim, with the numbers: each assertion on the first reading, and what other readings change.
func Sentence(decision claims.Decision, lang data.Lang) string {
	s := speaker{decision.Basis, lang, 0}
	if decision.Otherwise != "" {
		item, _ := s.Codebook.Item(decision.Otherwise)
		return s.say("In deze meting is ‘%s’ met andere antwoorden gevraagd dan waar de conclusie over gaat.", "In this wave ‘%s’ was asked with other answers than the conclusion is about.", item.Heading(lang))
	}
	if decision.Unanswered != nil {
		return s.noAnswers(*decision.Unanswered)
	}
	for _, part := range decision.Evidence {
		if part.P != nil {
			s.compared++
		}
	}
	sentences := s.assertions(decision)
	for _, other := range decision.Other {
		sentences = append(sentences, s.other(other, decision.Verdict))
	}
	if about := s.readings(decision); about != "" {
		sentences = append(sentences, about)
	}
	if beyond := decision.Claim.Beyond.In(lang); beyond != "" {
		sentences = append(sentences, beyond)
	}
	return strings.Join(sentences, " ")
}

// assertions says what decides each of them. Printed percentages that are right are named together, beside what else is claimed.
func (s speaker) assertions(decision claims.Decision) []string {
	var sentences []string
	beside := slices.ContainsFunc(decision.Findings, func(f claims.Finding) bool { return f.Assertion.Printed == nil })
	confirmed := 0
	for _, f := range decision.Findings {
		right := f.Assertion.Printed != nil && f.Verdict() == claims.Supported
		switch {
		case right && decision.Claim.Beyond != (data.Text{}):
			sentences = append(sentences, s.printedFact(f))
		case right && beside:
			confirmed += len(f.Parts)
		default:
			sentences = append(sentences, s.finding(f))
		}
	}
	if confirmed > 0 {
		sentences = append(sentences, s.confirmed(confirmed))
	}
	return sentences
}

// say formats the phrase of the language.
func (s speaker) say(nl, en string, args ...any) string {
	return fmt.Sprintf(data.Text{NL: nl, EN: en}.In(s.lang), args...)
}

func (s speaker) finding(f claims.Finding) string {
	switch f.Assertion.Kind() {
	case claims.KindMajority:
		return s.majority(f.Parts)
	case claims.KindPrinted:
		return s.printed(f)
	case claims.KindAbout:
		return s.about(f)
	case claims.KindTop, claims.KindOrder:
		return s.ranking(f)
	case claims.KindMirror:
		return s.mirror(f)
	case claims.KindAnswered:
		return s.answered(f)
	case claims.KindArithmetic:
		return s.arithmetic(*f.Assertion.Arithmetic)
	}
	return s.comparison(f)
}

func (s speaker) noAnswers(to claims.Share) string {
	item, _ := s.Codebook.Item(to.Item)
	name := item.Heading(s.lang)
	if to.Row != "" {
		name = prose.RowLabel(item, to.Row, s.lang)
	}
	return s.say("In deze meting heeft niemand ‘%s’ beantwoord.", "In this wave nobody answered ‘%s’.", name)
}

func (s speaker) majority(parts []claims.Evidence) string {
	if len(parts) > 1 {
		return s.measuredList(measuredOf(parts)) + ". " + s.majorities(parts)
	}
	part := parts[0]
	fact := s.withInterval(*part.Share) + ". "
	switch part.Verdict {
	case claims.Supported:
		return fact + s.say("Een meerderheid is daarmee aangetoond.", "That establishes a majority.")
	case claims.DirectionOnly:
		fact += s.say("Dat is meer dan de helft, maar daarmee is een meerderheid nog niet aangetoond: daarvoor zijn er minstens %d nodig.",
			"That is more than half, but it does not establish a majority: for that at least %d are needed.", part.Needed)
		if part.Share.Count >= part.NeededWilson {
			fact += " " + s.say("Volgens het krappere Wilson-interval waren er %d genoeg geweest.",
				"By the narrower Wilson interval %d would have been enough.", part.NeededWilson)
		}
		return fact
	case claims.Contradicted:
		return fact + s.say("Ook de bovengrens ligt onder de helft.", "The upper limit, too, is below one half.")
	}
	return fact + s.say("Dat is niet meer dan de helft, al sluit het interval een meerderheid niet uit.",
		"That is not more than half, though the interval does not exclude a majority.")
}

// majorities says for which of several shares a majority is established.
func (s speaker) majorities(parts []claims.Evidence) string {
	var failing []string
	lowest, digits := 1.0, 0
	for _, part := range parts {
		lowest, digits = min(lowest, part.Share.Interval.Low), max(digits, part.Share.Digits())
		if part.Verdict != claims.Supported {
			failing = append(failing, s.quoted(*part.Share))
		}
	}
	if len(failing) == 0 {
		return s.say("Elk van deze meerderheden is aangetoond; de laagste ondergrens is %s.",
			"Each of these majorities is established; the lowest lower limit is %s.", number.Percent(lowest, digits, s.lang))
	}
	return s.say("Een meerderheid is niet aangetoond voor %s.", "A majority is not established for %s.", s.list(failing))
}

func (s speaker) printed(f claims.Finding) string {
	var sentences []string
	for _, part := range f.Parts {
		sentence := s.withInterval(*part.Share) + ". "
		if part.Verdict == claims.Supported {
			sentence += s.say("Voor deze respondenten klopt het percentage.", "For these respondents the percentage is right.")
		} else {
			sentence += s.say("Dat is %s%% en niet %s%%.", "That is %s%% and not %s%%.",
				s.digits(part.Found), s.digits(f.Assertion.Printed.Percent))
		}
		sentences = append(sentences, sentence)
	}
	return strings.Join(sentences, " ")
}

// printedFact names the shares that a claim builds on but goes beyond.
func (s speaker) printedFact(f claims.Finding) string {
	var sentences []string
	for _, part := range f.Parts {
		sentences = append(sentences, s.withInterval(*part.Share)+".")
	}
	return strings.Join(sentences, " ")
}

// answered says how many respondents answered each question.
func (s speaker) answered(f claims.Finding) string {
	part, by := f.Parts[0], number.Count(f.Assertion.Answered.By, s.lang)
	low, high, several := strings.Cut(part.Found, "-")
	if !several {
		high = low
	}
	switch {
	case part.Verdict == claims.Supported:
		return s.say("Elke vraag is door %s respondenten beantwoord.", "Every question was answered by %s respondents.", by)
	case part.Verdict == claims.ArithmeticWrong:
		return s.say("Een vraag is door %s respondenten beantwoord: meer dan %s.", "One question was answered by %s respondents: more than %s.", high, by)
	case !several:
		return s.say("Elke vraag is door %s respondenten beantwoord. Of de anderen hem oversloegen of niet meededen, is niet te zien.",
			"Every question was answered by %s respondents. Whether the others skipped it or did not take part does not show.", low)
	}
	return s.say("De vragen zijn door %s tot %s respondenten beantwoord. Of de anderen een vraag oversloegen of niet meededen, is niet te zien.",
		"The questions were answered by %s to %s respondents. It does not show whether the others skipped a question or did not take part.", low, high)
}

// other says where a residual option would stand if all who chose it had meant the same.
func (s speaker) other(o claims.OtherAnswer, without claims.Verdict) string {
	times := s.say("%s keer", "%s times", number.Count(o.Share.Count, s.lang))
	if o.Share.Count == 1 {
		times = s.say("één keer", "once")
	}
	fact := s.say("%s (%s, %s) telt niet mee, want het staat voor verschillende antwoorden. Als één antwoord zou het op plaats %d staan",
		"%s (%s, %s) does not count, as it stands for different answers. As one answer it would have place %d",
		s.quoted(o.Share), times, number.Percent(o.Share.Proportion, o.Share.Digits(), s.lang), o.Place)
	if claims.Weakest(o.Verdict, without) == without {
		return fact + s.say("; dat verandert het oordeel niet.", "; that does not change the verdict.")
	}
	return fact + s.say(" en was het oordeel ‘%s’.", ", and the verdict would be ‘%s’.", strings.ToLower(o.Verdict.Label().In(s.lang)))
}

// confirmed says that printed percentages are right, beside what else a claim asserts.
func (s speaker) confirmed(percentages int) string {
	if percentages == 1 {
		return s.say("Het genoemde percentage klopt met de aantallen.", "The percentage that is named agrees with the counts.")
	}
	return s.say("De genoemde percentages kloppen met de aantallen.", "The percentages that are named agree with the counts.")
}

// digits writes a printed number in the language.
func (s speaker) digits(printed string) string {
	return number.Written(strings.TrimSuffix(strings.TrimSpace(printed), "%"), s.lang)
}

func (s speaker) about(f claims.Finding) string {
	item, _ := s.Codebook.Item(f.Assertion.About.Item)
	margin, open := s.margin(item, *f.Assertion.About)
	var sentences []string
	for _, part := range f.Parts {
		fact := s.withInterval(*part.Share) + ". "
		if item.Kind == data.Number {
			fact = s.meanWithInterval(item, *part.Share) + " "
		}
		switch part.Verdict {
		case claims.Supported:
			fact += s.say("Het hele interval ligt %s.", "The whole interval lies %s.", margin)
		case claims.DirectionOnly:
			if fact += s.say("De schatting ligt %s", "The estimate lies %s", margin); open {
				fact += s.say("; het interval niet helemaal.", "; the interval does not lie there as a whole.")
			} else {
				fact += s.say("; het interval is breder dan die marge.", "; the interval is wider than that margin.")
			}
		case claims.Contradicted:
			fact += s.say("De schatting ligt niet %s, en ook geen enkele waarde in het interval.", "The estimate does not lie %s, and no value in the interval does.", margin)
		default:
			fact += s.say("De schatting ligt niet %s, maar het interval sluit dat niet uit.", "The estimate does not lie %s, but the interval does not exclude it.", margin)
		}
		sentences = append(sentences, fact)
	}
	return strings.Join(sentences, " ")
}

// margin words the region of a claim, and reports whether it is open at one end: "boven 33,3%".
func (s speaker) margin(item data.Item, a claims.About) (words string, open bool) {
	from, to := s.region(item, a.From), s.region(item, a.To)
	low, high := 0.0, 100.0
	if item.Kind == data.Number {
		low, high = item.Range[0], item.Range[1]
	}
	switch {
	case a.From <= low:
		return s.say("onder de %s", "below %s", to), true
	case a.To >= high:
		return s.say("boven de %s", "above %s", from), true
	}
	return s.say("binnen de marge van de uitspraak, %s tot %s", "within the margin of the claim, %s to %s", from, to), false
}

// region writes an end of a region: a percentage, or a value of a number item.
func (s speaker) region(item data.Item, value float64) string {
	if item.Kind == data.Number && !prose.InPercent(item) {
		return s.plain(value)
	}
	return s.plain(value) + "%"
}

// plain writes a number with as many decimals as it has, four at most.
func (s speaker) plain(value float64) string {
	if value == float64(int(value)) {
		return number.Count(int(value), s.lang)
	}
	return strings.TrimRight(strings.TrimRight(number.Decimals(value, 4, s.lang), "0"), ",.")
}

func (s speaker) meanWithInterval(item data.Item, m claims.Measured) string {
	return s.say("Het gemiddelde van ‘%s’ is %s (n = %d); bij de grootst mogelijke spreiding is het %s %s.",
		"The mean of ‘%s’ is %s (n = %d); with the largest possible spread the %s is %s.",
		prose.RowLabel(item, m.Row, s.lang), prose.Mean(item, m.Proportion, s.lang), m.Base,
		prose.IntervalName(m.Interval.Level, s.lang), prose.MeanRange(item, m.Interval, s.lang))
}

// Product says what a part of a number comes to: "12% van 2.390 is 286,8".
func Product(a claims.Arithmetic, lang data.Lang) string {
	s := speaker{lang: lang}
	return s.say("%s%% van %s is %s", "%s%% of %s is %s", s.plain(a.Percent), s.plain(a.Of), s.plain(a.Product()))
}

func (s speaker) arithmetic(a claims.Arithmetic) string {
	fact := Product(a, s.lang)
	rounded := s.plain(a.Rounded())
	if a.Right() {
		return fact + s.say("; afgerond op %s is dat %s.", "; rounded to a multiple of %s that is %s.", s.multiple(a.RoundedTo), rounded)
	}
	return fact + s.say("; afgerond op %s is dat %s en niet %s.", "; rounded to a multiple of %s that is %s and not %s.",
		s.multiple(a.RoundedTo), rounded, s.plain(a.Is))
}

// multiple names what is rounded to: "tientallen" in Dutch.
func (s speaker) multiple(to float64) string {
	if s.lang == data.Dutch {
		switch to {
		case 1:
			return "helen"
		case 10:
			return "tientallen"
		case 100:
			return "honderdtallen"
		case 1000:
			return "duizendtallen"
		}
		return "veelvouden van " + s.plain(to)
	}
	return s.plain(to)
}
