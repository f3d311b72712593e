package written

import (
	"spoor/data"
	"spoor/internal/number"
)

// LevelFault says what is wrong with a confidence level: it lies strictly between 0 and 1, and not so near to them that it
// would be printed as 0% or 100%. It returns "" for a good one.
func LevelFault(level float64) string {
	if !(level > 0 && level < 1) {
		return "give a level between 0 and 1, such as 0.95"
	}
	if shown := number.Level(level, data.English); shown == "0%" || shown == "100%" {
		return "too near 0 or 1; give a level such as 0.95 or 0.999"
	}
	return ""
}
