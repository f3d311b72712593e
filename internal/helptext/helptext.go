// Package helptext has the help of the command in Dutch, and shows it to who speaks that.
package helptext

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spoor/data"
	"spoor/internal/cli"
)

// Text is what the help says of a command: in a line, and at length.
type Text struct{ Short, Long string }

// Commands are the texts of all commands, by their path.
var Commands = merged(completions, researchers, experiments, members, calculations, analysts, waves, codebooks)

// Usages are the Dutch texts of flags by the English ones. A %s in both is a list of words, or a name.
var Usages = merged(flagsOfResults, flagsOfData)

// merged are several tables as one.
func merged[T any](tables ...map[string]T) map[string]T {
	all := map[string]T{}
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

// Show lets the help of all commands be in the language of --lang, without it in that of the system: Dutch or English.
func Show(root *cobra.Command) {
	root.InitDefaultHelpCmd() // so that it has --lang too
	var asked data.Lang
	var take func(*cobra.Command)
	take = func(cmd *cobra.Command) {
		if cmd.Flag("lang") == nil {
			cli.Word(cmd, &asked, "lang", "", []data.Lang{data.Dutch, data.English}, "`language` of the help")
			cmd.Flags().Lookup("lang").Hidden = true
		}
		for _, sub := range cmd.Commands() {
			take(sub)
		}
	}
	take(root)
	help := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		lang := string(asked)
		if given := cmd.Flag("lang"); given != nil && given.Changed {
			lang = given.Value.String()
		}
		if cmp.Or(lang, system(os.Getenv)) == string(data.Dutch) {
			Translate(cmd)
		}
		help(cmd, args)
	})
}

// Language is that in which an error of these arguments is told, whether they can be read or not: what --lang says in them, and otherwise
// the language of the system.
func Language(args []string) data.Lang {
	lang := data.Lang(system(os.Getenv))
	for i, arg := range args {
		value, given := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, given = args[i+1], true
		}
		if asked := data.Lang(value); given && (asked == data.Dutch || asked == data.English) {
			lang = asked
		}
	}
	return lang
}

// system is the language of the system, nl or en, by the variables of its surroundings.
func system(variable func(string) string) string {
	name := cmp.Or(variable("LC_ALL"), variable("LC_MESSAGES"), variable("LANG"), preferred())
	if strings.HasPrefix(strings.ToLower(name), "nl") {
		return string(data.Dutch)
	}
	return string(data.English)
}

// Translate makes all that the help of a command shows Dutch.
func Translate(cmd *cobra.Command) {
	for _, shown := range append(slices.Clone(cmd.Commands()), cmd) {
		text := Commands[shown.CommandPath()]
		shown.Short = cmp.Or(text.Short, shown.Short)
		shown.Long = cmp.Or(text.Long, shown.Long)
	}
	for _, group := range cmd.Groups() {
		group.Title = cmp.Or(Titles[group.ID], group.Title)
	}
	for _, flags := range []*pflag.FlagSet{cmd.LocalFlags(), cmd.InheritedFlags()} {
		flags.VisitAll(func(flag *pflag.Flag) {
			if _, dutch := Usage(flag.Usage); dutch != "" {
				flag.Usage = dutch
			}
		})
	}
	cmd.SetUsageFunc(usage)
}

// Usage is the Dutch text for the English one of a flag, and its key in Usages; both are empty where there is none.
func Usage(english string) (key, dutch string) {
	if dutch := Usages[english]; dutch != "" {
		return english, dutch
	}
	var words string
	for pattern := range Usages {
		before, after, open := strings.Cut(pattern, "%s")
		if open && len(pattern) > len(key) && len(english) >= len(before)+len(after) && strings.HasPrefix(english, before) && strings.HasSuffix(english, after) {
			key, words = pattern, english[len(before):len(english)-len(after)]
		}
	}
	if key == "" {
		return "", ""
	}
	if i := strings.LastIndex(words, " or "); i >= 0 {
		words = words[:i] + " of " + words[i+len(" or "):]
	}
	return key, strings.Replace(Usages[key], "%s", words, 1)
}

// usage writes how a command is called, as cobra does, in Dutch.
func usage(cmd *cobra.Command) error {
	var b strings.Builder
	b.WriteString("Gebruik:")
	if cmd.Runnable() {
		fmt.Fprintf(&b, "\n  %s", strings.Replace(cmd.UseLine(), "[flags]", "[opties]", 1))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n  %s [opdracht]", cmd.CommandPath())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\n\nVoorbeelden:\n%s", cmd.Example)
	}
	list := func(title, group string) {
		title = "\n\n" + title
		for _, sub := range cmd.Commands() {
			if sub.GroupID == group && (sub.IsAvailableCommand() || sub.Name() == "help") {
				fmt.Fprintf(&b, "%s\n  %-*s %s", title, sub.NamePadding(), sub.Name(), sub.Short)
				title = ""
			}
		}
	}
	for _, group := range cmd.Groups() {
		list(group.Title, group.ID)
	}
	if len(cmd.Groups()) > 0 {
		list("Andere opdrachten:", "")
	} else {
		list("Opdrachten:", "")
	}
	options := func(title string, flags *pflag.FlagSet) {
		if flags.HasAvailableFlags() {
			text := strings.ReplaceAll(flags.FlagUsages(), "(default ", "(standaard ")
			fmt.Fprintf(&b, "\n\n%s\n%s", title, strings.TrimRight(text, " \n"))
		}
	}
	options("Opties:", cmd.LocalFlags())
	options("Algemene opties:", cmd.InheritedFlags())
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n\nMet \"%s [opdracht] --help\" leest u meer over een opdracht.", cmd.CommandPath())
	}
	b.WriteByte('\n')
	_, err := fmt.Fprint(cmd.OutOrStderr(), b.String())
	return err
}
