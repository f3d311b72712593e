package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/problem/dutch"
	"spoor/internal/study"
)

// speak sets the language of messages to that of the result.
func (s streams) speak(cmd *cobra.Command) {
	if flag := cmd.Flags().Lookup("lang"); flag != nil {
		*s.lang = data.Lang(flag.Value.String())
	}
}

// say says a note or a problem on standard error, in the language of the result.
func (s streams) say(text string) {
	if s.lang == nil || *s.lang != data.English {
		text = dutch.Text(text)
	}
	fmt.Fprintln(s.err, problem.Printable(text))
}

// listener says notes on standard error, and how far work is when that is a terminal.
func (s streams) listener() study.Listener {
	listener := study.Listener{Note: s.say}
	if s.progress {
		listener.Progress = s.showProgress()
	}
	return listener
}

// cleared goes back to the beginning of the line with nothing on it. No escape code is ever written: NO_COLOR and terminals that know none
// need no rule of their own.
var cleared = "\r" + strings.Repeat(" ", 78) + "\r"

// showProgress shows how far work is on one line, which goes away with the last step.
func (s streams) showProgress() func(study.Progress) {
	shown := int64(-1)
	return func(p study.Progress) {
		percent := 100 * p.Done / max(p.Total, 1)
		switch {
		case p.Done >= p.Total && p.Total > 0:
			fmt.Fprint(s.err, cleared)
		case p.Total == 0:
			fmt.Fprintf(s.err, "\r%.50s %d", p.What, p.Done)
		case !p.Bytes:
			fmt.Fprintf(s.err, "\r%.50s %d/%d", p.What, p.Done, p.Total)
		case percent != shown:
			fmt.Fprintf(s.err, "\r%.40s %d of %d MB, %d%%", p.What, p.Done>>20, p.Total>>20, percent)
		}
		shown = percent
	}
}
