// Package picture is what figures are drawn with and written by: a canvas of shapes and texts, the styles of texts and the
// palette, and a writer for SVG. Those for PNG and PDF are linked into a program that imports spoor/charts/picture/raster and
// spoor/charts/picture/pdf: a browser draws SVG itself.
//
// A canvas is laid out in CSS pixels from the top left, and texts are measured in the font that they are drawn in, so that
// whoever lays it out knows what fits. It knows nothing of surveys: what a figure shows is decided in package charts. Writing
// the same canvas gives the same bytes.
package picture
