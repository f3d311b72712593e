package paired

import (
	"strings"
	"testing"

	"spoor/analysis/trend"
	"spoor/data"
)

// Of a wave in a database it is said that links are not read, not that nobody took part twice.
func TestLinksInADatabase(t *testing.T) {
	file, tables := &Wave{Wave: data.Wave{ID: "1"}}, &Wave{Wave: data.Wave{ID: "2", Sources: []data.WaveFile{{URLs: []string{"postgres://h/d?table=t"}}}}}
	var said []string
	p := &Panels{Waves: []*Wave{file, tables}, Say: func(format string, args ...any) { said = append(said, args[2].(string)) }}
	if err := p.add(t.Context(), 0, 1, &trend.Trend{}); err != nil || len(said) != 1 || !strings.HasPrefix(said[0], "links are not read from a database") {
		t.Error(said, err)
	}
}
