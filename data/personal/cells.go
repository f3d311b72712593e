package personal

import (
	"net/netip"
	"strings"
	"time"
	"unicode"

	"spoor/internal/pattern"
)

// Cells returns what the filled cells of a column hold, whatever its header says; None where that is nothing personal. Half of
// three or more cells must be of a kind, or of several together; of one or two all must be.
func Cells(cells []string) Kind {
	found := map[Kind]int{}
	total, births := 0, births(cells)
	for _, cell := range cells {
		kind := Cell(cell)
		if kind == None && births && birthDate(cell) > 0 {
			kind = Birth
		}
		if kind != None {
			found[kind]++
			total++
		}
	}
	if total == 0 || total*2 < len(cells) || len(cells) < 3 && total < len(cells) {
		return namesIn(cells)
	}
	most := None
	for _, kind := range kinds {
		if found[kind] > found[most] {
			most = kind
		}
	}
	return most
}

// kinds that a cell can be told to be, the first of those that are equally many wins.
var kinds = []Kind{Email, Phone, Citizen, Account, IP, Postcode, Address, Location, Birth}

// Cell returns what one cell is by itself: an e-mail or IP address, a telephone number, a citizen service number that passes the
// test of eleven, an IBAN that passes modulo 97, a postcode with letters, a street with a number, coordinates.
func Cell(cell string) Kind {
	const longest = 200
	cell = strings.Trim(plainSpaces.Replace(cell), " '\"`")
	switch {
	case len(cell) < 5 || len(cell) > longest || !mayBe(cell):
		return None
	case emailIn.MatchString(cell):
		return Email
	case isIP(cell):
		return IP
	case isIBAN(cell):
		return Account
	case isPhone(cell):
		return Phone
	case isCitizen(cell):
		return Citizen
	case postcode.MatchString(cell), postcodeUK.MatchString(cell):
		return Postcode
	case coordinates.MatchString(cell):
		return Location
	case street.MatchString(cell), postcodeAndPlace.MatchString(cell):
		return Address
	}
	return None
}

// mayBe passes over the cells that can be nothing personal, which are nearly all: words, and small numbers.
func mayBe(cell string) bool {
	digits, letters := 0, 0
	for i := range len(cell) {
		switch {
		case isDigit(cell[i]):
			digits++
		case cell[i] == '@':
			return true
		case cell[i] >= 'A' && cell[i] <= 'Z', cell[i] >= 'a' && cell[i] <= 'z', cell[i] >= 0x80:
			letters++
		}
	}
	const fewestAlone = 4 // digits of an IP address
	return digits > 0 && (letters > 0 || digits >= fewestAlone) || strings.Contains(cell, "at)") || strings.Contains(cell, "at]")
}

var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u200b", "", "\ufeff", "", "\t", " ", "‑", "-", "–", "-")

var (
	emailIn     = pattern.New(`(?i)[\pL\d._%+'-]+ ?(@|\(at\)|\[at\]) ?[\pL\d-]+(\.[\pL\d-]+)*\.\pL{2,}`)
	postcode    = pattern.New(`(?i)^[1-9]\d{3} ?[a-z]{2}$`)
	postcodeUK  = pattern.New(`^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$`)
	coordinates = pattern.New(`^-?\d{1,2}\.\d{3,}°?[ ,;]{1,3}-?\d{1,3}\.\d{3,}°?([ ,;]+-?\d+(\.\d+)?)*$`)
	// A street with a number, perhaps with a postcode and a place; and a postcode with a place.
	street = pattern.New(`(?i)^[\pL'. -]{0,40}(straat|str\.|laan|weg|plein|gracht|kade|dijk|hof|singel|dreef|steeg|pad|plantsoen|markt|kamp|hoek|baan|dwarsstraat|` +
		`street|road|avenue|lane|drive|boulevard|court|square|terrace)( (oost|west|noord|zuid))? ?,? ?\d{1,5} ?-?[a-z]{0,3}\d{0,3}( ?(hs|bis|[ivx]+|-?\d+))?(, ?.*| [1-9]\d{3} ?[a-z]{2}\b.*)?$|^\d{1,5}[a-z]? [\pL'. ]{1,40} (street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|square|terrace)\.?([ ,].*)?$`)
	postcodeAndPlace = pattern.New(`^[1-9]\d{3} ?[A-Z]{2},? +\pL[\pL' -]+$`)
)

func isIP(cell string) bool {
	if strings.Count(cell, ".") != 3 && strings.Count(cell, ":") < 2 {
		return false
	}
	_, err := netip.ParseAddr(cell)
	return err == nil
}

