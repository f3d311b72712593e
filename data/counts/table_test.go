package counts

import (
	"reflect"
	"strings"
	"testing"

	"spoor/data"
)

const countedCodebook = `id: c
items:
- {id: pick, kind: multiple, text: {nl: Welke vrucht}, max_picks: 2, options: [{id: a, label: {nl: Appel}}, {id: b, label: {nl: Banaan}}, {id: c, label: {nl: Citroen}}]}
- {id: one, kind: single, text: {nl: Eens}, options: [{id: yes, label: {nl: Ja}}, {id: no, label: {nl: Nee}}]}
- {id: rate, kind: rating, text: {nl: Hoe}, scale: [{id: bad, label: {nl: Slecht}}, {id: good, label: {nl: Goed}}], rows: [{id: x, label: {nl: X}}, {id: z, label: {nl: Z}}]}
- {id: share, kind: number, text: {nl: Aandeel}, range: [0, 100], rows: [{id: work, label: {nl: Werk}}, {id: benefit, label: {nl: Uitkering}}]}
- {id: free, kind: open, text: {nl: Anders}}
`

func readCounts(t *testing.T, content string, o Options) (Table, error) {
	t.Helper()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(countedCodebook))
	if err != nil {
		t.Fatal(err)
	}
	file, err := Open("own.csv", []byte(content), codebook)
	if err != nil {
		t.Fatal(err)
	}
	return file.Read(o)
}

