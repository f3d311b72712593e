package parallel

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"spoor/internal/fault"
)

func TestEachDoesAllOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]atomic.Int32, n)
		if err := Each(n, func(i int) error { done[i].Add(1); return nil }); err != nil {
			t.Fatal(err)
		}
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Errorf("of %d, %d was done %d times", n, i, got)
			}
		}
	}
}

func TestEachReturnsTheFirstError(t *testing.T) {
	first, last := errors.New("first"), errors.New("last")
	var done atomic.Int32
	for range 100 {
		err := Each(1000, func(i int) error {
			done.Add(1)
			switch i {
			case 3:
				return first
			case 4:
				return last
			}
			return nil
		})
		if !errors.Is(err, first) {
			t.Fatalf("got %v", err)
		}
	}
	if done.Load() > 100*900 {
		t.Errorf("after an error %d more were done in all", done.Load())
	}
}

func TestEachCatchesFaults(t *testing.T) {
	err := Each(10, func(i int) error {
		if i == 7 {
			panic("no such thing")
		}
		return nil
	})
	var caught fault.Fault
	if !errors.As(err, &caught) || !strings.Contains(err.Error(), "no such thing") {
		t.Errorf("got %v", err)
	}
}
