// Package weighing fits the weights of a wave to distributions that are known of its population, by raking.
//
// The margins stand in a file that a person writes:
//
//	source: Statistics Netherlands, 1 January 2026
//	total: 4000                  # what the weights add up to; without it the number of respondents
//	margins:
//	- item: sector
//	  population: {care: 1200, build: 800, office: 2000}   # numbers or percentages
//	- item: size
//	  source: trade register
//	  population: {small+medium: 80, large: 20}            # two options as one
//
// Who gave no usable answer to a margin keeps, together with the others who did not, the share that they had.
package weighting
