// Package charts draws estimates: one kind of chart a file, each from a [analysis.Table] to a [picture.Figure] that can be
// written as SVG, PNG or PDF.
//
// A figure is validated and laid out when it is made, so that drawing it cannot fail. All texts are measured and wrapped to
// a column; nothing overlaps and nothing falls outside. All figures have the same width. The same table gives the same bytes.
package charts
