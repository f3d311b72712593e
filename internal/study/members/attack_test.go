package members

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
)

// target is a survey that is attacked: respondents at random, who were asked up to four items.
type target struct {
	items       []data.Item // options only where they matter; a rating has one row, x
	preset      disclosure.Preset
	kinds       [][][]int        // what respondents can have answered, by item
	respondents map[string][]int // by wave, their kinds; a later file has those of an earlier one too
	weighted    bool
	files       fstest.MapFS
	told        []told
}

// told is what an output says of an item, of a wave or of the file of a member; -1 stands for what is hidden.
type told struct {
	wave, item, by string
	group          int // -1 without groups
	base, asked    int // -2 where it is not said
	counts         map[int]int
}

func newTarget(random *rand.Rand) *target {
	t := &target{preset: disclosure.Presets()[random.IntN(2)], respondents: map[string][]int{}, weighted: random.IntN(6) == 0}
	for i := range 2 + random.IntN(3) {
		item := data.Item{ID: string(rune('a' + i)), Kind: []data.Kind{data.Single, data.Single, data.Single, data.Multiple, data.Multiple, data.Rating}[random.IntN(6)]}
		for o := range 2 + random.IntN(2) {
			item.Options = append(item.Options, data.Option{ID: fmt.Sprintf("o%d", o)})
		}
		if item.Kind == data.Multiple {
			item.MaxPicks = random.IntN(3)
		}
		if parent := random.IntN(2 * (i + 1)); parent < i && t.items[parent].Kind != data.Rating {
			item.AskedIf = fmt.Sprintf("%s.o%d", t.items[parent].ID, random.IntN(len(t.items[parent].Options)))
		}
		t.items = append(t.items, item)
	}
	t.kinds = t.possible(nil)
	n, skips := 10+random.IntN(50), []float64{0, 0, 0.1}[random.IntN(3)]
	liked := make([][]float64, len(t.items))
	for i, item := range t.items {
		for range item.Options {
			liked[i] = append(liked[i], 0.03+random.Float64()*random.Float64())
		}
	}
	var all []int
	for range n {
		all = append(all, t.answering(random, liked, skips))
	}
	t.respondents["2"] = all
	if random.IntN(2) == 0 {
		t.respondents["1"] = all[:max(n-1-random.IntN(15), 5)]
	}
	t.write()
	return t
}

// asked reports whether who gave these answers to the items before was asked the next.
func (t *target) asked(item int, answers [][]int) bool {
	parent, option, routed := strings.Cut(t.items[item].AskedIf, ".")
	return !routed || slices.Contains(answers[t.place(parent)], int(option[1]-'0'))
}

func (t *target) place(id string) int {
	return slices.IndexFunc(t.items, func(i data.Item) bool { return i.ID == id })
}

// possible are all answers to the items after these.
func (t *target) possible(answers [][]int) [][][]int {
	at := len(answers)
	if at == len(t.items) {
		return [][][]int{slices.Clone(answers)}
	}
	var all [][][]int
	for ticks := range 1 << len(t.items[at].Options) {
		var picks []int
		for o := range t.items[at].Options {
			if ticks>>o&1 == 1 {
				picks = append(picks, o)
			}
		}
		most := t.items[at].MaxPicks
		if t.items[at].Kind != data.Multiple {
			most = 1
		}
		if most > 0 && len(picks) > most || len(picks) > 0 && !t.asked(at, answers) {
			continue
		}
		all = append(all, t.possible(append(slices.Clip(answers), picks))...)
	}
	return all
}

// answering is the kind of a respondent at random.
func (t *target) answering(random *rand.Rand, liked [][]float64, skips float64) int {
	var answers [][]int
	for i, item := range t.items {
		var picks []int
		for tries := 0; t.asked(i, answers) && random.Float64() >= skips && len(picks) == 0 && tries < 20; tries++ {
			for o, p := range liked[i] {
				if random.Float64() < p && (item.Kind == data.Multiple || len(picks) == 0) && (item.MaxPicks == 0 || len(picks) < item.MaxPicks) {
					picks = append(picks, o)
				}
			}
		}
		answers = append(answers, picks)
	}
	return slices.IndexFunc(t.kinds, func(kind [][]int) bool { return slices.EqualFunc(kind, answers, slices.Equal[[]int]) })
}

