package disclosure

import "testing"

// The two largest of 9,000, 20, 15, 10 and 5 know each other's answer almost exactly from the mean.
func TestConcentrated(t *testing.T) {
	for name, c := range map[string]struct {
		values []Value
		want   bool
	}{
		"nobody":                          {nil, false},
		"one has nearly all":              {[]Value{{5, 1}, {10, 1}, {15, 1}, {20, 1}, {9000, 1}}, true},
		"everybody the same":              {[]Value{{0, 7}}, true},
		"a fifth each, almost":            {[]Value{{18, 1}, {19, 1}, {20, 1}, {21, 1}, {22, 1}}, false},
		"31 of 100 is more than 30%":      {[]Value{{10, 1}, {19, 1}, {20, 2}, {31, 1}}, true},
		"30 of 100 is not":                {[]Value{{10, 1}, {20, 3}, {30, 1}}, false},
		"two of the largest":              {[]Value{{0, 9}, {50, 2}}, true},
		"negative numbers count by size":  {[]Value{{-9000, 1}, {5, 1}, {10, 1}, {15, 1}, {20, 1}}, true},
		"half gave 0 and the rest differ": {[]Value{{0, 20}, {8, 5}, {10, 5}, {12, 5}}, false},
	} {
		if got := Concentrated(c.values); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
