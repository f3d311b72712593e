package where

import (
	"strings"
	"testing"

	"spoor/data"
)

func text(nl, en string) data.Text { return data.Text{NL: nl, EN: en} }

var codebook = data.Codebook{Items: []data.Item{
	{ID: "role", Kind: data.Single, Options: []data.Option{{ID: "coach", Label: text("Coach", "Coach")}, {ID: "expert", Label: text("Deskundige (ook extern)", "Expert")}, {ID: "other"}}},
	{ID: "helps", Kind: data.Multiple, Options: []data.Option{{ID: "time"}, {ID: "money"}}, Nets: []data.Net{{ID: "any", Of: []string{"time", "money"}}}},
	{ID: "hours", Kind: data.Number, Range: []float64{0, 100}},
	{ID: "rated", Kind: data.Rating, Rows: []data.Option{{ID: "boss"}, {ID: "doctor"}}, Scale: []data.Option{{ID: "bad"}, {ID: "neutral"}, {ID: "good"}}},
	{ID: "trust", Kind: data.Rating, Rows: []data.Option{{ID: "boss"}}, Scale: []data.Option{{ID: "none"}, {ID: "little"}, {ID: "some"}, {ID: "full"}}},
	{ID: "remarks", Kind: data.Open},
}}

// A coach who named time, worked 24 hours and rated the boss neutral; the doctor was not rated.
func coach(c *Condition) bool {
	return c.Holds(func(leaf int) Given {
		switch of := c.Leaves()[leaf]; {
		case of.Item.ID == "role":
			return Given{Answered: true, Code: 0}
		case of.Item.ID == "helps":
			return Given{Answered: true, Picked: []int{0}}
		case of.Item.ID == "hours":
			return Given{Answered: true, Value: 24}
		case of.Row == "boss":
			return Given{Answered: true, Code: 1}
		}
		return Given{}
	})
}

func TestConditions(t *testing.T) {
	for condition, want := range map[string]bool{
		"": true, "  ": true,
		"role = coach": true, "role==coach": true, "role != coach": false, "role <> expert": true, "role = Coach": true,
		`role = "Deskundige (ook extern)"`: false, "role = ‘expert’": false, "role in (expert, coach)": true,
		"role in ( expert,other )": false, "not role = expert": true, "NOT (role = coach AND hours < 25)": false, "not not role = coach": true,
		"helps = time": true, "helps = money": false, "helps != money": true, "helps in (money, time)": true,
		"hours = 24": true, "hours>=24": true, "hours > 24": false, "hours < 24.5": true, "hours != 3": true, "hours <= 23.9": false,
		"hours ≥ 24": true, "hours≤23": false, "role ≠ coach": false, "hours > −3": true, "hours > 0.125": true, "hours < 24.0625": true,
		"rated.boss = neutral": true, "rated.boss >= neutral": true, "rated.boss > neutral": false, "rated.boss < good": true,
		"rated.doctor = bad": false, "rated.doctor != bad": false, "not rated.doctor = bad": false, // no answer is neither
		"rated.doctor = bad or role = coach": true, "not (rated.doctor = bad and role = expert)": true,
		"role = expert and role = coach or role = coach": true, "role = coach or role = coach and role = expert": true,
		"role = coach and (role = expert or helps = time)": true,
	} {
		c, err := Parse(condition, codebook)
		if err != nil {
			t.Errorf("%s: %v", condition, err)
			continue
		}
		if got := coach(c); got != want {
			t.Errorf("%s: %t, want %t", condition, got, want)
		}
	}
	if c, err := Parse(" role = coach or helps = time or role = other\n", codebook); err != nil || c.String() != "role = coach or helps = time or role = other" || strings.Join(c.Items(), " ") != "role helps" {
		t.Errorf("%v, %v, %v", c, c.Items(), err)
	}
}

