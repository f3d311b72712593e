package scan

import (
	"errors"
	"testing"

	"spoor/internal/fault"
)

// A fault of the program in a goroutine that decodes ends the scan with an error, and nobody waits for the block.
func TestFaultWhileDecoding(t *testing.T) {
	queue, free := make(chan decoding, 2), make(chan *batch, 2)
	free <- &batch{whole: true} // without a plan it cannot be decoded
	reading := &reading{scan: &fileScan{first: []byte("1,yes\n")}, queue: queue}
	err := reading.work(t.Context(), free)
	if caught := (fault.Fault{}); !errors.As(err, &caught) {
		t.Fatalf("got %v", err)
	}
	reading.fail(err)
	job := <-queue
	<-job.done
	if job.batch.whole || reading.next(t.Context(), job) || reading.failed != err {
		t.Error("it went on")
	}
}
