package brief

import (
	"strings"
	"testing"

	"spoor/analysis/claims"
	"spoor/analysis/topics"
	"spoor/data"
)

// briefWith is a brief on a topic, with conclusions that have these verdicts and no experiment.
func briefWith(topic string, verdicts ...claims.Verdict) Brief {
	b := Brief{Lang: data.Dutch, Topic: topics.Topic{ID: topic, Title: data.Text{NL: strings.ToUpper(topic)}}}
	for _, verdict := range verdicts {
		b.Decisions = append(b.Decisions, claims.Decision{Verdict: verdict})
	}
	return b
}

// A column tells briefs apart: what all of them have alike stands once under the table, and a verdict that none has nowhere.
func TestIndexHasTheColumnsThatDiffer(t *testing.T) {
	for name, c := range map[string]struct {
		briefs []Brief
		want   string
	}{
		"two": {
			[]Brief{briefWith("a", claims.Supported, claims.Contradicted, claims.Contradicted), briefWith("b", claims.Contradicted, claims.Supported, claims.DirectionOnly, claims.Contradicted)},
			"| Onderwerp | Aanwijzing |\n| :--- | :--- |\n| [A](a.md) | – |\n| [B](b.md) | 1 |\n\n" +
				"Bij elk onderwerp hetzelfde: Houdt stand (1).\n\nBij elk onderwerp hetzelfde: Weersproken (2).\n\n" +
				"Bij elk onderwerp hetzelfde: Deelnemers per groep voor 10 procentpunten verschil (geen uitgangswaarde).\n\n",
		},
		"one": {
			[]Brief{briefWith("a", claims.Supported)},
			"| Onderwerp | Houdt stand | Deelnemers per groep voor 10 procentpunten verschil |\n| :--- | :--- | :--- |\n| [A](a.md) | 1 | geen uitgangswaarde |\n\n",
		},
		"none": {nil, "| Onderwerp | "},
	} {
		index := Index{Lang: data.Dutch, Briefs: c.briefs}
		text, err := index.Markdown()
		if err != nil || !strings.Contains(string(text), c.want) {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, text, c.want)
		}
		page, err := index.HTML()
		if err != nil || strings.Count(string(page), "hetzelfde") != strings.Count(c.want, "hetzelfde") {
			t.Errorf("%s: %v\n%s", name, err, page)
		}
	}
}
