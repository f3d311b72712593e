package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/study"
)

// checkBase refuses a --base of nobody, which without the flag means that the file says it.
func checkBase(cmd *cobra.Command, base int) error {
	if cmd.Flags().Changed("base") && base <= 0 {
		return usage("--base %d: give the number of respondents, 1 or more", base)
	}
	return nil
}

// readMember reads an organisation's own file.
func readMember(ctx context.Context, s streams, path string, codebook data.Codebook, o study.MemberOptions) (study.MemberFile, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return study.MemberFile{}, fmt.Errorf("read %s: %w", path, reason(err))
	}
	return study.ReadMember(ctx, filepath.ToSlash(path), content, codebook, o, s.listener())
}
