package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/outlook"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/study/written"
	"spoor/reports/page"
)

// planClaimsSchema names the form of foreseen in JSON.
const planClaimsSchema = "spoor/plan-claims/1"

// foreseen says how likely each claim is to be decided by new surveys. Chances lie in [0, 1].
type foreseen struct {
	Schema string          `json:"schema"`
	Wave   string          `json:"wave"`
	Level  float64         `json:"level"`
	Power  float64         `json:"power"` // the chance from which a claim counts as decidable
	Seed   uint64          `json:"seed"`
	Draws  int             `json:"draws"`
	Claims []foreseenClaim `json:"claims"`
	Notes  []string        `json:"notes"`
	sizes  []int
	lang   data.Lang
}

type foreseenClaim struct {
	ID      string            `json:"id"`
	Text    string            `json:"text"`
	Today   claims.Verdict    `json:"today"`
	Chances []foreseenChances `json:"chances"` // empty for a claim about the numbers themselves
}

type foreseenChances struct {
	N                int     `json:"n"`
	Supported        float64 `json:"supported"`
	NeedsRespondents float64 `json:"needs_respondents"`
	Undecided        float64 `json:"undecided"`
	Contradicted     float64 `json:"contradicted"`
}

// runPlanClaims simulates new surveys and decides the claims of the survey on each.
func runPlanClaims(ctx context.Context, o planOptions) error {
	if o.baseline != "" || o.target != "" || o.difference != "" || o.chart != "" {
		return usage("--claims takes --n, and no --baseline, --target, --difference or --chart")
	}
	if o.n == "" {
		return usage("--claims needs --n: the numbers of respondents to look at, such as 60,100,200")
	}
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	f := foreseen{Schema: planClaimsSchema, Level: options.Level, Seed: o.seed, Draws: o.draws, lang: lang}
	if f.Power, err = parsePower(o.power); err != nil {
		return err
	}
	if f.sizes, err = written.ParseWholes(strings.Split(o.n, ",")); err != nil {
		return usage("--n: %w", err)
	}
	loaded, err := load(ctx, o.streams, o.survey, analysis.DefaultOptions())
	if err != nil {
		return err
	}
	list, err := readClaims(claimsOptions{survey: o.survey}, loaded.survey.Codebook.AsAsked(loaded.wave))
	if err != nil {
		return err
	}
	basis, err := claimsBasis(ctx, loaded, list, options)
	if err != nil {
		return err
	}
	outlooks, err := outlook.Foresee(ctx, list, basis, outlook.Simulation{Sizes: f.sizes, Draws: o.draws, Seed: o.seed})
	if err != nil {
		return usageError{err}
	}
	f.fill(outlooks, loaded.wave)
	content, err := f.render(o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func (f *foreseen) fill(outlooks []outlook.Outlook, wave data.Wave) {
	f.Wave = wave.ID
	for _, outlook := range outlooks {
		claim := foreseenClaim{ID: outlook.Claim.ID, Text: outlook.Claim.Text.In(f.lang), Today: outlook.Today, Chances: []foreseenChances{}}
		for _, at := range outlook.At {
			claim.Chances = append(claim.Chances, foreseenChances(at))
		}
		f.Claims = append(f.Claims, claim)
	}
	f.Notes = []string{
		f.sayf("Per aantal zijn %s nieuwe onderzoeken nagebootst (startgetal %d); de kansen zijn daardoor op ongeveer %s procentpunt nauwkeurig.",
			"For each number %s new surveys were simulated (seed %d); the chances are accurate to about %s percentage points for it.",
			number.Count(f.Draws, f.lang), f.Seed, number.Decimals(simulationError(f.Draws), 0, f.lang)),
		f.say("Aangenomen is dat de werkelijke percentages die van nu zijn, en dat iedere vraag door n respondenten wordt beantwoord. Zijn de werkelijke percentages anders, dan zijn de kansen dat ook.",
			"The true percentages are taken to be those of now, and every question to be answered by n respondents. If the true percentages are others, so are the chances."),
		f.sayf("Te beslissen: ondersteund of weersproken, bij een betrouwbaarheid van %s en welke antwoorden ook samengaan. Tussen haakjes de kans als ook de antwoorden per respondent bekend zijn en gunstig uitvallen.",
			"Decidable: supported or contradicted, at a confidence of %s and whichever answers go together. In brackets the chance if the answers of each respondent are known too, and turn out well.",
			number.Level(f.Level, f.lang)),
		f.say("Bij vragen waarop meer antwoorden mogelijk zijn, is niet bekend welke samengaan; daarvoor is één mogelijke verdeling gekozen. Waar de bron meer lezingen toelaat, is met de eerste gerekend. Van gemiddelden is de grootst mogelijke spreiding genomen.",
			"Where several answers are possible it is not known which go together; one possible distribution was chosen. Where the source has several readings, the first was taken. Of means the largest possible spread was taken."),
		prose.Source(wave, f.lang),
	}
}

// simulationError is twice the largest standard error of a simulated chance, in percentage points, rounded up.
func simulationError(draws int) float64 {
	for points := 1.0; ; points++ {
		if points*points*float64(draws) >= 100*100 {
			return points
		}
	}
}

func (f foreseen) say(nl, en string) string { return data.Text{NL: nl, EN: en}.In(f.lang) }

func (f foreseen) sayf(nl, en string, values ...any) string {
	return fmt.Sprintf(f.say(nl, en), values...)
}

// conclusions says for each number how many of the claims it would decide.
func (f foreseen) conclusions() []string {
	var sentences []string
	for i, n := range f.sizes {
		decidable, all := 0, 0
		for _, claim := range f.Claims {
			if len(claim.Chances) == 0 {
				continue
			}
			all++
			if at := claim.Chances[i]; at.Supported+at.Contradicted >= f.Power {
				decidable++
			}
		}
		sentences = append(sentences, f.sayf("Bij %s respondenten zijn %d van de %d conclusies met minstens %s kans te beslissen.",
			"With %s respondents %d of the %d conclusions can be decided with a chance of at least %s.",
			number.Count(n, f.lang), decidable, all, number.Level(f.Power, f.lang)))
	}
	return sentences
}

func (f foreseen) title() string {
	return f.say("Welke conclusies zijn te beslissen met meer respondenten?", "Which conclusions could more respondents decide?")
}

// table returns one row for each claim: what it says or its id, its verdict today, and the chance to decide it.
func (f foreseen) table(name func(foreseenClaim) string) [][]string {
	heading := []string{f.say("conclusie", "conclusion"), f.say("nu", "now")}
	for _, n := range f.sizes {
		heading = append(heading, "n = "+number.Count(n, f.lang))
	}
	rows := [][]string{heading}
	for _, claim := range f.Claims {
		cells := []string{name(claim), claim.Today.Label().In(f.lang)}
		for range f.sizes {
			cells = append(cells, "–")
		}
		for i, at := range claim.Chances {
			cells[2+i] = f.chance(at)
		}
		rows = append(rows, cells)
	}
	return rows
}

// chance returns "62% (88%)": decided, and decided with the answers of each respondent at hand. Where the claim may well be
// contradicted rather than supported, that is said.
func (f foreseen) chance(at foreseenChances) string {
	decided := at.Supported + at.Contradicted
	text := number.Chance(decided, 0, f.lang)
	if at.NeedsRespondents > 0 {
		text += " (" + number.Chance(min(1, decided+at.NeedsRespondents), 0, f.lang) + ")"
	}
	if at.Contradicted > at.Supported && at.Contradicted >= 0.05 {
		text += f.say(" weersproken", " contradicted")
	}
	return text
}

func (f foreseen) render(format string) ([]byte, error) {
	switch format {
	case "json":
		encoded, err := json.MarshalIndent(f, "", "  ")
		return append(encoded, '\n'), err
	case "md":
		return f.markdown(), nil
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n\n%s\n\n", f.title(), strings.Join(f.conclusions(), "\n"))
	fmt.Fprintln(&out, page.Columns(f.table(func(claim foreseenClaim) string { return claim.ID })))
	for _, claim := range f.Claims {
		fmt.Fprintf(&out, "%s: %s\n", claim.ID, claim.Text)
	}
	fmt.Fprintf(&out, "\n%s\n", strings.Join(f.Notes, "\n"))
	return out.Bytes(), nil
}

func (f foreseen) markdown() []byte {
	var out bytes.Buffer
	escape := page.MarkdownText
	fmt.Fprintf(&out, "# %s\n\n%s\n\n", f.title(), strings.Join(f.conclusions(), " "))
	for i, cells := range f.table(func(claim foreseenClaim) string { return claim.Text }) {
		for k := range cells {
			cells[k] = escape(cells[k])
		}
		fmt.Fprintf(&out, "| %s |\n", strings.Join(cells, " | "))
		if i == 0 {
			fmt.Fprintf(&out, "| --- | --- |%s\n", strings.Repeat(" ---: |", len(f.sizes)))
		}
	}
	for _, note := range f.Notes {
		fmt.Fprintf(&out, "\n%s\n", escape(note))
	}
	return out.Bytes()
}
