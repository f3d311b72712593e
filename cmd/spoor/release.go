package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/reports/releases"
)

func newReleaseCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "release",
		Short: "List what was published of a wave, or forget it",
		Long: strings.TrimSpace(`
What is written with --disclosure is listed beside the wave, in ` + study.ReleasesName + `, without any hidden count. Whatever is written next is
judged together with it: the tables that are out already, by other groups or of an earlier file of the same fieldwork, must not tell
beside the new ones what each hides.`),
		Args: cli.OnlyBelow("command"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newReleaseListCmd(s), newReleaseForgetCmd(s))
	return cmd
}

type releaseOptions struct {
	survey surveyOptions
	lang   data.Lang
}

func (o *releaseOptions) register(cmd *cobra.Command) {
	registerSurvey(cmd, &o.survey.folder)
	cmd.Flags().StringVar(&o.survey.wave, "wave", "", "`id` of the wave; without it the latest")
	registerLang(cmd, &o.lang)
}

func newReleaseListCmd(s streams) *cobra.Command {
	var o releaseOptions
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List what was published of a wave",
		Example: `  spoor release list --survey oursurvey`,
		Args:    cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			opened, err := o.survey.study(cmd.Context(), s)
			if err != nil {
				return err
			}
			ledger, err := opened.Releases()
			if err != nil {
				return err
			}
			_, err = s.out.Write(releases.Text(opened.Wave.ID, ledger, o.lang))
			return err
		},
	}
	o.register(cmd)
	return cmd
}

func newReleaseForgetCmd(s streams) *cobra.Command {
	var o releaseOptions
	cmd := &cobra.Command{
		Use:     "forget NUMBER",
		Short:   "Forget a release that nobody saw",
		Example: `  spoor release forget 2 --survey oursurvey`,
		Args:    cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			place, err := strconv.Atoi(args[0])
			if err != nil {
				return cli.Usage("release %q: give the number that spoor release list shows", args[0])
			}
			opened, err := o.survey.study(cmd.Context(), s)
			if err != nil {
				return err
			}
			content, err := opened.Forget(place)
			if err != nil {
				return err
			}
			name := filepath.Join(o.survey.folder, "waves", opened.Wave.ID, study.ReleasesName)
			if err := store.WriteFile(name, content, store.FileOptions{Overwrite: true, Tidied: s.tidied}); err != nil {
				return err
			}
			fmt.Fprintln(s.err, releases.Forgotten(opened.Wave.ID, place, o.lang))
			return nil
		},
	}
	o.register(cmd)
	return cmd
}
