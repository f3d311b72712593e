package strictyaml

import (
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const edited = `# Wave of 2026
id: "2026"
label: {nl: leden, en: members} # for reports

# How they were drawn.
design:
  weight: w # of the register
  # regions of 2024
  strata: region
unknown: kept

files:
- name: a.csv
  items: [works]
# the end
`

func TestEdit(t *testing.T) {
	order := []string{"id", "label", "source", "fieldwork", "design", "files"}
	for name, test := range map[string]struct {
		source  string
		changes []Change
		want    string
	}{
		"nothing":              {edited, nil, edited},
		"a value":              {edited, []Change{{[]string{"design", "weight"}, "v"}}, strings.Replace(edited, "weight: w #", "weight: v #", 1)},
		"one that is not text": {edited, []Change{{[]string{"label", "nl"}, "2027"}}, strings.Replace(edited, "nl: leden", `nl: "2027"`, 1)},
		"one away":             {edited, []Change{{[]string{"label", "en"}, nil}}, strings.Replace(edited, ", en: members", "", 1)},
		"a new key within":     {edited, []Change{{[]string{"design", "cluster"}, "c"}}, strings.Replace(edited, "strata: region\n", "strata: region\n  cluster: c\n", 1)},
		"a new key": {edited, []Change{{[]string{"fieldwork", "year"}, 2026}},
			strings.Replace(edited, "# for reports\n", "# for reports\nfieldwork:\n  year: 2026\n", 1)},
		"a key away":            {edited, []Change{{[]string{"unknown"}, nil}}, strings.Replace(edited, "unknown: kept\n", "", 1)},
		"all within away":       {"id: a\ndesign: {weight: w}\nfiles: []\n", []Change{{[]string{"design", "weight"}, nil}}, "id: a\nfiles: []\n"},
		"what is not there":     {edited, []Change{{[]string{"source", "nl"}, nil}, {[]string{"nothing"}, nil}}, edited},
		"a list":                {"id: a\n", []Change{{[]string{"pass"}, []string{"x", "y z"}}}, "id: a\npass: [x, y z]\n"},
		"no last line end":      {"id: a", []Change{{[]string{"source", "nl"}, "b"}}, "id: a\nsource:\n  nl: b\n"},
		"lines of Windows":      {"id: a\r\nfiles: []\r\n", []Change{{[]string{"label", "nl"}, "b"}}, "id: a\r\nlabel:\r\n  nl: b\r\nfiles: []\r\n"},
		"between braces":        {"{id: a, files: []}\n", []Change{{[]string{"label", "nl"}, "b"}}, "id: a\nlabel:\n  nl: b\nfiles: []\n"},
		"only comments":         {"# nothing yet\n", []Change{{[]string{"id"}, "a"}}, "# nothing yet\nid: a\n"},
		"a key without a value": {"id: a\ndesign:\nfiles: []\n", []Change{{[]string{"design", "weight"}, "w"}}, "id: a\ndesign:\n  weight: w\nfiles: []\n"},
		"a document mark":       {"---\nid: a\n...\n", []Change{{[]string{"id"}, "b"}}, "---\nid: b\n...\n"},
		"all indented":          {"  id: a\n  files: []\n", []Change{{[]string{"label", "nl"}, "b"}}, "id: a\nlabel:\n  nl: b\nfiles: []\n"},
		"quotes stay":           {"id: \"a\"\n", []Change{{[]string{"id"}, "b"}}, "id: \"b\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Edit([]byte(test.source), order, test.changes)
			if err != nil || string(got) != test.want {
				t.Errorf("got %s\nwant %s\n%v", got, test.want, err)
			}
		})
	}
	if _, err := Edit([]byte("id: a\n"), order, []Change{{[]string{"id", "x"}, "b"}}); err == nil || err.Error() != `id.x: "x" is not within a set of keys` {
		t.Error(err)
	}
	if _, err := Edit([]byte("id: a\n? \n"), order, nil); err == nil || err.Error() != "line 2: a key has no name" {
		t.Error(err)
	}
	if _, err := Edit([]byte("\xff\xfei\x00"), order, nil); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Error(err)
	}
	if _, err := Edit([]byte("id: a\n---\nid: b\n"), order, []Change{{[]string{"id"}, "c"}}); err == nil || err.Error() != "line 2: a second document begins here; put everything in one" {
		t.Error(err)
	}
	if _, err := Edit([]byte("[a]\n"), order, nil); err == nil {
		t.Error("a list was edited")
	}
}

// Whatever a document holds, the changes are in it afterwards and the rest is as it was.
func FuzzEdit(f *testing.F) {
	for _, seed := range []string{edited, "a: |\n  x\n  # y\n\nb: 1\n", "a: 'x\n\n  # y'\nb: [1,\n2]\n", "{a: 1}", "? a\n: b\nc: d\n", "a: &x 1\nb: 2\n", "a:\n  b: 1\n  # c\n\n\nd: 2 # e\n", "a: \n  x\n  #<y\n---\nb: 1\n", ""} {
		f.Add(seed, "label", "nl", "text")
	}
	f.Fuzz(func(t *testing.T, source, key, under, value string) {
		var before map[string]any
		if yaml.Unmarshal([]byte(source), &before) != nil || key == "" || under == "" {
			return
		}
		got, err := Edit([]byte(source), nil, []Change{{[]string{key, under}, value}})
		if err != nil {
			return
		}
		var after map[string]any
		if err := yaml.Unmarshal(got, &after); err != nil {
			t.Fatalf("%q became %q: %v", source, got, err)
		}
		within, _ := after[key].(map[string]any)
		if within[under] != value {
			t.Fatalf("%q became %q", source, got)
		}
		delete(before, key)
		delete(after, key)
		if !reflect.DeepEqual(before, after) && len(before)+len(after) > 0 {
			t.Fatalf("%q became %q", source, got)
		}
	})
}
