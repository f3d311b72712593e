package platform

import (
	"regexp"
	"strings"

	"spoor/data"
)

// Words that say that there is no answer, by the reason that they give: folded, without signs at their ends.
var missingPhrases = []struct {
	state data.State
	words *regexp.Regexp
}{
	{data.NotAsked, phrases(`n\.? ?v\.? ?t`, `niet van toepassing`, `not applicable`, `does not apply`, `n/a`, `-66`)},
	{data.Skipped, phrases(`n\.?a`, `nan`, `null`, `nil`, `#null`, `#leeg`, `-`, `–`, `—`, `\.`, `(system |user )?missing( value)?`, `sysmis`, `-9?99`, `-9999?`, `blank`, `leeg`,
		`geen (antwoord|respons|reactie)( (gegeven|ingevuld))?`, `no (answer|response)( given)?`, `niet (ingevuld|beantwoord)`, `not answered`, `unanswered`)},
	{data.DontKnow, phrases(`(ik )?weet( ik)?( het)? niet( \(?meer\)?| zeker)?`, `(dat )?weet ik niet`, `(ik heb )?geen (mening|idee)`, `(i )?(do not|don't|dont) know`, `no (opinion|idea)`, `dk`, `-88`, `-98`)},
	{data.Refused, phrases(`(dat )?(wil|zeg|geef|wens)( ik)?( (dit|dat|het|liever))* niet( (te )?(zeggen|aangeven|beantwoorden|delen))?`, `liever niet( zeggen)?`, `(i )?(would )?(prefer|rather)( to)? not( to)? (say|answer|disclose|tell|respond)`, `refused( to answer)?`, `geweigerd`, `-77`, `-97`)},
}

func phrases(words ...string) *regexp.Regexp {
	return regexp.MustCompile(`^(` + strings.Join(words, "|") + `)$`)
}

// longestMissing is how long such a text may be.
const longestMissing = 60

// Missing returns why there is no answer where a cell says that by one of the words that platforms, statistical programs and people
// use for it, and false for any other cell. It is the rule for the whole program, for whatever a codebook does not know better: a
// text that is an option there is an answer.
//
// "n.v.t. / weet niet" is what its first words are. Positive numbers such as 99 are never missing by themselves.
func Missing(cell string) (data.State, bool) {
	if len(cell) > longestMissing {
		return 0, false
	}
	text := strings.ReplaceAll(Fold(cell), "’", "'")
	if state, known := missingPhrase(text); known || !strings.ContainsAny(text, "/,;(") {
		return state, known
	}
	var first data.State
	for i, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/,;()", r) }) {
		state, known := missingPhrase(strings.TrimSpace(part))
		if !known {
			return 0, false
		}
		if i == 0 {
			first = state
		}
	}
	return first, first != data.Answered
}

func missingPhrase(text string) (data.State, bool) {
	bare := strings.Trim(text, `!?:;()[]<>"' `)
	if short := strings.TrimRight(bare, ". "); len(short) > 1 {
		bare = short
	}
	for _, phrase := range missingPhrases {
		if phrase.words.MatchString(text) || bare != "" && phrase.words.MatchString(bare) {
			return phrase.state, true
		}
	}
	return 0, false
}

// missingCode is how statistical programs and platforms number the reasons.
var missingCode = regexp.MustCompile(`^-(66|77|88|9[5-9]|9?99|9999?)$`)

// MissingCode reports whether a cell is a number that [Missing] takes for missing. In a column where other numbers are below 0 it is one of them.
func MissingCode(cell string) bool { return missingCode.MatchString(cell) }
