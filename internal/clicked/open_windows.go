package clicked

import (
	"os/exec"

	"github.com/inconshreveable/mousetrap"
)

// Started reports whether the program was started from the Explorer, and not from a terminal.
func Started() bool { return mousetrap.StartedByExplorer() }

// open opens a file in the program that people have for it.
func open(path string) error {
	return exec.Command("rundll32", "url.dll,FileProtocolHandler", path).Start()
}
