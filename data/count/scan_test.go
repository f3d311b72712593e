package count

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count/scan/cells"
	"spoor/internal/tallytest"
)

// engineAnswers are files with what a scan could get wrong.
var engineAnswers = []string{
	tallytest.Header + "\n\x00NaN,\x00NaN,\x001,0,0,good,\x00NaN,\x00,x\n2,yes,1,0,0,good,bad,NaN,NaN\n",
	"", "\n\n", "\ufeff", "respondent\n1\n", tallytest.Header, tallytest.Header + "\r\n\r\n",
	tallytest.Header + "\n1,yes,1,0,0,good,bad,12,hello\n2,,,,,,,,\n3,no,,,,,,,\n4,Ja,1,1,0,Zeer goed,Very good,39.5,\"a \"\"b\"\"\"\n",
	tallytest.Header + "\r\n1,yes,1,1,1,god,NaN,NaN,\"a\r\nb\"\r\n1,yes,0,0,0,good,good,1,\r\n2\r\n,yes,0,0,0,good,good,1,\r\n3,#refused,#dont_know,#not_asked,,#unusable,x,41,\r",
	tallytest.Header + "\n1,yes,1,0,0,good,bad,12,\"open\n2,yes,1,0,0,good,bad,12,x\n",
	tallytest.Header + "\n1,yes,1,0,0,good,bad,12,b\"d\n2,\"yes\",\"1\",\"0\",\"0\",\"good\",\"bad\",\"12\",\"x,y\"\n3,\"no\"x,1,0,0,good,bad,1,z\n",
	tallytest.Header + "\n1,yes,2,0,0,good,bad,1e1,\n2,yes,#refused,#refused,#refused,#refused,bad,0x10,\n3,yes,#refused,#dont_know,,,,.5,\n4,no,0,0,0,,,5.,\n5,no,0,,0,,,-1,\n",
	"\ufeff" + strings.ReplaceAll(tallytest.Header, ",", ";") + "\n1;yes;1;0;0;good;bad;12,5;x\n2;yes;1;0;0;good;bad;12.5;x\n",
	"hours,remarks,rated.doctor,rated.boss,helps.other,helps.money,helps.time,works,respondent\n1,,good,perhaps,0,y,z,maybe,1\n",
	"respondent,respondent,,x\n", "a\"b\n", "\"a\n", tallytest.Header + ",weight\n1,yes,1,0,0,good,bad,12,hello,1\n",
}

// netted is the questionnaire with nets of its multiple item.
var netted = strings.Replace(questionnaire, "open: true}\n",
	"open: true}\n  nets:\n  - {id: means, label: {en: Means}, of: [time, money]}\n  - {id: any, label: {en: Any help}, of: [time, money, other]}\n", 1)

// engineSurvey is a survey with the wave and a file of which the content can be changed.
func engineSurvey(t testing.TB, wave, name string) (*Survey, *fstest.MapFile) {
	t.Helper()
	answers := &fstest.MapFile{}
	survey, err := Open(fstest.MapFS{"codebook.yaml": file(netted), "waves/w/wave.yaml": file(wave), "waves/w/" + name: answers})
	if err != nil {
		t.Fatal(err)
	}
	return survey, answers
}

// conditions are on every kind of item.
var conditions = []string{"works = yes", "not (helps = time or rated.boss >= good)", "hours > 2 and helps != money", "rated.doctor in (bad, good) or works != yes"}

