// Package draft writes a first codebook from an export: kinds, options, scales, limits and missing values as far as the
// answers show them. Whatever is guessed carries a comment that begins with "guess", for a person to confirm.
package draft
