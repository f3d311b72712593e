// Package trial registers the plan of an experiment, and evaluates the experiment by it.
package trial

import (
	"errors"

	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/study"
)

// Registered is a plan with its checksum.
type Registered struct {
	Content []byte // of the file
	Sum     string
	Date    string // that the plan has
	Before  bool   // it was registered already
}

// Register checks a plan by the codebook of a survey and puts its checksum in. A plan with another checksum than its own is a problem.
func Register(name string, source []byte, codebook data.Codebook) (Registered, error) {
	read, err := read(name, source, codebook)
	if err != nil {
		return Registered{}, err
	}
	content, sum, err := plan.Register(source)
	return Registered{content, sum, read.Registered, read.Checksum != ""}, err
}

// read reads a plan; what is wrong with it is unusable input.
func read(name string, source []byte, codebook data.Codebook) (plan.Plan, error) {
	parsed, err := plan.Parse(name, source, codebook)
	var problems data.Problems
	if errors.As(err, &problems) {
		return parsed, study.Unusable{Err: problems}
	}
	return parsed, err
}

var isRegistered = data.Text{
	NL: "%s is geregistreerd, plan van %s: %s\nNoem deze controlesom waar het plan wordt aangekondigd. Wie het plan daarna verandert, krijgt een andere.\n",
	EN: "%s is registered, plan of %s: %s\nQuote this checksum where the plan is announced. Whoever changes the plan after that gets another one.\n",
}

var wasRegistered = data.Text{NL: "%s was al geregistreerd en is niet veranderd: %s\n", EN: "%s was registered already and has not changed: %s\n"}

// Say says that a plan was registered.
func (r Registered) Say(name string, lang data.Lang) string {
	if r.Before {
		return wasRegistered.Say(lang, name, r.Sum)
	}
	return isRegistered.Say(lang, name, r.Date, r.Sum)
}
