package main

import (
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
	"spoor/internal/study"
)

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
			return cli.Usage("--format %s is no text to print: name a file with --out", format.Value)
		}
		return nil
	}
	form, err := writes.Form(name, isFolder(name))
	switch {
	case err != nil:
		return cli.Usage("--out %s: %w", name, err)
	case form == "" || format == nil || format.Value.String() == form:
		return csvForFits(cmd, format)
	case format.Changed:
		return cli.Usage("--out %s asks for %s, and --format for %s; leave one of them out", name, form, format.Value)
	}
	return errors.Join(format.Value.Set(form), csvForFits(cmd, format))
}

// csvForFits refuses --csv-for where no CSV is written.
func csvForFits(cmd *cobra.Command, format *pflag.Flag) error {
	if format == nil || writesOf(cmd).Tables && !namesFile(cmd.Flags().Lookup("out").Value.String()) || slices.Contains(strings.Split(format.Value.String(), ","), "csv") {
		return nil
	}
	return cli.RefuseGiven(cmd, "is for CSV, and this result is "+format.Value.String(), "csv-for")
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
		return cli.RefuseGiven(cmd, "is for .docx and .pptx", "template", "figures")
	}
	for _, name := range o.templates {
		form := forms.Ending(name)
		if form != "docx" && form != "pptx" || !slices.Contains(written, form) {
			return cli.Usage("--template %s: a house style is a .docx or .pptx, and of a form that is written", name)
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
			return cli.Usage("--template names two files for .%s: %s and %s", form, to.Name, name)
		}
		*to = study.Template{Name: name, Content: content}
	}
	return nil
}
