package helptext

var calculations = map[string]Text{
	"spoor calc": {"Reken met aantallen uit een andere publicatie", `Bereken intervallen en toetsen uit aantallen, zonder onderzoek: een zakrekenmachine voor wie een andere publicatie leest.

Een aantal en zijn basis schrijft u als 35/43. Een gedrukt percentage met zijn basis, 81%/43, staat voor de aantallen die zo
worden afgedrukt; het antwoord zegt welke. Elk antwoord noemt zijn methoden; --explain zegt wat ze veronderstellen en waar ze
vandaan komen.

Met --format json hebben de getallen volle precisie. Aandelen liggen tussen 0 en 1, verschillen tussen -1 en 1. Het schema spoor/calc/1:
  calculation, language, level    wat is gevraagd; ook population, benchmark, margin
  groups       count, base, share, printed, score, expected, en intervals (method, name, low, high)
  differences  method, name, estimate, low, high, en de overlap die ze veronderstellen
  tests        method, name, alternative, p, exact, statistic; asked als een andere toets in de plaats kwam
  p_range      low, high, min_overlap, max_overlap: de p-waarden die bij de totalen passen
  effect       method, name, value, low, high
  conclusions, notes, explanations (method, name, assumes, source)`},
	"spoor calc benchmark": {"Toets één percentage aan een vaste norm", `Toets één percentage aan een norm die zonder steekproeffout bekend is, zoals een streefwaarde of de helft: de exacte binomiale
toets. Voor een norm die zelf een schatting uit een steekproef is, is er spoor calc compare.

Met --margin wordt ook getoetst of het percentage gelijkwaardig is aan de norm: dichterbij dan een vooraf gekozen marge.`},
	"spoor calc compare": {"Vergelijk de percentages van twee onafhankelijke groepen", `Vergelijk de percentages van twee onafhankelijke groepen: het verschil in procentpunten met zijn interval, de exacte toets van
Boschloo, die van Fisher ernaast, en Cohens h. Voor tweemaal dezelfde respondenten is er spoor calc paired.

Met --margin wordt ook getoetst of de percentages gelijkwaardig zijn: dichter bij elkaar dan een marge die vooraf is gekozen.`},
	"spoor calc fit": {"Toets alle percentages van een vraag aan bekende aandelen", `Toets de aantallen van alle categorieën van één vraag aan de aandelen van een populatie die zonder steekproeffout bekend zijn,
zoals die van alle bedrijven: de exacte multinomiale toets, met de chikwadraattoets ernaast.

Verwacht worden aandelen, als 0.5 of 50%, of de aantallen mensen in de populatie. Gedrukte aandelen mogen zijn afgerond.`},
	"spoor calc interval": {"Geef het betrouwbaarheidsinterval van één percentage", `Geef het betrouwbaarheidsinterval van één percentage.

Een gedrukt percentage staat voor de aantallen die zo worden afgedrukt, met halven naar boven afgerond: 81%/43 is 35 van 43. Als
dat voor meer aantallen geldt, krijgt elk zijn interval.`},
	"spoor calc paired": {"Vergelijk twee percentages van dezelfde respondenten", `Vergelijk twee percentages van dezelfde respondenten: twee opties van één vraag, of tweemaal dezelfde vraag.

Met vier aantallen (wie beide koos, alleen de eerste, alleen de tweede, geen van beide): de mid-P-toets van McNemar, zijn exacte
toets ernaast, en het gepaarde interval van Newcombe. Met alleen de twee totalen: het bereik van exacte p-waarden over elke mogelijke
overlap. Een grens aan het aantal keuzes van één respondent (--max-picks) versmalt het als de aantallen van de andere opties er staan.`},
	"spoor calc simultaneous": {"Geef intervallen van meer percentages die samen gelden", `Geef intervallen die samen gelden voor alle percentages van één vraag, zodat ze met elkaar te vergelijken zijn.

De categorieën van een enkelvoudige vraag (goodman, sison-glaz) tellen op tot de basis; geef lege categorieën als 0. Opties van
een vraag waarbij meer antwoorden mogen, nemen bonferroni-wilson met --n.`},
	"spoor calc trend": {"Toets op een trend over geordende groepen, zoals golven", `Toets op een trend in de percentages van groepen van verschillende respondenten op volgorde, zoals golven: de exacte toets van
Cochran-Armitage, en de asymptotische met de variantie gedeeld door N.

Groepen liggen even ver uit elkaar, tenzij --scores ze plaatst.`},
}

var members = map[string]Text{
	"spoor compare": {"Zet uw eigen antwoorden naast die van de sector", `Zet uw eigen antwoorden naast die van de sector: voor elke optie beide percentages met hun intervallen, het verschil, een exacte
toets, en of het verschil met uw aantal respondenten überhaupt kan worden aangetoond.

FILE is CSV, Excel of Parquet, met een van deze:
  aantallen     elke optie met haar aantal of percentage, zoals een spreadsheet ze heeft: met of zonder kop, titel, totalen en
                opmerkingen, in een of meer tabellen, op een of meer bladen; met het aantal respondenten waar meer dan één
                antwoord mogelijk was
  respondenten  respondent en de kolommen van het codeboek, één respondent per rij
  een export    van een enquêteplatform, zoals spoor wave add die leest
  trajecten     een kolom outcome, één afgesloten traject per rij, of hun aantallen; naast de schattingen van de sector, niet getoetst

Met één respondent krijgt u een plaats binnen de sector. Met minder dan --minimum wordt niets vergeleken. Meer bestanden maken een
trechter: leden rond de sector, elk onder zijn --name.

Een bestand dat met --out is genoemd, bevat het hele resultaat in één vorm. Alleen --format csv of json zonder --out gaat naar
standaarduitvoer.`},
	"spoor page": {"Schrijf één pagina die met een dubbelklik opent, zonder iets te installeren", `Schrijf één HTML-bestand voor leden: het toont de sector, zet eigen cijfers ernaast, bepaalt de omvang van een experiment en
controleert gedrukte percentages, in het Nederlands en het Engels. Het bevat het programma dat rekent, en maakt geen enkele verbinding.

Van een eigen onderzoek bevat het de aantallen van één golf, nooit de antwoorden van een respondent; met --disclosure zijn kleine
aantallen erin verborgen. Waar e-mail .html-bestanden tegenhoudt, schrijft --zip de pagina ook ingepakt.`},
	"spoor share": {"Maak aantallen die u kunt afgeven, zonder respondenten erin", `Maak een deelbestand: aantallen per vraag, met kleine aantallen verborgen en zoveel andere als nodig om ze verborgen te houden, als
JSON met een controlesom (schema spoor/aggregate/1). Er staat geen respondent in. Geef het aan wie de samenvoeging van de sector beheert.

FILE is wat spoor compare leest. Wat van elk verborgen aantal nog is af te leiden, staat in het bestand en op standaardfout; wat
niet te beschermen is, wordt weggelaten. Wie dit programma op elke passende tabel loslaat, kan soms meer waarden uitsluiten; een
hogere --threshold laat er meer over. Met --earlier wordt het deelbestand ook getoetst naast die eerder zijn afgegeven,
en laat het weg wat daarnaast een klein aantal zou verraden.`},
}
