//go:build !windows

package helptext

// preferred is nothing: the surroundings say the language.
func preferred() string { return "" }
