// Package parallel does several things at once, on the processors there are.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"

	"spoor/internal/fault"
)

// Each calls do with 0 to n-1, side by side on at most as many goroutines as there are processors, and returns when all are done. They
// begin in that order. Once one has failed no others begin; the error is that of the first in the order. A fault of the program is an error.
func Each(n int, do func(i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	one := func(i int) {
		defer fault.Catch(&errs[i])
		errs[i] = do(i)
	}
	work := func() {
		for !failed.Load() {
			i := int(next.Add(1) - 1)
			if i >= n {
				return
			}
			if one(i); errs[i] != nil {
				failed.Store(true)
			}
		}
	}
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		group.Go(work)
	}
	work()
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