// sameCounts fails when the scan and the frame do not agree on a file.
func sameCounts(t *testing.T, survey *Survey) {
	t.Helper()
	wave := survey.Waves[0]
	frame, scanned := survey.WithEngine(EngineFrame, nil), survey.WithEngine(EngineScan, nil)
	want, wantProblems, wantErr := frame.Count(t.Context(), wave)
	got, gotProblems, gotErr := scanned.Count(t.Context(), wave)
	sameProblems(t, gotProblems, wantProblems, gotErr, wantErr)
	tallytest.Same(t, got, want)
	for _, condition := range conditions {
		want, wantProblems, wantErr := frame.Where(condition).Count(t.Context(), wave)
		got, gotProblems, gotErr := scanned.Where(condition).Count(t.Context(), wave)
		sameProblems(t, gotProblems, wantProblems, gotErr, wantErr)
		tallytest.Same(t, got, want)
	}
	sameRatios(t, frame, scanned)
	for _, pair := range [][2]string{{"helps", "works"}, {"works", ""}, {"hours", "works"}, {"rated", "helps"}, {"hours", "helps"}, {"hours", "helps*works"}} {
		want, wantProblems, wantErr := frame.Crosstab(t.Context(), wave, pair[0], pair[1])
		got, gotProblems, gotErr := scanned.Crosstab(t.Context(), wave, pair[0], pair[1])
		sameProblems(t, gotProblems, wantProblems, gotErr, wantErr)
		tallytest.Same(t, got.Whole, want.Whole)
		if len(got.Groups) != len(want.Groups) || !reflect.DeepEqual(got.Patterns, want.Patterns) && len(got.Patterns)+len(want.Patterns) > 0 {
			t.Fatalf("%v: %d groups, patterns %v; want %d, %v", pair, len(got.Groups), got.Patterns, len(want.Groups), want.Patterns)
		}
		for g := range got.Groups {
			tallytest.Same(t, got.Groups[g].Tallies, want.Groups[g].Tallies)
			tallytest.Same(t, got.Groups[g].Rest, want.Groups[g].Rest)
		}
	}
}

// sameRatios fails when the scan and the frame do not agree on the ratio of a number to itself, of which everything above it is 0.
func sameRatios(t *testing.T, frame, scanned *Survey) {
	t.Helper()
	for _, by := range []string{"", "works", "helps"} {
		want, wantProblems, wantErr := frame.Ratios(t.Context(), frame.Waves[0], "hours", "hours", by)
		got, gotProblems, gotErr := scanned.Ratios(t.Context(), frame.Waves[0], "hours", "hours", by)
		sameProblems(t, gotProblems, wantProblems, gotErr, wantErr)
		if len(got.Of) != len(want.Of) {
			t.Fatalf("%d ratios, want %d", len(got.Of), len(want.Of))
		}
		for i, ratio := range got.Of {
			of := want.Of[i]
			tallytest.Same(t, []data.Tally{ratio.Over, ratio.Under}, []data.Tally{of.Over, of.Under})
			if (ratio.Above == nil) != (of.Above == nil) {
				t.Errorf("%s: a variance by one engine only", ratio.Group)
			}
			if ratio.Above != nil {
				tallytest.Same(t, []data.Tally{{Sums: ratio.Above}}, []data.Tally{{Sums: of.Above}})
			}
		}
	}
}

