// Package trial evaluates an experiment by its registered plan.
package trial
