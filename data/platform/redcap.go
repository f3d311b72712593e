package platform

import (
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// REDCap is the research database of that name.
const REDCap Name = "redcap"

var (
	redcapOwn      = writing.Set("redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_survey_identifier", "redcap_data_access_group")
	redcapCheckbox = pattern.New(`^\w+?___\w+$|\(choice=.+\)$`)
	redcapStatus   = writing.Set("0", "1", "2", "incomplete", "unverified", "complete")
	redcapComplete = pattern.New(`^complete\?(\.{0,3}\d+)?$|\w_complete$`)
	redcapMoment   = pattern.New(`_timestamp$|^survey timestamp(\.{0,3}\d+)?$`)
)

// redcapForm reports whether a column says how far a form was filled in.
func redcapForm(s heading.Sample, column int, header string) bool {
	return redcapComplete.MatchString(writing.Fold(header)) && heading.All(s.Values(column, 1), func(cell string) bool { return redcapStatus[writing.Fold(cell)] })
}

func redcapMarks(s heading.Sample) []string {
	headers := s.Row(0)
	var own, boxes, forms []string
	for i, header := range headers {
		switch {
		case redcapOwn[writing.Fold(header)]:
			own = append(own, header)
		case redcapCheckbox.MatchString(header):
			boxes = append(boxes, header)
		case redcapForm(s, i, header):
			forms = append(forms, header)
		}
	}
	numbered := writing.Fold(heading.At(headers, 0)) == "record_id" || writing.Fold(heading.At(headers, 0)) == "record id"
	switch {
	case len(own) > 0:
		return []string{columnsMark(own)}
	case numbered && len(forms) > 0:
		return []string{columnsMark(append([]string{headers[0]}, forms...))}
	case numbered && len(boxes) > 0:
		return []string{columnsMark([]string{headers[0], boxes[0]})}
	}
	return nil
}

func redcapLayout(s heading.Sample, e *Export) {
	oneHeader(s, e)
	for i := range e.Columns {
		column := &e.Columns[i]
		name := writing.Fold(column.Name)
		switch {
		case name == "redcap_survey_identifier":
			column.Role = Personal
		case redcapOwn[name] && !strings.HasSuffix(name, "_group"), redcapMoment.MatchString(name), redcapForm(s, i, column.Name):
			column.Role = Meta
		}
	}
}