func sameProblems(t *testing.T, got, want data.Problems, gotErr, wantErr error) {
	t.Helper()
	if (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() {
		t.Fatalf("error\n%v\nwant\n%v", gotErr, wantErr)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("problems\n%v\nwant\n%v", got, want)
	}
}

func TestScanCountsAsTheFrame(t *testing.T) {
	plain, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	for _, source := range engineAnswers {
		answers.Data = []byte(source)
		sameCounts(t, plain)
	}
	for _, design := range []string{"weight: weight, strata: region, cluster: company, fpc: companies", "weight: weight", "strata: region", "cluster: company"} {
		wave := strings.Replace(tallytest.Wave, "weight: weight, strata: region, cluster: company, fpc: companies", design, 1)
		survey, answers := engineSurvey(t, wave, "a.csv")
		for _, source := range tallytest.Design {
			header, keep := tallytest.Header, []int{}
			for i, column := range []string{"weight", "region", "company", "companies"} {
				if strings.Contains(design, ": "+column) {
					header, keep = header+","+column, append(keep, 9+i)
				}
			}
			answers.Data = []byte(header + "\n" + columnsKept(source, keep))
			sameCounts(t, survey)
		}
	}
}

// Two stages of sampling, and weights that were raked, in frame, scan and Parquet alike.
func TestStagesAndRakedWeightsByEveryEngine(t *testing.T) {
	for _, design := range tallytest.StageDesigns {
		survey, answers := engineSurvey(t, tallytest.WaveOf(design), "a.csv")
		answers.Data = []byte(tallytest.Stages)
		sameCounts(t, survey)
		tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		if raked := strings.Contains(design, "raking"); raked != (tallies[0].Drawn != nil) || raked && tallies[0].Drawn.Total().Respondents != 8 {
			t.Errorf("%s: drawn %+v", design, tallies[0].Drawn)
		}
		if stages := strings.Contains(design, "fpc2"); stages != (tallies[0].Within != nil) || stages && len(tallies[0].Within) != 4 {
			t.Errorf("%s: within %v", design, tallies[0].Within)
		}
	}
	// What is wrong with one respondent is said alike, and leaves out the same.
	wrong := strings.NewReplacer("p,9,4,2.5", "p,9,6,2.5", "q,9,5.0,0,", "q,9,5.0,1,", "r,9,0.5,1,b,x", "r,9,0.5,1,c,x", "t,9,3,1,", "t,9,,1,").Replace(tallytest.Stages)
	for _, design := range tallytest.StageDesigns {
		survey, answers := engineSurvey(t, tallytest.WaveOf(design), "a.csv")
		answers.Data = []byte(wrong)
		sameCounts(t, survey)
	}
}

// Numbers of more different values than are kept, and in more clusters than are kept apart, in every engine alike.
func TestManyValuesByEveryEngine(t *testing.T) {
	for name, c := range map[string]struct {
		design       string
		respondents  int
		value        func(i int) float64
		kept, placed bool
	}{
		"as many as are kept": {"{}", 10_000, func(i int) float64 { return float64(i) / 250 }, true, true},
		"more":                {"{}", 10_001, func(i int) float64 { return float64(i) / 251 }, false, false},
		"in clusters":         {"{weight: weight, cluster: company}", 60_000, func(i int) float64 { return float64(i%60) / 2 }, true, false},
		"both":                {"{weight: weight, cluster: company}", 60_000, func(i int) float64 { return float64(i) / 1500 }, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			survey, answers := engineSurvey(t, strings.Replace(tallytest.WaveOf(c.design), "works, helps, rated, hours, remarks", "works, hours", 1), "a.csv")
			var source strings.Builder
			source.WriteString("respondent,works,hours")
			if c.design != "{}" {
				source.WriteString(",weight,company")
			}
			source.WriteString("\n")
			for i := range c.respondents {
				fmt.Fprintf(&source, "%d,%s,%v", i, []string{"yes", "no"}[i%2], c.value(i))
				if c.design != "{}" {
					fmt.Fprintf(&source, ",%v,%d", 1+i%3, i/10)
				}
				source.WriteString("\n")
			}
			answers.Data = []byte(source.String())
			frame, scanned := survey.WithEngine(EngineFrame, nil), survey.WithEngine(EngineScan, nil)
			want, _, err := frame.Crosstab(t.Context(), survey.Waves[0], "hours", "works")
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := scanned.Crosstab(t.Context(), survey.Waves[0], "hours", "works")
			if err != nil {
				t.Fatal(err)
			}
			if v := want.Whole[0].Values; v.Kept() != c.kept || v.Placed() != c.placed {
				t.Errorf("kept %t, placed %t", v.Kept(), v.Placed())
			}
			tallytest.Same(t, got.Whole, want.Whole)
			for g := range want.Groups {
				tallytest.Same(t, got.Groups[g].Tallies, want.Groups[g].Tallies)
				tallytest.Same(t, got.Groups[g].Rest, want.Groups[g].Rest)
			}
		})
	}
}

// columnsKept leaves out the columns of a design that are not kept.
func columnsKept(source string, keep []int) string {
	var out strings.Builder
	for line := range strings.Lines(source) {
		cells := strings.Split(strings.TrimSpace(line), ",")
		kept := slices.Clone(cells[:9])
		for _, k := range keep {
			kept = append(kept, cells[k])
		}
		out.WriteString(strings.Join(kept, ",") + "\n")
	}
	return out.String()
}

