package main

import (
	"os"
	"slices"

	"github.com/spf13/cobra"

	"spoor/internal/forms"
	"spoor/internal/study"
)

// lookOptions say how documents for Word and PowerPoint look.
type lookOptions struct {
	templates []string
	figures   string
	study.Look
}

func (o *lookOptions) register(cmd *cobra.Command, slides bool) {
	usage := "`file` (.docx) with the house style of a document for Word"
	if slides {
		usage = "`file` (.docx or .pptx) with the house style of a document for Word or of a presentation; may be given for each"
	}
	cmd.Flags().StringArrayVar(&o.templates, "template", nil, usage)
	registerEnum(cmd, &o.figures, "figures", "chart", []string{"chart", "picture"}, "`form` of the figures in .docx and .pptx")
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
