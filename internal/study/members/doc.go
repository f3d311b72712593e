// Package members does what an organisation does with its own answers: it reads them, in whichever form they are kept ([Read]), sets
// them beside those of the sector ([Compare]), and makes counts of them that can be handed over ([Share]).
package members