// isIBAN checks the length and the remainder of ISO 13616: the first four characters moved to the end, letters as 10 to 35, modulo
// 97 is 1.
func isIBAN(cell string) bool {
	cell = strings.ToUpper(strings.NewReplacer(" ", "", ".", "", "-", "", "IBAN:", "", "IBAN", "").Replace(strings.ToUpper(cell)))
	if len(cell) < 15 || len(cell) > 34 || !isUpper(cell[0]) || !isUpper(cell[1]) || !isDigit(cell[2]) || !isDigit(cell[3]) {
		return false
	}
	rest := 0
	for _, letter := range []byte(cell[4:] + cell[:4]) {
		switch {
		case isDigit(letter):
			rest = (rest*10 + int(letter-'0')) % 97
		case isUpper(letter):
			rest = (rest*100 + int(letter-'A') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1
}

func isUpper(letter byte) bool { return letter >= 'A' && letter <= 'Z' }
func isDigit(letter byte) bool { return letter >= '0' && letter <= '9' }

var citizenForm = pattern.New(`^\d{8,9}$|^\d{3}[. -]\d{3}[. -]\d{3}$|^\d{4}[. -]\d{2}[. -]\d{3}$`)

// isCitizen tests a Dutch citizen service number: 9 times the first digit, 8 times the second, ... 2 times the eighth, minus the
// ninth, is a multiple of 11. One of eight digits lost its first, a 0, in a spreadsheet.
func isCitizen(cell string) bool {
	if !citizenForm.MatchString(cell) {
		return false
	}
	digits := digitsOf(cell)
	if len(digits) == 8 {
		digits = "0" + digits
	}
	sum := -int(digits[8] - '0')
	for i := range 8 {
		sum += (9 - i) * int(digits[i]-'0')
	}
	return sum%11 == 0 && strings.Trim(digits, "0") != ""
}

var (
	phoneForm  = pattern.New(`^(tel\.?:? ?|t:? ?|m:? ?|06:? )?(\+|00)?[ (]*\d[\d ().\-/]*\d$`)
	americanUS = pattern.New(`^(\+?1[ .-]?)?(\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}$`)
	dateForm   = pattern.New(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( |$)`)
	decimal    = pattern.New(`^\d\.\d+$`)
)

// isPhone tells a telephone number by its beginning and its digits: + or 00 with a country, or a 0 with ten digits as in the
// Netherlands, nine or eleven elsewhere, or the American form. Dates and decimal numbers are none.
func isPhone(cell string) bool {
	lower := strings.ToLower(cell)
	if americanUS.MatchString(cell) {
		return true
	}
	if !phoneForm.MatchString(lower) || dateForm.MatchString(cell) || decimal.MatchString(cell) {
		return false
	}
	digits := digitsOf(cell)
	switch international := strings.Contains(cell, "+"); {
	case international:
		return len(digits) >= 9 && len(digits) <= 16
	case strings.HasPrefix(digits, "00"):
		return len(digits) >= 11 && len(digits) <= 17 && digits[2] != '0'
	case strings.HasPrefix(digits, "0"):
		return len(digits) == 10 || (len(digits) == 9 || len(digits) == 11) && len(digits) < len(cell)
	}
	return false
}

func digitsOf(cell string) string {
	return strings.Map(func(letter rune) rune {
		if letter < '0' || letter > '9' {
			return -1
		}
		return letter
	}, cell)
}

var dateForms = []string{"2-1-2006", "2/1/2006", "2.1.2006", "2 1 2006", "2006-1-2", "2006/1/2", "1/2/2006", "02-01-06", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2-1-2006 15:04", "20060102", "02012006", "2 January 2006", "2 Jan 2006", "January 2, 2006"}

var dutchMonths = strings.NewReplacer("januari", "january", "februari", "february", "maart", "march", "mei", "may", "juni", "june", "juli", "july", "augustus", "august", "oktober", "october", "mrt", "mar", "okt", "oct")

// birthDate returns the year of a date in which somebody who answers can have been born, or 0.
func birthDate(cell string) int {
	cell = strings.TrimSpace(cell)
	if digits := len(digitsOf(cell)); len(cell) < 6 || len(cell) > 30 || digits < 5 || digits > 14 {
		return 0
	}
	cell = dutchMonths.Replace(strings.ToLower(cell))
	for _, form := range dateForms {
		if day, err := time.Parse(form, cell); err == nil {
			year := day.Year()
			if form == "02-01-06" && year > 2020 {
				year -= 100
			}
			if year >= 1920 && year <= 2015 {
				return year
			}
			return 0
		}
	}
	return 0
}

// births reports whether the cells are dates of birth: nearly all are dates, hardly any twice, many years apart, and the most recent
// is years before any survey. The dates on which something began are nearer to today, or to each other.
func births(cells []string) bool {
	const apart = 10 // years
	dates, first, last, others := map[string]bool{}, 9999, 0, 0
	for _, cell := range cells {
		year := birthDate(cell)
		if year == 0 {
			if others++; others*5 > len(cells) {
				return false
			}
			continue
		}
		dates[cell] = true
		first, last = min(first, year), max(last, year)
	}
	return len(dates) >= 3 && len(dates)*5 >= len(cells)*4 && last-first >= apart && last <= 2012 && first <= 1995
}

// Within reports whether a text, such as a remark, has an e-mail address, telephone number, IBAN, citizen service number or postcode in
// it, and which is met first.
func Within(text string) Kind {
	if !mayHold(text) {
		return None
	}
	text = plainSpaces.Replace(text)
	if kind := Cell(text); kind != None {
		return kind
	}
	if emailIn.MatchString(text) {
		return Email
	}
	for _, candidate := range numbersIn.FindAllString(text, 20) {
		candidate = strings.Trim(candidate, " .-/(")
		switch {
		case isIBAN(candidate):
			return Account
		case isPhone(candidate):
			return Phone
		case len(digitsOf(candidate)) == 9 && isCitizen(candidate):
			return Citizen
		case isIP(candidate):
			return IP
		}
	}
	if postcodeIn.MatchString(text) {
		return Postcode
	}
	return None
}

// mayHold passes over the texts that can hold none of it, which are nearly all.
func mayHold(text string) bool {
	const fewest = 4
	digits := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			digits++
		}
	}
	return digits >= fewest || strings.ContainsAny(text, "@") || strings.Contains(text, "at)") || strings.Contains(text, "at]")
}

var (
	numbersIn  = pattern.New(`\b[A-Z]{2}\d{2}[ ]?[A-Z]{4}[ ]?\d{4}[ ]?\d{4}[ ]?\d{2}\b|\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b|[+(]?\b\d[\d ().\-/]{6,20}\d\b`)
	postcodeIn = pattern.New(`\b([1-9]\d{3}[A-Z]{2}|([3-9]\d{3}|1[0-8]\d{2}|2[1-9]\d{2}) [A-Z]{2})\b`)
)

// namesIn returns Name where half of the cells, of three or more that hardly repeat, are names of people.
func namesIn(cells []string) Kind {
	different, names, others := map[string]bool{}, 0, 0
	for _, cell := range cells {
		different[strings.ToLower(cell)] = true
		if isName(cell) {
			names++
		} else if others++; others*2 > len(cells) {
			return None
		}
	}
	if len(cells) < 3 || names*2 < len(cells) || names < 2 || len(different)*5 < len(cells)*4 {
		return None
	}
	return Name
}

var (
	nameParts = pattern.New(`^[\pL.'’-]+( [\pL.'’-]+){0,5}$`)
	initials  = pattern.New(`^(\p{Lu}\.){1,5}-?$|^\p{Lu}{1,3}\.$`)
	titles    = set(`dhr mevr mw heer mevrouw mr mrs ms miss dr drs ir ing prof`)
	particles = set(`van de der den ter ten te het 't el al ben von zu da di del la le`)
)

// isName reports whether a cell is the name of somebody: a first name that is known, initials or a title, and a family name behind
// it; or a first name alone.
func isName(cell string) bool {
	cell = strings.TrimSpace(plainSpaces.Replace(cell))
	if before, after, comma := strings.Cut(cell, ", "); comma && !strings.Contains(after, ",") {
		cell = after + " " + before // Vries, Jan de
	}
	if len(cell) > 60 || !nameParts.MatchString(cell) {
		return false
	}
	words := strings.Fields(cell)
	first := strings.ToLower(strings.Trim(words[0], ".,"))
	titled := titles()[first] && len(words) > 1
	for titled && len(words) > 2 && titles()[strings.ToLower(strings.Trim(words[0], "."))] {
		words = words[1:]
	}
	if titled {
		words = words[1:]
	}
	given, _, _ := strings.Cut(strings.ToLower(words[0]), "-")
	known := firstNames()[fold(given)]
	if len(words) == 1 {
		return titled && isCapital(words[0]) || known
	}
	begins := titled || known || initials.MatchString(words[0])
	return begins && (isFamilyName(words[1:]) || known && len(words) <= 3 && strings.ToLower(cell) == cell)
}

// isFamilyName reports whether words are particles and names with a capital.
func isFamilyName(words []string) bool {
	capitals := 0
	for _, word := range words {
		switch {
		case initials.MatchString(word), particles()[strings.ToLower(word)]:
		case isCapital(word):
			capitals++
		default:
			return false
		}
	}
	return capitals > 0
}

func isCapital(word string) bool {
	for _, letter := range word {
		return unicode.IsUpper(letter)
	}
	return false
}
