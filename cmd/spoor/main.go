// Command spoor turns survey answers into percentages with honest uncertainty, figures and reports.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"github.com/spf13/cobra"

	_ "spoor/charts/picture/pdf"        // so that figures are written as PDF
	_ "spoor/charts/picture/raster"     // so that figures are written as PNG
	_ "spoor/data/count/tables/drivers" // so that tables in databases can be counted
	_ "spoor/data/parquet"              // so that Parquet is read
	"spoor/internal/cli"
	"spoor/internal/clicked"
	"spoor/internal/fault"
	"spoor/internal/terminal"
)

// version is set when a release is built.
var version = "development"

func newVersionCmd(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cli.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(s.out, versionLine())
			return err
		},
	}
}

func versionLine() string {
	return fmt.Sprintf("spoor %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func main() {
	cobra.MousetrapHelpText = "" // a click is welcome
	if clicked.Started() {
		os.Exit(clicked.Run(os.Args[1:], start))
	}
	os.Exit(start(os.Args[1:]))
}

// start runs the command until it is done or interrupted: a first signal ends it in order, a second at once. Nobody reading what
// it says does not end it. A fault of the program itself is a failure, and no wrong usage.
func start(args []string) (code int) {
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop)
	var err error
	defer func() {
		if err != nil {
			fmt.Fprintln(os.Stderr, "spoor:", err)
			code = exitFailed
		}
	}()
	defer fault.Catch(&err)
	return run(ctx, args, streams{out: os.Stdout, err: os.Stderr, progress: isTerminal(os.Stderr), columns: terminal.Columns(os.Stdout)})
}

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
