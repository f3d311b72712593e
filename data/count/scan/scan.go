package scan

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"sync"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/cells"
	"spoor/data/problem"
	"spoor/internal/fault"
	"spoor/internal/parallel"
)

// fileScan counts a file of respondents while it reads it, in these steps: one goroutine reads blocks of whole records,
// several decode them, and one takes the decoded blocks in the order of the file and counts. So ids that stood before, the
// population of a stratum and the order of problems come out as in a frame.
type fileScan struct {
	file   answers.File
	name   string
	opened *source
	blocks *cells.Blocks
	plan   *plan
	first  []byte // what the header left of the first block
	draw   *draw
}

// open opens a file of a wave and reads its header. The errors are those of package frame.
func open(file answers.File) (*fileScan, error) {
	f := &fileScan{file: file, name: file.Path()}
	if err := f.open(); err != nil {
		return nil, err
	}
	f.draw = newDraw(f.plan)
	return f, nil
}

func (f *fileScan) open() error {
	var err error
	if f.opened, err = openSource(f.file); err != nil {
		return err
	}
	if err = f.header(); err != nil {
		f.opened.Close()
	}
	return err
}

// header reads the first block and makes the plan from its first record.
func (f *fileScan) header() error {
	start, err := f.opened.skipMark()
	if err != nil {
		return answers.Unreadable(f.name, err)
	}
	comma := byte(answers.Delimiter(start))
	f.blocks = cells.NewBlocks(f.opened, comma, cells.BlockSize(f.opened.total))
	block, err := f.blocks.Next(nil)
	switch {
	case errors.Is(err, io.EOF):
		return data.Problems{{File: f.name, Message: answers.EmptyFile}}
	case err != nil:
		return f.unreadable(err, 1)
	}
	var records cells.Records
	records.Reset(block, comma)
	if !records.Next() {
		return data.Problems{{File: f.name, Message: answers.EmptyFile}}
	}
	if records.Fault.Found > 0 {
		return data.Problems{answers.QuoteProblem(f.name, &csv.ParseError{StartLine: records.Line}, answers.NoColumns)}
	}
	header := make([]string, len(records.Ends))
	for c := range header {
		header[c] = string(records.Cell(c))
	}
	if problems := answers.CheckHeader(f.name, records.Line, header, f.file.Columns(), f.file.Wave); len(problems) > 0 {
		return problems
	}
	f.plan = newPlan(f.name, header, f.file.Items, f.file.Wave.Design)
	f.plan.restrict(f.file.Where)
	f.plan.combine(f.file.Combined)
	f.plan.delimiter, f.plan.firstLine = comma, records.Lines()
	f.first = records.Rest()
	return nil
}

// unreadable is the error for a block that cannot be read, which begins on a line.
func (f *fileScan) unreadable(err error, line int) error {
	if errors.Is(err, cells.ErrTooLong) {
		return data.Problems{{File: f.name, Line: line, Message: err.Error()}}
	}
	return answers.Unreadable(f.name, err)
}

// run reads the file to its end and hands each decoded block to count.
func (f *fileScan) run(ctx context.Context, count func(b *batch)) error {
	defer f.opened.Close()
	workers := runtime.GOMAXPROCS(0)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	free, queue := make(chan *batch, workers+1), make(chan decoding, workers+1) // one is counted
	for range cap(free) {
		free <- &batch{plan: f.plan}
	}
	var group sync.WaitGroup
	reading := &reading{scan: f, queue: queue}
	for range workers {
		group.Go(func() {
			if err := reading.work(ctx, free); err != nil {
				reading.fail(err)
			}
		})
	}
	go func() {
		group.Wait()
		close(queue)
	}()
	for job := range queue {
		<-job.done
		if job.batch.whole {
			count(job.batch)
		}
		free <- job.batch
	}
	return reading.failed
}

// decoding is a block that is being decoded.
type decoding struct {
	batch *batch
	done  chan struct{}
}

// reading is where the goroutines that decode read the next block, one at a time. So a block is decoded on the processor
// that read it.
type reading struct {
	scan   *fileScan
	queue  chan<- decoding // in the order of the file
	mutex  sync.Mutex
	begun  bool
	ended  bool
	failed error
}

// fail ends the reading with an error, that of the first that fails.
func (r *reading) fail(err error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.failed == nil {
		r.failed = err
	}
	r.ended = true
}

// work decodes the blocks that fall to one goroutine. A fault of the program on the way is an error.
func (r *reading) work(ctx context.Context, free <-chan *batch) (err error) {
	defer fault.Catch(&err)
	for job := range r.jobs(ctx, free) {
		func() {
			defer close(job.done)
			job.batch.whole = false
			job.batch.decode()
			job.batch.whole = true
		}()
	}
	return nil
}

// jobs yields the blocks that fall to one goroutine.
func (r *reading) jobs(ctx context.Context, free <-chan *batch) iter.Seq[decoding] {
	return func(yield func(decoding) bool) {
		for b := range free {
			job := decoding{b, make(chan struct{})}
			if !r.next(ctx, job) || !yield(job) {
				return
			}
		}
	}
}

