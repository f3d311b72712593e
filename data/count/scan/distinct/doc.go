// Package distinct counts how often each different value of a number was given, by part of the sample and domain, with limits to how many
// are kept.
package distinct
