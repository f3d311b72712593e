package scan

import (
	"math"

	"spoor/data/sums"
)

// valueTable counts how often each value of a number was given, by part and domain: a hash table, as parts and values can be
// many and most of their crossings empty. Of a domain that has more of them than [sums.Values] keeps it lets go of the parts, or
// of the values. Where there are no parts, or no longer, whole numbers and tenths have places of their own beside the table.
type valueTable struct {
	domains int
	placed  bool   // there are parts
	slots   []slot // twice as many as are used, or more
	used    int
	shares  []share // of the slots; nil where everybody counts the same
	of      []domainValues
	loose   func(y float64, domain, n int) // takes a value that is not kept
}

// slot is a value in a part and domain. Place is 0 in an empty one, and otherwise one more than the place of part and domain.
type slot struct {
	bits  uint64
	place uint64
	n     int // respondents
}

// share are the sums of their weights.
type share struct{ w, square float64 }

// domainValues is what is known of the values of a domain.
type domainValues struct {
	held      int // slots
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

func newValueTable(domains int, placed, weighed bool, loose func(y float64, domain, n int)) *valueTable {
	t := &valueTable{domains: domains, placed: placed, loose: loose, slots: make([]slot, 256), of: make([]domainValues, domains)}
	if weighed {
		t.shares = make([]share, len(t.slots))
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

// add counts respondents who gave a value.
func (t *valueTable) add(part, domain int, y float64, s weighed) {
	of := &t.of[domain]
	switch {
	case of.full:
		t.loose(y, domain, s.n)
		return
	case of.scattered || !t.placed:
		part = 0
		if place, ok := tenth(y); ok {
			of.addTenth(place, s, t.shares != nil)
			return
		}
	}
	switch slot := t.slot(part, domain, y); slot {
	case tooMany:
		t.loose(y, domain, s.n)
	case moved:
		t.add(0, domain, y, s)
	default:
		t.slots[slot].n += s.n
		if t.shares != nil {
			t.shares[slot].w += s.w
			t.shares[slot].square += s.square
		}
	}
}

// addTenth counts respondents who gave a value that has a place of its own.
func (of *domainValues) addTenth(place int, s weighed, weighed bool) {
	if place >= len(of.tenths) {
		of.tenths = append(of.tenths, make([]int, place+1-len(of.tenths))...)
		if weighed {
			of.shares = append(of.shares, make([]share, place+1-len(of.shares))...)
		}
	}
	of.tenths[place] += s.n
	if weighed {
		of.shares[place].w += s.w
		of.shares[place].square += s.square
	}
}

// What slot returns instead of one.
const (
	tooMany = -1
	moved   = -2
)

// slot returns the slot of a value, a new one where there is none yet; tooMany where the domain has too many, and moved where it
// let go of its parts for it.
func (t *valueTable) slot(part, domain int, y float64) int {
	bits, place := math.Float64bits(y+0), uint64(part*t.domains+domain)+1 // so that -0 is 0
	mask := uint64(len(t.slots) - 1)
	at := hash(bits, place) & mask
	for ; t.slots[at].place != 0; at = (at + 1) & mask {
		if s := &t.slots[at]; s.bits == bits && s.place == place {
			return int(at)
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
	t.slots[at] = slot{bits: bits, place: place}
	if t.used++; 2*t.used <= len(t.slots) {
		return int(at)
	}
	t.rebuild(2*len(t.slots), nil)
	return t.slot(part, domain, y)
}

func hash(bits, place uint64) uint64 {
	h := (bits ^ place*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	return h ^ h>>32
}

// scatter lets go of the parts of a domain.
func (t *valueTable) scatter(domain int) {
	t.of[domain].scattered, t.of[domain].held = true, 0
	t.rebuild(len(t.slots), func(of int) bool { return of == domain })
}

// rebuild makes the table anew with so many slots, and adds the values of some domains without their parts.
func (t *valueTable) rebuild(size int, scattered func(domain int) bool) {
	slots, shares := t.slots, t.shares
	t.slots, t.used = make([]slot, size), 0
	if shares != nil {
		t.shares = make([]share, size)
	}
	for i, s := range slots {
		if s.place == 0 {
			continue
		}
		if domain := int(s.place-1) % t.domains; scattered != nil && scattered(domain) {
			t.add(0, domain, math.Float64frombits(s.bits), sumOf(s, shares, i))
			continue
		}
		mask := uint64(size - 1)
		at := hash(s.bits, s.place) & mask
		for t.slots[at].place != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = s
		t.used++
		if shares != nil {
			t.shares[at] = shares[i]
		}
	}
}

func sumOf(s slot, shares []share, at int) weighed {
	sum := alike(s.n)
	if shares != nil {
		sum.w, sum.square = shares[at].w, shares[at].square
	}
	return sum
}

// each calls do with every value that is kept, in an order that depends on what was counted alone.
func (t *valueTable) each(do func(part, domain int, y float64, s weighed)) {
	for domain, of := range t.of {
		for place, n := range of.tenths {
			if n > 0 && !of.full {
				do(0, domain, float64(place)/10, sumOf(slot{n: n}, of.shares, place))
			}
		}
	}
	for i, s := range t.slots {
		if s.place == 0 {
			continue
		}
		part, domain := int(s.place-1)/t.domains, int(s.place-1)%t.domains
		if !t.of[domain].full {
			do(part, domain, math.Float64frombits(s.bits), sumOf(s, t.shares, i))
		}
	}
}

// extend keeps the least and the greatest value of a domain of which the others are not kept.
func (of *domainValues) extend(n int, least, most float64) {
	if of.respondents == 0 {
		of.least, of.most = least, most
	}
	of.respondents += n
	of.least, of.most = min(of.least, least), max(of.most, most)
}
