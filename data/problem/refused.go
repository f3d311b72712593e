package problem

import "fmt"

// Refused is a request that cannot be carried out as it was put: an item that the survey does not have, a method that does not fit the
// item or the sample. Nothing is wrong with the input.
type Refused struct{ Err error }

func (r Refused) Error() string { return r.Err.Error() }

func (r Refused) Unwrap() error { return r.Err }

// Refuse returns a [Refused] with that message.
func Refuse(format string, args ...any) error { return Refused{fmt.Errorf(format, args...)} }
