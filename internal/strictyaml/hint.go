package strictyaml

import (
	"strconv"
	"strings"

	"spoor/internal/pattern"
)

// plainInBraces is a text without quotes behind a key within braces or brackets, up to what ends it.
var plainInBraces = pattern.New(`[{,]\s*([A-Za-z_][\w-]*):\s+([^\s"'{\[&*!|>][^,{}\[\]]*?)\s*[,}\]]`)

// unquoted finds the first text within braces that YAML reads as something else as long as it has no quotes: one that ends in a question
// mark or holds a colon, or begins with a sign that is reserved. It returns its line, and its key and the text as they are to be written.
func unquoted(source []byte) (line int, written string) {
	for i, text := range strings.Split(string(source), "\n") {
		for rest := text; ; {
			found := plainInBraces.FindStringSubmatch(rest)
			if found == nil {
				break
			}
			key, value := found[1], found[2]
			if strings.HasSuffix(value, "?") || strings.Contains(value, ": ") || strings.ContainsAny(value[:1], "@%`") {
				return i + 1, key + ": " + strconv.Quote(value)
			}
			_, rest, _ = strings.Cut(rest, found[0])
			rest = found[0][len(found[0])-1:] + rest // the comma may begin the next one
		}
	}
	return 0, ""
}
