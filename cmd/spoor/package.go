package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/internal/study/deposit"
)

type packageOptions struct {
	streams   streams
	survey    surveyOptions
	aggregate bool
	lang      data.Lang
	out       string
	check     string
}

func newPackageCmd(s streams) *cobra.Command {
	o := packageOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "package",
		Short: "Write what an archive and a funder ask for: answers, descriptions, report",
		Long: strings.TrimSpace(`
Write a wave as a package for an archive: the answers as CSV and for SPSS, a data dictionary, a description by DDI-Codebook 2.5 and
DataCite, a Frictionless data package, the questionnaire, the report, licence and terms of access, checksums, and a list of what a
person still has to fill in. What the descriptions say stands under archive: in codebook.yaml and wave.yaml.

Columns that say who somebody is, what respondents typed, and the ids of the platform are not in it. With --aggregate-only the
answers of respondents are not in it at all; nor are they with --disclosure, which hides small counts.

--check says what a package lacks for ZonMw, CESSDA and DANS, by name, and which of its files changed. The same survey, options and
version give the same bytes.`),
		Example: `  spoor package --out package
  spoor package --survey my-survey --wave 2026 --out 2026.zip
  spoor package --check package`,
		Args: cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.check == "" {
				return runPackage(cmd.Context(), o)
			}
			for _, name := range []string{"survey", "wave", "disclosure", "aggregate-only", "out", "connect"} {
				if cmd.Flags().Changed(name) {
					return cli.Usage("--%s does not go with --check: the package is read as it is", name)
				}
			}
			return runPackageCheck(o)
		},
	}
	o.survey.registerWave(cmd)
	o.survey.folderOut = true
	o.survey.registerDisclosure(cmd)
	registerLang(cmd, &o.lang)
	cmd.Flags().BoolVar(&o.aggregate, "aggregate-only", false, "leave out the answers of respondents, and write counts alone")
	cmd.Flags().StringVar(&o.out, "out", "spoor-package", "`folder` to write the package to, or one file that ends in "+forms.Of("package").Endings())
	cmd.Flags().StringVar(&o.check, "check", "", "say what the package in this `folder` or .zip lacks, instead of writing one")
	_ = cmd.MarkFlagDirname("check")
	return cmd
}

func runPackage(ctx context.Context, o packageOptions) error {
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	files, err := deposit.Package(ctx, opened, deposit.Request{Lang: o.lang, Version: version, AggregateOnly: o.aggregate})
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if namesFile(o.out) {
		packed, err := deposit.Zip(files)
		if err != nil {
			return err
		}
		if err := writeFile(o.streams, o.out, packed); err != nil {
			return err
		}
	} else if err := writeFolder(ctx, o.streams, o.out, files); err != nil {
		return err
	}
	fmt.Fprintln(o.streams.out, o.out)
	return nil
}

func runPackageCheck(o packageOptions) error {
	checked, err := checkPackage(o)
	if err != nil {
		return err
	}
	fmt.Fprint(o.streams.out, checked.Text)
	if !checked.Complete {
		return study.Unusable{Err: fmt.Errorf("%s is not complete", o.check)}
	}
	return nil
}

func checkPackage(o packageOptions) (_ deposit.Checked, err error) {
	if info, err := os.Stat(o.check); err == nil && !info.IsDir() {
		content, err := readFile(o.check)
		if err != nil {
			return deposit.Checked{}, err
		}
		return deposit.CheckZip(o.check, content.Content, o.lang)
	}
	there, err := store.Folder(o.check)
	if err != nil {
		return deposit.Checked{}, err
	}
	defer func() { err = errors.Join(err, there.Close()) }()
	return deposit.Check(there, o.lang)
}
