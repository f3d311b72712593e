package scan

// plainCodes counts the codes of all units at once where everybody counts the same, in one domain: record after record, which
// is how a batch holds them.
type plainCodes struct {
	of     []*Count
	spots  []plainSpot
	width  int   // of a domain
	counts []int // by domain, then from the offset of the unit on by code
}

// plainSpot is the place of a unit among the codes of a record, and of its codes among the counts of a domain.
type plainSpot struct{ unit, offset int }

func newPlainCodes(of []*Count, in domains) *plainCodes {
	p := &plainCodes{of: of}
	for _, c := range of {
		p.spots = append(p.spots, plainSpot{c.at, p.width})
		p.width += c.width
	}
	p.counts = make([]int, in.number()*p.width)
	return p
}

func (p *plainCodes) add(b *batch) {
	units := len(b.plan.units)
	for i, at := range b.placed {
		counts := p.counts[int(b.groups[i])*p.width:][:p.width]
		codes := b.codes[at.record*units:][:units]
		for _, spot := range p.spots {
			counts[spot.offset+int(codes[spot.unit])]++
		}
	}
}

// settle turns the counts into sums of weights of 1.
func (p *plainCodes) settle() {
	for i, c := range p.of {
		for domain := range c.domains {
			for code := range c.width {
				c.addCode(0, domain, code, alike(p.counts[domain*p.width+p.spots[i].offset+code]))
			}
		}
	}
}
