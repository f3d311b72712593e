package charts

import (
	"testing"

	"spoor/internal/texttest"
)

func TestWords(t *testing.T) {
	texttest.Complete(t, words)
	texttest.Complete(t, trendWords)
}
