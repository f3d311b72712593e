package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/store"
	"spoor/internal/study/exports"
	"spoor/internal/study/waves"
)

type codebookInitOptions struct {
	streams streams
	export  exportOptions
	file    string
	lang    data.Lang
	out     string
	replace bool
	counts  bool

	questionnaire string
}

func newCodebookInitCmd(s streams) *cobra.Command {
	o := codebookInitOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "init FILE",
		Short: "Draft a codebook from an export of a survey platform",
		Long: strings.TrimSpace(`
init drafts a codebook.yaml from an export: kinds, options, scales, limits on picks and missing values, as far as the
answers show them. Every guess has a comment that begins with "guess", for a person to confirm. The draft reads the
export that it was made of. How many gave each answer is written beside it with --counts only: a codebook is sent to others.

--questionnaire names the questionnaire of the platform: an XLSForm (KoboToolbox, ODK), a .lss or .lsa of LimeSurvey, a .qsf of
Qualtrics, or the data dictionary of REDCap. Kinds, options, routes, limits on picks and answers that stand alone are then known
and not guessed; answers that it contradicts are told, and nothing is written.`),
		Example: `  spoor codebook init export.csv --out oursurvey/codebook.yaml
  spoor codebook init export.csv --questionnaire survey.lss --out oursurvey/codebook.yaml`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			return runCodebookInit(cmd.Context(), o)
		},
	}
	o.export.register(cmd)
	cli.Word(cmd, &o.lang, "lang", data.Dutch, languages, "`language` of the texts in the export")
	registerOut(cmd, &o.out, "codebook init")
	cmd.Flags().StringArrayVar(&o.export.groups, "group", nil, "`pattern` of columns that are one question, such as 'v4_*'; may be given more than once")
	cmd.Flags().BoolVar(&o.counts, "counts", false, "write beside each option how many respondents chose it, for yourself")
	cmd.Flags().StringVar(&o.questionnaire, "questionnaire", "", "`file` that says what was asked, as the platform writes it")
	cmd.Flags().BoolVar(&o.replace, "replace", false, "write over the file of --out when it is there")
	return cmd
}

func runCodebookInit(ctx context.Context, o codebookInitOptions) error {
	switch _, err := os.Stat(o.out); {
	case o.replace && o.out == "":
		return cli.Usage("--replace goes with --out")
	case o.out != "" && err == nil && !o.replace:
		return fmt.Errorf("%s is there already, perhaps with work in it; give another name with --out, or --replace to lose it", o.out)
	}
	export, file, err := o.export.open(o.file)
	if err != nil {
		return err
	}
	defer file.Close()
	drafted, err := o.draft(ctx, export)
	if err != nil {
		return err
	}
	if o.out == "" {
		return deliver(o.streams, "", drafted)
	}
	return store.WriteFile(o.out, drafted, store.FileOptions{Overwrite: o.replace || *o.streams.overwrite, Folders: true, Tidied: o.streams.tidied})
}

// draft makes the codebook, of the questionnaire where there is one.
func (o codebookInitOptions) draft(ctx context.Context, export exports.Export) ([]byte, error) {
	if o.questionnaire == "" {
		return waves.DraftCodebook(ctx, export, o.lang, o.counts, o.streams.listener())
	}
	if o.counts || len(o.export.groups) > 0 {
		return nil, cli.Usage("--counts and --group are for a draft by the answers alone; leave them out with --questionnaire")
	}
	of, err := readFile(o.questionnaire)
	if err != nil {
		return nil, err
	}
	return waves.DraftOf(ctx, waves.Questionnaire(of), export, o.lang, o.streams.listener())
}
