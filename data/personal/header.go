package personal

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"spoor/internal/pattern"
)

// Asked is what a header asks for.
type Asked struct {
	Kind Kind
	// Sure says that the header asks for nothing else. Otherwise it only mentions the kind, and the cells must tell.
	Sure bool
	// Open says that the question may also be answered from a list, such as "Wie vult deze vragenlijst in?" and the name of an employer.
	Open bool
}

// Header returns what a header, or the text of a question, asks for; the zero value where that is nothing personal.
func Header(text string) Asked {
	text = plainText(text)
	words := fold(text)
	switch {
	case words == "geboren" || words == "born":
		return Asked{Kind: Birth, Sure: true}
	case words == "06":
		return Asked{Kind: Phone, Sure: true}
	case !mayName(words):
		return Asked{}
	}
	if asked := only(words); asked.Kind != None {
		return asked
	}
	for _, clause := range clauses(text) {
		words := fold(clause)
		asks := false
		for word := range strings.FieldsSeq(words) {
			asks = asks || asking()[word]
		}
		if asked := only(words); asks && asked.Kind != None {
			return asked
		}
		if kind := askedFirst(words); kind != None {
			return Asked{Kind: kind, Sure: true}
		}
	}
	return Asked{Kind: mentioned(words)}
}

// only returns what a text asks for where every word of it is about that.
func only(words string) Asked {
	var asked Asked
	for words != "" {
		if rest, ok := cut(organisationName, words); ok {
			words = rest
			if asked.Kind == None {
				asked = Asked{Kind: Organisation, Open: true}
			}
			continue
		}
		if kind, rest, question := cutNoun(words); kind != None {
			if asked.Kind == None || asked.Kind == Organisation || asked.Kind == Name {
				asked.Open = question
				asked.Kind = kind
			}
			words = rest
			continue
		}
		word, rest, _ := strings.Cut(words, " ")
		if !fillers()[word] && len(word) > 1 && strings.Trim(word, "0123456789") != "" {
			return Asked{}
		}
		words = rest
	}
	asked.Sure = asked.Kind != None
	return asked
}

// cutNoun cuts what is named at the beginning of a text, and says whether that is put as a question that may have a list of answers.
func cutNoun(words string) (kind Kind, rest string, question bool) {
	for i, noun := range nounPhrases {
		if rest, ok := cut(noun.words, words); ok {
			return noun.kind, rest, i == 0
		}
	}
	return None, words, false
}

func cut(begin *pattern.Pattern, words string) (rest string, ok bool) {
	at := begin.FindStringIndex(words)
	if at == nil {
		return words, false
	}
	return words[at[1]:], true
}

var (
	asksFirst = pattern.New(`^(wat (is|zijn)|what (is|s|are)|whats|vul|geef|noteer|vermeld|enter|provide|give|please enter|please provide|please give|op welk|hoe luidt) ((uw|je|jouw|jullie|your|hier|eventueel|volledige|full|dan|the|het|de) )*`)
	numbered  = pattern.New(`(adres|address|nummer|number|nr|iban|bsn|birth|geboorte|code|naam|name|datum|date)`)
)

// askedFirst returns what a text asks for at its beginning, whatever follows: "Wat is uw dossiernummer bij UWV". The bare word for
// a telephone or mail is not enough, for one may ask what that costs.
func askedFirst(words string) Kind {
	rest, ok := cut(asksFirst, words)
	if !ok {
		return None
	}
	if _, organisation := cut(organisationName, rest); organisation {
		return None
	}
	kind, after, _ := cutNoun(rest)
	noun := strings.TrimSuffix(rest, after)
	next, _, _ := strings.Cut(after, " ")
	named := kind == Name && (next == "of" || next == "van")
	if kind == None || named || !numbered.MatchString(noun) {
		return None
	}
	return kind
}

// mentioned returns what stands somewhere in a text and can be told by cells.
func mentioned(words string) Kind {
	for rest := words; rest != ""; {
		kind, _, _ := cutNoun(rest)
		switch kind {
		case Email, Phone, Citizen, Account, Postcode, Birth, IP, Address:
			return kind
		}
		_, rest, _ = strings.Cut(rest, " ")
	}
	return None
}

var (
	tags        = pattern.New(`<[^<>]{1,200}>`)
	endings     = pattern.New(`(\pL)\((s|en|n|sen|es)\)`)
	possessive  = pattern.New(`(\pL)['’]s\b`)
	clauseSigns = pattern.New(`[?!;:,\n\r]+|\.\s+|\s[-–—]\s`)
)

// plainText takes away what is markup.
func plainText(text string) string {
	text = strings.NewReplacer("&nbsp;", " ", "KvK", "Kvk", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "").Replace(text)
	text = tags.ReplaceAllString(text, " ")
	text = endings.ReplaceAllString(text, "$1")
	return possessive.ReplaceAllString(text, "$1")
}

func clauses(text string) []string { return clauseSigns.Regexp().Split(text, -1) }

// fold returns the words of a text: lower case, without accents and signs, those of snake_case and camelCase apart, and digits
// apart from letters.
func fold(text string) string {
	var out strings.Builder
	var before rune
	letters := []rune(norm.NFD.String(text))
	for i, letter := range letters {
		switch {
		case unicode.Is(unicode.Mn, letter):
			continue
		case !unicode.IsLetter(letter) && !unicode.IsDigit(letter):
			letter = ' '
		case unicode.IsDigit(letter) != unicode.IsDigit(before) && (unicode.IsLetter(before) || unicode.IsDigit(before)):
			out.WriteRune(' ')
		case unicode.IsUpper(letter) && unicode.IsLower(before):
			out.WriteRune(' ')
		case unicode.IsUpper(letter) && unicode.IsUpper(before) && i+1 < len(letters) && unicode.IsLower(letters[i+1]):
			out.WriteRune(' ')
		}
		out.WriteRune(unicode.ToLower(letter))
		before = letter
	}
	return strings.Join(strings.Fields(out.String()), " ")
}
