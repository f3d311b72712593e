// Package deposit holds what an archive asks of a survey beside its questions and answers: who made it, who paid, who may use it and how,
// and how the answers were collected. It stands under archive in codebook.yaml, and in wave.yaml where it is of one wave.
package deposit
