package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/spreadsheet"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/internal/study/deposit"
	"spoor/internal/terminal"
	"spoor/reports"
)

// registerOverwrite adds --overwrite to every command that writes files.
func registerOverwrite(cmd *cobra.Command, overwrite *bool) {
	if cmd.Flags().Lookup("out") != nil {
		cmd.Flags().BoolVar(overwrite, "overwrite", false, "replace files of that name, also when this program did not make them")
	}
	for _, sub := range cmd.Commands() {
		registerOverwrite(sub, overwrite)
	}
}

// registerCSVFor adds --csv-for to every command that writes CSV.
func registerCSVFor(cmd *cobra.Command, dialect *spreadsheet.Dialect) {
	if writes := writesOf(cmd); slices.Contains(writes.Forms, "csv") || writes.Tables {
		cli.Word(cmd, dialect, "csv-for", "", spreadsheet.Dialects(), "write CSV as a `spreadsheet` opens it by itself, with semicolons, decimal commas and a byte order mark, instead of as programs read it")
	}
	for _, sub := range cmd.Commands() {
		registerCSVFor(sub, dialect)
	}
}

// storing says how a command writes into a folder.
func (s streams) storing() store.Options {
	return store.Options{
		Command: "spoor " + s.command,
		Waiting: func(holder string) { s.say("waiting for another run that writes here: " + holder) },
		Tidied:  s.tidied,
	}
}

func (s streams) tidied(text string) { s.say(text) }

// writeFolder puts all files into a folder, or none, and takes away what an earlier run put there and this one does not, as far
// as nobody changed it since. A file that no run made is replaced with --overwrite only.
func writeFolder(ctx context.Context, s streams, folder string, files []study.File) (err error) {
	if err := s.publishing.record(); err != nil {
		return err
	}
	transaction, err := store.Begin(ctx, folder, s.storing())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, transaction.Discard()) }()
	there, err := store.Folder(folder)
	if err != nil {
		return err
	}
	defer there.Close()
	earlier := readManifest(there)
	if foreign := foreignFiles(there, files, earlier); len(foreign) > 0 && !*s.overwrite {
		errs := make([]error, len(foreign))
		for i, name := range foreign {
			errs[i] = fmt.Errorf("%s: %w; --overwrite replaces it. Nothing was written", filepath.Join(folder, filepath.FromSlash(name)), store.ErrForeign)
		}
		return errors.Join(errs...)
	}
	for _, file := range files {
		if err := transaction.Put(file.Name, file.Content); err != nil {
			return err
		}
	}
	for _, name := range staleFiles(there, files, earlier) {
		transaction.Remove(name)
	}
	return transaction.Commit()
}

// readManifest reads what an earlier report or package put into a folder; nothing where neither did.
func readManifest(folder fs.FS) []reports.Output {
	text, err := fs.ReadFile(folder, study.ManifestName)
	if err != nil {
		return deposit.Written(folder)
	}
	old, err := reports.ParseManifest(text)
	if err != nil {
		return nil
	}
	return old.Outputs
}

// foreignFiles returns the names of files that are to be written where others stand that no run made.
func foreignFiles(folder fs.FS, files []study.File, earlier []reports.Output) []string {
	var foreign []string
	for _, file := range files {
		if slices.ContainsFunc(earlier, func(o reports.Output) bool { return o.Name == file.Name }) {
			continue
		}
		old, err := fs.ReadFile(folder, file.Name)
		if err == nil && !store.Ours(old, file.Content) {
			foreign = append(foreign, file.Name)
		}
	}
	return foreign
}

// staleFiles returns the files that an earlier report in the folder had and the new one has not, as far as nobody changed
// them since.
func staleFiles(folder fs.FS, files []study.File, earlier []reports.Output) []string {
	var stale []string
	for _, output := range earlier {
		kept := slices.ContainsFunc(files, func(f study.File) bool { return f.Name == output.Name })
		if kept || !fs.ValidPath(output.Name) {
			continue
		}
		content, err := fs.ReadFile(folder, output.Name)
		if err == nil && reports.NewOutput(output.Name, content) == output {
			stale = append(stale, output.Name)
		}
	}
	return stale
}

// writeFile writes one file whole or not at all.
func writeFile(s streams, path string, content []byte) error {
	if err := s.publishing.record(); err != nil {
		return err
	}
	return store.WriteFile(path, content, store.FileOptions{Overwrite: *s.overwrite, Tidied: s.tidied})
}

// deliver writes a result, which is CSV where --csv-for is given, to a file, or to standard output when path is empty.
func deliver(s streams, path string, content []byte) error {
	content, err := s.csvFor.Of(content)
	if err != nil {
		return err
	}
	if path != "" {
		return writeFile(s, path, content)
	}
	if *s.form == "text" {
		content = []byte(terminal.Fit(string(content), s.columns))
	}
	_, err = s.out.Write(content)
	return err
}

// reason drops the path from an error of the operating system, where the caller names it.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
