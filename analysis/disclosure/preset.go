package disclosure

// Preset is the name of a rule.
type Preset string

// The presets, with their thresholds.
const (
	PresetOpen    Preset = "open"    // 3: the least that hides anything
	PresetDefault Preset = "default" // 5
	PresetStrict  Preset = "strict"  // 10
)

// Presets lists the presets from the lowest threshold to the highest.
func Presets() []Preset { return []Preset{PresetOpen, PresetDefault, PresetStrict} }

// Rule returns the rule of a preset; a name that is not a preset has the zero rule, which does not validate.
func (p Preset) Rule() Rule {
	thresholds := map[Preset]int{PresetOpen: 3, PresetDefault: 5, PresetStrict: 10}
	t, known := thresholds[p]
	if !known {
		return Rule{}
	}
	return Rule{Threshold: t, Complement: true, Width: t - 2}
}
