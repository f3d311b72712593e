// Package aggregate makes counts that an organisation can hand over without handing over its data, and adds those of several
// organisations up to a sector.
//
// An aggregate is a JSON file, schema spoor/aggregate/1, of UTF-8 text:
//
//	schema     "spoor/aggregate/1"
//	member     the name under which an organisation is counted, once in a pool
//	codebook   id, and sha256 of everything in the codebook that a count depends on, see [Fingerprint]
//	rule       threshold, width and complement of the disclosure rule, see package disclosure
//	tables     one for each item or row of a battery:
//	             item, row     ids; the row is "" for an item without rows
//	             kind          single (counts add to the base; also a row of a rating) or multiple
//	             max_picks     the most options one respondent may pick; 0 is no limit
//	             base          how many answered
//	             cells         one for each option, in codebook order: option, and count or "hidden": true
//	attack     for each hidden cell what can be derived of it from this file: by an outsider, by a respondent who is counted in
//	           it, and by an outsider who knows the rule; each as runs {low, high}
//	omitted    items, or rows, of which nothing can be shown, with the reason
//	checksum   sha256, in hexadecimal, of the canonical content
//
// The canonical content is the object without its checksum, as JSON without spaces or line ends between tokens, keys in the
// order above, strings escaped as Go's encoding/json does without HTML escaping. It guards against edits by hand and damage
// on the way, not against somebody who computes it anew.
//
// There is nothing of a single respondent in it: no ids, no free texts, no joint answers, no time. Which of the hidden cells
// are the small ones is not in it either, and neither are the base of an omitted table, means of numbers, nor how many were
// asked and did not answer.
//
// Pools. Hidden counts are added as bounds. A pool needs three members, so that no member can subtract itself and be left
// with one other. Two pools may not differ by one or two members for the same reason. The record of a pool, by which the next
// one is checked, names the members and holds the checksums of what they shared: it is for whoever keeps the pool, and not to
// be published, since a guess at the counts of a member can be checked against it.
package aggregate
