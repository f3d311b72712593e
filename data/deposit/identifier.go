package deposit

import (
	"net/url"
	"strings"

	"spoor/internal/pattern"
)

// Persistent is a persistent identifier.
type Persistent struct {
	Agency string // DOI, Handle, URN or ARK, as CESSDA names them
	Value  string // without the address before it
}

// Address is where it leads to.
func (p Persistent) Address() string {
	switch p.Agency {
	case "DOI":
		return "https://doi.org/" + p.Value
	case "Handle":
		return "https://hdl.handle.net/" + p.Value
	case "ARK":
		return "https://n2t.net/" + p.Value
	}
	return "https://nbn-resolving.org/" + p.Value
}

var persistent = []struct {
	agency string
	prefix []string
	form   *pattern.Pattern
}{
	{"DOI", []string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"}, pattern.New(`^10\.\d{4,9}(\.\d+)*/\S+$`)},
	{"ARK", []string{"https://n2t.net/", "http://n2t.net/"}, pattern.New(`^ark:/?\d{5,}/\S+$`)},
	{"URN", []string{"https://nbn-resolving.org/", "http://nbn-resolving.org/"}, pattern.New(`(?i)^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$`)},
	{"Handle", []string{"https://hdl.handle.net/", "http://hdl.handle.net/", "hdl:"}, pattern.New(`^\d+(\.\d+)*/\S+$`)},
}

// ParsePersistent reads a persistent identifier, with or without the address that resolves it.
func ParsePersistent(written string) (Persistent, bool) {
	for _, kind := range persistent {
		value := strings.TrimSpace(written)
		for _, prefix := range kind.prefix {
			if len(value) > len(prefix) && strings.EqualFold(value[:len(prefix)], prefix) {
				value = value[len(prefix):]
				break
			}
		}
		if kind.form.MatchString(value) {
			return Persistent{kind.agency, value}, true
		}
	}
	return Persistent{}, false
}

var orcidForm = pattern.New(`^\d{15}[\dX]$`)

// ORCID returns the sixteen characters of an ORCID in groups of four, and whether its last is the check digit of the others (ISO 7064,
// MOD 11-2).
func ORCID(written string) (string, bool) {
	value := strings.TrimSpace(written)
	for _, prefix := range []string{"https://orcid.org/", "http://orcid.org/", "orcid.org/"} {
		value = strings.TrimPrefix(value, prefix)
	}
	digits := strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(value))
	if !orcidForm.MatchString(digits) {
		return "", false
	}
	total := 0
	for _, digit := range digits[:15] {
		total = (total + int(digit-'0')) * 2
	}
	check := (12 - total%11) % 11
	last := int(digits[15] - '0')
	if digits[15] == 'X' {
		last = 10
	}
	return digits[:4] + "-" + digits[4:8] + "-" + digits[8:12] + "-" + digits[12:], check == last
}

// Licence is under which the answers may be used.
type Licence struct {
	ID      string // as SPDX names it; "" for one that only has an address
	Name    string
	Address string
}

// licences are those that archives of research data offer.
var licences = []Licence{
	{"CC0-1.0", "Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"},
	{"CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"},
	{"CC-BY-SA-4.0", "Creative Commons Attribution-ShareAlike 4.0 International", "https://creativecommons.org/licenses/by-sa/4.0/"},
	{"CC-BY-NC-4.0", "Creative Commons Attribution-NonCommercial 4.0 International", "https://creativecommons.org/licenses/by-nc/4.0/"},
	{"CC-BY-ND-4.0", "Creative Commons Attribution-NoDerivatives 4.0 International", "https://creativecommons.org/licenses/by-nd/4.0/"},
	{"CC-BY-NC-SA-4.0", "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International", "https://creativecommons.org/licenses/by-nc-sa/4.0/"},
	{"CC-BY-NC-ND-4.0", "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International", "https://creativecommons.org/licenses/by-nc-nd/4.0/"},
	{"ODbL-1.0", "Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
	{"ODC-By-1.0", "Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"},
	{"PDDL-1.0", "Open Data Commons Public Domain Dedication and License 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
}

// LicenceIDs are the ids of the licences that are known.
func LicenceIDs() []string {
	var out []string
	for _, licence := range licences {
		out = append(out, licence.ID)
	}
	return out
}

// ParseLicence returns the licence of that id, however its words are set apart, or with that address.
func ParseLicence(written string) (Licence, bool) {
	apart := strings.NewReplacer("-", "", " ", "", "_", "")
	plain := func(text string) string { return apart.Replace(strings.ToLower(text)) }
	for _, licence := range licences {
		if plain(written) == plain(licence.ID) || strings.TrimSuffix(written, "/") == strings.TrimSuffix(licence.Address, "/") {
			return licence, true
		}
	}
	if IsAddress(written) {
		return Licence{Name: written, Address: written}, true
	}
	return Licence{}, false
}

// IsAddress reports whether a text is the address of a page.
func IsAddress(text string) bool {
	parsed, err := url.Parse(text)
	return err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && strings.Contains(parsed.Host, ".")
}
