package cells

import "hash/maphash"

// Key stands for an id: a whole number written plainly stands for itself, other ids for a hash of 64 bits.
type Key struct {
	value uint64
	whole bool
}

var seed = maphash.MakeSeed()

// KeyOf returns the key of an id.
func KeyOf(id []byte) Key {
	if len(id) == 0 || len(id) > 18 || id[0] == '0' && len(id) > 1 {
		return Key{maphash.Bytes(seed, id), false}
	}
	var value uint64
	for _, c := range id {
		digit := uint64(c - '0')
		if digit > 9 {
			return Key{maphash.Bytes(seed, id), false}
		}
		value = value*10 + digit
	}
	return Key{value, true}
}

const (
	pageBits = 1 << 15
	// mostPages bounds the memory for whole numbers to 16 MiB: enough for 134 million numbers that follow on each other.
	mostPages = 4096
	// MostHashes is the number of other ids that are kept, in 32 MiB.
	MostHashes = 3 << 20
)

// Seen keeps which ids were met, in at most 48 MiB. Whole numbers are kept exactly, a bit each. Other ids are kept by their
// hash: two different ones are taken for the same with a chance below n²/2⁶⁵, so below one in a million.
type Seen struct {
	pages  map[uint64]*[pageBits / 64]uint64
	number uint64 // of the last page
	page   *[pageBits / 64]uint64
	hashes []uint64 // open addressing; 0 is free
	held   int
	full   bool
}

// Add adds an id. It reports whether the id was there, and whether that is known: false once no more ids can be kept.
func (s *Seen) Add(key Key) (before, known bool) {
	if !key.whole {
		return s.addHash(key.value)
	}
	number := key.value / pageBits
	if s.page == nil || number != s.number {
		page, found := s.pages[number]
		if !found {
			if len(s.pages) == mostPages {
				return s.addHash(key.value * 0x9e3779b97f4a7c15)
			}
			if s.pages == nil {
				s.pages = map[uint64]*[pageBits / 64]uint64{}
			}
			page = new([pageBits / 64]uint64)
			s.pages[number] = page
		}
		s.number, s.page = number, page
	}
	word, bit := &s.page[key.value%pageBits/64], uint64(1)<<(key.value%64)
	before = *word&bit != 0
	*word |= bit
	return before, true
}

func (s *Seen) addHash(hash uint64) (before, known bool) {
	hash = max(hash, 1)
	if 4*s.held >= 3*len(s.hashes) && !s.full {
		s.grow()
	}
	mask := uint64(len(s.hashes) - 1)
	at := hash & mask
	for s.hashes[at] != 0 {
		if s.hashes[at] == hash {
			return true, true
		}
		at = (at + 1) & mask
	}
	if s.held == MostHashes {
		return false, false
	}
	s.hashes[at] = hash
	s.held++
	return false, true
}

func (s *Seen) grow() {
	before := s.hashes
	size := max(1<<12, 2*len(before))
	s.full = size*3/4 >= MostHashes
	s.hashes = make([]uint64, size)
	for _, hash := range before {
		if hash == 0 {
			continue
		}
		at := hash & uint64(size-1)
		for s.hashes[at] != 0 {
			at = (at + 1) & uint64(size-1)
		}
		s.hashes[at] = hash
	}
}
