package platform

// Typeform is the survey service of that name.
const Typeform Name = "typeform"

var typeformVariables = map[string]Role{
	"#": RespondentID, "response type": Meta, "start date (utc)": Meta, "stage date (utc)": Meta, "submit date (utc)": Meta,
	"network id": Personal, "tags": Meta, "ending": Meta,
}

func typeformMarks(s sample) []string {
	if own := found(s.row(0), typeformVariables); len(own) >= 3 {
		return []string{columnsMark(own)}
	}
	return nil
}

func typeformLayout(s sample, e *Export) {
	oneHeader(s, e)
	for i := range e.Columns {
		if role, known := typeformVariables[Fold(e.Columns[i].Name)]; known {
			e.Columns[i].Role = role
		}
	}
}