func TestFaults(t *testing.T) {
	for condition, want := range map[string]string{
		"rol = coach":               `character 1: no item "rol"; did you mean "role"?`,
		"role = coahc":              `character 8: no option "coahc" of role (coach, expert, other); did you mean "coach"?`,
		"role coach":                `character 6: "coach" where =, !=, <, <=, >, >= or in is to follow on role`,
		"role":                      "character 5: the end where =, !=, <, <=, >, >= or in is to follow on role",
		"role =":                    "character 7: the end where an option of role is to stand",
		"role > coach":              "character 6: the options of role have no order to compare by; use =, != or in",
		"helps >= time":             "character 7: the options of helps have no order to compare by; use =, != or in",
		"role = coach expert":       `character 14: "expert" stands where the condition could end; join comparisons with and, or`,
		"role = coach and":          "character 17: the end where an item is to stand",
		"(role = coach":             "character 14: the end where a ) is missing",
		"role = coach)":             `character 13: ")" stands where the condition could end; join comparisons with and, or`,
		"role in coach":             `character 9: "coach" where a ( is to follow on in: item in (option, option)`,
		"role in (coach expert)":    `character 16: "expert" where a , or ) is to follow`,
		"role in ()":                `character 10: ")" where an option of role is to stand`,
		"hours = many":              `character 9: "many" is no number to compare hours with; write it with a decimal point`,
		"hours >= 2,5":              "character 10: 2,5 has a decimal comma; write 2.5",
		"hours >= 2 , 5":            "character 10: 2,5 has a decimal comma; write 2.5",
		"hours >= 2, role = coach":  `character 11: "," stands where the condition could end; join comparisons with and, or`,
		"hours > 1.000":             `character 9: "1.000" can be 1000 or 1; write the one that is meant`,
		"hours > 1.250 or hours<1":  `character 9: "1.250" can be 1250 or 1.25; write the one that is meant`,
		"hours > 1.250.000":         `character 9: "1.250.000" has points between its thousands; write 1250000`,
		"hours > NaN":               `character 9: "NaN" is no number to compare hours with; write it with a decimal point`,
		"50 <= hours":               `character 1: "50" where an item is to stand; write the item first, as in item >= 50`,
		"weight > 2":                `character 1: no item "weight"; a condition is on items of the codebook, by id`,
		"hours in (1, 2)":           "character 11: hours is a number; compare it with =, <, <=, >, >=",
		"helps = any":               `character 9: "any" counts options of helps together; write helps in (time, money)`,
		"helps != any":              `character 10: "any" counts options of helps together; write not helps in (time, money)`,
		"helps in (time, any)":      `character 17: "any" counts options of helps together; write those: time, money`,
		"trust.boss = top2":         `character 14: "top2" counts options of trust together; write trust.boss in (some, full)`,
		"trust.boss >= top2":        `character 15: "top2" counts options of trust together; write those: some, full`,
		"rated.boss = top2":         `character 14: no option "top2" of rated (bad, neutral, good)`,
		"rated = bad":               `character 1: item "rated" has rows; write one of rated.boss, rated.doctor`,
		"rated.bos = bad":           `character 1: item "rated" has no row "bos"; did you mean "boss"?`,
		"role.boss = coach":         `character 1: item "role" has no rows; write role = option`,
		"remarks = x":               `character 1: item "remarks" holds free text, which has no options to compare with`,
		"role ! coach":              "character 6: ! alone is no comparison; write != or not",
		"role = 'coach":             "character 8: the quote ' is not closed",
		"= coach":                   `character 1: "=" where an item is to stand`,
		strings.Repeat("(", 200):    "character 101: more than 100 parentheses and nots within each other",
		strings.Repeat("not ", 200): "character 401: more than 100 parentheses and nots within each other",
	} {
		if _, err := Parse(condition, codebook); err == nil || err.Error() != want {
			t.Errorf("%.40s: %v\nwant %s", condition, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"role = coach and (hours >= 24 or helps != time)", "rated.boss in (bad, good)", "not not role='x'", "„é”=<>!"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, condition string) {
		c, err := Parse(condition, codebook)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("%q: more than one line: %v", condition, err)
			}
			return
		}
		again, err := Parse(c.String(), codebook)
		if err != nil || coach(again) != coach(c) {
			t.Errorf("%q: reads otherwise as %q: %v", condition, c.String(), err)
		}
	})
}
