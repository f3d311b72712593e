package data

// State says whether a respondent answered an item, and if not, why not.
type State uint8

const (
	Answered State = iota
	Skipped        // was asked, gave no answer
	NotAsked       // never saw the question
	DontKnow       // said so
	Refused        // said so
	Unusable       // the answer has a problem; it was reported
)

// Cells that say why there is no answer. A blank cell is a question that was skipped. An answer that was unusable in an
// export was reported when that was imported.
var missingCells = map[State]string{NotAsked: "#not_asked", DontKnow: "#dont_know", Refused: "#refused", Unusable: "#unusable"}

// MissingStates are the states that have a cell of their own in a file of respondents.
func MissingStates() []State { return []State{NotAsked, DontKnow, Refused, Unusable} }

// Cell returns what a file of respondents holds where there is no answer for this reason; "" for a skipped question.
func (s State) Cell() string { return missingCells[s] }
