package claims_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/claimstest"
	"spoor/internal/reasons"
)

// bothWays is the sentence on a decision in both languages.
func bothWays(d claims.Decision) data.Text {
	return data.Text{NL: reasons.Sentence(d, data.Dutch), EN: reasons.Sentence(d, data.English)}
}

func decideSector(t *testing.T) []claims.Decision {
	t.Helper()
	list, basis := claimstest.BuiltIn(t)
	decisions, err := claims.Decide(list, basis)
	if err != nil {
		t.Fatal(err)
	}
	return decisions
}

// exact is the p-value of a part that leaves nothing open.
func exact(p float64) claims.Bounds { return claims.Bounds{Low: p, High: p} }

// The claims, each by hand with R 4.2.2. midp(b, c) stands for the mid-P value of McNemar's test,
// 2 * pbinom(min(b, c), b + c, 1/2) - dbinom(min(b, c), b + c, 1/2), and [b1:c1, b2:c2] for its values at the largest and
// the smallest overlap. p is that of the weakest part after p.adjust(..., "holm") over the parts, both ends apart.
func TestSectorVerdicts(t *testing.T) {
	none := claims.Bounds{Low: -1, High: -1}
	for _, c := range []struct {
		id      string
		verdict claims.Verdict
		p       claims.Bounds
		uses    string
	}{
		// Bases from 41 (collaboration.insurer) to 47 (outcomes): neither 50 nor against it.
		{"filled_in_50", claims.NotEstablished, none, ""},
		{"referrals_10600", claims.NoFigure, none, ""},
		{"closed_8965", claims.NoFigure, none, ""},
		// Mean 30% of 50 in 29.2 to 36.7%: 2 * pnorm(-(0.30 - 0.292) / sqrt(0.292 * 0.708 / 50)) = 0.901 is the larger of the
		// two ends. The interval, Wilson's for 0.30 at 50, is 19.1 to 43.8%.
		{"own_work_third", claims.DirectionOnly, exact(0.9009880149558153), "trajectory_shares"},
		// Mean 23% in 22.5 to 25%: 2 * pnorm(-(0.23 - 0.225) / sqrt(0.225 * 0.775 / 50)).
		{"other_work_quarter", claims.DirectionOnly, exact(0.9325263296150477), "trajectory_shares"},
		// 5 / 43 = 11.63%, which prints as 12: the number is right, but nobody was asked.
		{"early_start_all", claims.SaysMore, none, "improvements"},
		{"collab_important", claims.SaysMore, none, "positive_factors"},
		// 10 / 43 = 23.26%, which prints as 23.
		{"third_parties_23", claims.Supported, none, "positive_factors"},
		// Employer 30 of 43 (32 of 43 in the other reading), employee 36 of 43, case manager 32 of 42:
		// binom.test(30, 43)$p.value = 0.0137 is the largest, and times 1 by Holm.
		{"collab_good", claims.Supported, exact(0.01371818506), "collaboration"},
		// Physician 19 of 43 against employer 30 of 43: overlap 6 to 19, [11:0, 24:13] = 0.00049 to 0.07295. The largest of
		// the six high ends but one (16 of 41 against 30 of 43: 0.05325) follows, so times 1 and 2 by Holm:
		// max(0.07295, 2 * 0.05325) = 0.10650. So respondents are needed with good = 37% for the health service. With
		// neutral = 14% it has 29 of 42 against 30 of 43, which even the largest overlap leaves at p = 0.5: direction only; and
		// if the employer's base is 42, 29 of 42 against 29 of 42 is no difference at all.
		{"collab_room", claims.NotEstablished, claims.Bounds{Low: 0.00048828125, High: 0.106503828196}, "collaboration"},
		// 26 of 41 against a third: 2 * pbinom(25, 41, 0.333, lower = FALSE).
		{"insurer_neutral", claims.Supported, exact(0.0001528184685077771), "collaboration"},
		// (5 + 18) / 42 = 54.76%, which prints as 55.
		{"uwv_bad_55", claims.Supported, none, "collaboration"},
		// Mean 30% of 50 against one half: 2 * pnorm((0.30 - 0.5) / sqrt(0.25 / 50)).
		{"most_return", claims.Contradicted, exact(0.004677734981047265), "trajectory_shares"},
		// 31, 28, 24, then 20 of 47: 31 against 28 has overlap 12 to 28, [3:0, 19:16] = 0.125 to 0.618; 28 against 24
		// [4:0, 23:19] and 24 against 20 [4:0, 24:20] = 0.0625 to 0.552. Holm: 3 * 0.0625 = 0.1875 at best.
		{"outcomes_order", claims.DirectionOnly, claims.Bounds{Low: 0.1875, High: 1}, "outcomes"},
		// 12 of 47 against 31 and 28 of 47: at no overlap midp(31, 12) = 0.00366 and midp(28, 12) = 0.01151.
		{"other_own_rarer", claims.Supported, claims.Bounds{Low: 1.52587890625e-05, High: 0.011507789735}, "outcomes"},
		// 31 / 47 = 65.96%, which prints as 66; influence is not in it.
		{"influence_first_track", claims.SaysMore, none, "outcomes"},
		// 26, 21, 20 of 47 against 4, the only other that is no "other": [16:0, 20:4]; Holm: max(0.00091, 2 * 0.00053).
		{"interim_top3", claims.Supported, claims.Bounds{Low: 1.52587890625e-05, High: 0.0010670423508}, "interim_results"},
		// 13 / 47 = 27.66%, which prints as 28.
		{"work_experience_place", claims.SaysMore, none, "interim_results"},
		{"agreed_what_goes_well", claims.NoFigure, none, ""},
		// 35 against 24 of 43: overlap 16 to 24, [11:0, 19:8] = 0.00049 to 0.0357; the other ten are smaller.
		{"attitude_first", claims.Supported, claims.Bounds{Low: 0.00048828125, High: 0.03569813818}, "positive_factors"},
		// 18 against 10 of 43: overlap 0 to 10, [8:0, 18:10] = 0.0039 to 0.136. midp(13, 5) = 0.064 at overlap 5 and
		// midp(12, 4) = 0.049 at 6.
		{"positive_top3", claims.NeedsRespondents, claims.Bounds{Low: 0.00390625, High: 0.1360459477}, "positive_factors"},
		// Helping: 35, 24, 18, then 10. Obstructing: 28, 25, and two of 17: no one set of three.
		{"mirror_top3", claims.NotEstablished, none, "positive_factors obstructing_factors"},
		// 6 / 43 = 13.95% and 3 / 43 = 6.98%, as printed. 6 against 3: midp(3, 0) = 0.125 at the largest overlap, at no
		// overlap midp(6, 3) = 0.344; as independent groups Boschloo's p is 0.37377, the largest chance
		// over the common proportion of a table with fisher.test's p at most that of this one (optimize()).
		{"family_more_negative", claims.DirectionOnly, claims.Bounds{Low: 0.125, High: 0.3737687096}, "positive_factors obstructing_factors"},
		// 3 and 6 of 43 against a third: 2 * pbinom(6, 43, 0.333) = 0.00732 is the larger, times 1 by Holm.
		{"family_minor", claims.Supported, exact(0.0073215783863611016), "positive_factors obstructing_factors"},
		// 15 / 42 = 35.7% twice, as printed. Nobody gave two answers: midp(15, 6) = 0.0525 twice, times 2 by Holm.
		{"traits_top2", claims.DirectionOnly, exact(0.104957580566), "personal_traits"},
		// 11 against 8, 8, 6, 5, 4 of 43: midp(11, 8) = 0.503 twice; Holm reaches 1.
		{"customisation_first", claims.DirectionOnly, exact(1), "improvements"},
		// 24 / 43 = 55.81%, which prints as 56; what the others think of placement was not asked.
		{"placement_everyone", claims.SaysMore, none, "success_definition"},
		// (12 + 4 + 3) / 43 = 44.19%, which prints as 44.
		{"not_only_placement", claims.SaysMore, none, "success_definition"},
		// 0.12 * 2390 = 286.8, which is 290 in tens.
		{"sanctions_12pct", claims.Supported, none, ""},
	} {
		decisions := decideSector(t)
		at := slices.IndexFunc(decisions, func(d claims.Decision) bool { return d.Claim.ID == c.id })
		if at < 0 || len(decisions) != 29 {
			t.Fatalf("claim %s is not among the %d claims", c.id, len(decisions))
		}
		d := decisions[at]
		if d.Verdict != c.verdict {
			t.Errorf("%s: %s, want %s\n%s", c.id, d.Verdict, c.verdict, reasons.Sentence(d, data.English))
		}
		p, tested := d.P()
		if tested != (c.p != none) || tested && (!near(p.Low, c.p.Low) || !near(p.High, c.p.High)) {
			t.Errorf("%s: p %v (tested %v), want %v", c.id, p, tested, c.p)
		}
		if uses := strings.Join(d.Uses, " "); uses != c.uses {
			t.Errorf("%s: uses %q, want %q", c.id, uses, c.uses)
		}
	}
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-9*math.Max(1, 1/want) }

