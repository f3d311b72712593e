// Command spoor turns survey answers into percentages with honest uncertainty, figures and reports.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	_ "spoor/data/count/tables/drivers" // so that tables in databases can be counted
	_ "spoor/data/parquet"              // so that Parquet is read
)

// version is set when a release is built.
var version = "development"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{out: os.Stdout, err: os.Stderr, progress: isTerminal(os.Stderr)})
	stop()
	os.Exit(code)
}

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
