package helptext

var analysts = map[string]Text{
	"spoor init": {"Maak een map voor een onderzoek om mee te beginnen", `init maakt een map met een codeboek van een paar vragen, regel voor regel uitgelegd. Met --from sector is het een kopie van het
ingebouwde onderzoek met de golf van 2021, waaraan een latere golf kan worden toegevoegd. Voor een export die er al is, maakt
spoor codebook init een ontwerp van een codeboek.`},
	"spoor open": {"Toon wat respondenten hebben getypt, en tel het met de codes die mensen eraan gaven", `open werkt met wat respondenten hebben getypt: de antwoorden op een open vraag, en de teksten bij een optie als "anders". Een golf
heeft ze als zij met --keep-texts is toegevoegd. Ze staan nooit in een verslag.

Om ze te coderen: toon ze als CSV, schrijf een code achter elke tekst, en tel. Twee mensen die elk een kopie hebben gecodeerd,
worden vergeleken met Cohens kappa.`},
	"spoor open count": {"Tel getypte antwoorden naar hun codes, en vergelijk twee codeurs", `count leest een CSV of XLSX met de kolommen text en code, en telt hoeveel respondenten een tekst met elke code hebben getypt.
Met een tweede bestand, van een andere codeur, zegt het hoe ver de twee overeenstemmen: Cohens kappa over de verschillende teksten
die beiden hebben gecodeerd. De aantallen zijn die van de eerste; ernaast staan de aandelen volgens beiden, met hun verschillen in
het interval.`},
	"spoor open list": {Short: "Toon wat respondenten bij een vraag hebben getypt", Long: "list geeft elke tekst één keer, de meest voorkomende eerst. Met --disclosure staan ze op alfabet, zonder hoeveel respondenten elk typten."},
	"spoor package": {"Schrijf wat een archief en een subsidiegever vragen: antwoorden, beschrijvingen, verslag", `Schrijf een golf als pakket voor een archief: de antwoorden als CSV en voor SPSS, een datawoordenboek, een beschrijving volgens
DDI-Codebook 2.5 en DataCite, een Frictionless-datapakket, de vragenlijst, het verslag, licentie en toegangsvoorwaarden,
controlesommen, en een lijst van wat een mens nog moet invullen. Wat de beschrijvingen zeggen, staat onder archive: in codebook.yaml
en wave.yaml.

Kolommen die zeggen wie iemand is, wat respondenten hebben getypt, en de id's van het platform staan er niet in. Met --aggregate-only
staan de antwoorden van respondenten er helemaal niet in; met --disclosure, dat kleine aantallen verbergt, evenmin.

--check zegt wat een pakket mist voor ZonMw, CESSDA en DANS, bij naam, en welke bestanden zijn veranderd. Hetzelfde onderzoek,
dezelfde opties en dezelfde versie geven dezelfde bytes.`},
	"spoor pool": {"Tel de deelbestanden van leden op tot een golf van de sector", `Tel de deelbestanden die leden met spoor share maakten op tot een golf, waarop report, table, compare en trend werken als op elke
andere. Niemand heeft er een antwoord van een respondent voor nodig. Een aantal dat een lid verbergt, wordt als grenzen opgeteld.

Een samenvoeging heeft drie of meer leden, elk één keer, met dezelfde versie van het codeboek en dezelfde regel. Zij wordt geweigerd
als optellen en aftrekken van eerdere samenvoegingen in dezelfde map zou tonen wat een of twee leden antwoordden.

De golf wordt bewaard in waves/ID van het onderzoek, helemaal of niet.`},
	"spoor release": {"Toon wat van een golf is gepubliceerd, of vergeet het", `Wat met --disclosure wordt geschreven, staat naast de golf in releases.json, zonder verborgen aantallen. Wat daarna wordt geschreven,
wordt er samen mee beoordeeld: de tabellen die al naar buiten zijn, naar andere groepen of van een eerder bestand van hetzelfde
veldwerk, mogen naast de nieuwe niet verraden wat elk verbergt.`},
	"spoor release forget": {Short: "Vergeet een publicatie die niemand heeft gezien"},
	"spoor release list":   {Short: "Toon wat van een golf is gepubliceerd"},
	"spoor schema": {"Toon het JSON Schema van een bestand dat het programma leest of schrijft", `schema toont het JSON Schema (draft 2020-12) van een vorm van bestand, waarmee een editor een codeboek of een golf aanvult en
controleert, en een ander programma weet wat resultaten bevatten. Bewaar het voor een editor naast het bestand, en begin dat met de regel
# yaml-language-server: $schema=codebook.schema.json

  codebook   codebook.yaml
  plan       het geregistreerde plan van een experiment
  wave       wave.yaml
  results    results.json van een verslag, en table --format json
  trend      trend --format json
  ranks      ranks --format json
  claims     claims --format json
  against    table --against --format json
  margin     plan --margin --format json
  closeness  plan --noninferiority en --equivalence --format json
  compare    compare --format json
  audit      audit --format json
  trial      evaluate --format json
  manifest   manifest.json van een verslag`},
	"spoor weigh": {"Pas met raking de gewichten van een golf aan op wat van de populatie bekend is", `weigh past de gewichten van een golf aan (1 voor iedereen als zij er geen heeft) tot de aandelen van een of meer enkelvoudige
vragen die van de populatie zijn, en zegt wat dat kost: hoe ver de gewichten uiteenlopen, en hoeveel respondenten er door het
designeffect overblijven. Het bestand met randtotalen noemt de vragen en de populatie per optie, in aantallen of percentages:

  source: trade register, 1 January 2026
  margins:
  - item: sector
    population: {care: 1200, build+industry: 800, office: 2000}

Opties met + ertussen tellen als één. Wie op een vraag geen antwoord gaf, houdt het aandeel dat die groep had. Met total: N tellen
de gewichten op tot N mensen, anders tot het aantal respondenten. Grenzen houden gewichten tussen veelvouden van hun gemiddelde;
dan kunnen meer ronden nodig zijn.

Met --id wordt de golf met haar nieuwe gewichten bewaard als golf met die id, met strata en clusters, en telt elke latere opdracht
ermee. Standaardfouten houden rekening met het wegen: de gewichten van ervoor en de categorie van iedereen in elke verdeling
worden ook bewaard, en een aandeel waarnaar is gewogen, is bekend. Zij heeft dezelfde respondenten als de oude golf, dus laat een
van beide uit een trend weg (--waves). Gewichten die niet passen, worden niet bewaard.`},
}

