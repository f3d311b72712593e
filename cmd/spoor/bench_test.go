package main

import (
	"context"
	"io"
	"testing"
)

// BenchmarkReport writes the whole report: every figure as SVG and PNG, Markdown, HTML, tables and results.
func BenchmarkReport(b *testing.B) {
	folder := b.TempDir()
	for b.Loop() {
		if code := run(context.Background(), []string{"report", "--out", folder}, streams{out: io.Discard, err: io.Discard}); code != exitDone {
			b.Fatal("exit code", code)
		}
	}
}
