package folder

import (
	"path"
	"strings"
	"unicode"

	"spoor/internal/pattern"
)

// SafeName reports whether name is a plain file or folder name on every system: no separators, no drive, no control
// characters, not hidden, no sign or ending that Windows refuses, and not the name of a device there.
func SafeName(name string) bool {
	return name != "" && name == path.Base(name) && !strings.ContainsAny(name, `\:*?"<>|`) && !strings.HasPrefix(name, ".") &&
		strings.TrimRight(name, ". ") == name && !strings.ContainsFunc(name, unicode.IsControl) && !deviceName.MatchString(name)
}

// Reserved reports whether Windows keeps a name for a device, such as con and nul: a file of that name cannot be made there.
func Reserved(name string) bool { return deviceName.MatchString(name) }

var deviceName = pattern.New(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)
