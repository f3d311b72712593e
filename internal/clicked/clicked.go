// Package clicked is about who starts the program by a click, and not in a terminal.
package clicked

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// CommandOf is what a program does that is started by a click and not by a command: without a file it writes the page, and with one, dragged onto
// it, it sets that beside the sector. It returns the arguments of the command, and the file to open; none for other arguments.
func CommandOf(args []string, folder string) (command []string, opens string) {
	switch {
	case len(args) == 0:
		opens = filepath.Join(folder, "tweede-spoor.html")
		return []string{"page", "--out", opens, "--overwrite"}, opens
	case len(args) == 1 && slices.Contains([]string{".xlsx", ".ods", ".csv", ".tsv", ".txt", ".zip", ".sav", ".zsav"}, strings.ToLower(filepath.Ext(args[0]))):
		if info, err := os.Stat(args[0]); err != nil || !info.Mode().IsRegular() {
			return nil, ""
		}
		name := strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
		out := filepath.Join(folder, "spoor-"+name)
		return []string{"compare", args[0], "--format", "html", "--out", out}, filepath.Join(out, "compare.html")
	}
	return nil, ""
}

// Run does what a click asks for, by what starts a command and returns its exit code, and opens what it wrote. What went wrong stays on
// the screen until it was read.
func Run(args []string, start func([]string) int) int {
	command, opens := CommandOf(args, documents())
	if command == nil {
		command = args
	}
	code := start(command)
	if code == 0 && opens != "" {
		if err := open(opens); err == nil {
			return code
		}
		fmt.Println(opens)
	}
	fmt.Fprint(os.Stderr, "\nEnter ")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // the end of the input is as good
	return code
}

// documents is the folder in which people look for what they made.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	folder := filepath.Join(home, "Documents")
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return home
	}
	return folder
}
