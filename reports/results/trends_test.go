package results

import (
	"encoding/json"
	"testing"

	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/schematest"
	"spoor/internal/trendtest"
)

func TestTrends(t *testing.T) {
	text, err := Trends(trendtest.Invented(t), data.English)
	if err != nil {
		t.Fatal(err)
	}
	if err := schematest.Compile(t, TrendsSchema).JSON(t, text); err != nil {
		t.Error(err)
	}
	var got trendsRecord
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	helps, hours := got.Trends[0], got.Trends[2]
	if got.Schema != "spoor/trend/1" || helps.Item != "helps" || *helps.Waves[2].Strand != 1 || helps.Waves[2].AskedAs != data.OptionsChanged {
		t.Errorf("%+v", helps.Waves)
	}
	for _, line := range helps.Lines {
		if line.Option != "time" {
			continue
		}
		change := line.Changes[0]
		if len(line.Changes) != 1 || change.From != "2021" || change.To != "2023" || *change.P < 0.006634 || *change.P > 0.006635 || change.LowP != nil || change.Verdict != trend.Established {
			t.Errorf("time: %+v", line.Changes)
		}
	}
	if change := hours.Lines[0].Changes[0]; change.P != nil || change.Method != "widest-case" || hours.Lines[0].Points[0].Count != nil {
		t.Errorf("hours: %+v", hours.Lines[0])
	}
	if test := got.Trends[1].Lines[0].Test; test == nil || test.P < 0.0045009 || test.P > 0.0045010 || !test.Rising {
		t.Errorf("trend of boss: %+v", test)
	}
}
