package folder

import (
	"path"
	"strings"
	"unicode"
)

// SafeName reports whether name is a plain file or folder name on every system: no separators, no drive, no control
// characters, not hidden, no sign or ending that Windows refuses, and not the name of a device there.
func SafeName(name string) bool {
	return name != "" && name == path.Base(name) && !strings.ContainsAny(name, `\:*?"<>|`) && !strings.HasPrefix(name, ".") &&
		strings.TrimRight(name, ". ") == name && !strings.ContainsFunc(name, unicode.IsControl) && !Reserved(name)
}

// Reserved reports whether Windows keeps a name for a device, such as con and nul: a file of that name cannot be made there.
// Every command asks it of every item.
func Reserved(name string) bool {
	device, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch device {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(device) == len("com1") && (device[:3] == "com" || device[:3] == "lpt") && device[3] >= '0' && device[3] <= '9'
}
