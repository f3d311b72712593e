package disclosure

import "testing"

// counts reads small counts from bytes; every byte above 200 becomes a strange one.
func fuzzCounts(data []byte) []int {
	strange := []int{-1, 1 << 20, 1 << 40, 1<<62 - 1, -1 << 62}
	counts := make([]int, min(len(data), 12))
	for i := range counts {
		counts[i] = int(data[i]) % 50
		if data[i] > 200 {
			counts[i] = strange[int(data[i])%len(strange)]
		}
	}
	return counts
}

func FuzzSuppress(f *testing.F) {
	f.Add([]byte{2, 8, 20}, 30, 5, true, 0, 0, false)
	f.Add([]byte{2, 8, 20}, 30, 3, false, 1, 3, true)
	f.Add([]byte{}, 0, 0, true, 0, 0, false)
	f.Add([]byte{201, 202, 203}, 1<<62, 1<<62, false, -1, 1<<62, true)
	f.Fuzz(func(t *testing.T, data []byte, base, threshold int, single bool, least, most int, total bool) {
		table := Table{Multiple, fuzzCounts(data), base, Picks{least, most, total}}
		if single {
			table.Kind, table.Picks = Single, Picks{}
		}
		rule, err := NewRule(threshold)
		release, failed := Suppress(table, rule)
		if (release == nil) == (failed == nil) || err != nil && failed == nil {
			t.Fatalf("%+v, %+v: %v, %v", table, rule, release, failed)
		}
		if release == nil {
			return
		}
		for _, h := range release.Hidden {
			k := table.Counts[h.Column]
			if !h.Outsider.Contains(k) || !h.Participant.Contains(k) || !h.Informed.Contains(k) {
				t.Fatalf("%+v: option %d: %+v leaves out the count", table, h.Column, h)
			}
		}
	})
}

func FuzzCrosstab(f *testing.F) {
	f.Add([]byte{2, 8, 20, 30, 40, 50}, 3, 5, true)
	f.Add([]byte{2, 8, 20, 30}, 2, 3, false)
	f.Add([]byte{201, 202, 203, 204}, 2, 10, false)
	f.Fuzz(func(t *testing.T, data []byte, columns, threshold int, yesNo bool) {
		counts := fuzzCounts(data)
		var table Crosstab
		var err error
		if yesNo {
			table, err = NewYesNo(counts[:len(counts)/2], counts[len(counts)/2:])
		} else {
			var rows [][]int
			for columns = min(max(columns, 1), 4); len(counts) > 0; counts = counts[min(columns, len(counts)):] {
				rows = append(rows, counts[:min(columns, len(counts))])
			}
			table, err = NewCrosstab(rows)
		}
		rule, _ := NewRule(threshold)
		release, failed := SuppressCrosstab(table, rule)
		if (release == nil) == (failed == nil) || err != nil && failed == nil && len(table.counts) == 0 {
			t.Fatalf("%+v, %+v: %v, %v, %v", table, rule, release, err, failed)
		}
		if release == nil {
			return
		}
		for _, h := range release.Hidden {
			if k := table.counts[h.Row][h.Column]; !h.Outsider.Contains(k) || !h.Informed.Contains(k) {
				t.Fatalf("%+v: %+v leaves out the count", table, h)
			}
		}
	})
}

// Files written by others may hold anything: no published table makes an attack panic.
func FuzzAttack(f *testing.F) {
	f.Add([]byte{2, 8, 20}, []byte{1, 0, 1}, 30, true, 1, 3, 40)
	f.Add([]byte{}, []byte{}, -1, false, 0, 0, 0)
	f.Fuzz(func(t *testing.T, data, hidden []byte, base int, single bool, least, most, total int) {
		p := Published{Kind: Multiple, Base: base, Picks: Picks{least, most, total != 0}, Total: total}
		if single {
			p.Kind, p.Picks = Single, Picks{}
		}
		for i, k := range fuzzCounts(data) {
			c := Shown(k)
			if i < len(hidden) && hidden[i]%2 == 1 {
				c = Hidden()
			}
			p.Cells = append(p.Cells, c)
		}
		rule := PresetDefault.Rule()
		for _, a := range []Attacker{{}, Informed(rule), {Members: base, Own: fuzzCounts(hidden)}} {
			derived, err := p.Attack(a)
			if err != nil {
				continue
			}
			for i, possible := range derived {
				if len(possible) == 0 || possible.Low() < 0 || possible.High() > base || possible.Low() > possible.High() {
					t.Fatalf("%+v: option %d: %v", p, i, possible)
				}
			}
		}
		half := len(p.Cells) / 2
		crosstab := PublishedCrosstab{Cells: [][]Cell{p.Cells[:half], p.Cells[half:]}}
		if derived, err := crosstab.Attack(Informed(rule)); err == nil && len(derived) != 2 {
			t.Fatalf("%+v: %v", crosstab, derived)
		}
	})
}
