package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// levelValue is a confidence level as people write it: 0.95, 0,95 or 95%.
type levelValue struct{ to *float64 }

// registerLevel adds --level.
func registerLevel(cmd *cobra.Command, to *float64, usage string) {
	*to = 0.95
	cmd.Flags().Var(levelValue{to}, "level", usage)
}

// Set reads a level. Whether it lies between 0 and 1 is for the command to say.
func (l levelValue) Set(text string) error {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	value, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(number), ",", ".", 1), 64)
	if err != nil {
		return fmt.Errorf("%q is not a level; give one between 0 and 1, such as 0.95, or a percentage such as 95%%", text)
	}
	if percent {
		value /= 100
	}
	*l.to = value
	return nil
}

func (l levelValue) String() string {
	if l.to == nil {
		return ""
	}
	return strconv.FormatFloat(*l.to, 'g', -1, 64)
}

// Type names the value in the help.
func (l levelValue) Type() string { return "level" }
