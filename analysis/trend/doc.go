// Package trend follows an item over the waves of a survey: what each wave says, what changed between waves that can be
// compared, and whether there is a trend over three waves or more.
//
// Waves are compared when they asked the same options, or when wave.yaml bridges their options to those of the codebook. Changes
// come from [estimate.NewComparison], as every comparison of two estimates does.
package trend