// write makes the folder of the survey.
func (t *target) write() {
	var codebook strings.Builder
	codebook.WriteString("id: s\ntitle: {nl: S}\nitems:\n")
	var ids []string
	for _, item := range t.items {
		ids = append(ids, item.ID)
		fmt.Fprintf(&codebook, "- {id: %s, kind: %s, text: {nl: Vraag %[1]s}", item.ID, item.Kind)
		if item.AskedIf != "" {
			fmt.Fprintf(&codebook, ", asked_if: %s", item.AskedIf)
		}
		if item.MaxPicks > 0 {
			fmt.Fprintf(&codebook, ", max_picks: %d", item.MaxPicks)
		}
		form, before, after := "{id: o%d, label: {nl: %s%[1]d}}", "options: [", "]"
		if item.Kind == data.Rating {
			form, before, after = "{id: p%d, value: %[1]d, label: {nl: %[2]s%[1]d}}", "scale: [", "], rows: [{id: x, label: {nl: X}}]"
		}
		var options []string
		for o := range item.Options {
			options = append(options, fmt.Sprintf(form, o, item.ID))
		}
		codebook.WriteString(", " + before + strings.Join(options, ", ") + after + "}\n")
	}
	t.files = fstest.MapFS{"codebook.yaml": {Data: []byte(codebook.String())}}
	for wave, respondents := range t.respondents {
		design := ""
		if t.weighted {
			design = "design: {weight: w}\n"
		}
		t.files["waves/"+wave+"/wave.yaml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("id: %q\nprovenance: observed\nfieldwork: {from: 2026-03}\n%sfiles: [{name: answers.csv, items: [%s]}]\n", wave, design, strings.Join(ids, ", ")))}
		t.files["waves/"+wave+"/answers.csv"] = &fstest.MapFile{Data: t.export(respondents)}
	}
}

// export is the answers of respondents as a file.
func (t *target) export(respondents []int) []byte {
	var out strings.Builder
	out.WriteString("respondent")
	if t.weighted {
		out.WriteString(",w")
	}
	for _, item := range t.items {
		switch item.Kind {
		case data.Multiple:
			for _, option := range item.Options {
				out.WriteString("," + item.ID + "." + option.ID)
			}
		case data.Rating:
			out.WriteString("," + item.ID + ".x")
		default:
			out.WriteString("," + item.ID)
		}
	}
	for i, kind := range respondents {
		fmt.Fprintf(&out, "\n%d", i+1)
		if t.weighted {
			fmt.Fprintf(&out, ",%d", 1+i%3)
		}
		for at, item := range t.items {
			picks := t.kinds[kind][at]
			switch {
			case item.Kind == data.Multiple:
				for o := range item.Options {
					switch {
					case len(picks) == 0:
						out.WriteString(",")
					case slices.Contains(picks, o):
						out.WriteString(",1")
					default:
						out.WriteString(",0")
					}
				}
			case len(picks) == 0:
				out.WriteString(",")
			case item.Kind == data.Rating:
				fmt.Fprintf(&out, ",p%d", picks[0])
			default:
				out.WriteString("," + item.Options[picks[0]].ID)
			}
		}
	}
	out.WriteString("\n")
	return []byte(out.String())
}

// publish makes some outputs, each as a run of the command would, and reads what they say.
func (t *target) publish(tb testing.TB, random *rand.Rand) {
	options := analysis.DefaultOptions()
	waves := slices.Sorted(maps.Keys(t.respondents))
	for range 2 + random.IntN(4) {
		wave := waves[random.IntN(len(waves))]
		source := study.Source{Files: t.files, Wave: wave, Disclosure: t.preset, Audience: study.Others, Opened: &study.Opened{}}
		s, err := study.Open(tb.Context(), source)
		if err != nil {
			tb.Fatal(err)
		}
		command := "spoor table"
		if random.IntN(4) == 0 {
			command = "spoor report"
			report, err := s.Report(tb.Context(), study.ReportRequest{Options: options, Disclosure: t.preset, Lang: data.Dutch, Formats: []string{"html"}})
			if err != nil {
				tb.Fatal(err)
			}
			for _, file := range report.Files {
				switch {
				case file.Name == "results.json":
					t.readJSON(tb, wave, file.Content)
				case file.Name == "report.html":
					t.readHTML(tb, wave, file.Content)
				case strings.HasSuffix(file.Name, ".csv"):
					t.readCSV(tb, wave, file.Content)
				}
			}
		} else {
			request := study.TableRequest{Item: t.items[random.IntN(len(t.items))].ID, Options: options}
			if by := t.items[random.IntN(len(t.items))]; by.ID != request.Item && by.Kind != data.Rating {
				request.By = by.ID
			}
			table, err := s.Table(tb.Context(), request)
			if err != nil {
				continue // it is refused
			}
			form := []string{"json", "csv"}[random.IntN(2)]
			text, err := s.RenderTable(table, data.Dutch, form)
			if err != nil {
				tb.Fatal(err)
			}
			if form == "json" {
				t.readJSON(tb, wave, text)
			} else {
				t.readCSV(tb, wave, text)
			}
		}
		for _, one := range source.Opened.Waves {
			listing, err := one.Published(command)
			if err != nil {
				tb.Fatal(err)
			}
			if listing != nil {
				t.files["waves/"+one.Wave.ID+"/"+study.ReleasesName] = &fstest.MapFile{Data: listing.After}
			}
		}
	}
}

// share hands over the answers of the last wave as a member's, at times in two steps.
func (t *target) share(tb testing.TB, random *rand.Rand) {
	var earlier []study.File
	for range 1 + random.IntN(2) {
		request := ShareRequest{File: File{Name: "own.csv", Content: t.export(t.respondents["2"])}, Member: "A", Rule: t.preset.Rule(), Earlier: earlier, Lang: data.Dutch}
		if random.IntN(2) == 0 {
			request.Items = []string{t.items[random.IntN(len(t.items))].ID}
		}
		shared, err := Share(tb.Context(), study.Source{Files: t.files}, request)
		if err != nil {
			continue // nothing can be shared
		}
		earlier = append(earlier, study.File{Name: "earlier.json", Content: shared.Content})
		for _, table := range shared.Aggregate.Tables {
			one := told{wave: "2", item: table.Item, group: -1, base: table.Base, asked: -2, counts: map[int]int{}}
			for i, cell := range table.Cells {
				one.counts[i] = -1
				if cell.Count != nil {
					one.counts[i] = *cell.Count
				}
			}
			t.told = append(t.told, one)
		}
	}
}

func (t *target) readJSON(tb testing.TB, wave string, content []byte) {
	type entry struct {
		Item, By, Group, Option string
		Count, Answered, Asked  *int
	}
	var read struct{ Estimates []entry }
	if err := json.Unmarshal(content, &read); err != nil {
		tb.Fatal(err)
	}
	or := func(k *int) int {
		if k == nil {
			return -1
		}
		return *k
	}
	for _, e := range read.Estimates {
		t.hear(wave, e.Item, e.By, e.Group, e.Option, or(e.Count), or(e.Answered), or(e.Asked))
	}
}

func (t *target) readCSV(tb testing.TB, wave string, content []byte) {
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for _, record := range records[1:] {
		at := func(name string) string {
			if i := slices.Index(records[0], name); i >= 0 {
				return record[i]
			}
			return ""
		}
		of, base := wave, "answered"
		if strings.HasPrefix(records[0][0], "what") { // a trend
			of, base = at("wave"), "base"
		}
		if kind := at("what"); kind != "" && kind != "estimate" {
			continue
		}
		number := func(name string) int {
			if k, err := strconv.Atoi(at(name)); err == nil {
				return k
			}
			return -1
		}
		t.hear(of, at("item"), at("by"), at("group"), at("option"), number("count"), number(base), number("asked"))
	}
}

// hear adds what an output says of one count; of what stands for several, such as a net or a mean, nothing.
func (t *target) hear(wave, item, by, group, option string, count, base, asked int) {
	if t.place(item) < 0 {
		return
	}
	o := slices.IndexFunc(t.items[t.place(item)].Options, func(o data.Option) bool {
		return o.ID == option || option != "" && o.ID == "o"+strings.TrimPrefix(option, "p")
	})
	if o < 0 {
		return
	}
	one := told{wave, item, "", -1, base, asked, map[int]int{o: count}}
	if group != "" {
		one.by, one.group = by, int(group[1]-'0')
	}
	t.told = append(t.told, one)
}

var htmlRow = regexp.MustCompile(`<tr><th scope="row"[^>]*>([a-d])(\d)</th><td>(\d+)</td>`)

var htmlBases = regexp.MustCompile(`<tr><th scope="row"[^>]*>Vraag ([a-d])</th><td>(\d+)</td><td>(\d+)</td>`)

// readHTML reads the counts of a report as they stand on the page, and its table of bases.
func (t *target) readHTML(tb testing.TB, wave string, content []byte) {
	number := func(text []byte) int {
		k, err := strconv.Atoi(string(text))
		if err != nil {
			tb.Fatal(err)
		}
		return k
	}
	if t.weighted {
		return // the counts on the page are of weights
	}
	for _, row := range htmlRow.FindAllSubmatch(content, -1) {
		t.told = append(t.told, told{wave, string(row[1]), "", -1, -2, -2, map[int]int{number(row[2]): number(row[3])}})
	}
	for _, row := range htmlBases.FindAllSubmatch(content, -1) {
		t.told = append(t.told, told{wave, string(row[1]), "", -1, number(row[2]), number(row[3]), nil})
	}
}

// attack sets everything that was told against all answers of respondents there can be, and returns the small counts that are left less than
// the rule allows, and how many were attacked.
func (t *target) attack(tb testing.TB, random *rand.Rand) (broken []string, attacked int) {
	rule, n := t.preset.Rule(), len(t.kinds)
	truth := make([]int, n)
	for _, kind := range t.respondents["2"] {
		truth[kind]++
	}
	_, two := t.respondents["1"]
	if two { // of the file that holds the other, who came in between stands second
		truth = make([]int, 2*n)
		for i, kind := range t.respondents["2"] {
			if i >= len(t.respondents["1"]) {
				kind += n
			}
			truth[kind]++
		}
	}
	w := newWorlds(truth)
	places := func(wave string, in func(kind [][]int) bool) (of []int) {
		for k, kind := range t.kinds {
			if !in(kind) {
				continue
			}
			if wave != "came" {
				of = append(of, k)
			}
			if two && wave != "1" {
				of = append(of, n+k)
			}
		}
		return of
	}
	for wave, respondents := range t.respondents {
		w.state(places(wave, func([][]int) bool { return true }), len(respondents), len(respondents))
	}
	counted := func(one told, wave string, option int) []int { // with -1 the base, and with -2 who were asked
		at, by := t.place(one.item), t.place(one.by)
		return places(wave, func(kind [][]int) bool {
			return (by < 0 || slices.Contains(kind[by], one.group)) && (option == -2 && t.asked(at, kind) || option == -1 && len(kind[at]) > 0 || slices.Contains(kind[at], option))
		})
	}
	type secret struct {
		name  string
		of    []int
		width int
		told  told
	}
	var secrets []secret
	for _, one := range t.told {
		for option, said := range map[int]int{-1: one.base, -2: one.asked} {
			if said >= 0 && !w.state(counted(one, one.wave, option), said, said) {
				tb.Errorf("untrue: %+v", one)
			}
		}
		for option, said := range one.counts {
			of := counted(one, one.wave, option)
			k, base := w.sum(of), w.sum(counted(one, one.wave, -1))
			multiple := t.items[t.place(one.item)].Kind == data.Multiple
			switch {
			case said >= 0:
				if !w.state(of, said, said) || k > 0 && rule.Small(k) {
					tb.Errorf("untrue or small: %+v", one)
				}
			case one.base >= 0 && !w.state(of, 1, one.base): // what is hidden is not 0
				tb.Errorf("hidden and 0: %+v", one)
			}
			told := t.says(one, "2", option) // the same of the file that holds the other: how far that one can be from it the sizes say
			width := rule.Width
			if two && one.wave == "1" && told {
				width = min(width, len(t.respondents["2"])-len(t.respondents["1"]))
			}
			if rule.Small(k) || one.base >= 0 && multiple && rule.NearlyAll(k, base) && len(of) < len(counted(one, one.wave, -1)) {
				secrets = append(secrets, secret{fmt.Sprintf("wave %s: %s.o%d by %s.o%d, %d of %d", one.wave, one.item, option, one.by, one.group, k, base), of, width, one})
			}
			all := told && w.sum(counted(one, "2", option)) == w.sum(counted(one, "2", -1)) // so that who came in is among them
			if came := counted(one, "came", option); two && !all && rule.Small(w.sum(came)) {
				secrets = append(secrets, secret{fmt.Sprintf("came: %s.o%d by %s.o%d, %d", one.item, option, one.by, one.group, w.sum(came)), came, min(rule.Width, len(t.respondents["2"])-len(t.respondents["1"])), one})
			}
		}
	}
	// Of groups that are hidden whole, what the table of the question that they are made of tells by itself is no more than that: who ticked
	// two answers of a multiple choice follows from its base.
	tells := func(of secret) bool {
		if of.told.by == "" || of.told.base >= 0 {
			return false
		}
		alone := newWorlds(truth)
		for _, one := range t.told {
			if one.item != of.told.by || one.by != "" || one.wave != of.told.wave {
				continue
			}
			if one.base >= 0 {
				alone.state(counted(one, one.wave, -1), one.base, one.base)
			}
			for option, said := range one.counts {
				if said >= 0 {
					alone.state(counted(one, one.wave, option), said, said)
				}
			}
		}
		return !alone.moves(of.of, of.width, random)
	}
	slices.SortFunc(secrets, func(a, b secret) int { return strings.Compare(a.name, b.name) })
	secrets = slices.CompactFunc(secrets, func(a, b secret) bool { return a.name == b.name })
	for _, one := range secrets {
		if !w.moves(one.of, one.width, random) && !tells(one) {
			broken = append(broken, one.name)
		}
	}
	return broken, len(secrets)
}

// says reports whether a count is told of a wave.
func (t *target) says(of told, wave string, option int) bool {
	return slices.ContainsFunc(t.told, func(one told) bool {
		k, counted := one.counts[option]
		return one.wave == wave && one.item == of.item && one.by == of.by && one.group == of.group && counted && k >= 0
	})
}

// Nothing that is published of a survey at random, as it is read from JSON, CSV and HTML, leaves too little of a small count: of one file or
// of an interim and a final one, with routing, limits and weights, or of what a member hands over. Other answers of respondents that
// say the same are looked for by a walk at random.
func TestAttackFromOutside(t *testing.T) { attackFromOutside(t, 0, 4) }

// The attack on 2,000 surveys, once: go test -run x -bench Outside -benchtime 1x. With -short it is on 20.
func BenchmarkAttackFromOutside(b *testing.B) {
	surveys := 2000
	if testing.Short() {
		surveys = 20
	}
	for b.Loop() {
		attackFromOutside(b, 0, surveys)
	}
}

func attackFromOutside(tb testing.TB, from, to int) {
	shown, attacked := 0, 0
	for seed := from; seed < to; seed++ {
		random := rand.New(rand.NewPCG(uint64(seed), 14))
		t := newTarget(random)
		if random.IntN(5) == 0 {
			delete(t.respondents, "1")
			t.share(tb, random)
		} else {
			t.publish(tb, random)
		}
		broken, n := t.attack(tb, random)
		for _, one := range broken {
			tb.Errorf("seed %d, %s: %s", seed, t.preset, one)
		}
		attacked += n
		for _, one := range t.told {
			for _, k := range one.counts {
				if k >= 0 {
					shown++
				}
			}
		}
	}
	tb.Logf("%d surveys: %d small counts attacked, %d counts shown", to-from, attacked, shown)
	if attacked == 0 || shown == 0 {
		tb.Error("nothing is attacked, or nothing shown")
	}
}
