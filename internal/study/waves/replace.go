package waves

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/edit"
	"spoor/data/platform"
	written "spoor/reports/waves"
)

// choices are how a wave is made from an export, all of them decided.
type choices struct {
	ids, texts bool // kept
	form       string
	without    []string
	design     data.Design // by columns of the export
	platform   platform.Options
}

// choose decides what a request leaves open as it was decided for the wave that is in its place, and says so: a wave that is
// refreshed stays what it was. Without such a wave nothing is kept, and everybody counts the same.
func (a waveAdding) choose() choices {
	r := a.request
	chosen := choices{form: r.Form, without: r.Without, platform: r.Export.Platform}
	var before data.Wave
	var imported data.Import
	if a.old != nil {
		before = *a.old
	}
	if before.Import != nil {
		imported = *before.Import
	}
	said := a.chooseReading(&chosen, imported)
	chosen.ids, said = decided(r.KeepIDs, imported.Ids == data.IdsPlatform, "--keep-ids", said)
	chosen.texts, said = decided(r.KeepTexts, imported.Texts != "", "--keep-texts", said)
	if chosen.form == "" {
		chosen.form = FormCSV
		if len(before.Files) == 1 && before.Files[0].Name == answersFile(FormParquet) {
			chosen.form, said = FormParquet, append(said, "--store-as parquet")
		}
	}
	drawn := data.Wave{Design: drawnInExport(before.Design, imported.Design)}.WithDesign(r.Design).Design
	chosen.design = drawn
	if columns := drawn.Columns(); r.Design == (data.DesignChange{}) && len(columns) > 0 {
		said = append(said, "drawn by the columns "+strings.Join(columns, ", ")+" (--weight \"\" and the like take one away)")
	}
	if len(said) > 0 {
		a.source.Listener.Say("wave %s: note: read and stored as it was before, where nothing else is asked: %s", a.id, strings.Join(said, "; "))
	}
	if before.Design.Raking != nil {
		a.source.Listener.Say("wave %s: note: its weights were fitted by spoor weigh to the answers that it had; those weights go, so weigh it again", a.id)
	}
	return chosen
}

// decided returns what is asked, or what was before, with the flag that would ask for it.
func decided(asked *bool, before bool, flag string, said []string) (bool, []string) {
	switch {
	case asked != nil:
		return *asked, said
	case before:
		said = append(said, flag)
	}
	return before, said
}

// chooseReading decides how the export is read, and which items of it were not asked.
func (a waveAdding) chooseReading(chosen *choices, imported data.Import) (said []string) {
	if chosen.without == nil && len(imported.Without) > 0 {
		chosen.without = imported.Without
		said = append(said, "--without "+strings.Join(imported.Without, ","))
	}
	if chosen.platform.Keep == nil && len(imported.Keep) > 0 {
		for _, reason := range imported.Keep {
			chosen.platform.Keep = append(chosen.platform.Keep, platform.Reason(reason))
		}
		said = append(said, "--keep "+strings.Join(imported.Keep, ","))
	}
	if chosen.platform.KeepColumns == nil && len(imported.KeepColumn) > 0 {
		chosen.platform.KeepColumns = imported.KeepColumn
		said = append(said, fmt.Sprintf("--keep-column %q", imported.KeepColumn))
	}
	if chosen.platform.HeaderRecords == 0 && imported.HeaderRows > 0 {
		chosen.platform.HeaderRecords = imported.HeaderRows
		said = append(said, fmt.Sprintf("--header-rows %d", imported.HeaderRows))
	}
	return said
}

// drawnInExport returns the design of a stored wave by the columns of its export. Columns that no import wrote are called there as
// they are here. Weights that were fitted to the answers are not in an export: those from before are.
func drawnInExport(stored, asked data.Design) data.Design {
	design := stored
	for _, field := range []struct {
		what  string
		name  *string
		asked string
	}{
		{"weight", &design.Weight, asked.Weight}, {"strata", &design.Strata, asked.Strata}, {"cluster", &design.Cluster, asked.Cluster},
		{"fpc", &design.FPC, asked.FPC}, {"fpc2", &design.FPC2, asked.FPC2},
	} {
		if *field.name == data.DesignPrefix+field.what {
			*field.name = field.asked
		}
	}
	if design.Raking != nil || design.Weight == "" {
		design.Raking, design.Raked = nil, ""
	}
	if stored.Replicates != nil {
		replicates := *stored.Replicates
		if imported := func(name string) bool { return strings.HasPrefix(name, data.DesignPrefix) }; asked.Replicates != nil && slices.ContainsFunc(replicates.Columns, imported) {
			replicates.Columns = asked.Replicates.Columns
		}
		design.Replicates = &replicates
	}
	return design
}

// text returns the wave.yaml of the wave. All comments of that of the wave in its place stay, or of what was proposed for it, where it
// can be edited.
func (w *storing) text() ([]byte, error) {
	plain, err := w.wave.YAML()
	if err != nil || w.old == nil && w.proposed == nil {
		return plain, err
	}
	before := w.proposed
	if w.old != nil {
		content, err := fs.ReadFile(w.source.Files, w.within(waveFile))
		if err != nil {
			return nil, err
		}
		before = &proposal{content, *w.old}
	}
	edited, err := before.withComments(w.wave)
	if err == nil {
		err = w.readsBack(edited, w.wave)
	}
	if err != nil {
		w.source.Listener.Say("%s/%s: note: comments in it cannot be kept (%v)", w.place(), waveFile, err)
		return plain, nil
	}
	return edited, nil
}

// sayChanges lists what becomes different of the wave that is in its place.
func (w *storing) sayChanges(lang data.Lang) error {
	edits, err := edit.Changes(*w.old, w.wave)
	if err != nil {
		return err
	}
	w.source.Listener.Say("%s", written.Replaced{ID: w.id, Place: w.place(), Edits: edits, Files: w.leaving()}.Text(lang))
	return nil
}

// leaving names the files of the old wave that the new one does not have.
func (w *storing) leaving() []string {
	belongs := []string{textsFile, besideFile}
	for _, file := range slices.Concat(w.old.Files, w.old.Counts) {
		belongs = append(belongs, file.Name)
	}
	var names []string
	for _, name := range belongs {
		if _, err := fs.Stat(w.source.Files, w.within(name)); err == nil && !slices.Contains(w.created, name) {
			names = append(names, name)
		}
	}
	return names
}
