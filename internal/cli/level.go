package cli

import (
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spoor/internal/study/written"
)

// levelValue is a confidence level as people write it: 0.95, 0,95 or 95%.
type levelValue struct{ to *float64 }

// Level adds --level.
func Level(cmd *cobra.Command, to *float64, usage string) {
	*to = 0.95
	cmd.Flags().Var(levelValue{to}, "level", usage)
}

func (l levelValue) Set(text string) error {
	digits, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	value, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(digits), ",", ".", 1), 64)
	if percent {
		value /= 100
	}
	if err != nil {
		value = math.NaN()
	}
	if fault := written.LevelFault(value); fault != "" {
		return Usage("--level %s: %s", text, fault)
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
