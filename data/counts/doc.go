// Package counts reads files of counts, in the place of the answers of respondents, and files of closed trajectories, of which the
// outcomes are counted.
package counts