// Every part of the six comparisons of collab_room on the first reading, and the verdict on each reading. R, over all
// counts x, y among the common respondents and all their overlaps o: range(midp(x - o, y - o)).
func TestSectorReadings(t *testing.T) {
	d := decided(t, decideSector(t), "collab_room")
	want := []claims.Bounds{
		{Low: 4.8828125e-04, High: 0.07295138852}, {Low: 7.629394531e-06, High: 2.102401573e-03}, {Low: 6.103515625e-05, High: 0.02430651011},
		{Low: 6.103515625e-05, High: 0.05325191410}, {Low: 9.536743164e-07, High: 1.318727154e-03}, {Low: 1.525878906e-05, High: 0.01133098418},
	}
	order := []int{0, 1, 2, 3, 4, 5} // employer, employee, case manager: as the claim lists them
	for i, at := range order {
		if p := *d.Evidence[at].P; !near(p.Low, want[i].Low) || !near(p.High, want[i].High) {
			t.Errorf("part %d: p %v, want %v", at, p, want[i])
		}
	}
	// Three readings of the employer at two bases by two repairs of the health service; codebook order, the used ones first.
	// (Very) good of the employer is 30, 32, 30 of 43, then 29, 31, 29 of 42; of the health service 16 of 41 or 29 of 42.
	verdicts := []claims.Verdict{claims.NeedsRespondents, claims.DirectionOnly, claims.NeedsRespondents, claims.DirectionOnly, claims.NeedsRespondents, claims.DirectionOnly,
		claims.NeedsRespondents, claims.NotEstablished, claims.NeedsRespondents, claims.DirectionOnly, claims.NeedsRespondents, claims.NotEstablished}
	if len(d.Readings) != len(verdicts) {
		t.Fatalf("%d readings, want %d", len(d.Readings), len(verdicts))
	}
	for i, reading := range d.Readings {
		if reading.Verdict != verdicts[i] {
			t.Errorf("reading %d: %s, want %s", i, reading.Verdict, verdicts[i])
		}
	}
	second := d.Readings[1].Readings
	if len(second) != 2 || second[1].Row != "ohs_service" || second[1].Base != 42 || !slices.Equal(second[1].Counts, []int{0, 7, 6, 28, 1}) ||
		!slices.Equal(second[0].Counts, []int{3, 2, 8, 29, 1}) {
		t.Errorf("second reading %+v", second)
	}
	good := decided(t, decideSector(t), "collab_good")
	employer := [][]int{{3, 2, 8, 29, 1}, {1, 2, 8, 29, 3}, {2, 3, 8, 29, 1}, {3, 2, 8, 28, 1}, {1, 2, 8, 28, 3}, {2, 3, 8, 28, 1}}
	if len(good.Readings) != len(employer) {
		t.Fatalf("readings of the employer: %+v", good.Readings)
	}
	for i, reading := range good.Readings {
		if reading.Verdict != claims.Supported || !slices.Equal(reading.Readings[0].Counts, employer[i]) {
			t.Errorf("reading %d of the employer: %+v", i, reading)
		}
	}
}

