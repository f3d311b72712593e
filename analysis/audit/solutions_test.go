package audit

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

// everyChoice lists the choices of one count from each range whose sum is allowed, trying all of them.
func everyChoice(ranges []Range, sum Range) [][]int {
	var found [][]int
	counts := make([]int, len(ranges))
	var try func(i, total int)
	try = func(i, total int) {
		if i == len(ranges) {
			if total >= sum.Low && total <= sum.High {
				found = append(found, append([]int(nil), counts...))
			}
			return
		}
		for k := ranges[i].Low; k <= ranges[i].High; k++ {
			counts[i] = k
			try(i+1, total+k)
		}
	}
	try(0, 0)
	return found
}

func TestBoxAgainstEveryChoice(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		b := box{ranges: make([]Range, 1+random.IntN(5))}
		for i := range b.ranges {
			low := random.IntN(6)
			b.ranges[i] = Range{low, low + random.IntN(6)}
		}
		total := b.total()
		b.sum.Low = total.Low - 2 + random.IntN(total.High-total.Low+4)
		b.sum.High = b.sum.Low + random.IntN(5)
		want := everyChoice(b.ranges, b.sum)
		if got := b.count(); got != uint64(len(want)) {
			t.Fatalf("%+v: %d solutions, want %d", b, got, len(want))
		}
		if got := b.list(math.MaxInt); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v: listed %v, want %v", b, got, want)
		}
		if len(want) == 0 {
			continue
		}
		if got := b.tightened(); !reflect.DeepEqual(got, occurring(want)) {
			t.Fatalf("%+v: tightened %v, want %v", b, got, occurring(want))
		}
		if limit := 1 + random.IntN(len(want)); !reflect.DeepEqual(b.list(limit), want[:limit]) {
			t.Fatalf("%+v: the first %d are not the first of all", b, limit)
		}
	}
}

// occurring returns for each cell the least and the most count in any of the solutions.
func occurring(solutions [][]int) []Range {
	ranges := make([]Range, len(solutions[0]))
	for i := range ranges {
		ranges[i] = Range{math.MaxInt, 0}
		for _, counts := range solutions {
			ranges[i].Low, ranges[i].High = min(ranges[i].Low, counts[i]), max(ranges[i].High, counts[i])
		}
	}
	return ranges
}

func TestCountSaturates(t *testing.T) {
	// Two counts each: 2^63 still fits, 2^64 does not. Nor does 1001^13.
	b := box{sum: Range{0, 1 << 30}}
	for range 63 {
		b.ranges = append(b.ranges, Range{0, 1})
	}
	if got := b.count(); got != 1<<63 {
		t.Errorf("63 cells of two counts: %d solutions, want 2^63", got)
	}
	b.ranges = append(b.ranges, Range{0, 1})
	if got := b.count(); got != ManySolutions {
		t.Errorf("64 cells of two counts: %d solutions, want ManySolutions", got)
	}
	b.ranges = b.ranges[:0]
	for range 13 {
		b.ranges = append(b.ranges, Range{0, 1000})
	}
	if got := b.count(); got != ManySolutions {
		t.Errorf("13 cells of 1001 counts: %d solutions, want ManySolutions", got)
	}
}
