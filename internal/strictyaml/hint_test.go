package strictyaml

import (
	"strings"
	"testing"
)

// A text that YAML would read otherwise is shown in quotes, on its own line; what is wrong in another way gets no such hint.
func TestHintToQuote(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"id: a\ntext: {nl: Werkt u?}\n":                            `a.yaml:2: not valid YAML: did not find expected ',' or '}'; within braces this text stands in quotes: nl: "Werkt u?"`,
		"- {id: a, text: {nl: \"Goed?\", en: Good?}}\n":            `: en: "Good?"`,
		"text: {nl: Hoe oud bent u?, en: Age}\n":                   `: nl: "Hoe oud bent u?"`,
		"id: a\n\noptions:\n- {id: x, label: {nl: Anders: wat}}\n": `a.yaml:4: not valid YAML: did not find expected ',' or '}'; within braces this text stands in quotes: nl: "Anders: wat"`,
		"unit: {nl: %, en: x}\n":                                   `: nl: "%"`,
		"label: {nl: @home}\n":                                     `: nl: "@home"`,
		"a: [b\n":                                                  "",
		"a: {nl: Ja, nl2: \"Wat?\"\n":                              "",
	} {
		var out struct{ ID string }
		problems := Decode("a.yaml", []byte(source), &out)
		if len(problems) != 1 {
			t.Fatalf("%q: %v", source, problems)
		}
		got := problems[0].String()
		if want == "" && strings.Contains(got, "quotes") || !strings.HasSuffix(got, want) {
			t.Errorf("%q: %s, want %s", source, got, want)
		}
	}
}
