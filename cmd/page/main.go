// Command page is the program inside the page that opens by double click. In a browser it runs in a worker, by WebAssembly, and answers
// the requests of package desk; it opens no file and no connection. Elsewhere it answers requests a line each, so that what the page
// says can be read without a browser.
package main

import (
	"context"
	"fmt"
	"os"

	"spoor/internal/study"
	"spoor/internal/study/desk"
)

// version is set when a release is built.
var version = "development"

func main() {
	ctx := context.Background()
	answers, err := open(ctx, carried())
	if err != nil {
		failed(err)
		return
	}
	if err := serve(ctx, answers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func open(ctx context.Context, carried desk.Carried) (*desk.Desk, error) {
	source, err := carried.Source()
	if err != nil {
		return nil, err
	}
	opened, err := study.Open(ctx, source)
	if err != nil {
		return nil, err
	}
	return desk.New(ctx, opened, version)
}
