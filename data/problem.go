package data

import "spoor/data/problem"

// Problem is one thing in the input that is wrong, see [problem.Problem].
type Problem = problem.Problem

// Problems are all the problems of some input, see [problem.Problems].
type Problems = problem.Problems
