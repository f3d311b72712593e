// Package generated makes surveys of any size, the same bytes for the same seed: for the benchmarks and for the test that
// all engines agree. Nobody answered them.
package generated
