package aggregate

import (
	"fmt"
	"maps"
	"slices"
)

// Combined checks what whoever has a pool and all earlier ones can derive by adding and subtracting them in any way: after
// A, B, C and after A to F, a pool of D, E, F and G gives G away, though no two of the three differ by fewer than four. It
// returns an error that wraps ErrPool when the pool makes some combination the counts of fewer than LeastMembers members.
// Pools of another survey cannot be combined and pass.
func (p Pool) Combined(earlier []Record) error {
	safe := map[string]bool{} // tables that the same members share need one check
	members := [][]Contribution{p.Members}
	for _, record := range earlier {
		members = append(members, record.Members)
	}
	for _, table := range p.Tables {
		whole, before := false, make([]*PooledTable, len(earlier))
		for i, record := range earlier {
			at := slices.IndexFunc(record.Tables, func(t PooledTable) bool {
				return t.Item == table.Item && t.Row == table.Row && len(t.Counts) == len(table.Counts)
			})
			if p.Codebook.ID == record.Codebook.ID && at >= 0 {
				before[i] = &record.Tables[at]
				whole = whole || before[i].Shared == nil
			}
		}
		pools := []map[string]string{contributions(p.Members, table, whole)}
		for i, record := range earlier {
			if before[i] != nil {
				pools = append(pools, contributions(record.Members, *before[i], whole))
			}
		}
		same := fmt.Sprint(pools)
		if safe[same] {
			continue
		}
		if few := exposed(pools[0], pools[1:]); len(few) > 0 {
			return refuse(subtracted, name(table.Item, table.Row), asWritten(few, members...), LeastMembers)
		}
		safe[same] = true
	}
	return nil
}

// exposed returns the members, fewer than LeastMembers, whose counts follow from a pool with earlier ones and not from those
// alone; nil when there are none. Some combination of pools is of certain members only exactly when leaving these out of all
// pools makes their rank smaller.
func exposed(pool map[string]string, earlier []map[string]string) []string {
	all := append([]map[string]string{pool}, earlier...)
	var members []string
	for _, pool := range all {
		members = slices.AppendSeq(members, maps.Keys(pool))
	}
	slices.Sort(members)
	members = slices.Compact(members)
	before, now := rank(incidence(earlier, nil)), rank(incidence(all, nil))
	follows := func(few ...string) bool {
		return now-rank(incidence(all, few)) > before-rank(incidence(earlier, few))
	}
	for i, member := range members {
		if follows(member) {
			return []string{member}
		}
		for _, other := range members[:i] {
			if follows(other, member) {
				return []string{other, member}
			}
		}
	}
	return nil
}

// incidence returns a row for each pool with 1 for each aggregate that is in it, those of some members left out.
func incidence(pools []map[string]string, without []string) [][]int64 {
	places := map[Contribution]int{}
	for _, pool := range pools {
		for member, checksum := range pool {
			if c := (Contribution{member, checksum}); !slices.Contains(without, member) {
				if _, known := places[c]; !known {
					places[c] = len(places)
				}
			}
		}
	}
	matrix := make([][]int64, len(pools))
	for i, pool := range pools {
		matrix[i] = make([]int64, len(places))
		for member, checksum := range pool {
			if place, in := places[Contribution{member, checksum}]; in {
				matrix[i][place] = 1
			}
		}
	}
	return matrix
}

// prime is the field that ranks are computed in: in it whole numbers stay exact, and a rank of zeros and ones is what it is in
// the fractions unless a determinant happens to be a multiple of it.
const prime = 1<<31 - 1

// rank returns the rank of a matrix by elimination, which changes the matrix.
func rank(matrix [][]int64) int {
	found := 0
	for column := 0; len(matrix) > 0 && column < len(matrix[0]) && found < len(matrix); column++ {
		pivot := slices.IndexFunc(matrix[found:], func(row []int64) bool { return row[column] != 0 })
		if pivot < 0 {
			continue
		}
		matrix[found], matrix[found+pivot] = matrix[found+pivot], matrix[found]
		inverse := power(matrix[found][column], prime-2)
		for _, row := range matrix[found+1:] {
			factor := row[column] * inverse % prime
			for j := column; factor != 0 && j < len(row); j++ {
				row[j] = (row[j] + (prime-factor)*matrix[found][j]) % prime
			}
		}
		found++
	}
	return found
}

func power(base, exponent int64) int64 {
	result := int64(1)
	for ; exponent > 0; exponent >>= 1 {
		if exponent&1 == 1 {
			result = result * base % prime
		}
		base = base * base % prime
	}
	return result
}
