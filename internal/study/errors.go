package study

import (
	"errors"
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/count/tables/server"
	"spoor/data/database"
	"spoor/data/problem"
)

// Refused is a request that cannot be carried out as it was put.
type Refused = problem.Refused

// Refuse returns a [Refused] with that message.
func Refuse(format string, args ...any) error { return problem.Refuse(format, args...) }

// Unusable is input with problems, where the request was to have none.
type Unusable struct{ Err error }

func (u Unusable) Error() string { return u.Err.Error() }

func (u Unusable) Unwrap() error { return u.Err }

// Placed puts the place of the survey before the files of problems, so that they can be opened as they are printed.
func (s Source) Placed(problems data.Problems) data.Problems {
	if s.Place == "" {
		return problems
	}
	out := make(data.Problems, len(problems))
	for i, problem := range problems {
		if !strings.Contains(problem.File, "://") { // a table in a database
			problem.File = strings.TrimRight(s.Place, "/\\") + "/" + problem.File
		}
		out[i] = problem
	}
	return out
}

// WithPlace says of an error in which survey it was met.
func (s Source) WithPlace(err error) error {
	var problems data.Problems
	var elsewhere *server.Failure
	switch {
	case err == nil || s.Place == "":
		return err
	case errors.As(err, &problems):
		return s.Placed(problems)
	case errors.As(err, &elsewhere):
		return err
	case errors.Is(err, database.ErrNoConsent):
		return Refused{Err: fmt.Errorf("%s: %w", s.Place, err)}
	}
	return fmt.Errorf("%s: %w", s.Place, err)
}

// Heard says which problems the answers of a wave have, or with a strict source returns them, and places the error of reading it.
// Answers that are others than the codebook has are an error in either case: with them left out, nobody could tell what the rest say.
func (s Source) Heard(problems data.Problems, err error) error {
	if err != nil {
		return s.WithPlace(err)
	}
	if changed := problems.Of(problem.Changed); len(changed) > 0 && !s.Strict {
		return Unusable{s.Placed(changed)}
	}
	return s.Listener.Problems(s.Placed(problems), s.Strict)
}

// Unreadable is an error about the content of a file as the unusable input that it is.
func Unreadable(err error) error {
	var problems data.Problems
	if err = problem.Listed(err); errors.As(err, &problems) {
		return Unusable{problems}
	}
	return err
}
