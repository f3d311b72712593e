package claims

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"spoor/analysis/claims"
	"spoor/analysis/outlook"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// OutlookSchema names the form of an outlook in JSON.
const OutlookSchema = "spoor/plan-claims/1"

// Outlook says how likely each claim is to be decided by new surveys of so many respondents.
type Outlook struct {
	Wave       data.Wave
	Level      float64
	Power      float64 // the chance from which a claim counts as decidable
	Simulation outlook.Simulation
	Claims     []outlook.Outlook
}

var outlookWords = struct {
	title, conclusion, now, decidable, contradicted, simulated, assumed, meaning, bounds data.Text
}{
	title:        data.Text{NL: "Welke conclusies zijn te beslissen met meer respondenten?", EN: "Which conclusions could more respondents decide?"},
	conclusion:   data.Text{NL: "conclusie", EN: "conclusion"},
	now:          data.Text{NL: "nu", EN: "now"},
	contradicted: data.Text{NL: "%s weersproken", EN: "%s contradicted"},
	decidable: data.Text{
		NL: "Bij %s respondenten zijn %d van de %d conclusies met minstens %s kans te beslissen.",
		EN: "With %s respondents %d of the %d conclusions can be decided with a chance of at least %s.",
	},
	simulated: data.Text{
		NL: "Per aantal zijn %s nieuwe onderzoeken nagebootst (startgetal %d); de kansen zijn daardoor op ongeveer %s procentpunten nauwkeurig.",
		EN: "For each number %s new surveys were simulated (seed %d); the chances are accurate to about %s percentage points for it.",
	},
	assumed: data.Text{
		NL: "Aangenomen is dat de werkelijke percentages die van nu zijn, en dat iedere vraag door n respondenten wordt beantwoord. Zijn de werkelijke percentages anders, dan zijn de kansen dat ook.",
		EN: "The true percentages are assumed to be those found now, and every question to be answered by n respondents. If the true percentages differ from these, so do the chances.",
	},
	meaning: data.Text{
		NL: "Te beslissen: ondersteund of weersproken, bij een betrouwbaarheid van %s en welke antwoorden ook samengaan. Tussen haakjes de kans als ook de antwoorden per respondent bekend zijn en gunstig uitvallen.",
		EN: "Decidable: supported or contradicted, at a confidence of %s and whichever answers go together. In brackets the chance if the answers of each respondent are known too, and turn out well.",
	},
	bounds: data.Text{
		NL: "Bij vragen waarop meer antwoorden mogelijk zijn, is niet bekend welke samengaan; daarvoor is één mogelijke verdeling gekozen. Waar de bron meer lezingen toelaat, is met de eerste gerekend. Van gemiddelden is de grootst mogelijke spreiding genomen.",
		EN: "Where several answers are possible it is not known which go together; one possible distribution was chosen. Where the source has several readings, the first was taken. For means the largest possible spread was taken.",
	},
}

