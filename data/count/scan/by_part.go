package scan

import "math/bits"

// byPart are sums of each part, as many of each. Those that are there stay where they are when there are more parts, which can be many:
// each room is for twice as many as the one before.
type byPart[T any] struct {
	width, parts int
	rooms        [][]T
}

// grow makes room for the parts up to one, with so many sums each.
func (b *byPart[T]) grow(part, width int) {
	b.width = width
	for b.parts <= part {
		more := 1 << len(b.rooms)
		b.rooms = append(b.rooms, make([]T, more*width))
		b.parts += more
	}
}

// kept reports whether there are any.
func (b *byPart[T]) kept() bool { return b.parts > 0 }

// of returns the sums of a part.
func (b *byPart[T]) of(part int) []T {
	room := bits.Len(uint(part+1)) - 1
	at := (part + 1 - 1<<room) * b.width
	return b.rooms[room][at : at+b.width : at+b.width]
}
