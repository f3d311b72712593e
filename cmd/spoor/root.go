package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"spoor/analysis/design"
	"spoor/data"
	"spoor/data/problem/dutch"
	"spoor/internal/cli"
	"spoor/internal/helptext"
	"spoor/internal/spreadsheet"
	"spoor/internal/study"
	"spoor/internal/terminal"
)

// streams are where a command writes: the result to out, everything else to err.
type streams struct {
	out, err io.Writer
	progress bool // err is a terminal that can show progress
	columns  int  // of the terminal that out is, 0 for anything else

	command    string               // as it was called, without its arguments
	overwrite  *bool                // --overwrite
	csvFor     *spreadsheet.Dialect // --csv-for
	form       *string              // of the result, where --format says one
	publishing *publishing
	lang       *data.Lang // of messages, as --lang has it; nil is Dutch
}

// Exit codes.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitProblems = 3 // the input has problems, and the command was asked to mind
)

// run runs one command line and returns its exit code. It is the only place where an error becomes a code.
func run(ctx context.Context, args []string, s streams) int {
	s.overwrite, s.csvFor, s.form, s.publishing, s.lang = new(bool), new(spreadsheet.Dialect), new(string), &publishing{}, new(data.Lang)
	s.out = announced{s.out, s.publishing}
	if len(args) > 0 {
		s.command = args[0]
	}
	root := newRootCmd(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if s.progress {
		fmt.Fprint(s.err, terminal.Cleared) // what was under way is no longer
	}
	if errors.Is(err, context.Canceled) {
		s.say("spoor: interrupted")
		return exitFailed
	}
	if errors.Is(err, syscall.EPIPE) {
		return exitFailed // whoever read the result has had enough
	}
	if errors.Is(err, design.ErrLonelyStratum) || errors.Is(err, design.ErrLonelyCluster) {
		err = fmt.Errorf("%w as lonely in the design of the wave, by spoor wave set --lonely", err)
	}
	var problems data.Problems
	text := err.Error()
	if !errors.As(err, &problems) {
		text = "spoor: " + text
	}
	if helptext.Language(args) == data.Dutch {
		text = dutch.Command(text)
	}
	s.say(text)
	var wrong cli.UsageError
	var refused study.Refused
	var unusable study.Unusable
	switch {
	case errors.As(err, &wrong), errors.As(err, &refused):
		return exitUsage
	case errors.As(err, &unusable), errors.As(err, &problems):
		return exitProblems
	}
	return exitFailed
}

func newRootCmd(s streams) *cobra.Command {
	var asked *bool
	root := &cobra.Command{
		Use:   "spoor",
		Short: "Survey analytics for second-track reintegration",
		Long: strings.TrimSpace(`
spoor turns the answers of a survey on second-track reintegration (re-integratie tweede spoor) into percentages with
confidence intervals, figures and reports.

Without --survey it works on the built-in survey: what OVAL and KoM asked their members in 2021.`),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cli.OnlyBelow("command"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if *asked {
				_, err := fmt.Fprint(s.out, versionLine())
				return err
			}
			return cmd.Help()
		},
	}
	// Cobra's own flag takes a template, whose package calls methods by name: 11 MB of methods would stay in the program.
	asked = root.Flags().Bool("version", false, "print the version")
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(cli.FlagError)
	root.PersistentPreRunE = func(cmd *cobra.Command, args []string) error {
		s.speak(cmd)
		err := cmp.Or(cli.RefuseEmpty(cmd, "survey", "wave", "waves", "where", "by", "also", "item", "source"), formOfEnding(cmd, args))
		if format := cmd.Flags().Lookup("format"); format != nil {
			*s.form = format.Value.String()
		}
		return err
	}
	root.AddCommand(
		newReportCmd(s),
		newTableCmd(s),
		newChartCmd(s),
		newRanksCmd(s),
		newTrendCmd(s),
		newAuditCmd(s),
		newCompareCmd(s),
		newShareCmd(s),
		newPoolCmd(s),
		newReleaseCmd(s),
		newClaimsCmd(s),
		newPlanCmd(s),
		newEvaluateCmd(s),
		newPageCmd(s),
		newBriefCmd(s),
		newPackageCmd(s),
		newInitCmd(s),
		newCheckCmd(s),
		newWaveCmd(s),
		newWeighCmd(s),
		newOpenCmd(s),
		newCodebookCmd(s),
		newSchemaCmd(s),
		newCalcCmd(s),
		newVersionCmd(s),
	)
	groupCommands(root)
	registerOverwrite(root, s.overwrite)
	registerCSVFor(root, s.csvFor)
	helptext.Show(root)
	return root
}

// audiences are the kinds of people who use the program, each with the commands that are for them first.
var audiences = []struct{ id, title, commands string }{
	{"researchers", "For researchers: what the survey says, which conclusions hold, and how large an experiment is", "report table chart ranks trend audit claims brief plan evaluate calc"},
	{"members", "For members: own answers beside those of the sector", "compare share page"},
	{"analysts", "For analysts: surveys of one's own", "init codebook check wave weigh open pool release package schema"},
}

// groupCommands lists the commands by whom they are for.
func groupCommands(root *cobra.Command) {
	for _, audience := range audiences {
		root.AddGroup(&cobra.Group{ID: audience.id, Title: audience.title})
		for _, cmd := range root.Commands() {
			if slices.Contains(strings.Fields(audience.commands), cmd.Name()) {
				cmd.GroupID = audience.id
			}
		}
	}
}
