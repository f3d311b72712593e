package forms

import (
	"slices"
	"strings"
	"testing"
)

func TestEnding(t *testing.T) {
	for name, want := range map[string]string{
		"t.xlsx": "xlsx", "map/T.XLSX": "xlsx", `map\t.Csv`: "csv", "a.b.html": "html", "t.csv.gz": "gz", "t.7z": "7z", ".json": "json",
		"t": "", "claims.2021": "", "v1.2": "", "map.nl/t": "", "map.html/": "", `map.html\`: "", "/dev/stdout": "", "..": "", ".": "", "t.": ".", "t.xlsx.": ".", "t.xlsx ": "xlsx ",
	} {
		if got := Ending(name); got != want {
			t.Errorf("Ending(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestForm(t *testing.T) {
	for _, test := range []struct {
		command, name string
		folder        bool
		form, refused string
	}{
		{"table", "t.CSV", false, "csv", ""},
		{"table", "t.txt", false, "text", ""},
		{"table", "t.markdown", false, "md", ""},
		{"report", "r.htm", false, "html", ""},
		{"report", "r", false, "", ""},
		{"report", "r.html", true, "", ""}, // a folder lies there
		{"report", "r.ods", false, "", "report writes no .ods; it writes .md, .html"},
		{"report", "juni.nl", false, "", "or a folder: for one of that name, end it in /"},
		{"table", "t.pptx", true, "", "table writes no .pptx"},
		{"table", "t.", false, "", "a name cannot end in a dot"},
		{"table", "t.csv.gz", false, "", "table writes no .gz"},
		{"claims", "claims.2021", false, "", ""},
		{"codebook init", "c.yml", false, "yaml", ""},
		{"codebook init", "c.json", false, "", "codebook init writes no .json; it writes .yaml"},
		{"chart", "c", false, "", "give a name that ends in .svg, .png or .pdf"},
		{"brief --all", "b.html", false, "", "brief --all writes a folder"},
		{"brief --all", "b", false, "", ""},
	} {
		form, err := Of(test.command).Form(test.name, test.folder)
		switch {
		case test.refused == "" && (err != nil || form != test.form):
			t.Errorf("%s --out %s: %q, %v; want %q", test.command, test.name, form, err, test.form)
		case test.refused != "" && (err == nil || !strings.Contains(err.Error(), test.refused)):
			t.Errorf("%s --out %s: %q, %v; want %q", test.command, test.name, form, err, test.refused)
		}
	}
}

// Whatever a command writes under an ending is the form of that ending, and nothing is written under another.
func TestEveryEndingIsAFormOrRefused(t *testing.T) {
	for _, command := range Commands() {
		writes := Of(command)
		for _, ending := range []string{"md", "html", "docx", "xlsx", "pptx", "csv", "json", "svg", "png", "pdf", "txt", "yaml", "doc", "xls", "ods", "odt", "rtf", "tsv", "jpg"} {
			form, err := writes.Form("t."+ending, false)
			want := ending
			if ending == "txt" {
				want = "text"
			}
			if known := slices.Contains(writes.Forms, want); known != (err == nil) || known && form != want {
				t.Errorf("%s --out t.%s: %q, %v", command, ending, form, err)
			}
		}
	}
}
