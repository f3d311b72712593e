//go:build !js

package main

import (
	"bufio"
	"context"
	"fmt"
	"os"

	"spoor/internal/study/desk"
)

// carried is the built-in survey.
func carried() desk.Carried { return "" }

func failed(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// serve answers one request a line of standard input.
func serve(ctx context.Context, answers *desk.Desk) error {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if _, err := fmt.Printf("%s\n", answers.Answer(ctx, lines.Bytes(), nil)); err != nil {
			return err
		}
	}
	return lines.Err()
}
