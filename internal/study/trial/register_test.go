package trial

import (
	"errors"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
)

func TestRegister(t *testing.T) {
	t.Parallel()
	survey, err := study.Source{}.Survey()
	if err != nil {
		t.Fatal(err)
	}
	source := []byte(`id: early
title: {nl: Eerder beginnen}
registered: "2027-01-15"
unit: person
arms:
- {id: usual, label: {nl: gewoon}, n: 60}
- {id: early, label: {nl: vroeg}, n: 60}
columns: {arm: groep}
primary: {answer: collaboration.uwv.top2, goal: raise}
`)
	first, err := Register("plan.yaml", source, survey.Codebook)
	if err != nil || first.Before {
		t.Fatalf("%+v, %v", first, err)
	}
	if text := first.Say("plan.yaml", data.English); !strings.Contains(text, "plan.yaml is registered, plan of 2027-01-15: sha256:") {
		t.Error(text)
	}
	again, err := Register("plan.yaml", first.Content, survey.Codebook)
	if err != nil || !again.Before || again.Sum != first.Sum {
		t.Errorf("a second time: %+v, %v", again, err)
	}
	changed := strings.Replace(string(first.Content), "top2", "bottom2", 1)
	var unusable study.Unusable
	if _, err := Register("plan.yaml", []byte(changed), survey.Codebook); !errors.As(err, &unusable) || !strings.HasPrefix(err.Error(), "plan.yaml:10: the plan was changed after it was registered") {
		t.Errorf("a changed plan: %v", err)
	}
}
