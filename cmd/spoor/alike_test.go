package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/internal/study"
)

// hiding writes a survey of which some counts are to be hidden under default: the last two answers to role, and with the first of them who was
// asked for help; two of the factors; the lowest marks; and who typed what. The other one has other counts there, of which none is 0 in a region.
func hiding(t *testing.T, folder string, other bool) {
	t.Helper()
	few := 3 // of seven
	if other {
		few = 4
	}
	options := func(ids ...string) string {
		var all []string
		for _, id := range ids {
			all = append(all, fmt.Sprintf("{id: %s, label: {nl: %s}}", id, strings.ToUpper(id[:1])+id[1:]))
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	files := map[string]string{
		"codebook.yaml": "id: s\ntitle: {nl: S}\nitems:\n- {id: role, kind: single, text: {nl: Rol}, options: " + options("coach", "expert", "lead", "aide") + "}\n" +
			"- {id: factors, kind: multiple, text: {nl: Wat helpt}, options: " + options("start", "training", "contact", "other") + "}\n" +
			"- {id: help, kind: single, asked_if: role.lead, text: {nl: Hulp}, options: " + options("yes", "no") + "}\n" +
			"- {id: region, kind: single, text: {nl: Regio}, options: " + options("north", "south") + "}\n" +
			"- {id: quality, kind: rating, text: {nl: Samenwerking}, scale: " + options("very_bad", "bad", "good", "very_good") + ", rows: [{id: doctor, label: {nl: Arts}}]}\n" +
			"- {id: hours, kind: number, range: [0, 60], text: {nl: Uren}}\n- {id: remarks, kind: open, text: {nl: Verder}}\n",
		"claims.yaml":    "claims:\n- {id: more, text: {nl: Meer}, wording: meer, asserts: [{more_often: {share: {item: role, options: [coach]}, than: [{item: role, options: [lead]}]}}]}\n",
		"topics.yaml":    "topics:\n- id: own\n  title: {nl: Eigen, en: Own}\n  evidence: [role.lead, factors.start]\n  baselines: [{answer: role.lead, goal: raise, of: {nl: mensen}}]\n  outcomes: [{nl: uren}]\n",
		"codes.csv":      "text,code\ntijd,t\ngeld,g\nwerk,w\n",
		"own.csv":        "Rol,Aantal\nCoach,8\nExpert,10\nLead,1\nAide,1\nTotaal,20\n",
		"margins.yaml":   "source: register\nmargins: [{item: role, population: {coach: 40, expert: 40, lead: 10, aide: 10}}]\n",
		"regions.yaml":   "source: register\nmargins: [{item: region, population: {north: 40, south: 60}}]\n",
		"population.csv": "option,share\ncoach,40%\nexpert,40%\nlead,10%\naide,10%\n",
	}
	for _, year := range []int{2024, 2026} {
		answers := "respondent,role,factors.start,factors.training,factors.contact,factors.other,help,region,quality.doctor,hours\n"
		texts := "respondent,item,option,text\n"
		for i := range 60 + (year-2024)*10 {
			role, training, rest, help, mark, typed := []string{"coach", "expert"}[min(i/30, 1)], 0, 0, "", []string{"good", "very_good"}[i/3%2], "tijd"
			switch {
			case i < few:
				role, training, help, typed = "lead", 1, "yes", "geld"
			case i < 7:
				role, rest, typed = "aide", 1, "werk"
			case i < 7+few:
				mark = "bad"
			case i < 14:
				mark = "very_bad"
			}
			answers += fmt.Sprintf("%d,%s,%d,%d,%d,%d,%s,%s,%s,%d\n", i, role, i/2%2, training, 1-i/2%2, rest, help, []string{"north", "south"}[i%2], mark, 20+i%10)
			texts += fmt.Sprintf("%d,remarks,,%s\n", i, typed)
		}
		folder := fmt.Sprintf("waves/%d/", year)
		files[folder+"answers.csv"], files[folder+"texts.csv"] = answers, texts
		files[folder+"wave.yaml"] = fmt.Sprintf("id: \"%d\"\nprovenance: observed\nfieldwork: {year: %[1]d}\nfiles: [{name: answers.csv, items: [role, factors, help, region, quality, hours]}]\nimport: {source: e.csv, sha256: \"00\", ids: sequence, texts: texts.csv, read: 60, kept: 60}\n", year)
	}
	for name, content := range files {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Two surveys that differ in nothing but what must be hidden look alike in every command that shows counts: in what it writes, says and
// refuses, and in the list of what was published.
func TestHiddenCountsChangeNothing(t *testing.T) {
	t.Parallel()
	commands := strings.Split(strings.TrimSpace(`
report --format md,html,docx,xlsx,pptx,json --out OUT/report
table --all --out OUT/all.csv
table role --by region --out OUT/role.json
table --all --by region --out OUT/by.xlsx
table role --against SURVEY/population.csv --out OUT/against.md
table quality --base asked --out OUT/asked.md
table factors --base responses --out OUT/responses.txt
table hours --by role --out OUT/hours.txt
table hours --where role=lead --out OUT/where.txt
chart role --out OUT/role.svg
chart quality --out OUT/quality.svg
trend --out OUT/trend.json
trend --out OUT/trend.docx
trend role --chart OUT/trend.svg
compare SURVEY/own.csv --item role --format md,html,docx,xlsx,pptx,csv,json --out OUT/compare
ranks role --out OUT/ranks.md
ranks factors --out OUT/ranks.json
brief --all --out OUT/briefs
brief own --out OUT/own.docx
claims --out OUT/claims.md
claims --out OUT/claims.xlsx
plan --baseline role.lead --target 33% --out OUT/plan.md
plan --baseline factors.start --target 70% --test score --out OUT/plan.json
plan --baseline quality.doctor.bottom2 --target 33% --out OUT/plan.txt
check
check --format json
weigh --to SURVEY/margins.yaml --out OUT/weigh.md
weigh --to SURVEY/regions.yaml --out OUT/weigh.json
open list remarks --out OUT/texts.txt
open list remarks --near 0.9 --out OUT/texts.csv
open count remarks SURVEY/codes.csv --out OUT/codes.csv
open count role SURVEY/codes.csv
package --out OUT/package
release list`), "\n")
	folder := t.TempDir()
	survey, out := filepath.Join(folder, "survey"), filepath.Join(folder, "out")
	var shown [2]map[string]string
	for i := range shown {
		hiding(t, survey, i == 1)
		shown[i] = map[string]string{}
		for _, command := range commands {
			if err := os.Mkdir(out, 0o755); err != nil {
				t.Fatal(err)
			}
			var said bytes.Buffer
			args := append(strings.Fields(strings.NewReplacer("OUT", out, "SURVEY", survey).Replace(command)), "--survey", survey)
			if args[0] != "release" {
				args = append(args, "--disclosure", "default")
			}
			code := run(t.Context(), args, streams{out: &said, err: &said})
			shown[i][command+": says"] = fmt.Sprintf("%d %s", code, said.String())
			for name, content := range read(t, out) {
				shown[i][command+": "+name] = content
			}
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
		}
		for name, content := range read(t, survey) {
			if filepath.Base(name) == study.ReleasesName {
				shown[i][name] = content
			}
		}
		if err := os.RemoveAll(survey); err != nil {
			t.Fatal(err)
		}
	}
	if len(shown[0]) < 2*len(commands) {
		t.Errorf("only %d outputs", len(shown[0]))
	}
	for name, content := range shown[0] {
		if shown[1][name] != content {
			t.Errorf("%s: %d bytes, and %d of the other\n%.800s\n%.800s", name, len(content), len(shown[1][name]), content, shown[1][name])
		}
	}
	for name := range shown[1] {
		if _, found := shown[0][name]; !found {
			t.Errorf("%s: of the other survey alone", name)
		}
	}
}

// read returns the files of a folder by name.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	if err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, folder)] = string(content)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}
