package deposit

import (
	"strings"
	"testing"

	"spoor/data/text"
	"spoor/internal/strictyaml"
)

// TestORCID reckons the check digit as ISO 7064 MOD 11-2 does. 0000-0002-1825-0097 and 0000-0001-5109-3700 are ORCID's own examples, and
// 0000-0002-1694-233X one that ends in X.
func TestORCID(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"0000-0002-1825-0097": "0000-0002-1825-0097", "https://orcid.org/0000-0001-5109-3700": "0000-0001-5109-3700", "000000021694233x": "0000-0002-1694-233X",
	} {
		if got, right := ORCID(written); got != want || !right {
			t.Errorf("%s: %s, %v", written, got, right)
		}
	}
	for _, mistyped := range []string{"0000-0002-1825-0098", "0000-0002-1852-0097", "0000-0002-1694-2330"} {
		if got, right := ORCID(mistyped); got == "" || right {
			t.Errorf("%s: %s, %v", mistyped, got, right)
		}
	}
	for _, none := range []string{"", "0000-0002-1825", "0000-0002-18X5-0097", "jansen"} {
		if got, _ := ORCID(none); got != "" {
			t.Errorf("%s: %s", none, got)
		}
	}
}

func TestPersistent(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]Persistent{
		"10.17026/dans-2xk-abcd":                 {"DOI", "10.17026/dans-2xk-abcd"},
		"https://doi.org/10.5281/zenodo.1234567": {"DOI", "10.5281/zenodo.1234567"},
		"DOI:10.17026/SS/ABC123":                 {"DOI", "10.17026/SS/ABC123"},
		"https://hdl.handle.net/20.500.12345/7":  {"Handle", "20.500.12345/7"},
		"urn:nbn:nl:ui:13-abc-def":               {"URN", "urn:nbn:nl:ui:13-abc-def"},
		"ark:/12345/x6np1wh8k":                   {"ARK", "ark:/12345/x6np1wh8k"},
		"https://nbn-resolving.org/urn:nbn:nl:1": {"URN", "urn:nbn:nl:1"},
	} {
		got, known := ParsePersistent(written)
		again, _ := ParsePersistent(got.Address())
		if got != want || !known || again != want {
			t.Errorf("%s: %+v, %s", written, got, got.Address())
		}
	}
	for _, none := range []string{"", "10.17026", "https://example.org/data", "doi", "10.17026/a b"} {
		if got, known := ParsePersistent(none); known {
			t.Errorf("%s: %+v", none, got)
		}
	}
}

func TestLicence(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{"CC-BY-4.0": "CC-BY-4.0", "cc by 4.0": "CC-BY-4.0", "CC0-1.0": "CC0-1.0", "https://creativecommons.org/licenses/by/4.0": "CC-BY-4.0"} {
		if got, known := ParseLicence(written); !known || got.ID != want {
			t.Errorf("%s: %+v", written, got)
		}
	}
	if got, known := ParseLicence("https://dans.knaw.nl/en/terms"); !known || got.ID != "" || got.Address != "https://dans.knaw.nl/en/terms" {
		t.Errorf("%+v", got)
	}
	if _, known := ParseLicence("MIT?"); known {
		t.Error("a licence that nobody has")
	}
}

const wrong = `archive:
  creators:
  - {name: "Achternaam, V.", orcid: 0000-0002-1825-0098}
  - {orcid: 12, role: researcher}
  contributors:
  - {name: Bureau, role: reseacher}
  contact: {name: Bureau, email: bureau}
  funding:
  - {grant: "123"}
  published: 2026-13
  repository: dans
  identifier: 10.17026
  licence: CC-BY-4
  access: open
  embargo: 2027
  personal_data: yes
  keywords:
  - {}
  language: [nl, NL, nl]
  countries: [Nederland]
  unit: person
  mode: [web, fax]
  sampling: randm
  publications:
  - {identifier: no doi, address: nowhere}
`

