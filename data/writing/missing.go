package writing

import (
	"strings"
	"unicode/utf8"

	"spoor/data"
	"spoor/data/records"
	"spoor/internal/pattern"
)

// Words that say that there is no answer, by the reason that they give: folded, without points and without the words of [fillers].
var missingWords = words(map[data.State]string{
	data.NotAsked: "nvt|n v t|niet van toepassing|not applicable|does not apply|n/a|-66",
	data.Skipped: "na|nan|null|nil|#null|-|–|—|missing|missing value|system missing|user missing|sysmis|-99|-999|-9999|blank|leeg|niet ingevuld|niet beantwoord|not answered|unanswered|" +
		"geen antwoord|geen antwoord gegeven|geen antwoord ingevuld|geen respons|geen reactie|no answer|no answer given|no response",
	data.DontKnow: "weet niet|geen mening|geen idee|do not know|don't know|dont know|no opinion|no idea|dk|-88|-98",
	data.Refused: "wil niet zeggen|wil liever niet zeggen|zeg liever niet|liever niet|liever niet zeggen|wil niet aangeven|wil niet beantwoorden|wil niet delen|wens niet zeggen|wens niet beantwoorden|" +
		"geef liever niet aan|prefer not say|prefer not answer|prefer not disclose|prefer not tell|prefer not respond|rather not say|rather not answer|refused|refused answer|geweigerd|-77|-97",
})

// fillers change nothing of what such words say.
var fillers = Set("ik", "het", "dat", "dit", "meer", "zeker", "heb", "i", "would", "to", "te", "it")

func words(byState map[data.State]string) map[string]data.State {
	out := map[string]data.State{}
	for state, list := range byState {
		for word := range strings.SplitSeq(list, "|") {
			out[word] = state
		}
	}
	return out
}

const (
	longestMissing = 60 // letters
	mostWords      = 8
)

// Missing returns why there is no answer where a cell says that by one of the words that platforms, statistical programs and people
// use for it, and false for any other cell. It is the rule for the whole program, for whatever a codebook does not know better: a
// text that is an option there is an answer.
//
// "n.v.t. / weet niet" is what its first words are. Positive numbers such as 99 are never missing by themselves.
func Missing(cell string) (data.State, bool) {
	if len(cell) > longestMissing || cell == "" || cell[0] >= '0' && cell[0] <= '9' {
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

// Reason reports whether a text says why there is no answer, and more than that there is none: not asked, does not know, would not say.
func Reason(text string) bool {
	state, missing := Missing(text)
	return missing && state != data.Skipped
}

// missingPhrase looks up a folded text.
func missingPhrase(text string) (data.State, bool) {
	if text == "." {
		return data.Skipped, true
	}
	bare := strings.Trim(text, `!?:;()[]<>"' `)
	if bare == "" || bare[0] == '.' || utf8.RuneCountInString(bare) > 1 && strings.Trim(bare, ".-–— ") == "" {
		return 0, false
	}
	if state, known := missingWords[bare]; known {
		return state, true
	}
	if strings.Contains(bare, ".") {
		bare = strings.TrimSpace(strings.ReplaceAll(bare, ".", ""))
	}
	parts := strings.Fields(bare)
	if len(parts) > mostWords {
		return 0, false
	}
	kept := parts[:0]
	for _, part := range parts {
		if part = strings.Trim(part, "()"); !fillers[part] {
			kept = append(kept, part)
		}
	}
	state, known := missingWords[strings.Join(kept, " ")]
	return state, known
}

// missingCode is how statistical programs and platforms number the reasons.
var missingCode = pattern.New(`^-(66|77|88|9[5-9]|9?99|9999?)$`)

// MissingCode reports whether a cell is a number that [Missing] takes for missing. In a column where other numbers are below 0 it is one of them.
func MissingCode(cell string) bool { return missingCode.MatchString(cell) }

// errorValue is what a spreadsheet program shows where a formula has no result, in English, Dutch, German and French.
var errorValue = pattern.New(`^#(N/A|N/B|NV|NAME\?|NAAM\?|NOM\?|DIV/0!|DEEL/0!|REF!|VERW!|BEZUG!|VALUE!|WAARDE!|WERT!|VALEUR!|NUM!|GETAL!|ZAHL!|NOMBRE!|NULL!|LEEG!|SPILL!|OVERLOOP!|CALC!|GETTING_DATA|BLOCKED!|FIELD!|CONNECT!|BUSY!|UNKNOWN!)$`)

// Unreadable returns what is wrong with a cell that holds no answer but an error of a spreadsheet program, and an empty text for any
// other. #NULL! is how SPSS writes that there is no answer.
func Unreadable(cell string) string {
	switch {
	case len(cell) < 3 || cell[0] != '#' || cell == SystemMissing:
		return ""
	case cell == records.NoStoredValue:
		return "is a formula without a stored value; open the workbook in a spreadsheet program, save it and try again"
	case errorValue.MatchString(strings.ToUpper(cell)):
		return "holds the error " + cell + " of a spreadsheet program; repair the formula or clear the cell"
	}
	return ""
}

// SystemMissing is how SPSS writes a value that is not there. It is a mark only, and not taken for missing.
const SystemMissing = "#NULL!"
