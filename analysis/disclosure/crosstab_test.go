package disclosure

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func hiddenCrosstab(p PublishedCrosstab) string {
	var text []string
	for _, row := range p.Cells {
		line := ""
		for _, c := range row {
			if c.Hidden {
				line += "x"
			} else {
				line += "."
			}
		}
		text = append(text, line)
	}
	return strings.Join(text, " ")
}

func TestSuppressCrosstab(t *testing.T) {
	rule := PresetDefault.Rule()
	for _, c := range []struct {
		name   string
		counts [][]int
		want   string // x hidden; margins last
	}{
		{"nothing small", [][]int{{5, 9}, {0, 8}}, "... ... ..."},
		{"one cell", [][]int{{43}}, ".. .."},
		{"all in one row", [][]int{{0, 43}, {0, 0}}, "... ... ..."},
		{"two by two", [][]int{{2, 20}, {30, 40}}, "xx. xx. ..."},
		// The cheapest rectangle around the 2 takes the 6, the 7 and the 8.
		{"the smallest rectangle", [][]int{{2, 6, 20}, {7, 8, 30}, {40, 50, 60}}, "xx.. xx.. .... ...."},
		// The column totals are the counts: the small one needs another to hide among.
		{"one row", [][]int{{2, 8, 20}}, "xx.. xx.."},
		// A group of 2 is hidden with its total, and so is another group's.
		{"a small group", [][]int{{0, 2}, {9, 20}, {30, 40}}, ".xx .xx ... ..."},
	} {
		table, err := NewCrosstab(c.counts)
		if err != nil {
			t.Fatal(err)
		}
		release, err := SuppressCrosstab(table, rule)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := hiddenCrosstab(release.Published); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if c.want == strings.ReplaceAll(c.want, "x", ".") && len(release.Hidden) > 0 {
			t.Errorf("%s: hides %v", c.name, release.Hidden)
		}
	}
}

func TestCrosstabAttackReport(t *testing.T) {
	table, err := NewCrosstab([][]int{{2, 20}, {30, 40}})
	if err != nil {
		t.Fatal(err)
	}
	release, err := SuppressCrosstab(table, PresetDefault.Rule())
	if err != nil {
		t.Fatal(err)
	}
	// The first row adds to 22 and the first column to 32, so x, 22-x, 32-x and 38+x: x is 0..22, or 1..21 without zeros.
	want := HiddenCount{Reason: Small, Outsider: Possible{{0, 22}}, Participant: Possible{{1, 22}}, Informed: Possible{{1, 21}}}
	if !reflect.DeepEqual(release.Hidden[0], want) {
		t.Errorf("%+v, want %+v", release.Hidden[0], want)
	}
	if last := release.Hidden[3]; last.Primary() || last.Informed.String() != "39..59" {
		t.Errorf("%+v, want a secondary count with 39..59", last)
	}
}

func TestYesNo(t *testing.T) {
	rule := PresetDefault.Rule()
	for _, c := range []struct {
		name          string
		counts, bases []int
		want          string
	}{
		{"nothing small", []int{9, 12}, []int{20, 30}, "... ... ..."},
		{"few", []int{2, 12, 20}, []int{20, 30, 40}, "xx. xx. ... ..."},
		{"nearly all", []int{19, 12, 20}, []int{20, 30, 40}, "xx. xx. ... ..."},
		{"all", []int{20, 12, 20}, []int{20, 30, 40}, "xx. xx. ... ..."},
		{"nobody, and a group without answers", []int{0, 0, 20}, []int{20, 0, 40}, "... ... ... ..."},
	} {
		table, err := NewYesNo(c.counts, c.bases)
		if err != nil {
			t.Fatal(err)
		}
		release, err := SuppressCrosstab(table, rule)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := hiddenCrosstab(release.Published); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSuppressCrosstabRefuses(t *testing.T) {
	rule := PresetDefault.Rule()
	small, _ := NewCrosstab([][]int{{1, 1}, {1, 1}})
	ones, _ := NewCrosstab([][]int{{1, 1, 1}, {1, 1, 1}})
	group, _ := NewYesNo([]int{2, 9}, []int{3, 20})
	lone, _ := NewYesNo([]int{2}, []int{20})
	fine, _ := NewCrosstab([][]int{{9}})
	for _, c := range []struct {
		name  string
		table Crosstab
		rule  Rule
		is    error
		want  string
	}{
		{"small total", small, rule, ErrSmallBase, "below the threshold of 5"},
		{"ones", ones, rule, ErrUnprotected, "merge rows or columns"},
		{"small group", group, rule, ErrSmallBase, "group 1"},
		{"not made", Crosstab{}, rule, nil, "NewCrosstab"},
		{"no rule", fine, Rule{}, nil, "threshold 0"},
	} {
		release, err := SuppressCrosstab(c.table, c.rule)
		if release != nil || err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v, %v; want %q", c.name, release, err, c.want)
		}
	}
	// A single group's answer can hide: its total is hidden with it, and only the rule is known of both.
	if release, err := SuppressCrosstab(lone, rule); err != nil || hiddenCrosstab(release.Published) != "xx. xx." {
		t.Errorf("one group: %v, %v", release, err)
	}
}

func TestCrosstabErrors(t *testing.T) {
	for _, counts := range [][][]int{nil, {{}}, {{1}, {1, 2}}, {{-1}}, {{1 << 41}}} {
		if _, err := NewCrosstab(counts); err == nil {
			t.Errorf("%v is a crosstab", counts)
		}
	}
	for _, c := range [][2][]int{{{1}, {}}, {{2}, {1}}, {{-1}, {1}}, {{}, {}}} {
		if _, err := NewYesNo(c[0], c[1]); err == nil {
			t.Errorf("%v of %v is a crosstab", c[0], c[1])
		}
	}
	four := func(total Cell) PublishedCrosstab {
		return PublishedCrosstab{Cells: [][]Cell{{Shown(4), Shown(4)}, {Shown(4), total}}}
	}
	for _, p := range []PublishedCrosstab{
		{}, {Cells: [][]Cell{{Shown(1)}}}, {Cells: [][]Cell{{Shown(1), Shown(1)}, {Shown(1)}}},
		four(Hidden()), four(Shown(5)), four(Shown(-1)), four(Shown(1 << 41)),
		{Cells: four(Shown(4)).Cells, YesNo: true},
	} {
		if derived, err := p.Attack(Attacker{}); err == nil {
			t.Errorf("%+v: derived %v", p, derived)
		}
	}
	if _, err := four(Shown(4)).Attack(Attacker{Members: 1, Own: []int{1, 0}}); err == nil {
		t.Error("an attacker of another table attacks")
	}
}