func (o Outlook) notes(lang data.Lang) []string {
	return []string{
		outlookWords.simulated.Say(lang, number.Count(o.Simulation.Draws, lang), o.Simulation.Seed, number.Decimals(simulationError(o.Simulation.Draws), 0, lang)),
		outlookWords.assumed.In(lang),
		outlookWords.meaning.Say(lang, number.Level(o.Level, lang)),
		outlookWords.bounds.In(lang),
		prose.Source(o.Wave, lang),
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

// conclusions says for each number how many of the claims it would decide.
func (o Outlook) conclusions(lang data.Lang) []string {
	var sentences []string
	for i, n := range o.Simulation.Sizes {
		decidable, all := 0, 0
		for _, claim := range o.Claims {
			if len(claim.At) == 0 {
				continue
			}
			all++
			if claim.At[i].Decided() >= o.Power {
				decidable++
			}
		}
		sentences = append(sentences, outlookWords.decidable.Say(lang, number.Count(n, lang), decidable, all, number.Level(o.Power, lang)))
	}
	return sentences
}

// table returns one row for each claim: what it says or its id, its verdict today, and the chance to decide it.
func (o Outlook) table(name func(claims.Claim) string, lang data.Lang) [][]string {
	heading := []string{outlookWords.conclusion.In(lang), outlookWords.now.In(lang)}
	for _, n := range o.Simulation.Sizes {
		heading = append(heading, "n = "+number.Count(n, lang))
	}
	rows := [][]string{heading}
	for _, claim := range o.Claims {
		cells := []string{name(claim.Claim), page.VerdictSign(claim.Today, lang)}
		for range o.Simulation.Sizes {
			cells = append(cells, "–")
		}
		for i, at := range claim.At {
			cells[2+i] = chance(at, lang)
		}
		rows = append(rows, cells)
	}
	return rows
}

// chance returns "62% (88%)": decided, and decided with the answers of each respondent at hand. Where the claim may well be
// contradicted rather than supported, that is said.
func chance(at outlook.Chances, lang data.Lang) string {
	text := number.Chance(at.Decided(), 0, lang)
	if at.NeedsRespondents > 0 {
		text += " (" + number.Chance(min(1, at.Decided()+at.NeedsRespondents), 0, lang) + ")"
	}
	if at.Contradicted > at.Supported && at.Contradicted >= 0.05 {
		return outlookWords.contradicted.Say(lang, text)
	}
	return text
}

// Text returns the outlook as plain text.
func (o Outlook) Text(lang data.Lang) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n\n%s\n\n", outlookWords.title.In(lang), strings.Join(o.conclusions(lang), "\n"))
	fmt.Fprintln(&out, page.Columns(o.table(func(claim claims.Claim) string { return claim.ID }, lang)))
	for _, claim := range o.Claims {
		fmt.Fprintf(&out, "%s: %s\n", claim.Claim.ID, claim.Claim.Text.In(lang))
	}
	fmt.Fprintf(&out, "\n%s\n", strings.Join(o.notes(lang), "\n"))
	return out.Bytes()
}

// Markdown returns the outlook as Markdown.
func (o Outlook) Markdown(lang data.Lang) []byte {
	var out page.Markdown
	out.Put("# %s\n\n%s\n\n", outlookWords.title.In(lang), strings.Join(o.conclusions(lang), " "))
	out.Grid(o.table(func(claim claims.Claim) string { return claim.Text.In(lang) }, lang), 2)
	out.Each("\n%s\n", o.notes(lang))
	return out.Bytes()
}

type outlookRecord struct {
	ID      string          `json:"id"`
	Text    string          `json:"text"`
	Today   claims.Verdict  `json:"today"`
	Chances []chancesRecord `json:"chances"` // empty for a claim about the numbers themselves
}

type chancesRecord struct {
	N                int     `json:"n"`
	Supported        float64 `json:"supported"`
	NeedsRespondents float64 `json:"needs_respondents"`
	Undecided        float64 `json:"undecided"`
	Contradicted     float64 `json:"contradicted"`
}

// JSON returns the outlook with chances in [0, 1], at full precision.
func (o Outlook) JSON(lang data.Lang) ([]byte, error) {
	var records []outlookRecord
	for _, claim := range o.Claims {
		record := outlookRecord{ID: claim.Claim.ID, Text: claim.Claim.Text.In(lang), Today: claim.Today, Chances: []chancesRecord{}}
		for _, at := range claim.At {
			record.Chances = append(record.Chances, chancesRecord(at))
		}
		records = append(records, record)
	}
	encoded, err := json.MarshalIndent(struct {
		Schema string          `json:"schema"`
		Wave   string          `json:"wave"`
		Level  float64         `json:"level"`
		Power  float64         `json:"power"`
		Seed   uint64          `json:"seed"`
		Draws  int             `json:"draws"`
		Claims []outlookRecord `json:"claims"`
		Notes  []string        `json:"notes"`
	}{OutlookSchema, o.Wave.ID, o.Level, o.Power, o.Simulation.Seed, o.Simulation.Draws, records, o.notes(lang)}, "", "  ")
	return append(encoded, '\n'), err
}
