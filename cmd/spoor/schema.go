package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/schemas"
)

func newSchemaCmd(s streams) *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "schema NAME",
		Short: "Print the JSON Schema of a file that the program reads or writes",
		Long: strings.TrimSpace(`
schema prints the JSON Schema (draft 2020-12) of a form of file, by which an editor completes and checks a codebook or a wave, and
another program knows what results hold. For an editor, save it beside the file and begin that with the line
# yaml-language-server: $schema=codebook.schema.json

` + schemaList()),
		Example: `  spoor schema results --out results.schema.json
  spoor schema wave`,
		Args:      cli.Arguments(1, 1),
		ValidArgs: schemas.Names(),
		RunE: func(_ *cobra.Command, args []string) error {
			schema, err := schemas.JSON(args[0])
			if err != nil {
				return err
			}
			return deliver(s, out, schema)
		},
	}
	registerOut(cmd, &out, "schema")
	return cmd
}

func schemaList() string {
	var lines []string
	for _, schema := range schemas.All() {
		lines = append(lines, fmt.Sprintf("  %-10s %s", schema.Name, schema.Of.In(data.English)))
	}
	return strings.Join(lines, "\n")
}
