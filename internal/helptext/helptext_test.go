package helptext

import "testing"

func TestSystem(t *testing.T) {
	for _, test := range []struct {
		name      string
		variables map[string]string
		want      string
	}{
		{"nothing set", nil, "en"},
		{"Dutch", map[string]string{"LANG": "nl_NL.UTF-8"}, "nl"},
		{"English", map[string]string{"LANG": "en_GB.UTF-8"}, "en"},
		{"messages before the language", map[string]string{"LC_MESSAGES": "nl_BE", "LANG": "en_GB"}, "nl"},
		{"everything before messages", map[string]string{"LC_ALL": "C", "LC_MESSAGES": "nl_NL", "LANG": "nl_NL"}, "en"},
		{"an empty one is not set", map[string]string{"LC_ALL": "", "LANG": "nl"}, "nl"},
	} {
		if preferred() != "" && test.variables == nil {
			continue
		}
		if got := system(func(name string) string { return test.variables[name] }); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestUsage(t *testing.T) {
	for english, want := range map[string]string{
		"`form` of the result: text, md or json":                                                "`vorm` van het resultaat: text, md of json",
		"`file` to write, of which the ending says the form: .yaml; without it standard output": "`bestand` om te schrijven, waarvan de extensie de vorm bepaalt: .yaml; zonder deze optie naar standaarduitvoer",
		"help for report":       "help bij report",
		"something else to say": "",
	} {
		if _, got := Usage(english); got != want {
			t.Errorf("%s: got %q, want %q", english, got, want)
		}
	}
}