func TestReadCounts(t *testing.T) {
	pick := data.Tally{Item: "pick", Asked: 9, Answered: 9, Counts: []int{7, 4, 0}}
	for name, c := range map[string]struct {
		content string
		o       Options
		want    []data.Tally
		cases   []data.Cases
		note    string
	}{
		"labels and a base line":  {"option,count\nAppel,7\nBanaan,4\nCitroen,0\nbase,9\n", Options{Items: []string{"pick"}}, []data.Tally{pick}, nil, ""},
		"a base column, Dutch":    {"Optie;Aantal;Basis\nappel;7;9\nBanaan;4;9\n", Options{Items: []string{"pick"}}, []data.Tally{pick}, nil, "Citroen"},
		"a guessed item":          {"option,count,base\na,7,9\nb,4,9\nc,0,9\n", Options{}, []data.Tally{pick}, nil, "the only item with these options"},
		"a base from outside":     {"option,count\na,7\nb,4\n", Options{Items: []string{"pick"}, Base: 9}, []data.Tally{pick}, nil, "1 of the 3 options of \"Welke vrucht\" are not in the file and count as 0: Citroen"},
		"a single choice":         {"item,option,count\none,yes,3\none,no,5\n", Options{}, []data.Tally{{Item: "one", Asked: 8, Answered: 8, Counts: []int{3, 5}}}, nil, ""},
		"asked is more":           {"item,option,count,base,asked\none,yes,3,8,10\none,no,5,8,10\n", Options{}, []data.Tally{{Item: "one", Asked: 10, Answered: 8, Counts: []int{3, 5}}}, nil, ""},
		"a battery":               {"row,option,count\nx,bad,1\nx,good,2\nz,bad,0\nz,good,3\n", Options{Items: []string{"rate"}}, []data.Tally{{Item: "rate", Row: "x", Asked: 3, Answered: 3, Counts: []int{1, 2}}, {Item: "rate", Row: "z", Asked: 3, Answered: 3, Counts: []int{0, 3}}}, nil, ""},
		"outcomes":                {"option,count\nwork,12\nbenefit,9\nother,4\n", Options{Items: []string{"share"}}, nil, []data.Cases{{Item: "share", Base: 25, Counts: []int{12, 9}}}, "the 25 outcomes together"},
		"outcomes with a base":    {"outcome,count\nWerk,12\nUitkering,9\nbasis,30\n", Options{}, nil, []data.Cases{{Item: "share", Base: 30, Counts: []int{12, 9}}}, "the only item"},
		"hidden counts of a pool": {"item,option,count,low,high,base\none,yes,,20,24,60\none,no,,36,40,60\n", Options{}, []data.Tally{{Item: "one", Asked: 60, Answered: 60, Counts: []int{20, 36}, Spans: []data.Span{{Low: 20, High: 24}, {Low: 36, High: 40}}}}, nil, ""},
	} {
		got, err := readCounts(t, c.content, c.o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(got.Tallies, c.want) || !reflect.DeepEqual(got.Cases, c.cases) || !strings.Contains(strings.Join(got.Notes, " "), c.note) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestReadCountsRefuses(t *testing.T) {
	for content, want := range map[string]string{
		"option,count\na,3\nq,2\nbase,9\n":                                     `own.csv:3: column "option": "q" is not an option of "Welke vrucht" (Appel, Banaan, Citroen)`,
		"option,count\na,10\nbase,9\n":                                         `own.csv:2: 10 chose "Appel" of "Welke vrucht", more than the base of 9`,
		"option,count\na,-1\nbase,9\n":                                         `own.csv:2: column "count": "-1" is not a count; give a whole number of 0 or more`,
		"option,count\na,\"2,5\"\nbase,9\n":                                    `"2,5" is not a count`,
		"option,count\na,33%\nb,1\nc,2\nbase,9\n":                              `own.csv:2: column "count": "33%" is not a count but a percentage`,
		"option,count\na,\nbase,9\n":                                           `the count of "a" is empty`,
		"option,count\na,0\nbase,0\n":                                          `the base is 0: nobody answered`,
		"option,count\na,3\nb,2\n":                                             `its counts do not tell how many respondents there are; give a base`,
		"option,count,base\na,3,9\nb,2,8\n":                                    `own.csv:3: the number of respondents is 8 by "base" and 9 by "base"; give one base`,
		"option,count\na,3\na,2\nbase,9\n":                                     `"a" was counted on line 2 already`,
		"option,count\na,9\nb,9\nc,9\nbase,9\n":                                `add up to 27, more than 2 answers for each of 9 respondents`,
		"item,option,count\none,yes,3\n":                                       `there are no counts of "Welke vrucht" in it; there are of "Eens"`,
		"option,count\n":                                                       `there are no counts below the header`,
		"option,count,colour\na,3,red\n":                                       `several answers to "Welke vrucht" are possible`,
		"option,count\na,3,4\n":                                                `several answers to "Welke vrucht" are possible`,
		"option,count,low,high,base\na,,5,3,9\n":                               `low is 5 and high 3`,
		"option,count\nvery long " + strings.Repeat("x", 200) + ",3\nbase,9\n": `xxx…" is not an option`,
	} {
		_, err := readCounts(t, content, Options{Items: []string{"pick"}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q:\n%v, want %s", content, err, want)
		}
	}
	if _, err := readCounts(t, "option,count\nyes,3\nno,4\n", Options{Items: []string{"pick"}}); err == nil || err.Error() != `own.csv: there are no counts of "Welke vrucht" in it; there are of "Eens"` {
		t.Errorf("counts of another item: %v", err)
	}
	for content, want := range map[string]string{
		"option,count\ngood,3\nbad,4\n":                         `own.csv:2: it cannot be seen of which row "good" is; write the row of "Hoe" before it or above it (X, Z)`,
		"option,count\na,3\nb,1\nd,4\n":                         `own.csv:4: column "option": "d" is not an option of "Welke vrucht" (Appel, Banaan, Citroen)`,
		"option,count\na,3\nzz,1\n":                             `are those of no item`,
		"option,count\nqqq,3\n":                                 `are those of no item; name the item above them, or with --item (pick (Welke vrucht), one (Eens), rate (Hoe), share (Aandeel))`,
		"item,option,count\nfree,a,3\n":                         `holds free text`,
		"item,option,count\nnone,a,3\n":                         `"none" is no question of this survey; did you mean "one"?`,
		"item,option,count,base\none,yes,3,9\none,no,5,9\n":     `add up to 8 and the base is 9; each respondent gives one answer`,
		"outcome,count\nWerk,12\nUitkering,9\nanders,3\nn,20\n": `the outcomes add up to 24 and there are 20 trajectories`,
		"outcome,count\nWerk,0\nUitkering,0\n":                  `the counts of "Aandeel" are all 0`,
		"item,option,count\none,yes,0\none,no,0\n":              `the counts of "Eens" are all 0`,
	} {
		_, err := readCounts(t, content, Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q:\n%v, want %s", content, err, want)
		}
	}
}

// A column "n" is the option with that id, unless another column has its label, or "n" stands twice: then it is the number of respondents.
func TestAnOptionWithTheIDN(t *testing.T) {
	t.Parallel()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(`id: c
items:
- {id: werkt, kind: single, text: {nl: Werkt u}, options: [{id: j, label: {nl: Ja}}, {id: n, label: {nl: Nee}}, {id: w, label: {nl: Weet niet}}]}
- {id: hulp, kind: multiple, text: {nl: Welke hulp}, options: [{id: coach, label: {nl: Coach}}, {id: n, label: {nl: Nazorg}}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	werkt := data.Tally{Item: "werkt", Asked: 12, Answered: 12, Counts: []int{5, 4, 3}}
	hulp := data.Tally{Item: "hulp", Asked: 14, Answered: 14, Counts: []int{5, 4}}
	for content, want := range map[string]data.Tally{
		"item,j,n,w\nwerkt,5,4,3\n": werkt,
		"j;n;w\n5;4;3\n":            werkt,
		"option,n\nj,5\nn,4\nw,3\n": werkt,
		"item,option,count,n\nwerkt,j,5,12\nwerkt,n,4,12\nwerkt,w,3,12\n": werkt,
		"item,j,n,w,n\nwerkt,5,4,3,12\n":                                  werkt,
		"item;Ja;Nee;Weet niet;n\nwerkt;5;4;3;12\n":                       werkt,
		"Werkt u;n;Ja;Nee;Weet niet\n;12;5;4;3\n":                         werkt,
		"item;coach;n;basis\nhulp;5;4;14\n":                               hulp,
		"item;Coach;Nazorg;n\nhulp;5;4;14\n":                              hulp,
		"item;N;coach;Nazorg\nhulp;14;5;4\n":                              hulp,
	} {
		file, err := Open("own.csv", []byte(content), codebook)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := file.Read(Options{Items: []string{want.Item}}); err != nil || !reflect.DeepEqual(got.Tallies, []data.Tally{want}) {
			t.Errorf("%q: %+v, %v", content, got.Tallies, err)
		}
	}
}
