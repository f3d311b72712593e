package layout

import (
	"strconv"
	"strings"

	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Role is what a column, or a row, of a table holds.
type Role string

const (
	roleItem    Role = "item"
	roleRow     Role = "row"
	RoleOption  Role = "option"
	RoleCount   Role = "count"
	RolePercent Role = "percent"
	RoleBase    Role = "base"  // the number of respondents
	roleN       Role = "n"     // the number of respondents, or of anything else
	RoleTotal   Role = "total" // of respondents, or of ticks
	RoleAsked   Role = "asked"
	RoleLow     Role = "low"
	RoleHigh    Role = "high"
	RoleIgnored Role = "nr" // the number of a line, a rank or the year: nothing that is counted
	roleOther   Role = ""   // something else
)

const (
	respondentWords = `(respondent(en|s)?|ge[eë]nqu[eê]teerden|ondervraagden|antwoorders|antwoordenden|invullenden|interviewees|deelnemers?|deelnemende organisaties|invullers|ingevulde (vragenlijsten|enquetes|enquêtes|formulieren)|vragenlijsten|participants?|people|personen|mensen|trajecten|afgesloten trajecten|cases|dossiers|trajectories|closed trajectories|organisaties|organisations|organizations|leden|members|medewerkers|collega'?s|teams|vestigingen)`
	// whoIsCounted are people and the like who are respondents where their number is given, and may be options otherwise.
	whoIsCounted  = `(cli[eë]nten|kandidaten|klanten|pati[eë]nten|professionals|begeleiders|(job)?coaches|consulenten|adviseurs|werkgevers|werknemers|bedrijven|instellingen|scholen|gemeenten|huishoudens|bewoners|inwoners|burgers|studenten|leerlingen|ouders|vrijwilligers|formulieren|enqu[eê]tes|inzendingen|reacties|clients|candidates|customers|patients|employers|employees|companies|students|parents|residents|volunteers|submissions|completes|forms)`
	answeredWords = `( die (dit|deze vraag|de vraag)( hebben| heeft)?( beantwoord(den|en)?| invulden)| dat (antwoordde|heeft geantwoord)| per vraag| in totaal| totaal| total| who answered| answering| \(n\)| n)?`
)

// Names of columns and of the rows below a table, folded. What a word says alone is decided by what else there is.
var roleWords = []struct {
	role  Role
	words *pattern.Pattern
}{
	{RoleIgnored, phrase(`nr|nrs|no|nummer|volgnummer|volgnr|regel|id|respondent ?id|responsid|response id|record|dossier|dossiernummer|case|rang|rank|ranking|rangorde|positie|(peil|meet|onderzoeks|verslag|boek)?(jaar|datum|periode|maand)|year|date|period|versie|version|code|gemiddelde?( score)?|gem|mean|average|avg|mediaan|median|standaarddeviatie|standaardafwijking|std|sd|stdev|standard deviation|standaardfout|se|min|max|trend|verschil|difference|rapportcijfer`)},
	{roleItem, phrase(`item|vraag|vragen|question|vraagstelling|onderwerp`)},
	{roleRow, phrase(`row|rij|onderdeel|stelling|subvraag|deelvraag|aspect|partij`)},
	{RoleOption, phrase(`option|optie|opties|options|antwoord|antwoorden|antwoordoptie|antwoordopties|antwoordcategorie|antwoordmogelijkheid|antwoordmogelijkheden|answer|answers|outcome|uitkomst|uitkomsten|resultaat|resultaten|rijlabels|row labels|antwoordopties?|schaal|scale|waarde|waardering|beoordeling|score|oordeel|rating|reden|redenen|verbeterpunt|verbeterpunten|kenmerk|kenmerken|result|results|categorie|category|keuze|keuzes|choice|factor|factoren|situatie|situaties|omschrijving|label|response`)},
	{RoleLow, phrase(`low|minimum`)}, {RoleHigh, phrase(`high|maximum`)},
	{RoleAsked, phrase(`asked|gevraagd|aantal gevraagd|uitgenodigd|aantal uitgenodigd|invited`)},
	{RolePercent, phrase(`%|in %|perc\.?|pct\.?|percent|percents|percentage|percentages|percentage \(%\)|procent|procenten|(in|als) (procenten|percentages?|procent)|proc\.?|p|kolom ?%|col ?%|valid percent|aandeel|aandeel in %|share|relatief|relatieve frequentie|(%|percentage|percent|procent|aandeel) (van )?(de |het |of )?(the )?(totaal|total|` + respondentWords + `)|aantal in %`)},
	{RoleBase, phrase(`base|basis|asked base|(het |totaal |total |the )?(aantal|number of|no\. of|nr\. of|totaal|total|n|#|basis|base)[ :=]*(de |het |the )?` + respondentWords + answeredWords + `|` + respondentWords + answeredWords + `|(het |totaal |total |the )?(aantal|number of|no\. of|nr\. of|totaal)[ :=]*(de |het |the )?` + whoIsCounted + answeredWords + `|(netto ?|bruto ?)?respons|response n|(netto ?|bruto ?)?steekproef(grootte|omvang)?|sample( size)?|beantwoord door|answered by|(het )?aantal (dat |die )?(heeft |hebben )?(geantwoord|ingevuld|beantwoord)|ingevuld door|totaal (aantal )?ingevuld`)},
	{roleN, phrase(`n|n ?=|n ?:|(totaal|total) n|n (totaal|total)`)},
	{RoleTotal, phrase(`totaal|total|tot|totalen|totals|som|sum|eindtotaal|grand total|subtotaal|subtotal|totaal aantal|total count|totaal generaal|totaal (generaal|alle|alles)|alle|allen|iedereen|all|everyone|(totaal )?(aantal |number of |total )?(antwoorden|answers|responses|keuzes|kruisjes|stemmen|ticks|vinkjes|picks|mentions|vermeldingen)( totaal| total)?|totaal aantal antwoorden`)},
	{RoleCount, phrase(`count|counts|(aantal|aantallen|count|som|sum|number) (van|of) .+|aantal|aantallen|absolute aantallen|absolute frequentie|geteld|getal|hoe vaak|hoeveel|hoeveelheid|frequentie|frequency|freq|absoluut|abs|#|aantal keer|aantal keren|aantal malen|aantal x|keer|keren|aantal (keer |keren |malen |x )?(gekozen|genoemd|aangekruist|aangevinkt|geantwoord|ja)|keer gekozen|keer genoemd|times chosen|times mentioned|number|number chosen|stemmen|turven|turf|telling|score aantal`)},
}

func phrase(words string) *pattern.Pattern { return pattern.New(`^(` + words + `)$`) }

var (
	inBrackets = pattern.New(`\s*\([^)]*\)$`)
	yearAfter  = pattern.New(`[ ,:/-]*(in |over |jaar )?(19|20)\d{2}([-/](19|20)?\d{2})?$`)
)

// RoleOf returns what a header, or the label before a number, says that the number is.
func RoleOf(text string) Role {
	folded := alike.Replace(writing.Fold(text))
	folded = strings.TrimRight(folded, " .:;*=")
	if folded == "" {
		return roleOther
	}
	for _, form := range []string{folded, inBrackets.ReplaceAllString(folded, ""), yearAfter.ReplaceAllString(folded, "")} {
		for _, one := range roleWords {
			if one.words.MatchString(form) {
				return one.role
			}
		}
	}
	return roleOther
}

// IsBaseRole reports whether a number is of respondents, or may be.
func IsBaseRole(r Role) bool { return r == RoleBase || r == roleN || r == RoleTotal }

// isTextRole reports whether a column of that name holds texts.
func isTextRole(r Role) bool { return r == roleItem || r == roleRow || r == RoleOption }

// isNumberRole reports whether a column of that name holds numbers that are read.
func isNumberRole(r Role) bool {
	return IsBaseRole(r) || r == RoleCount || r == RolePercent || r == RoleAsked || r == RoleLow || r == RoleHigh
}

const number = `(\d{1,3}(?:[. ]\d{3})+|\d+)`

// baseIn finds the number of respondents that a title or a remark gives: "(n = 12)", "Basis: 12 respondenten", "12 respondenten".
// A number of respondents within a sentence can be of anything.
var baseIn = []*pattern.Pattern{
	pattern.New(`(?:^|[\s(\[;,])n ?[=:] ?` + number + `(?:$|[\s)\];,.])`),
	pattern.New(`(?:^|[(\[;,] ?)(?:basis|base|(?:het )?(?:totaal |total )?(?:aantal|number of|n|totaal|total) ` + respondentWords + answeredWords + `|` + respondentWords + `) ?[=:]? ?` + number + `(?:$|[\s)\];,.])`),
	pattern.New(`(?:^|[(\[])(?:basis|base|ingevuld door|beantwoord door|gebaseerd op|op basis van|answered by|based on)?:? ?(?:de |the )?` + number + ` ` + respondentWords + `(?:$|[)\].])`),
}

// textBase returns the number of respondents that stands in a text.
func textBase(text string) (int, bool) {
	folded := alike.Replace(writing.Fold(text))
	for _, pattern := range baseIn {
		for _, group := range pattern.FindStringSubmatch(folded) {
			if group == "" || strings.Trim(group, "0123456789. ") != "" {
				continue
			}
			if n, err := strconv.Atoi(digits(group)); err == nil {
				return n, true
			}
		}
	}
	return 0, false
}

// isMention reports whether a cell is a number that says itself that it is of respondents.
func isMention(cell string) bool {
	_, mentioned := textBase(cell)
	return countedCell.MatchString(cell) || mentioned && isValue(cell)
}

var basePart = pattern.New(`\s*[(\[,;:-]?\s*(n|basis|base) ?[=:] ?\d[\d. ]*[^)\]]*[)\]]?$`)

// withoutBase takes "(n = 12)" from the end of a title.
func withoutBase(text string) string { return basePart.ReplaceAllString(text, "") }

// inPercent is how a title says that the numbers below it are percentages.
var inPercent = pattern.New(`(?:^|[\s(\[,;-])(?:in |als |as )?(?:%|procenten|percentages?|percent)(?:$|[\s)\],;.:])`)

func saysPercent(text string) bool { return inPercent.MatchString(Fold(text)) || Fold(text) == "%" }
