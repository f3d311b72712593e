package platform_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
)

// FuzzOpen looks for headers that a reading does not survive, and for records that are lost.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{
		"V1,V2,V3\nResponseID,ResponseSet,Status\nR,x,2\n", "a_1,a_2\nq-x,q-y\n{'ImportId': 'QID1-1'},{'ImportId': 'QID1-2'}\n1,\n",
		"Respondent ID,q,\n,One,Two\n123456789,x,\n", "id,submitdate,lastpage,Q[SQ001]\n1,,2,Y\n", "id. Response ID,lastpage. Last page\n1,2\n",
		",Total\nx,n,%\na,1,10%\n", "instanceID,a/b,a\nuuid:1,1,b\n", "ID,Start time,Completion time,x,x2\n1,2,3,4,5\n", "Timestamp,q [r]\n1,2\n",
	} {
		for i := range platform.Names() {
			f.Add(seed, i)
		}
	}
	f.Fuzz(func(t *testing.T, in string, name int) {
		names := append(platform.Names(), "")
		reader, err := records.Open("fuzz.csv", strings.NewReader(in), records.Options{})
		if err != nil {
			t.Skip(err)
		}
		e, err := platform.Open(reader, platform.Options{Platform: names[uint(name)%uint(len(names))]})
		if err != nil {
			t.Skip(err)
		}
		e.Questions()
		var found *problem.Problem
		for err == nil || errors.As(err, &found) && found.Severity != problem.Fatal {
			var response platform.Response
			if response, err = e.Next(); err == nil {
				for _, column := range e.Columns {
					response.State(column.Index)
				}
			}
		}
		s := e.Summary()
		sum := s.Kept + s.Unusable
		for _, count := range s.LeftOut {
			sum += count.N
		}
		if sum != s.Read {
			t.Errorf("the summary does not add up: %+v", s)
		}
		if errors.Is(err, io.EOF) && s.Read+e.HeaderRecords != countRecords(t, in) {
			t.Errorf("%d header records and %d below, the file has %d", e.HeaderRecords, s.Read, countRecords(t, in))
		}
	})
}

func countRecords(t *testing.T, in string) int {
	t.Helper()
	reader, err := records.Open("fuzz.csv", strings.NewReader(in), records.Options{})
	n := 0
	for err == nil {
		var found *problem.Problem
		if _, err = reader.Read(); err == nil || errors.As(err, &found) && found.Severity != problem.Fatal {
			n, err = n+1, nil
		}
	}
	return n
}
