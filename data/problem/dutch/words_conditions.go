package dutch

// conditions are what is wrong with a condition (--where), and with what two coders did.
var conditions = []said{
	{"character %d: %s", "teken %s: %s"},
	{"the end", "het einde"},
	{"%q stands where the condition could end; join comparisons with and, or", "%s staat waar de voorwaarde kon eindigen; verbind vergelijkingen met and of or"},
	{"more than %d parentheses and nots within each other", "meer dan %s haakjes en nots in elkaar"},
	{"%s where a ) is missing", "%s waar een ) ontbreekt"},
	{"%s where =, !=, <, <=, >, >= or in is to follow on %s", "%s waar =, !=, <, <=, >, >= of in hoort te volgen op %s"},
	{"%s where a ( is to follow on in: item in (option, option)", "%s waar een ( hoort te volgen op in: vraag in (antwoord, antwoord)"},
	{"%s is a number; compare it with =, <, <=, >, >=", "%s is een getal; vergelijk met =, <, <=, > of >="},
	{"%s where a , or ) is to follow", "%s waar een , of ) hoort te volgen"},
	{"%s is no number to compare %s with; write it with a decimal point", "%s is geen getal om %s mee te vergelijken; schrijf het met een decimale punt"},
	{"the options of %s have no order to compare by; use =, != or in", "de antwoorden op %s hebben geen volgorde om op te vergelijken; gebruik =, != of in"},
	{"%s where an item is to stand", "%s waar een vraag hoort te staan"},
	{"no item %q", "geen vraag %s"},
	{"item %q holds free text, which has no options to compare with", "vraag %s is een open vraag, zonder antwoorden om mee te vergelijken"},
	{"item %q has no rows; write %s = option", "vraag %s heeft geen onderdelen; schrijf %s = antwoord"},
	{"item %q has rows; write one of %s", "vraag %s heeft onderdelen; schrijf een van %s"},
	{"item %q has no row %q; did you mean %q?", "vraag %s heeft geen onderdeel %s; bedoelt u %s?"},
	{"%s where an option of %s is to stand", "%s waar een antwoord op %s hoort te staan"},
	{"no option %q of %s (%s)", "geen antwoord %s op %s (%s)"},
	{"no option %q of %s (%s); did you mean %q?", "geen antwoord %s op %s (%s); bedoelt u %s?"},
	{"the quote %s is not closed", "het aanhalingsteken %s is niet gesloten"},
	{"! alone is no comparison; write != or not", "! alleen is geen vergelijking; schrijf != of not"},
	{"item %q does not stand beside the others in %s", "vraag %s staat niet naast de andere in %s"},

	{"compare %s and %s: %s", "%s en %s vergelijken: %s"},
	{"both coders used one and the same code for every text, so kappa is not defined; code texts on which they can differ", "beide codeurs gebruikten voor elke tekst een en dezelfde code, dus kappa bestaat niet; codeer teksten waarover ze kunnen verschillen"},
	{"no text was coded by both coders; give both the same texts", "geen tekst is door beide codeurs gecodeerd; geef beiden dezelfde teksten"},
}
