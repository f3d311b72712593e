package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/problem/dutch"
	"spoor/internal/study"
	"spoor/internal/terminal"
)

// speak sets the language of messages to that of the result.
func (s streams) speak(cmd *cobra.Command) {
	if flag := cmd.Flags().Lookup("lang"); flag != nil {
		*s.lang = data.Lang(flag.Value.String())
	}
}

// say says a note or a problem on standard error, in the language of the result.
func (s streams) say(text string) { fmt.Fprintln(s.err, problem.Printable(s.inWords(text))) }

// inWords returns a note or a problem in the language of the result.
func (s streams) inWords(text string) string {
	if s.lang == nil || *s.lang != data.English {
		return dutch.Text(text)
	}
	return text
}

// listener says notes on standard error, and how far work is when that is a terminal.
func (s streams) listener() study.Listener {
	listener := study.Listener{Note: s.say}
	if s.progress {
		show := terminal.Progress(s.err)
		listener.Progress = func(p study.Progress) { show(s.inWords(p.What), p.Done, p.Total, p.Bytes) }
	}
	return listener
}
