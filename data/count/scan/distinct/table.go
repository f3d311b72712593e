package distinct

import (
	"math"
	"slices"

	"spoor/data/sums"
)

// Table counts how often each value of a number was given, by part and domain: a hash table, as parts and values can be
// many and most of their crossings empty. Of a domain that has more of them than [sums.Values] keeps it lets go of the parts, or
// of the values. Where there are no parts, or no longer, whole numbers and tenths have places of their own beside the table.
type Table struct {
	domains int
	placed  bool                     // there are parts
	slots   []int32                  // one more than the place of a value, 0 of none; at most three in four are taken
	values  []*[valuesTogether]value // so that those that are there stay where they are when more come
	kept    int                      // values
	order   []int32                  // their places in order, as many as there were when it was made
	of      []domainValues
	tenths  int                            // from 0 to the greatest value that is expected
	weighed bool                           // not everybody counts the same
	loose   func(y float64, domain, n int) // takes a value that is not kept
}

// Sums are those of some respondents of a positive weight.
type Sums struct {
	N         int
	W, Square float64 // of their weights w, and of w²
}

// alike are the sums of n respondents of weight 1.
func alike(n int) Sums { return Sums{n, float64(n), float64(n)} }

// valuesTogether is for how many values room is made at once.
const valuesTogether = 128

// value is one in a part and domain.
type value struct {
	bits  uint64
	place int // of part and domain
	n     int // respondents
	share
}

// at is the value at a place.
func (t *Table) at(place int32) *value {
	return &t.values[place/valuesTogether][place%valuesTogether]
}

// share are the sums of their weights.
type share struct{ w, square float64 }

// domainValues is what is known of the values of a domain.
type domainValues struct {
	held      int // values
	tenths    []int
	shares    []share // of the tenths
	scattered bool
	full      bool
	// Of a domain that is full:
	respondents int
	least, most float64
}

// mostTenths is how many tenths from 0 on have a place of their own.
const mostTenths = 1 << 12

// New returns an empty table of so many domains, for values up to the greatest that is expected. Loose is given every value that comes
// after there were too many to keep.
func New(domains int, placed, weighed bool, greatest float64, loose func(y float64, domain, n int)) *Table {
	t := &Table{domains: domains, placed: placed, weighed: weighed, loose: loose, slots: make([]int32, 256), of: make([]domainValues, domains)}
	if greatest > 0 && greatest < mostTenths/10 {
		t.tenths = int(greatest*10) + 1
	}
	return t
}

// tenth returns the place of a value among the tenths, if it has one.
func tenth(y float64) (place int, ok bool) {
	if !(y >= 0 && y < mostTenths/10) {
		return 0, false
	}
	place = int(y*10 + 0.5)
	return place, float64(place)/10 == y
}

// Add counts respondents who gave a value.
func (t *Table) Add(part, domain int, y float64, s Sums) {
	of := &t.of[domain]
	switch {
	case of.full:
		t.loose(y, domain, s.N)
		return
	case of.scattered || !t.placed:
		part = 0
		if place, ok := tenth(y); ok {
			of.addTenth(place, s, t)
			return
		}
	}
	switch at := t.value(part, domain, y); at {
	case tooMany:
		t.loose(y, domain, s.N)
	case moved:
		t.Add(0, domain, y, s)
	default:
		v := t.at(at)
		v.n += s.N
		v.w += s.W
		v.square += s.Square
	}
}

// addTenth counts respondents who gave a value that has a place of its own.
func (of *domainValues) addTenth(place int, s Sums, t *Table) {
	if more := max(place+1, 2*len(of.tenths), t.tenths) - len(of.tenths); place >= len(of.tenths) {
		of.tenths = append(of.tenths, make([]int, more)...)
		if t.weighed {
			of.shares = append(of.shares, make([]share, more)...)
		}
	}
	of.tenths[place] += s.N
	if t.weighed {
		of.shares[place].w += s.W
		of.shares[place].square += s.Square
	}
}

// What value returns instead of a place.
const (
	tooMany = -1
	moved   = -2
)

// value returns the place of a value, a new one where there is none yet; tooMany where the domain has too many, and moved where it
// let go of its parts for it.
func (t *Table) value(part, domain int, y float64) int32 {
	bits, place := math.Float64bits(y+0), part*t.domains+domain // so that -0 is 0
	mask := uint64(len(t.slots) - 1)
	at := Hash(bits, uint64(place+1)) & mask
	for ; t.slots[at] != 0; at = (at + 1) & mask {
		if v := t.at(t.slots[at] - 1); v.bits == bits && v.place == place {
			return t.slots[at] - 1
		}
	}
	of := &t.of[domain]
	of.held++
	placed := t.placed && !of.scattered
	switch {
	case placed && of.held > sums.MostPlacedValues:
		t.scatter(domain)
		return moved
	case !placed && of.held > sums.MostValues:
		return tooMany
	}
	t.keep(at, value{bits: bits, place: place})
	if 4*t.kept > 3*len(t.slots) {
		t.rebuild()
	}
	return int32(t.kept - 1)
}

// keep puts a value in an empty slot.
func (t *Table) keep(at uint64, v value) {
	if t.kept == len(t.values)*valuesTogether {
		t.values = append(t.values, new([valuesTogether]value))
	}
	*t.at(int32(t.kept)) = v
	t.kept++
	t.slots[at] = int32(t.kept)
}

