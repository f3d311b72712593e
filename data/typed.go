package data

// Typed is a text that a respondent typed: the answer to an open item, or what stands beside an option such as "other".
type Typed struct {
	Respondent string
	Item       string
	Option     string // empty for an open item
	Text       string
}

// TextColumns returns the names of the columns of a file of texts.
func TextColumns() []string { return []string{RespondentColumn, "item", "option", "text"} }