// A file of several blocks, with cells that hold line breaks, so that a block ends in the middle of one.
func TestScanOfManyBlocks(t *testing.T) {
	survey, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	var source strings.Builder
	source.WriteString(tallytest.Header + "\n")
	for i := range 20_000 {
		fmt.Fprintf(&source, "r%d,%s,1,0,%d,good,bad,%d.25,\"a\nb\r\nc, \"\"d\"\" %s\"\r\n", i-i%1000/999, []string{"yes", "no", "Ja", "perhaps"}[i%50*3/49], i%2, i%40, strings.Repeat("x", i%90))
	}
	answers.Data = []byte(source.String())
	if len(answers.Data) < 4*cells.MostBytes {
		t.Fatalf("%d bytes do not fill blocks", len(answers.Data))
	}
	sameCounts(t, survey)
}

// mostListed is how many problems a scan lists.
const mostListed = 10_000

func TestScanListsTheFirstProblems(t *testing.T) {
	survey, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	answers.Data = []byte(tallytest.Header + "\n" + strings.Repeat("r,yes,1,0,0,good,bad,1,x\n", mostListed+5))
	_, problems, err := survey.WithEngine(EngineScan, nil).Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) != mostListed+1 || problems[mostListed].Message != "4 more problems are not listed" {
		t.Errorf("%d problems, the last %v, %v", len(problems), problems[len(problems)-1], err)
	}
}

