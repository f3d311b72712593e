package main

import (
	"context"
	"io"
	"testing"
)

// BenchmarkReport makes the whole report in memory: every figure as SVG and PNG, Markdown, HTML, tables and results.
func BenchmarkReport(b *testing.B) {
	options := reportOptions{
		streams:  streams{out: io.Discard, err: io.Discard},
		estimate: estimateOptions{level: 0.95, method: "wilson", lang: "nl"},
		formats:  []string{"md", "html"},
	}
	for b.Loop() {
		if _, err := makeReport(context.Background(), options); err != nil {
			b.Fatal(err)
		}
	}
}
