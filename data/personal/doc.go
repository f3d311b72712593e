// Package personal finds what says who a respondent is: by the header of a column, by its cells, and within a text.
//
// A header is judged by all its words. It asks for something personal where it names that ("telefoonnummer", "date of birth") and
// every other word only asks, points or specifies ("Wat is uw ...?", "(optioneel)", "van de medewerker", "2"). One word of another
// kind makes it a question about the world: "Hoe belangrijk is naamsbekendheid?", "Telefoongesprekken per week". So compounds,
// abbreviations, plurals and spellings need no list of headers, and a question that happens to hold such a word is left alone.
package personal

// Kind is a kind of personal data.
type Kind string

// The kinds. None is the zero value.
const (
	None         Kind = ""
	Name         Kind = "name"
	Phone        Kind = "telephone number"
	Email        Kind = "e-mail address"
	Address      Kind = "address"
	Postcode     Kind = "postcode"
	Birth        Kind = "date of birth"
	Citizen      Kind = "citizen service number"
	Account      Kind = "bank account number"
	Number       Kind = "number of a person or organisation" // of an employee, a client, a dossier
	IP           Kind = "IP address"
	Location     Kind = "location"
	Device       Kind = "device or access code"
	Organisation Kind = "name of an organisation"
)

// Plural returns the kind as it is named when there are several.
func (k Kind) Plural() string {
	switch k {
	case Email, Address, IP:
		return string(k) + "es"
	case Birth:
		return "dates of birth"
	case Number:
		return "numbers of persons or organisations"
	case Organisation:
		return "names of organisations"
	}
	return string(k) + "s"
}

// Indefinite returns the kind as one of several: an e-mail address, a telephone number.
func (k Kind) Indefinite() string {
	if k == Email || k == Address || k == IP {
		return "an " + string(k)
	}
	return "a " + string(k)
}
