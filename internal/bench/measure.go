//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// measured are the shortest times of all runs, and the most memory.
type measured struct {
	took   time.Duration // of the process
	within time.Duration // without its start and what it loads, where it says so
	worked time.Duration // of all processors together
	peak   float64       // MiB
}

// patience is how long one run may take.
const patience = 10 * time.Minute

// runAll runs the tools in turns.
func runAll(all []*tool, places *strings.Replacer) error {
	for round, more := 0, true; more; round++ {
		more = false
		for _, t := range all {
			if round >= t.runs {
				continue
			}
			more = true
			if err := t.run(places); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
		}
	}
	return nil
}

func (t *tool) run(places *strings.Replacer) error {
	args := make([]string, len(t.args))
	for i, arg := range t.args {
		args[i] = places.Replace(arg)
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	command := exec.CommandContext(ctx, args[0], args[1:]...)
	start := time.Now()
	out, err := command.CombinedOutput()
	took := time.Since(start)
	if ctx.Err() != nil {
		return fmt.Errorf("not done after %s", patience)
	}
	if err != nil {
		return errors.New(string(out))
	}
	usage, _ := command.ProcessState.SysUsage().(*syscall.Rusage)
	now := measured{took, within(out, took), command.ProcessState.UserTime() + command.ProcessState.SystemTime(), float64(usage.Maxrss) / 1024}
	if best := t.result; best.took > 0 {
		now = measured{min(best.took, now.took), min(best.within, now.within), min(best.worked, now.worked), max(best.peak, now.peak)}
	}
	t.result = now
	return nil
}

// within reads the seconds that a tool says its work took.
func within(out []byte, took time.Duration) time.Duration {
	_, text, _ := strings.Cut(string(out), "seconds ")
	text, _, _ = strings.Cut(text, "\n")
	if said, err := time.ParseDuration(strings.TrimSpace(text) + "s"); err == nil {
		return said
	}
	return took
}

// timed does something and says how long it took, for [within].
func timed(work func() error) error {
	start := time.Now()
	err := work()
	fmt.Printf("seconds %.6f\n", time.Since(start).Seconds())
	return err
}

func printTable(all []*tool) {
	fmt.Println("| tool | x wc -l | x ours | seconds | within | of a core | peak MiB |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- |")
	result := map[string]measured{}
	for _, t := range all {
		result[t.name] = t.result
	}
	for _, t := range all {
		times := ""
		if than, found := result[t.than]; found {
			times = fmt.Sprintf("%.3g", t.result.within.Seconds()/than.within.Seconds())
		}
		fmt.Printf("| %s | %.3g | %s | %.3f | %.3f | %.3f | %.0f |\n", t.name, t.result.took.Seconds()/result["wc -l"].took.Seconds(), times,
			t.result.took.Seconds(), t.result.within.Seconds(), t.result.worked.Seconds(), t.result.peak)
	}
}