// Hash mixes a value with the place it is counted for.
func Hash(bits, place uint64) uint64 {
	h := (bits ^ place*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	return h ^ h>>32
}

// scatter lets go of the parts of a domain: it makes the table anew, and adds the values of that domain without them.
func (t *Table) scatter(domain int) {
	t.of[domain].scattered, t.of[domain].held = true, 0
	order, before := t.inOrder(), *t
	t.slots, t.values, t.kept, t.order = make([]int32, len(t.slots)), nil, 0, nil
	for _, at := range order {
		v := *before.at(at)
		if v.place%t.domains == domain {
			t.Add(0, domain, math.Float64frombits(v.bits), v.sum())
			continue
		}
		t.keep(t.empty(v), v)
	}
}

// rebuild makes twice as many slots.
func (t *Table) rebuild() {
	slots := t.slots
	t.slots = make([]int32, 2*len(slots))
	for _, slot := range slots {
		if slot != 0 {
			t.slots[t.empty(*t.at(slot - 1))] = slot
		}
	}
}

// empty returns the slot for a value that has none.
func (t *Table) empty(v value) uint64 {
	mask := uint64(len(t.slots) - 1)
	at := Hash(v.bits, uint64(v.place+1)) & mask
	for t.slots[at] != 0 {
		at = (at + 1) & mask
	}
	return at
}

// sum are the sums over who gave the value.
func (v *value) sum() Sums { return Sums{v.n, v.w, v.square} }

// tenth are the sums over who gave a value that has a place of its own.
func (of *domainValues) tenth(place int) Sums {
	sum := alike(of.tenths[place])
	if of.shares != nil {
		sum.W, sum.Square = of.shares[place].w, of.shares[place].square
	}
	return sum
}

// Each calls do with every value that is kept of the wanted domains, nil of all. The order does not depend on what came
// first.
func (t *Table) Each(wanted []bool, do func(part, domain int, y float64, s Sums)) {
	skip := func(domain int) bool { return t.of[domain].full || wanted != nil && !wanted[domain] }
	for place := range t.met() {
		for domain := range t.of {
			if of := &t.of[domain]; place < len(of.tenths) && of.tenths[place] > 0 && !skip(domain) {
				do(0, domain, float64(place)/10, of.tenth(place))
			}
		}
	}
	for _, at := range t.inOrder() {
		v := t.at(at)
		if part, domain := v.place/t.domains, v.place%t.domains; !skip(domain) {
			do(part, domain, math.Float64frombits(v.bits), v.sum())
		}
	}
}

// inOrder returns the places of the values, from the least to the greatest and by part and domain.
func (t *Table) inOrder() []int32 {
	if len(t.order) == t.kept {
		return t.order
	}
	type placed struct {
		y     float64
		place int
		at    int32
	}
	all := make([]placed, t.kept)
	for i := range all {
		v := t.at(int32(i))
		all[i] = placed{math.Float64frombits(v.bits), v.place, int32(i)}
	}
	slices.SortFunc(all, func(a, b placed) int {
		switch {
		case a.y < b.y || a.y == b.y && a.place < b.place:
			return -1
		case a.y == b.y && a.place == b.place:
			return 0
		}
		return 1
	})
	t.order = make([]int32, len(all))
	for i, p := range all {
		t.order[i] = p.at
	}
	return t.order
}

// met is how many tenths from 0 on there is room for in some domain.
func (t *Table) met() int {
	most := 0
	for domain := range t.of {
		most = max(most, len(t.of[domain].tenths))
	}
	return most
}

// Held is for how many values there must be room to take those of some domains together.
func (t *Table) Held(in []int) int {
	held := 0
	for _, domain := range in {
		held += t.of[domain].held
	}
	for place := range t.met() {
		if slices.ContainsFunc(in, func(domain int) bool { return place < len(t.of[domain].tenths) && t.of[domain].tenths[place] > 0 }) {
			held++
		}
	}
	return held
}

// AddOne counts a respondent of weight 1, where there are no parts.
func (t *Table) AddOne(domain int, y float64) {
	of := &t.of[domain]
	if place, ok := tenth(y); ok && place < len(of.tenths) && !of.full {
		of.tenths[place]++
		return
	}
	t.Add(0, domain, y, alike(1))
}

// Full reports whether the values of a domain are not kept, and Scattered whether their parts are not.
func (t *Table) Full(domain int) bool      { return t.of[domain].full }
func (t *Table) Scattered(domain int) bool { return t.of[domain].scattered }

// Fill lets go of the values of a domain.
func (t *Table) Fill(domain int) { t.of[domain].full = true }

// Extend keeps the least and the greatest value of a domain of which the others are not kept.
func (t *Table) Extend(domain, n int, least, most float64) {
	of := &t.of[domain]
	if of.respondents == 0 {
		of.least, of.most = least, most
	}
	of.respondents += n
	of.least, of.most = min(of.least, least), max(of.most, most)
}

// Range returns how many gave a value of a domain that is full, the least and the greatest.
func (t *Table) Range(domain int) (respondents int, least, most float64) {
	of := t.of[domain]
	return of.respondents, of.least, of.most
}