// The counts of a figure with one reading are those of the wave: nothing to choose.
func TestReadingsOnlyWhereThereAreSeveral(t *testing.T) {
	_, basis := claimstest.BuiltIn(t)
	var rows []string
	for _, reading := range basis.Readings {
		rows = append(rows, reading.Item+"."+reading.Row)
	}
	want := append(slices.Repeat([]string{"collaboration.employer"}, 6), "collaboration.ohs_service", "collaboration.ohs_service")
	if !slices.Equal(rows, want) {
		t.Errorf("readings of %v, want %v", rows, want)
	}
}

// The overlap that the third place of the helping factors needs: midp(13, 5) = 0.0636, midp(12, 4) = 0.0490 (R 4.2.2).
func TestSectorOverlap(t *testing.T) {
	for _, part := range decided(t, decideSector(t), "positive_top3").Evidence {
		if part.Share.Options[0] == "relation_first_track" && part.Than.Options[0] == "cooperation_third" {
			if *part.Overlap != (claims.Overlap{Min: 0, Max: 10, Needed: 6}) {
				t.Errorf("overlap %+v", *part.Overlap)
			}
			return
		}
	}
	t.Error("the third place is not compared with the fourth")
}

func decided(t *testing.T, decisions []claims.Decision, id string) claims.Decision {
	t.Helper()
	for _, d := range decisions {
		if d.Claim.ID == id {
			return d
		}
	}
	t.Fatalf("no claim %s", id)
	return claims.Decision{}
}

