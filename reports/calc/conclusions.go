package calc

import (
	"slices"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
)

// conclusions are sentences that say what tests and intervals conclude, and where they are at odds.
func (w writer) conclusions() []string {
	switch {
	case w.Range != nil:
		return append([]string{w.overRange()}, w.atEnds()...)
	case w.Kind == Compare:
		return w.withEquivalence(append([]string{w.pair()}, w.ifOdd(words.fisherDiffers)...))
	case w.Kind == Paired:
		return append([]string{w.pair()}, w.ifOdd(words.exactDiffers)...)
	case w.Kind == Trend:
		return append([]string{w.trend()}, w.ifOdd(words.asymptoticDiffers)...)
	case w.Kind == Fit:
		return append([]string{w.fits()}, w.ifOdd(words.asymptoticDiffers)...)
	case w.Kind == Benchmark:
		return w.withEquivalence([]string{w.benchmark()})
	}
	return nil
}

// agreement chooses a sentence by what a test and an interval conclude.
func agreement(rejects, excludes bool, both, test, interval, neither data.Text) data.Text {
	switch {
	case rejects && excludes:
		return both
	case rejects:
		return test
	case excludes:
		return interval
	}
	return neither
}

// pair says what the first test and the interval of the difference conclude.
func (w writer) pair() string {
	sentence := agreement(w.rejects(w.Tests[0].P), w.Differences[0].excludesZero(), words.established, words.testOnly, words.intervalOnly, words.notEstablished)
	return sentence.Say(w.lang, w.alpha())
}

func (w writer) benchmark() string {
	i, against := w.Groups[0].Intervals[0], *w.Benchmark
	sentence := agreement(w.rejects(w.Tests[0].P), against < i.Low || against > i.High, words.from, words.testOnlyFrom, words.outside, words.notFrom)
	return sentence.Say(w.lang, w.plain(against)+"%", w.alpha())
}

func (w writer) fits() string {
	sentence := words.fitsNot
	if w.rejects(w.Tests[0].P) {
		sentence = words.otherShares
	}
	return sentence.Say(w.lang, w.alpha())
}

// ifOdd returns the sentence where the second test concludes otherwise than the first.
func (w writer) ifOdd(sentence data.Text) []string {
	if len(w.Tests) < 2 || w.rejects(w.Tests[0].P) == w.rejects(w.Tests[1].P) {
		return nil
	}
	return []string{sentence.In(w.lang)}
}

func (w writer) withEquivalence(sentences []string) []string {
	test := w.equivalence()
	if test == nil {
		return sentences
	}
	sentence := words.notEquivalent
	if w.rejects(test.P) {
		sentence = words.equivalent
	}
	return append(sentences, sentence.Say(w.lang, w.width(*w.Margin), w.alpha()))
}

func (w writer) trend() string {
	first := w.Tests[0]
	sentence := words.noTrend
	switch {
	case w.rejects(first.P) && w.z() > 0:
		sentence = words.rising
	case w.rejects(first.P):
		sentence = words.falling
	}
	return sentence.Say(w.lang, w.alpha())
}

// overRange says what the exact test concludes over every overlap.
func (w writer) overRange() string {
	sentence := words.overlapDecides
	switch {
	case w.rejects(w.Range.High):
		sentence = words.whateverOverlap
	case !w.rejects(w.Range.Low):
		sentence = words.noOverlapEnough
	}
	return sentence.Say(w.lang, w.alpha())
}

// atEnds says where the interval at an end of the overlap is at odds with the exact test there.
func (w writer) atEnds() []string {
	var sentences []string
	for i, difference := range w.Differences {
		p := w.Range.High // the first difference is at the smallest overlap
		if i > 0 {
			p = w.Range.Low
		}
		excludes := difference.excludesZero()
		if excludes == w.rejects(p) {
			continue
		}
		sentence := words.testOnlyAtOverlap
		if excludes {
			sentence = words.intervalOnlyAtOverlap
		}
		sentences = append(sentences, sentence.Say(w.lang, w.count(*difference.Overlap)))
	}
	return sentences
}

// notes are cautions that belong beside the numbers, each once.
func (w writer) notes() []string {
	var notes []string
	add := func(sentences ...string) {
		for _, sentence := range sentences {
			if !slices.Contains(notes, sentence) {
				notes = append(notes, sentence)
			}
		}
	}
	for _, test := range w.Tests {
		for _, note := range test.Notes {
			add(note.In(w.lang))
		}
	}
	if w.Kind == Trend {
		add(words.asymptoticVariance.In(w.lang))
	}
	if c := w.Cells; c != nil && c.First+c.Second == 0 {
		add(words.nobodyDiffers.In(w.lang))
	}
	add(w.recovered()...)
	for _, i := range w.Groups[0].Intervals {
		if i.Method == interval.MethodWald && i.Low == i.High {
			add(words.waldNoWidth.In(w.lang))
		} else if i.Method == interval.MethodWald {
			add(words.waldNarrow.In(w.lang))
		}
	}
	if w.Population > 0 {
		add(words.population.Say(w.lang, w.count(w.Population)))
	}
	if w.Kind == Simultaneous || w.Kind == Fit {
		add(w.jointly()...)
	}
	return notes
}

// recovered says for every group that was given as a percentage which count it stands for.
func (w writer) recovered() []string {
	if p := w.Possible; p != nil {
		notes := []string{words.anyOf.Say(w.lang, p.Printed, w.count(p.Base), w.count(p.Low), w.count(p.High))}
		if len(w.Groups) <= p.High-p.Low {
			notes = append(notes, words.ends.In(w.lang))
		}
		return notes
	}
	var notes []string
	for _, group := range w.Groups {
		if group.Printed != "" {
			notes = append(notes, words.only.Say(w.lang, group.Printed, w.count(group.Base), w.count(group.Count)))
		}
	}
	return notes
}

// jointly says what simultaneous intervals promise, and where Goodman's took the place of those that were asked for.
func (w writer) jointly() []string {
	var notes []string
	if len(w.Groups) > 1 {
		notes = append(notes, words.together.Say(w.lang, len(w.Groups), number.Level(w.Level, w.lang)))
	}
	if w.Kind == Simultaneous && w.Groups[0].Intervals[0].Method != w.Asked {
		notes = append(notes, words.goodmanInstead.In(w.lang))
	}
	return notes
}
