package platform

import (
	"regexp"
	"strings"
)

// personalNames are headers, folded and without punctuation at the end, that ask who or where the respondent is.
var personalNames = set(
	"name", "full name", "your name", "first name", "last name", "surname", "initials", "firstname", "lastname",
	"naam", "uw naam", "je naam", "jouw naam", "volledige naam", "voornaam", "achternaam", "tussenvoegsel", "voorletters",
	"email", "e-mail", "mail", "email address", "e-mail address", "emailaddress", "e-mailadres", "emailadres", "mailadres",
	"ip", "ip address", "ipaddress", "ip-address", "ip-adres", "ip adres", "ipaddr",
	"phone", "phone number", "phonenumber", "telephone", "telephone number", "mobile", "mobile number",
	"telefoon", "telefoonnummer", "mobiel", "mobiel nummer", "mobiele telefoon",
	"address", "street", "zip", "zip code", "zipcode", "postal code", "postcode", "adres", "woonadres", "straat", "straatnaam", "huisnummer",
	"bsn", "burgerservicenummer", "date of birth", "birth date", "birthdate", "birthday", "geboortedatum",
	"latitude", "longitude", "location latitude", "location longitude", "locationlatitude", "locationlongitude", "breedtegraad", "lengtegraad",
	"token", "access code", "toegangscode", "username", "user name", "gebruikersnaam",
	"employee number", "employee id", "personeelsnummer", "klantnummer", "clientnummer", "cliëntnummer",
	"contact details", "contactgegevens",
	"externaldatareference", "externalreference", "external reference", "external data reference",
	"recipientlastname", "recipientfirstname", "recipientemail", "recipient last name", "recipient first name", "recipient email",
	"prolific_pid", "prolific id", "workerid", "worker id", "psid", "panel id", "panelid", "panel_id", "participant_id", "responseid of panel",
	"deviceid", "subscriberid", "simserial", "_submitted_by", "submittername", "submitterid",
)

var (
	personalPhrase = regexp.MustCompile(`e-?mail ?(adres|address)|telefoonnummer|phone number|geboortedatum|date of birth|burgerservicenummer|ip[- ]ad(d?)res|(wat is|vul) (uw|je|jouw) (volledige )?naam|what is your (full )?name|^(naam|name)( (van|of))?( (de|het|uw|the|your))? (medewerker|werknemer|respondent|deelnemer|contactpersoon|invuller|employee|participant|contact person)\b`)
	placeName      = regexp.MustCompile(`[:_/.-](latitude|longitude|altitude)$`)
	emailCell      = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}$`)
	addressCell    = regexp.MustCompile(`^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{0,4}){3,7}$`)
)

// personal returns what makes a column personal, or nothing. Cells decide where the name does not: half of three or more
// must be an e-mail or IP address.
func personal(column Column, values []string) string {
	for _, name := range []string{column.Name, column.Code, column.Text, column.Part} {
		switch name = strings.TrimRight(Fold(name), "?:.* "); {
		case personalNames[name], placeName.MatchString(name):
			return "its name"
		case personalPhrase.MatchString(name):
			return "what it asks"
		}
	}
	emails, addresses := 0, 0
	for _, value := range values {
		if emailCell.MatchString(value) {
			emails++
		} else if addressCell.MatchString(value) {
			addresses++
		}
	}
	switch {
	case len(values) < 3:
		return ""
	case emails*2 >= len(values):
		return "its cells are e-mail addresses"
	case addresses*2 >= len(values):
		return "its cells are IP addresses"
	}
	return ""
}

func set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, name := range names {
		out[name] = true
	}
	return out
}