// What a reader reads, whole, of one claim of each kind.
func TestSectorSentences(t *testing.T) {
	decisions := decideSector(t)
	for id, want := range map[string]data.Text{
		"collab_good": {
			NL: "‘Werkgever’ is door 30 van de 43 respondenten (70%) als (zeer) goed beoordeeld, ‘Werknemer’ door 36 (84%) en ‘Casemanager’ door 32 van de 42 (76%). Elk van deze meerderheden is aangetoond; de laagste ondergrens is 54%. Dat geldt bij elke lezing van ‘Werkgever’.",
			EN: "‘Employer’ was rated (very) good by 30 of the 43 respondents (70%), ‘Employee’ by 36 (84%) and ‘Case manager’ by 32 of the 42 (76%). Each of these majorities is established; the lowest lower limit is 54%. That holds under every reading of ‘Employer’.",
		},
		"uwv_bad_55": {
			NL: "‘UWV’ is door 23 van de 42 respondenten (55%) als (zeer) slecht beoordeeld; exact 95%-interval 39–70%. Voor deze respondenten klopt het percentage.",
			EN: "‘UWV (benefits agency)’ was rated (very) bad by 23 of the 42 respondents (55%); exact 95% interval 39–70%. For these respondents the percentage is right.",
		},
		"own_work_third": {
			NL: "Het gemiddelde van ‘Re-integratie in eigen werk’ is 30% (n = 50); bij de grootst mogelijke spreiding is het 95%-interval 19–44%. De schatting ligt binnen de marge van de uitspraak, 29,2% tot 36,7%; het interval is breder dan die marge.",
			EN: "The mean of ‘Reintegration in own work’ is 30% (n = 50); with the largest possible spread the 95% interval is 19–44%. The estimate lies within the margin of the claim, 29.2% to 36.7%; the interval is wider than that margin.",
		},
		"family_more_negative": {
			NL: "‘Negatieve houding van partner, familie en vrienden’ is genoemd door 6 van de 43 respondenten (14%), tegen 3 van de 43 (7%) voor ‘Positieve houding van partner, familie en vrienden’. Dat verschil kan toeval zijn, hoeveel respondenten ook beide antwoorden gaven (p minstens 0,12). De genoemde percentages kloppen met de aantallen.",
			EN: "‘Negative attitude of partner, family and friends’ was named by 6 of the 43 respondents (14%), against 3 of the 43 (7%) for ‘Positive attitude of partner, family and friends’. That difference may be chance, however many respondents gave both answers (p at least 0.12). The percentages that are named agree with the counts.",
		},
		"attitude_first": {
			NL: "‘Positieve houding / gedrag werknemer’ is genoemd door 35 van de 43 respondenten (81%). Van de andere antwoorden komt ‘Voldoende belastbaarheid’ het vaakst voor: 24 keer (56%). Elk van de 11 verschillen is groter dan van toeval te verwachten is, hoeveel respondenten ook beide antwoorden gaven (p hoogstens 0,036, volgens Holm).",
			EN: "‘Positive attitude / behaviour of the employee’ was named by 35 of the 43 respondents (81%). Of the other answers ‘Sufficient work capacity’ comes up most often: 24 times (56%). Each of the 11 differences is larger than chance would give, however many respondents gave both answers (p at most 0.036, by Holm).",
		},
		"filled_in_50": {
			NL: "De vragen zijn door 41 tot 47 respondenten beantwoord. Of de anderen een vraag oversloegen of niet meededen, is niet te zien.",
			EN: "The questions were answered by 41 to 47 respondents. It does not show whether the others skipped a question or did not take part.",
		},
		"work_experience_place": {
			NL: "‘Anders’ is genoemd door 13 van de 47 respondenten (28%); exact 95%-interval 16–43%. De werkervaringsplaats stond niet bij de antwoorden; hoeveel van hen deze opschreven, is niet gepubliceerd.",
			EN: "‘Other’ was named by 13 of the 47 respondents (28%); exact 95% interval 16–43%. A work experience placement was not among the answers; how many of them wrote it was not published.",
		},
		"mirror_top3": {
			NL: "Bij ‘Belemmerende factoren’ is plaats 3 gedeeld: ‘Slechte relatie 1e spoor werkgever / werknemer’ en ‘Stagnerend herstelproces’ zijn elk 17 keer genoemd (n = 43). Er is dus niet één top 3 om te vergelijken. Alleen met ‘Slechte relatie 1e spoor werkgever / werknemer’ op die plaats komen de twee overeen.",
			EN: "In ‘Factors that obstruct’ place 3 is shared: ‘Bad relation between first-track employer and employee’ and ‘Stagnating recovery’ were each named 17 times (n = 43). So there is no single top 3 to compare. Only with ‘Bad relation between first-track employer and employee’ in that place do the two agree.",
		},
		"sanctions_12pct": {
			NL: "12% van 2.390 is 286,8; afgerond op tientallen is dat 290.",
			EN: "12% of 2,390 is 286.8; rounded to a multiple of 10 that is 290.",
		},
	} {
		if got := bothWays(decided(t, decisions, id)); got != want {
			t.Errorf("%s:\n got %s\nwant %s\n got %s\nwant %s", id, got.NL, want.NL, got.EN, want.EN)
		}
	}
	for id, want := range map[string]data.Text{
		"collab_room": {
			NL: "Bij deze lezing van de bron is het oordeel ‘onbeslist’; met ‘Arbodienst’: neutraal 6 en goed 28 van de 42 is het ‘aanwijzing’ en met ‘Werkgever’: goed 28 van de 42 en ‘Arbodienst’: neutraal 6 en goed 28 van de 42 is het ‘geen aanwijzing’. Het zwakste oordeel telt.",
			EN: "Under this reading of the source the verdict is ‘undecided’; with ‘Occupational health service’: neutral 6 and good 28 of the 42 it is ‘indication’ and with ‘Employer’: good 28 of the 42 and ‘Occupational health service’: neutral 6 and good 28 of the 42 it is ‘no indication’. The weakest verdict counts.",
		},
		// 20 against 13 of 47: midp(7, 0) = 0.0078 at the largest overlap, midp(20, 13) = 0.229 at none.
		"interim_top3": {
			NL: "‘Anders’ (13 keer, 28%) telt niet mee, want het staat voor verschillende antwoorden. Als één antwoord zou het op plaats 4 staan en was het oordeel ‘onbeslist’.",
			EN: "‘Other’ (13 times, 28%) does not count, as it stands for different answers. As one answer it would have place 4, and the verdict would be ‘undecided’.",
		},
		"positive_top3": {
			NL: "en dat is niet bekend (p van 0,003 tot 0,14, volgens Holm). Om het aan te tonen moeten in elk geval minstens 6 respondenten beide antwoorden hebben gegeven (het kunnen er 0 tot 10 zijn).",
			EN: "which is not known (p from 0.003 to 0.14, by Holm). To establish it, at least 6 respondents must have given both answers (there can be 0 to 10).",
		},
	} {
		if got := bothWays(decided(t, decisions, id)); !strings.HasSuffix(got.NL, want.NL) || !strings.HasSuffix(got.EN, want.EN) {
			t.Errorf("%s ends:\n%s\n%s", id, got.NL, got.EN)
		}
	}
}

