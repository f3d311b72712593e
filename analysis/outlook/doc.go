// Package outlook draws new surveys from the counts at hand and decides claims on each, to say how likely a survey of some size
// is to decide them.
package outlook
