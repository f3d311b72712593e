package platform

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/data/heading"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Records of one person.
//
// A wave has one record a respondent. An export of visits, events or repeated forms has several, and counting those as
// respondents gives percentages of nobody. A column that numbers people tells: by its name and by cells that are numbers or codes.

// A header that numbers people: for certain where it says so of a number or id, perhaps where it only names the person.
var (
	personNumber = pattern.New(`^(id|(the |uw |je )?(unique |unieke )?(study|studie|record|respondents?|respons|response|participants?|subjects?|patients?|pati[eë]nt(en)?|persons?|persoons?|case|casus|cli[eë]nt(en)?|deelnemers?|proefpersoon|kandidaat|kandidaten|werknemers?|medewerkers?|students?|studenten|user|gebruikers?|panel|panellid|worker|member|dossier|zaak|klant|relatie|personeels?|staff|employee|customer|client)[ _.-]?(id|ids|no|nr|number|num|nummer|code|key|guid|identifier))$`)
	personName   = pattern.New(`^(nr|no|nummer|respnr|resp|ppn|pp|pid|respondent|participant|subject|patient|pati[eë]nt|person|persoon|cli[eë]nt|deelnemer|proefpersoon|kandidaat|werknemer|medewerker|student|klant|token)$`)
	severalRows  = pattern.New(`^(redcap_event_name|redcap_repeat_instance|redcap_repeat_instrument|event name|repeat instance|repeat instrument|repeating data (id|name|parent)|repeating instance)$`)
	hasDigit     = pattern.New(`\d`)
)

// idSum is the start of the SHA-256 of an id: with ten million of them two are the same once in 10^15 exports.
type idSum [12]byte

// person is a column that numbers people, and what was read of it.
type person struct {
	column   int
	first    map[idSum]firstRecord
	filled   int
	repeated int    // records of somebody who has another already, that differ from it
	twice    [2]int // the lines of the first of those
}

// firstRecord is where a number stands first, and the sum of what was answered there.
type firstRecord struct{ line, answers uint32 }

// findPersons finds the columns that number people. One with hardly a number twice is the id of the respondent where the export
// has no other, and in any case no question.
func (e *Export) findPersons(s heading.Sample, kept []string) {
	e.respondents = slices.IndexFunc(e.Columns, func(c Column) bool { return c.Role == RespondentID })
	for i := range e.Columns {
		column := &e.Columns[i]
		if severalRows.MatchString(writing.Fold(column.Name)) && (column.Role == Answer || column.Role == Meta) {
			column.Role, e.rowsOfEvents = Meta, true
		}
		switch {
		case column.Role == RespondentID:
		case i == 0 && column.Role == Answer && rowNumbers(column.Name, s.Values(i, e.HeaderRecords)):
			if column.Role = Meta; e.respondents < 0 {
				column.Role = RespondentID
			}
		case column.isNamed(kept), column.Part != "", column.Role != Answer && column.Role != Meta && column.Role != Personal, !numbersPeople(column.Name, s.Values(i, e.HeaderRecords)):
			continue
		}
		if column.Role == Answer && mostlyDifferent(s.Values(i, e.HeaderRecords)) {
			column.Role = Meta
			if e.respondents < 0 {
				column.Role = RespondentID
			}
		}
		if e.respondents < 0 {
			e.respondents = i
		}
		e.persons = append(e.persons, &person{column: i, first: map[idSum]firstRecord{}})
	}
}

// Respondents returns the column with the ids of the respondents, where the export has one.
func (e *Export) Respondents() (Column, bool) {
	if e.respondents < 0 {
		return Column{}, false
	}
	return e.Columns[e.respondents], true
}

func (c Column) isNamed(names []string) bool {
	for _, name := range names {
		if writing.Fold(name) == writing.Fold(c.Code) || writing.Fold(name) == writing.Fold(c.Name) {
			return true
		}
	}
	return false
}

// numbersPeople reports whether a column with this header and these cells numbers people: as many different cells as make
// sense, for a header that says no more than "respondent" may also ask who that is.
func numbersPeople(header string, values []string) bool {
	name := strings.TrimRight(writing.Fold(header), "?:. ")
	certain := personNumber.MatchString(name)
	if !certain && !personName.MatchString(name) || len(values) < 2 {
		return false
	}
	different, codes := map[string]bool{}, 0
	for _, value := range values {
		different[value] = true
		if hasDigit.MatchString(value) {
			codes++
		}
	}
	const fewest, mostRows = 5, 12
	many := len(different) >= fewest && len(values) <= mostRows*len(different) || mostlyDifferent(values)
	return len(different) > 1 && (many || certain && codes*10 >= len(values)*9)
}

// rowNumber is what R, pandas and people call a column that numbers the rows.
var rowNumber = pattern.New(`^(|x|unnamed: 0|index|row|row_?names?|\.{3}1|rij(nummer)?|volgnummer|#)$`)

// rowNumbers reports whether a column numbers the rows, by a header that says no more and cells that count.
func rowNumbers(header string, values []string) bool {
	if !rowNumber.MatchString(writing.Fold(header)) || len(values) < 2 {
		return false
	}
	before := 0
	for i, value := range values {
		number, err := strconv.Atoi(value)
		if err != nil || i > 0 && number <= before {
			return false
		}
		before = number
	}
	return true
}

// mostlyDifferent reports whether at most one cell, or one in ten, stood before.
func mostlyDifferent(values []string) bool {
	seen := map[string]bool{}
	for _, value := range values {
		seen[value] = true
	}
	return len(seen) > 1 && (len(seen) >= len(values)-1 || len(seen)*10 >= len(values)*9)
}

// add looks at the record of one response, of which the sum of the answers is given, and returns the line of an earlier one with
// the same number, or 0.
func (p *person) add(record records.Record, answers uint32) int {
	cell := strings.TrimSpace(record.Cells[p.column].Text)
	if cell == "" {
		return 0
	}
	p.filled++
	sum := sha256.Sum256([]byte(cell))
	key := idSum(sum[:len(idSum{})])
	before, twice := p.first[key]
	if !twice {
		p.first[key] = firstRecord{uint32(record.Line), answers}
		return 0
	}
	if before.answers != answers {
		if p.repeated++; p.repeated == 1 {
			p.twice = [2]int{int(before.line), record.Line}
		}
	}
	return int(before.line)
}

// slips is how many records of somebody who has another may be slips, each a problem of its own.
func (e *Export) slips(p *person) int {
	if e.rowsOfEvents {
		return 0
	}
	return max(1, p.filled/20)
}

// several returns why the records are not one a person, or nil. Records that are the same in everything are slips.
func (e *Export) several() *problem.Problem {
	for _, p := range e.persons {
		if p.repeated <= e.slips(p) {
			continue
		}
		column := e.Columns[p.column]
		how := "keep one row of each person, such as those of one moment or form"
		if e.rowsOfEvents {
			how = "export one event, without repeated forms, so that each person has one row"
		}
		return &problem.Problem{File: e.name, Column: column.Name, Severity: problem.Fatal, Message: fmt.Sprintf(
			"there are %d rows of %d people: lines %d and %d are of the same one, and a wave has one row a respondent; %s. If the column does not number people, keep it with --keep-column %q",
			p.filled, len(p.first), p.twice[0], p.twice[1], how, column.Code)}
	}
	return nil
}
