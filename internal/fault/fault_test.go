package fault

import (
	"errors"
	"regexp"
	"testing"
)

func TestCatch(t *testing.T) {
	broken := func() (err error) {
		defer Catch(&err)
		var none []int
		_ = none[len(none)]
		return nil
	}
	err := broken()
	var caught Fault
	if !errors.As(err, &caught) || !regexp.MustCompile(`^a fault of the program, which its makers would like to know of: runtime error: index out of range \[0\] with length 0 \(fault_test\.go:\d+\)$`).MatchString(err.Error()) {
		t.Errorf("got %v", err)
	}
	lines := func() (err error) {
		defer Catch(&err)
		panic("two\nlines")
	}
	if err := lines(); !regexp.MustCompile(`: two lines \(fault_test\.go:\d+\)$`).MatchString(err.Error()) {
		t.Errorf("got %v", err)
	}
	fine := func() (err error) {
		defer Catch(&err)
		return errors.New("as usual")
	}
	if err := fine(); err.Error() != "as usual" {
		t.Errorf("got %v", err)
	}
}
