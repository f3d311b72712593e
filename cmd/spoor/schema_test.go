package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/internal/schematest"
)

// What the command writes as JSON is valid by the schema that it prints.
func TestJSONIsValidByItsSchema(t *testing.T) {
	folder := t.TempDir()
	paper := filepath.Join(folder, "paper.yaml")
	if err := os.WriteFile(paper, []byte("tables:\n- {id: a, kind: single, base: 43, printed: [{option: x, percent: 17}, {option: y, percent: 83}]}\n- {id: m, kind: mean, mean: 3.45, sd: 1.02, base: 43, scale: [1, 5]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const members = "../../analysis/testdata/members"
	for _, c := range []struct{ schema, command string }{
		{"results", "table positive_factors"}, {"results", "table collaboration --lang en"}, {"results", "table trajectory_shares"},
		{"results", "table quality --by sector --wave 2026-design --survey " + members}, {"results", "table factors --by sector --wave 2026 --survey " + members},
		{"results", "table duration --by sector --wave 2026 --survey " + members}, {"results", "table factors --base responses --wave 2026 --survey " + members},
		{"claims", "claims"}, {"ranks", "ranks positive_factors"}, {"ranks", "ranks factors --wave 2026 --survey " + members},
		{"results", "table --all --by sector,factors --letters --wave 2026 --survey " + members}, {"margin", "plan --margin 5%"}, {"margin", "plan --margin 2 --sd 9"}, {"closeness", "plan --noninferiority 10% --baseline 80%"},
		{"closeness", "plan --equivalence 2 --sd 9 --n 100"},
		{"trend", "trend --survey " + members},
		{"audit", "audit"}, {"audit", "audit " + filepath.ToSlash(paper)},
		{"compare", "compare " + members + "/waves/2026/answers.csv --wave 2026-design --survey " + members},
	} {
		code, text, message := typed(append(strings.Fields(c.command), "--format", "json")...)
		if code != exitDone {
			t.Errorf("%s: exit code %d: %s", c.command, code, message)
			continue
		}
		schema := schematest.Compile(t, func() ([]byte, error) {
			_, printed, _ := typed("schema", c.schema)
			return []byte(printed), nil
		})
		if err := schema.JSON(t, []byte(text)); err != nil {
			t.Errorf("%s: %v", c.command, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	for arguments, want := range map[string]string{"schema": "needs an argument", "schema reslts": `did you mean "results"?`, "schema wave codebook": "argument"} {
		if code, out, message := typed(strings.Fields(arguments)...); code != exitUsage || out != "" || !strings.Contains(message, want) {
			t.Errorf("%s: exit code %d, %q", arguments, code, message)
		}
	}
}