func TestScanOfACompressedFile(t *testing.T) {
	wave := strings.Replace(strings.Replace(tallytest.Wave, "a.csv", "a.csv.gz", 1), "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1)
	survey, answers := engineSurvey(t, wave, "a.csv.gz")
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write([]byte(engineAnswers[8])); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	answers.Data = packed.Bytes()
	sameCounts(t, survey)
	for _, damaged := range [][]byte{packed.Bytes()[:packed.Len()-4], []byte("no gzip at all, just text")} {
		answers.Data = damaged
		for _, engine := range []Engine{EngineFrame, EngineScan} {
			_, _, err := survey.WithEngine(engine, nil).Count(t.Context(), survey.Waves[0])
			if err == nil || !strings.Contains(err.Error(), "no gzip, or cut off") {
				t.Errorf("%s of a damaged file: %v", engine, err)
			}
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, source := range engineAnswers {
		f.Add([]byte(source))
	}
	survey, answers := engineSurvey(f, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	f.Fuzz(func(t *testing.T, source []byte) {
		answers.Data = source
		sameCounts(t, survey)
	})
}

func FuzzScanDesign(f *testing.F) {
	for _, source := range tallytest.Design {
		f.Add([]byte(source))
	}
	survey, answers := engineSurvey(f, tallytest.Wave, "a.csv")
	f.Fuzz(func(t *testing.T, source []byte) {
		answers.Data = append([]byte(tallytest.Header+",weight,region,company,companies\n"), source...)
		sameCounts(t, survey)
	})
}

func FuzzScanReplicates(f *testing.F) {
	for _, source := range []string{
		"1,yes,1,0,0,good,bad,12,x,1.5,1,2\n2,no,,,,bad,bad,1,x,0,2,2\n3,yes,1,1,0,good,good,3,x,1e0,0.5,1\n",
		"1,yes,1,0,0,good,bad,12,x,,1,2\n2,no,,,,bad,bad,1,x,1,,2\n3,yes,1,1,0,good,good,3,x,a,b,c\n4,yes,1,1,0,good,good,3,x,-1,1,1\n5,yes,1,1,0,good,good,3,x,1,1,0x1\n",
	} {
		f.Add([]byte(source))
	}
	design := "weight: weight, replicates: {columns: [r1-r2], type: jk1}"
	survey, answers := engineSurvey(f, strings.Replace(tallytest.Wave, "weight: weight, strata: region, cluster: company, fpc: companies", design, 1), "a.csv")
	f.Fuzz(func(t *testing.T, source []byte) {
		answers.Data = append([]byte(tallytest.Header+",weight,r1,r2\n"), source...)
		sameCounts(t, survey)
	})
}

// The checksum of a file that was scanned is that of the same file.
func TestChecksumOfAScannedFile(t *testing.T) {
	survey, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	answers.Data = []byte(engineAnswers[7])
	scanned := survey.WithEngine(EngineScan, nil)
	if _, _, err := scanned.Count(t.Context(), survey.Waves[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := scanned.Inputs(survey.Waves[0]); err != nil {
		t.Error(err)
	}
	survey, answers = engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	answers.Data = []byte(engineAnswers[7])
	scanned = survey.WithEngine(EngineScan, nil)
	if _, _, err := scanned.Count(t.Context(), survey.Waves[0]); err != nil {
		t.Fatal(err)
	}
	answers.Data = append(answers.Data, "9,yes,1,0,0,good,bad,1,x\n"...)
	if _, err := scanned.Inputs(survey.Waves[0]); err == nil || !strings.Contains(err.Error(), "changed while it was read") {
		t.Errorf("%v, want that the file was changed", err)
	}
}

func TestCrosstabsOfAllItems(t *testing.T) {
	survey, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	answers.Data = []byte(engineAnswers[7])
	for _, engine := range []Engine{EngineFrame, EngineScan} {
		all, _, err := survey.WithEngine(engine, nil).Crosstabs(t.Context(), survey.Waves[0], "works")
		if err != nil || len(all) != 3 {
			t.Fatalf("%s: %d crosstabs, %v; want helps, rated and hours", engine, len(all), err)
		}
		for _, table := range all {
			one, _, err := survey.Crosstab(t.Context(), survey.Waves[0], table.Item.ID, "works")
			if err != nil {
				t.Fatal(err)
			}
			tallytest.Same(t, table.Whole, one.Whole)
			tallytest.Same(t, table.Groups[1].Tallies, one.Groups[1].Tallies)
		}
	}
}

func TestAutoScansLargeFiles(t *testing.T) {
	survey, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	for size, want := range map[int]bool{ScanAbove: false, ScanAbove + 1: true} {
		answers.Data = make([]byte, size)
		if got, err := survey.scans(survey.file(survey.Waves[0], survey.Waves[0].Files[0])); got != want || err != nil {
			t.Errorf("%d bytes: scan %v, %v; want %v", size, got, err, want)
		}
	}
	answers.Data = make([]byte, MostHeld+1)
	if _, err := survey.AnswersFile(survey.Waves[0], "works"); !errors.Is(err, ErrTooLarge) {
		t.Error("the answers of a large file were read")
	}
	// Of gzip what comes out decides, however small the file is.
	packed := answers
	bomb := survey.Waves[0].Files[0]
	bomb.Name = "a.csv.gz"
	for size, want := range map[int]bool{ScanAbove: false, ScanAbove + 1: true, 40 * ScanAbove: true} {
		packed.Data = gzipped(t, make([]byte, size))
		file := survey.file(survey.Waves[0], bomb)
		file.Folder = fstest.MapFS{"waves/" + survey.Waves[0].ID + "/a.csv.gz": packed}
		if got, err := survey.scans(file); got != want || err != nil {
			t.Errorf("%d bytes that unpack to %d: scan %v, %v; want %v", len(packed.Data), size, got, err, want)
		}
	}
}

func gzipped(t *testing.T, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	if _, err := writer.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A scan that is interrupted ends with nothing but that.
func TestScanStopsWhenInterrupted(t *testing.T) {
	survey, answers := engineSurvey(t, strings.Replace(tallytest.Wave, "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1), "a.csv")
	var source strings.Builder
	source.WriteString(tallytest.Header + "\n")
	for i := range 200_000 {
		fmt.Fprintf(&source, "%d,yes,1,0,0,good,bad,1,x\n", i)
	}
	answers.Data = []byte(source.String())
	ctx, stop := context.WithCancel(t.Context())
	read := int64(0)
	tallies, _, err := survey.WithEngine(EngineScan, func(_ string, bytes, _ int64) {
		read = bytes
		stop()
	}).Count(ctx, survey.Waves[0])
	if !errors.Is(err, context.Canceled) || tallies != nil || read == int64(len(answers.Data)) {
		t.Errorf("%d tallies after %d of %d bytes, %v; want context.Canceled before the end", len(tallies), read, len(answers.Data), err)
	}
}
