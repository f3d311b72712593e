// Package experiment draws what came of an experiment: the flow of its participants, and its differences.
package experiment
