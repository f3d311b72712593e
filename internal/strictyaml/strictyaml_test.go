package strictyaml

import (
	"reflect"
	"strings"
	"testing"

	"spoor/data/problem"
)

type person struct {
	Line  Line
	Name  string
	Age   int
	Share float64 `yaml:"share_of"`
	Happy bool
	Next  *person
	Tags  []string
	Extra map[string]int
}

func TestDecode(t *testing.T) {
	var got person
	problems := Decode("f", []byte("\nname: 2021\nage: 4\nshare_of: 0.5\nhappy: true\nnext: {name: b}\ntags: [a, b]\nextra: {x: 1}\n"), &got)
	want := person{Line: 2, Name: "2021", Age: 4, Share: 0.5, Happy: true, Next: &person{Line: 6, Name: "b"},
		Tags: []string{"a", "b"}, Extra: map[string]int{"x": 1}}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v %v, want %+v", got, problems, want)
	}
}

func TestDecodeProblems(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   problem.Problems
	}{
		"all at once": {"nam: x\nage: old\ntags: a\nage: 3\n", problem.Problems{
			{File: "f", Line: 1, Message: `unknown key "nam" in the document; did you mean "name"?`},
			{File: "f", Line: 2, Message: `age must be a whole number, not "old"`},
			{File: "f", Line: 3, Message: `tags must be a list, not "a"`},
			{File: "f", Line: 4, Message: `key "age" stands twice in the document`},
		}},
		"nested":          {"next:\n  agee: 1\n", problem.Problems{{File: "f", Line: 2, Message: `unknown key "agee" in next; did you mean "age"?`}}},
		"fraction":        {"age: 1.5\n", problem.Problems{{File: "f", Line: 1, Message: `age must be a whole number, not "1.5"`}}},
		"a long text":     {"age: " + strings.Repeat("é", 61) + "\n", problem.Problems{{File: "f", Line: 1, Message: `age must be a whole number, not "` + strings.Repeat("é", 60) + `…"`}}},
		"list for a text": {"name: [a]\n", problem.Problems{{File: "f", Line: 1, Message: `name must be a text, not a list`}}},
		"alias":           {"tags: &a [x]\nextra: *a\n", problem.Problems{{File: "f", Line: 2, Message: `extra is an alias (*a); write the value out`}}},
		"two documents":   {"name: a\n---\nname: b\n", problem.Problems{{File: "f", Line: 2, Message: "a second document begins here; put everything in one"}}},
		"empty entry":     {"tags:\n- a\n-\n", problem.Problems{{File: "f", Line: 3, Message: `entry 2 of tags is empty`}}},
		"map twice":       {"extra: {x: 1, x: 2}\n", problem.Problems{{File: "f", Line: 1, Message: `key "x" stands twice in extra`}}},
	} {
		t.Run(name, func(t *testing.T) {
			var out person
			if got := Decode("f", []byte(c.source), &out); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestDecodeSyntax(t *testing.T) {
	var out person
	got := Decode("f", []byte("name: a\n\tage: 3\n"), &out)
	if len(got) != 1 || got[0].Line != 2 || !strings.HasPrefix(got[0].Message, "not valid YAML: ") {
		t.Errorf("got %v", got)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"name: a", "tags: [a, *x]", "a: &a [*a]", "- 1", "next: {next: {age: x}}", "? [a]\n: b", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		var out person
		Decode("f", source, &out) // must return, and not panic, on anything
	})
}

func TestHiddenCharactersAreRefused(t *testing.T) {
	var out struct {
		Label string
		Lines string
	}
	problems := Decode("codebook.yaml", []byte("label: \"red \\e[31m\"\nlines: \"a\\tb\\nc\"\n"), &out)
	if len(problems) != 1 || problems[0].Line != 1 || !strings.Contains(problems[0].Message, "label holds the character U+001B") || out.Lines != "a\tb\nc" {
		t.Errorf("%v, %q", problems, out)
	}
	if problems := Decode("codebook.yaml", []byte("label: \"\\u202Egnp.exe\"\n"), &out); len(problems) != 1 || !strings.Contains(problems[0].Message, "U+202E") {
		t.Errorf("%v", problems)
	}
}
