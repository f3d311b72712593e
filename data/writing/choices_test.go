package writing_test

import (
	"reflect"
	"testing"

	"spoor/data/writing"
)

func TestTick(t *testing.T) {
	for _, test := range []struct {
		cell          string
		picked, known bool
	}{
		{"Y", true, true}, {"Ja", true, true}, {"1", true, true}, {"WAAR", true, true}, {"✓", true, true}, {"Houding\u00a0werknemer", true, true}, {"x", true, true},
		{"", false, true}, {"0", false, true}, {"Nee", false, true}, {"Not selected", false, true},
		{"N/A", false, false}, {"Niet van toepassing", false, false}, {"-", false, false}, {"2", false, false}, {"-99", false, false},
	} {
		if picked, known := writing.Tick(test.cell, "Houding werknemer"); picked != test.picked || known != test.known {
			t.Errorf("%q: got %v, %v, want %v, %v", test.cell, picked, known, test.picked, test.known)
		}
	}
}

func TestSplitLabels(t *testing.T) {
	options := []string{"R (w/ Rstudio)", "Java", "JavaScript", "Rest, slaap", "Rest", "C#"}
	for _, test := range []struct {
		cell, separator string
		picked          []int
		rest            string
	}{
		{"R (w/ Rstudio), C#", ", ", []int{0, 5}, ""},
		{"JavaScript, Java ", ", ", []int{1, 2}, ""},
		{"Rest, slaap, C#", ", ", []int{3, 5}, ""},
		{"Rest, C#", ", ", []int{4, 5}, ""},
		{"Java, Go, Rust, and more", ", ", []int{1}, "Go, Rust, and more"},
		{"c#;java;", ";", []int{1, 5}, ""},
		{"C#;iets;anders;", ";", []int{5}, "iets; anders"},
		{"Javaans", ",", nil, "Javaans"},
		{"Java,Java", ",", []int{1}, ""},
		{"", ";", nil, ""},
		{";;", ";", nil, ""},
	} {
		picked, rest := writing.SplitLabels(test.cell, test.separator, options)
		if len(picked)+len(test.picked) > 0 && !reflect.DeepEqual(picked, test.picked) || rest != test.rest {
			t.Errorf("%q: got %v, %q, want %v, %q", test.cell, picked, rest, test.picked, test.rest)
		}
	}
}

func TestAmbiguous(t *testing.T) {
	if option, ok := writing.Ambiguous(",", []string{"rust", "slaap", "rust, slaap"}); !ok || option != "rust, slaap" {
		t.Errorf("got %q, %v", option, ok)
	}
	if option, ok := writing.Ambiguous(",", []string{"rust, slaap", "slaap"}); ok {
		t.Errorf("got %q", option)
	}
}

func TestSplitCodesAndLists(t *testing.T) {
	if got := writing.SplitCodes(" a  b_2 "); !reflect.DeepEqual(got, []string{"a", "b_2"}) {
		t.Errorf("got %q", got)
	}
	for _, test := range []struct {
		cell  string
		items []string
		ok    bool
	}{
		{"['a' ;  'b']", []string{"a", "b"}, true}, {`["a, b", "c"]`, []string{"a, b", "c"}, true}, {"[]", nil, true},
		{"a", nil, false}, {"[a]", nil, false}, {"['a' 'b']", nil, false}, {"['a]", nil, false}, {"[", nil, false},
	} {
		if items, ok := writing.SplitList(test.cell); ok != test.ok || ok && !reflect.DeepEqual(items, test.items) {
			t.Errorf("%s: got %q, %v", test.cell, items, ok)
		}
	}
}

func FuzzSplitLabels(f *testing.F) {
	f.Add("a, b, c", ", ")
	f.Add(";;é;", ";")
	f.Add("a b", "")
	f.Fuzz(func(t *testing.T, cell, separator string) {
		writing.SplitLabels(cell, separator, []string{"a", "a, b", "É", ""})
		writing.SplitList(cell)
		writing.Tick(cell, separator)
	})
}

func TestIsOther(t *testing.T) {
	for label, want := range map[string]bool{
		"Anders": true, "Anders, namelijk": true, "overige redenen": true, "Iets anders": true, "Other (please specify)": false, "Other, please specify": true, "OTHER": true,
		"Andere baan": false, "Other work": false, "Overigens niet": false, "": false,
	} {
		if got := writing.IsOther(label); got != want {
			t.Errorf("%q: %v", label, got)
		}
	}
}
