package answers

// NetsOf returns what respondents answered to the nets of a multiple item: whoever picked one of the options of a net picked the net.
func NetsOf(a Answers) Answers {
	nets := Answers{Item: a.Item.OfNets(), State: a.State, Picked: make([][]bool, len(a.Item.Nets))}
	for k, net := range a.Item.Nets {
		nets.Picked[k] = make([]bool, len(a.State))
		for _, place := range a.Item.Places(net) {
			for i, picked := range a.Picked[place] {
				nets.Picked[k][i] = nets.Picked[k][i] || picked
			}
		}
	}
	return nets
}
