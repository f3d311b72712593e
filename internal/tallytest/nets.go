package tallytest

import (
	"fmt"
	"strings"

	"spoor/data/generated"
)

// WithNets is the questionnaire of a generated survey with nets of its multiple items: one within them,
// one that overlaps it, and one of all.
func WithNets() string {
	nets := "  nets:\n  - {id: %s_any, label: {nl: Een van deze %[1]s}, of: [%[2]s, %[3]s]}\n  - {id: %[1]s_more, label: {nl: Nog een van deze %[1]s}, of: [%[3]s, %[4]s]}\n"
	text := strings.Replace(generated.Codebook, "- {id: other, label: {nl: Anders}, open: true}\n", "- {id: other, label: {nl: Anders}, open: true}\n"+fmt.Sprintf(nets, "factors", "time", "money", "training"), 1)
	return strings.Replace(text, "- {id: none, label: {nl: Niets}}\n", "- {id: none, label: {nl: Niets}}\n"+fmt.Sprintf(nets, "obstacles", "age", "distance", "none"), 1)
}
