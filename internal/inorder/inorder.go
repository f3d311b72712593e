// Package inorder sorts slices of every type by code that is compiled once. Package slices compiles a sort for each type, and the page
// sends all of them to a browser.
package inorder

import "sort"

// By sorts by a comparison, as slices.SortStableFunc does: who compare as equal stay in the order they were in. It suits what people look
// at, of which there is little; package slices is faster.
func By[T any](all []T, compare func(a, b T) int) {
	sort.SliceStable(all, func(i, j int) bool { return compare(all[i], all[j]) < 0 })
}