// next reads a block into the batch of a job. It reports false when there are no more, or reading failed.
func (r *reading) next(ctx context.Context, job decoding) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.ended {
		return false
	}
	block, err := r.scan.first, error(nil)
	if r.begun {
		block, err = r.scan.blocks.Next(job.batch.block)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		r.failed = r.scan.unreadable(err, 0)
	}
	if stopped := ctx.Err(); stopped != nil {
		r.failed = stopped
	}
	r.begun, r.ended = true, err != nil || r.failed != nil
	if r.ended {
		return false
	}
	job.batch.block = block
	r.queue <- job
	return true
}

// count scans the file and counts the units in the domains. It returns the counts by unit, and the problems.
func (f *fileScan) count(ctx context.Context, in domains, withSums bool, wanted func(u answers.Unit) bool) ([]*Count, data.Problems, error) {
	var counts, all []*Count
	for at, u := range f.plan.units {
		if wanted(u.Unit) {
			count := newCount(f.plan, at, in, withSums)
			counts, all = append(counts, count), append(all, count.all()...)
		}
	}
	plain := f.plan.design.IsZero() && !in.overlap
	codes := newPlainCodes(all, in)
	var failed error
	err := f.run(ctx, func(b *batch) {
		f.draw.place(b)
		if !in.overlap {
			b.groups = b.groups[:0]
			for _, at := range b.placed {
				b.groups = append(b.groups, int32(in.one(b, at.record)))
			}
		}
		if plain { // which is little work
			codes.add(b)
			for _, c := range all {
				c.add(b)
			}
		} else if failed == nil {
			failed = parallel.Each(len(all), func(i int) error { all[i].add(b); return nil })
		}
	})
	err = cmp.Or(err, failed)
	if err == nil {
		err = f.draw.parts.failed
	}
	if err != nil {
		return nil, nil, err
	}
	problems, err := f.problems(ctx)
	if err != nil {
		return nil, nil, err
	}
	if plain {
		codes.settle()
	}
	err = parallel.Each(len(all), func(i int) error { all[i].settle(); return nil })
	return counts, problems, err
}

// problems returns what is wrong with the answers, or the error that makes the file unusable.
func (f *fileScan) problems(ctx context.Context) (data.Problems, error) {
	if err := f.findFirst(ctx); err != nil {
		return nil, err
	}
	found := &f.draw.problems
	switch {
	case found.lost:
		return nil, found.records
	case f.draw.used == 0:
		return nil, append(found.records, data.Problem{File: f.name, Message: answers.NoRecord})
	}
	problems := found.list(f.name)
	if f.draw.unknown > 0 {
		problems = append(problems, data.Problem{File: f.name, Column: data.RespondentColumn, Severity: problem.Warning,
			Message: fmt.Sprintf("there are more than %d ids; from line %d on it was not checked whether one stood before", cells.MostHashes, f.draw.unknown)})
	}
	return problems, nil
}

// findFirst reads the file again for the lines on which repeated ids stood first.
func (f *fileScan) findFirst(ctx context.Context) error {
	if len(f.draw.twice) == 0 {
		return nil
	}
	lines := map[string]int{}
	for _, twice := range f.draw.twice {
		lines[twice.id] = 0
	}
	again := &fileScan{file: f.file, name: f.name}
	again.file.Progress = nil
	if err := again.open(); err != nil {
		return err
	}
	line := again.plan.firstLine
	err := again.run(ctx, func(b *batch) {
		for i, id := range b.ids {
			if first, wanted := lines[string(id)]; wanted && first == 0 {
				lines[string(id)] = line + int(b.lines[i])
			}
		}
		line += b.total
	})
	for _, twice := range f.draw.twice {
		message := answers.StandsBefore(twice.id, lines[twice.id])
		f.draw.problems.all[twice.problem].Message = message
		if twice.also < len(f.draw.problems.records) {
			f.draw.problems.records[twice.also].Message = message
		}
	}
	return err
}

// Tallies tallies every item in a file by a scan.
func Tallies(ctx context.Context, file answers.File) ([]data.Tally, data.Problems, error) {
	f, err := open(file)
	if err != nil {
		return nil, nil, err
	}
	counts, problems, err := f.count(ctx, domains{by: -1}, !file.Wave.Design.IsZero(), func(answers.Unit) bool { return true })
	if err != nil {
		return nil, nil, err
	}
	tallies, err := TallyAll(file.Wave.ID, f.draw.parts, counts)
	return tallies, problems, err
}

// TallyAll returns the tallies of everybody that was counted without groups.
func TallyAll(wave string, parts *Parts, counts []*Count) ([]data.Tally, error) {
	tallies := make([]data.Tally, len(counts))
	return tallies, each(parts, counts, func(i int) (err error) {
		tallies[i], err = counts[i].Tally(wave, parts, 0)
		return err
	})
}

// each does something with each count, side by side.
func each(parts *Parts, counts []*Count, do func(i int) error) error {
	parts.inOrder() // which they all read
	return parallel.Each(len(counts), func(i int) error {
		if err := do(i); err != nil {
			return fmt.Errorf("count %s: %w", counts[i].Column(), err)
		}
		return nil
	})
}