// Everything that is wrong is said at once, on its line.
func TestCheck(t *testing.T) {
	t.Parallel()
	var read struct {
		Archive Archive `yaml:"archive"`
	}
	check := strictyaml.Check("codebook.yaml", []byte(wrong), &read)
	line := func(key string) strictyaml.Line {
		for i, text := range strings.Split(wrong, "\n") {
			if strings.HasPrefix(text, "  "+key+":") {
				return strictyaml.Line(i + 1)
			}
		}
		t.Fatal("no key ", key)
		return 0
	}
	read.Archive.Check(&check, line)
	var said []string
	for _, problem := range check.Sorted() {
		said = append(said, problem.Error())
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{
		"codebook.yaml:3: archive: orcid 0000-0002-1825-0098 of Achternaam, V. does not fit its check digit; one of its digits is mistyped",
		"codebook.yaml:4: archive: an entry of creators has no name",
		"codebook.yaml:4: archive: orcid \"12\" of an entry of creators is not of the form",
		"codebook.yaml:4: archive: role belongs to an entry of contributors",
		`codebook.yaml:6: archive: role "reseacher" of Bureau is not one of`, `did you mean "researcher"?`,
		`codebook.yaml:7: archive: email "bureau"`, "codebook.yaml:9: archive: an entry of funding has no funder", `codebook.yaml:10: archive: published "2026-13" is no date`,
		`codebook.yaml:11: archive: repository "dans" is no address`, `codebook.yaml:12: archive: identifier "10.17026" is no DOI`, `codebook.yaml:13: archive: licence "CC-BY-4" is not one of`,
		"codebook.yaml:14: archive: access is open and personal_data is yes", "codebook.yaml:15: archive: embargo belongs to access: embargoed",
		"codebook.yaml:17: archive: an entry of keywords has no text", `codebook.yaml:19: archive: language "NL": give the two letters`, "codebook.yaml:19: archive: language has nl twice",
		`codebook.yaml:20: archive: countries "Nederland": give the two capitals`, `codebook.yaml:21: archive: unit "person" is not one of individual`,
		`codebook.yaml:22: archive: mode "fax" is not one of web`, `codebook.yaml:23: archive: sampling "randm" is not one of everybody`, `did you mean "random"?`,
		"codebook.yaml:25: archive: an entry of publications has no title", `codebook.yaml:25: archive: identifier "no doi" is no DOI`, `codebook.yaml:25: archive: address "nowhere" is no address`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not said: %s", want)
		}
	}
	if t.Failed() {
		t.Log(all)
	}
}

func TestOfAWave(t *testing.T) {
	t.Parallel()
	survey := Archive{Licence: "CC-BY-4.0", Access: "open", Creators: []Person{{Name: "OVAL"}}, Abstract: text.Text{NL: "Wat helpt"}}
	both := survey.Of(Archive{Access: "restricted", Mode: []Mode{"web"}})
	if both.Licence != "CC-BY-4.0" || both.Access != "restricted" || len(both.Creators) != 1 || both.Mode[0] != "web" || both.Abstract.NL != "Wat helpt" {
		t.Errorf("%+v", both)
	}
	if !(Archive{Line: 3}).IsZero() || both.IsZero() {
		t.Error("what is described is not told from nothing")
	}
}

// Each vocabulary has ids and codes that are its own, and both languages.
func TestVocabularies(t *testing.T) {
	t.Parallel()
	for _, terms := range [][]Term{Accesses(), Units(), Modes(), TimeMethods(), Samplings(), Roles(), Answers()} {
		seen := map[string]bool{}
		for _, term := range terms {
			if seen[term.ID] || seen["code "+term.Code] || term.Name.NL == "" || term.Name.EN == "" {
				t.Errorf("%+v", term)
			}
			seen[term.ID], seen["code "+term.Code] = true, true
		}
	}
}