// Cautions travel with the claims that they are about, each once.
func TestSectorNotes(t *testing.T) {
	decisions := decideSector(t)
	room := decided(t, decisions, "collab_room").Notes
	if len(room) != 5 { // the reading, the base and the lost label of the employer, the base of the case manager, the repairs
		t.Errorf("%d notes on collab_room: %v", len(room), room)
	}
	if notes := decided(t, decisions, "third_parties_23").Notes; len(notes) != 0 {
		t.Errorf("notes on third_parties_23: %v", notes)
	}
	if notes := decided(t, decisions, "customisation_first").Notes; len(notes) != 3 || !strings.HasPrefix(notes[1].NL, "De antwoordcategorie") {
		t.Errorf("notes on customisation_first: %v", notes)
	}
}

// Both languages are there, end as a sentence, and keep to their decimal sign.
func TestSectorTexts(t *testing.T) {
	list, _ := claimstest.BuiltIn(t)
	for _, claim := range list {
		if claim.Text.NL == "" || claim.Text.EN == "" || claim.Section == "" || (claim.Note.NL == "") != (claim.Note.EN == "") {
			t.Errorf("claim %s lacks a language or a section", claim.ID)
		}
	}
	for _, d := range decideSector(t) {
		for lang, text := range map[data.Lang]string{data.Dutch: reasons.Sentence(d, data.Dutch), data.English: reasons.Sentence(d, data.English)} {
			if !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || strings.Contains(text, "%!") {
				t.Errorf("%s in %s: %q", d.Claim.ID, lang, text)
			}
		}
		if strings.Contains(reasons.Sentence(d, data.Dutch), "p = 0.") || strings.Contains(reasons.Sentence(d, data.English), "p = 0,") {
			t.Errorf("%s: decimal sign in %v", d.Claim.ID, bothWays(d))
		}
	}
}