var codebooks = map[string]Text{
	"spoor check": {"Zoek alles wat er mis is met een export, voordat die een golf wordt", `check leest exports van een enquêteplatform met het codeboek van het onderzoek en meldt alle problemen in één keer: waar het is,
wat er mis is, wat er werd verwacht. Daaronder staat hoeveel respondenten in de basis van elke vraag zitten. Er wordt niets
geschreven. Bij problemen is de exitcode 3.

Zonder FILE controleert het het onderzoek zelf: het codeboek en de bestanden van de golven.

Hoe een export dingen noemt, staat in het codeboek en wordt nooit in de data veranderd: columns (van een vraag, optie of rij),
aliases (van een optie), missing (not_asked, skipped, dont_know, refused) en separator (van samengevoegde antwoorden).`},
	"spoor codebook": {Short: "Toon de vragen, opties en schalen van het onderzoek; ontwerp, controleer of beschrijf een codeboek"},
	"spoor codebook check": {"Zoek wat er mis is met een codeboek, of last gaat geven", `check leest een codebook.yaml, of dat van de map van een onderzoek, en meldt alle fouten in één keer, en wat last geeft
als er een export mee wordt gelezen. In beide gevallen is de exitcode 3. Zonder argument kijkt het in deze map.`},
	"spoor codebook init": {"Ontwerp een codeboek uit een export van een enquêteplatform", `init ontwerpt een codebook.yaml uit een export: soorten, opties, schalen, grenzen aan het aantal keuzes en ontbrekende waarden, voor
zover de antwoorden ze tonen. Elke gok heeft een opmerking die met "guess" begint, om door een mens te worden bevestigd. Het ontwerp
leest de export waaruit het is gemaakt. Hoeveel mensen elk antwoord gaven, staat er alleen met --counts bij: een codeboek gaat naar
anderen.

--questionnaire noemt de vragenlijst van het platform: een XLSForm (KoboToolbox, ODK), een .lss of .lsa van LimeSurvey, een .qsf van
Qualtrics, of het datawoordenboek van REDCap. Soorten, opties, routes, grenzen aan het aantal keuzes en antwoorden die alleen staan,
zijn dan bekend en niet gegokt; antwoorden die de vragenlijst tegenspreekt, worden gemeld, en er wordt niets geschreven.`},
	"spoor codebook schema": {"Toon het JSON Schema van een codeboek, voor een editor die aanvult en controleert", `schema toont het JSON Schema van codebook.yaml. Bewaar het naast het codeboek en begin dat met de regel
# yaml-language-server: $schema=codebook.schema.json`},
}
