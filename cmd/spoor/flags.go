package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/nearest"
	"spoor/internal/study"
)

// flagError is what is wrong with the flags of a command line, as an error of usage: which flag, its value, and what would be
// right.
func flagError(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var wrong usageError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &wrong):
		return wrong
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		return usage("%w%s; see %s --help", err, nearFlag(cmd, unknown.GetSpecifiedName()), cmd.CommandPath())
	case !errors.As(err, &invalid):
		return usage("%w; see %s --help", err, cmd.CommandPath())
	}
	right := invalid.Unwrap().Error()
	switch invalid.GetFlag().Value.Type() {
	case "int":
		right = "give a whole number"
	case "uint64":
		right = "give a whole number, 0 or more"
	case "bool":
		right = "give true or false"
	}
	return usage("--%s %q: %s", invalid.GetFlag().Name, invalid.GetValue(), right)
}

// nearFlag says which flag of a command was probably meant, or nothing.
func nearFlag(cmd *cobra.Command, name string) string {
	var known []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if !flag.Hidden {
			known = append(known, flag.Name)
		}
	})
	if near := nearest.Name(name, known); near != "" {
		return "; did you mean --" + near + "?"
	}
	return ""
}

// refuseGiven refuses those of the flags that were given, because of why they cannot be used.
func refuseGiven(cmd *cobra.Command, why string, flags ...string) error {
	for _, name := range flags {
		if cmd.Flags().Changed(name) {
			return usage("--%s %s", name, why)
		}
	}
	return nil
}

// onlyWith refuses flags that were given beside a flag with which only some go, because of why others do not.
func onlyWith(cmd *cobra.Command, flag, why string, some ...string) error {
	var other error
	cmd.Flags().Visit(func(given *pflag.Flag) {
		if !slices.Contains(some, given.Name) {
			other = cmp.Or(other, usage("--%s does not go with %s: it %s", given.Name, flag, why))
		}
	})
	return other
}

// ifGiven returns the value of a flag that was given, nil otherwise.
func ifGiven[T any](cmd *cobra.Command, flag string, value *T) *T {
	if cmd.Flags().Changed(flag) {
		return value
	}
	return nil
}

// separated returns the texts between the commas of a flag, none of an empty one.
func separated(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// formOfEnding lets the ending of --out decide the form of a result, and refuses an ending in which the command writes nothing, or
// other than --format says.
func formOfEnding(cmd *cobra.Command, _ []string) error {
	out, format := cmd.Flags().Lookup("out"), cmd.Flags().Lookup("format")
	if out == nil {
		return nil
	}
	writes, name := writesOf(cmd), out.Value.String()
	if name == "" {
		if err := csvForFits(cmd, format); err != nil {
			return err
		}
		if format != nil && !writes.Folder && forms.Binary(format.Value.String()) {
			return usage("--format %s is no text to print: name a file with --out", format.Value)
		}
		return nil
	}
	form, err := writes.Form(name, isFolder(name))
	switch {
	case err != nil:
		return usage("--out %s: %w", name, err)
	case form == "" || format == nil || format.Value.String() == form:
		return csvForFits(cmd, format)
	case format.Changed:
		return usage("--out %s asks for %s, and --format for %s; leave one of them out", name, form, format.Value)
	}
	return errors.Join(format.Value.Set(form), csvForFits(cmd, format))
}

// csvForFits refuses --csv-for where no CSV is written.
func csvForFits(cmd *cobra.Command, format *pflag.Flag) error {
	if format == nil || writesOf(cmd).Tables && !namesFile(cmd.Flags().Lookup("out").Value.String()) || slices.Contains(strings.Split(format.Value.String(), ","), "csv") {
		return nil
	}
	return refuseGiven(cmd, "is for CSV, and this result is "+format.Value.String(), "csv-for")
}

// writesOf is what a command writes as it was called.
func writesOf(cmd *cobra.Command) forms.Writes {
	name := strings.TrimPrefix(cmd.CommandPath(), "spoor ")
	if all := cmd.Flags().Lookup("all"); all != nil && all.Value.String() == "true" {
		name += " --all"
	}
	return forms.Of(name)
}

// isFolder reports whether a name is that of a folder that is there, or says that it is one.
func isFolder(name string) bool {
	if name == "" || os.IsPathSeparator(name[len(name)-1]) {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// namesFile reports whether a name is that of one file, to a command that writes folders too.
func namesFile(name string) bool { return forms.Ending(name) != "" && !isFolder(name) }

// readNamed reads the file of --file, which holds what; without a name there is none.
func readNamed(path, what string) (string, []byte, error) {
	if path == "" {
		return "", nil, nil
	}
	content, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, fmt.Errorf("there is no file %s; write %s in one, or name it with --file", path, what)
	case err != nil:
		return "", nil, fmt.Errorf("read %s: %w", path, reason(err))
	}
	return path, content, nil
}

// lookOptions say how documents for Word and PowerPoint look.
type lookOptions struct {
	templates []string
	figures   string
	study.Look
}

// registerTemplate is for documents whose figures are pictures.
func (o *lookOptions) registerTemplate(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&o.templates, "template", nil, "`file` (.docx) with the house style of a document for Word")
}

func (o *lookOptions) register(cmd *cobra.Command, slides bool) {
	if slides {
		cmd.Flags().StringArrayVar(&o.templates, "template", nil, "`file` (.docx or .pptx) with the house style of a document for Word or of a presentation; may be given for each")
	} else {
		o.registerTemplate(cmd)
	}
	cli.Word(cmd, &o.figures, "figures", "chart", []string{"chart", "picture"}, "`form` of the figures in .docx and .pptx")
}

// read reads the templates of documents in these forms.
func (o *lookOptions) read(cmd *cobra.Command, written ...string) error {
	o.Pictures = o.figures == "picture"
	if !study.AnyOffice(written) {
		return refuseGiven(cmd, "is for .docx and .pptx", "template", "figures")
	}
	for _, name := range o.templates {
		form := forms.Ending(name)
		if form != "docx" && form != "pptx" || !slices.Contains(written, form) {
			return usage("--template %s: a house style is a .docx or .pptx, and of a form that is written", name)
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		to := &o.Word
		if form == "pptx" {
			to = &o.Slides
		}
		if to.Name != "" {
			return usage("--template names two files for .%s: %s and %s", form, to.Name, name)
		}
		*to = study.Template{Name: name, Content: content}
	}
	return nil
}
