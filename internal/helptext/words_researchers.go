package helptext

// Titles are those of the groups of commands, by their id.
var Titles = map[string]string{
	"researchers": "Voor onderzoekers: wat het onderzoek zegt, welke conclusies standhouden en hoe groot een experiment moet zijn",
	"members":     "Voor leden: eigen antwoorden naast die van de sector",
	"analysts":    "Voor analisten: eigen onderzoeken",
}

// completions are the commands of every program of this kind.
var completions = map[string]Text{
	"spoor help":       {"Toon de help bij een opdracht", "Toont de help bij een opdracht: spoor help en dan de naam van de opdracht."},
	"spoor completion": {"Maak het script waarmee een shell opdrachten aanvult", "Maakt voor een shell het script dat opdrachten van spoor aanvult. De help van elke shell zegt hoe u het laadt."},
	"spoor completion bash": {"Maak het script voor bash", `Maakt het script waarmee bash opdrachten aanvult. Het heeft het pakket bash-completion nodig.

In deze sessie laden:
	source <(spoor completion bash)

In elke nieuwe sessie laden, onder Linux:
	spoor completion bash > /etc/bash_completion.d/spoor

onder macOS:
	spoor completion bash > $(brew --prefix)/etc/bash_completion.d/spoor`},
	"spoor completion zsh": {"Maak het script voor zsh", `Maakt het script waarmee zsh opdrachten aanvult. Als aanvullen nog niet aanstaat, zet u het één keer aan:
	echo "autoload -U compinit; compinit" >> ~/.zshrc

In deze sessie laden:
	source <(spoor completion zsh)

In elke nieuwe sessie laden, onder Linux:
	spoor completion zsh > "${fpath[1]}/_spoor"

onder macOS:
	spoor completion zsh > $(brew --prefix)/share/zsh/site-functions/_spoor`},
	"spoor completion fish": {"Maak het script voor fish", `Maakt het script waarmee fish opdrachten aanvult.

In deze sessie laden:
	spoor completion fish | source

In elke nieuwe sessie laden:
	spoor completion fish > ~/.config/fish/completions/spoor.fish`},
	"spoor completion powershell": {"Maak het script voor PowerShell", `Maakt het script waarmee PowerShell opdrachten aanvult.

In deze sessie laden:
	spoor completion powershell | Out-String | Invoke-Expression

Zet in uw PowerShell-profiel wat deze opdracht geeft om het in elke nieuwe sessie te laden.`},
	"spoor version": {Short: "Toon de versie"},
}

var researchers = map[string]Text{
	"spoor": {"Analyse van onderzoek naar re-integratie tweede spoor", `spoor maakt van de antwoorden op een onderzoek naar re-integratie tweede spoor percentages met
betrouwbaarheidsintervallen, figuren en verslagen.

Zonder --survey werkt het met het ingebouwde onderzoek: wat OVAL en KoM hun leden in 2021 vroegen.`},
	"spoor audit": {"Zoek voor welke aantallen de gedrukte percentages kunnen staan", `Zoek, in hele getallen, voor welke aantallen en bases de percentages van een publicatie kunnen staan: eenduidig of niet, bij
welke bases, hoeveel mensen niet antwoordden, en waar de druk niet kan kloppen en wat dat met de minste wijziging herstelt.

Zonder FILE is het de publicatie van het onderzoek. FILE bevat tabellen die uit een andere zijn overgetypt: als YAML, of als CSV
of XLSX met één optie per regel en de kolommen table, kind (single, multiple of rating), option en printed; en waar van toepassing
row, title, max_picks, may_pick_none (1), base, respondents, rounding (half-up, half-even of truncation) en doubtful (1). Wat
bij een hele tabel hoort, staat op de eerste regel ervan. Een lege cel onder printed is een label dat niet te lezen is. Een
gemiddelde van hele getallen heeft kind mean, met het gemiddelde onder printed en, voor zover bekend, sd, low en high (van de
schaal) en items: GRIM en GRIMMER zeggen of zo'n gemiddelde en standaardafwijking kunnen kloppen.

  table,kind,max_picks,base,option,printed      tables:
  reasons,multiple,2,120,No time,65             - id: reasons
  reasons,,,,Too far,48                           kind: multiple
                                                  max_picks: 2
                                                  base: 120
                                                  printed:
                                                  - {option: No time, percent: 65}
                                                  - {option: Too far, percent: 48}
                                                - {id: mark, kind: mean, mean: 3.45, sd: 1.02, base: 43, scale: [1, 5]}

Met --reconstruct worden respondenten geschreven met precies de aantallen van de publicatie van het onderzoek: één CSV per
vraag, en wave.yaml.`},
	"spoor chart": {Short: "Teken één vraag als SVG, PNG of PDF"},
	"spoor claims": {"Beslis welke conclusies van de publicatie de aantallen dragen", `Toets elke conclusie van een claims.yaml aan de aantallen van een golf: zij houdt stand, is onbeslist, is een aanwijzing, zegt te
veel, heeft geen cijfer of geen aanwijzing, wordt weersproken, of is een verkeerde som. Opties van één vraag delen respondenten,
en hun overlap is niet bekend; een oordeel geldt bij elke overlap die mogelijk is, of zegt welke overlap het nodig heeft.

Zonder --file zijn de conclusies die in claims.yaml van het onderzoek; het ingebouwde onderzoek heeft die van de publicatie.

Met --n is de vraag welke van de conclusies een nieuw onderzoek met zoveel respondenten zou beslissen, door simulatie.

Oordelen noemen aantallen, ook kleine: met --disclosure worden ze alleen gegeven waar geen aantal
verborgen is waarover een conclusie gaat.`},
	"spoor ranks": {"Zeg hoe zeker de volgorde van de opties van een vraag is", `Zeg voor elke optie van een enkelvoudige of meervoudige vraag welke rangen de data niet uitsluiten, en hoe waarschijnlijk het is
dat zij in de top staat. Opties die even vaak zijn gekozen, delen de betere rang.

Met de antwoorden van respondenten komen de kansen uit een bootstrap over respondenten, bij een steekproef met een design naar
strata en clusters. Waar alleen de aantallen bekend zijn, zoals in het ingebouwde onderzoek, zijn het grenzen die gelden wat de
respondenten ook samen kozen.

Rangen volgen uit alle aantallen, ook kleine: met --disclosure worden ze alleen gegeven als geen aantal van de vraag verborgen is.`},
	"spoor report": {"Schrijf het verslag van een golf: tekst, figuren, tabellen en resultaten", `Schrijf het verslag van een golf in een map: report.md en report.html, de figuren als SVG en PNG, elke tabel als CSV,
alle resultaten met volle precisie (results.json) en de controlesommen van alles (manifest.json).

Dezelfde invoer, opties en versie geven dezelfde bytes; --verify maakt een verslag opnieuw en vergelijkt.`},
	"spoor table": {"Toon de percentages van vragen met hun bases en intervallen", `Toon de percentages van vragen met hun bases en intervallen.

Met --by krijgt elke groep respondenten een kolom en wordt zij tegen de rest afgezet, en één toets zegt of de groepen überhaupt
verschillen. Een groep is een optie van een enkelvoudige of meervoudige vraag in hetzelfde bestand; --by a,b zet de groepen van
beide naast elkaar, en --by 'a*b' maakt groepen van beide samen. Met --letters worden de groepen van een vraag ook twee aan twee
vergeleken, en wijst een letter elke groep aan die meer dan toevallig lager is. P-waarden worden gecorrigeerd voor het aantal
vergelijkingen van een vraag: volgens Holm, wat bij een conclusie past; met --adjust bh volgens Benjamini en Hochberg, wat bij
verkennen past; met --adjust tarone zonder de vergelijkingen die het niveau nooit konden halen.

GETAL/GETAL is de verhouding van wat twee getallen optellen, zoals uren per cliënt, met --by van elke groep.

Waar wave.yaml zegt hoe respondenten zijn getrokken (spoor wave set), zijn percentages gewogen en volgen hun intervallen en
toetsen het steekproefdesign. Dan is --interval wilson, korn-graubard, logit of beta.`},
	"spoor trend": {"Volg vragen over de golven van een onderzoek: wat veranderde en wat niet te vergelijken is", `Volg vragen over twee of meer golven: elk percentage met zijn interval, elke verandering in procentpunten met het interval van
Newcombe, de exacte toets van Boschloo met die van Fisher ernaast, gecorrigeerd met de procedure van Holm voor alle vergelijkingen
van de vraag, en over drie of meer golven de exacte toets van Cochran-Armitage. Zonder ITEM alle vragen die twee golven hebben.

Wie aan twee golven meedeed, is bekend als beide met wave add --link zijn bewaard; dan staat er ook wat onder hen veranderde. Elders
staan de grenzen van p, als twee golven evenveel antwoorden hebben, voor het geval dat het allemaal dezelfde respondenten zijn.

Een golf die een vraag anders stelde, zegt dat onder items in wave.yaml. Andere woorden worden gemeld; andere opties worden
alleen vergeleken over een brug, die zegt welke opties met elkaar overeenkomen.`},
}

var experiments = map[string]Text{
	"spoor brief": {"Schrijf waar een experiment over een onderwerp van uitgaat", `Schrijf de notitie waar een experiment van uitgaat: wat de cijfers over een onderwerp zeggen, welke conclusies erover standhouden,
hoeveel deelnemers een klein, een middelgroot en een groot effect vragen (5, 10 en 20 procentpunten, bij de schatting van de
uitgangswaarde en bij beide grenzen van het interval), wat de data niet zeggen, en wat vast te leggen.

Eén TOPIC wordt als Markdown zonder figuren geschreven, of met --format html als één pagina met figuren. --all schrijft de
notities over alle onderwerpen in een map, in beide vormen, met hun figuren en een index.

Met --disclosure worden kleine aantallen verborgen, en wat ze zou verraden: een omvang van een experiment dat ervan uitgaat, en conclusies.

De onderwerpen zijn die in topics.yaml van het onderzoek; het ingebouwde heeft die waarmee de publicatie consortia vraagt te
experimenteren. --file noemt eigen onderwerpen.`},
	"spoor evaluate": {"Evalueer een experiment volgens het geregistreerde plan", `Evalueer een experiment: PLAN is het geregistreerde plan (zie spoor plan --register), DATA een bestand dat wave add leest, met één
rij per deelnemer en de kolommen die het plan noemt. Iedereen telt in de arm waarin hij is ingedeeld. Het verslag heeft de stroom
van deelnemers, de armen bij de start, de primaire uitkomst met de geregistreerde toets, de andere uitkomsten, clusters, ontbrekende
uitkomsten met het punt waarop het oordeel omslaat, subgroepen, en de punten van CONSORT 2010 met wat een mens moet toevoegen. Uitkomsten
die het plan niet noemt, worden gemerkt en niet getoetst; subgroepen die het niet aankondigt, worden gemerkt.

Markdown gaat naar standaarduitvoer, zonder figuren; --format html geeft één pagina met figuren. --format json geeft het experiment
zonder de deelnemers, en is te delen. --all schrijft al deze vormen, een document voor Word en een werkmap, met figuren in een map.

--share schrijft het experiment zonder de deelnemers voor anderen, onder een --name en met kleine aantallen verborgen, en zegt eerst wat eruit gaat.

--together voegt experimenten samen, met hun bestanden van --format json en --share: met random effects, of exact als de uitkomst zeldzaam is,
met wat van een volgend experiment te verwachten is.`},
	"spoor plan": {"Bepaal de omvang van een experiment: deelnemers, onderscheidend vermogen, aantoonbaar verschil", `Bepaal de omvang van een experiment op een percentage, vanaf een uitgangswaarde: een antwoord van het onderzoek
(collaboration.uwv.bottom2), een aantal op een basis (7/43), of een aandeel (23%). Een uitgangswaarde is zelf onzeker, dus het
antwoord staat bij de schatting en bij beide grenzen van het interval; een aandeel alleen krijgt een interval met --baseline-n,
en geldt anders als bekend.

  --target of --change              hoeveel deelnemers er nodig zijn
  --target of --change, en --n      het onderscheidend vermogen van zoveel deelnemers
  --n                               het kleinste verschil dat zoveel deelnemers kunnen aantonen

Het onderscheidend vermogen is exact voor de toets die wordt gebruikt, en telt beide staarten. Exact vermogen stijgt niet gelijkmatig
met n: het benodigde aantal is dat vanaf waar het vermogen genoeg blijft. Boven 10.000 deelnemers in totaal is het de normale
benadering van de scoretoets, en het antwoord zegt dat.

Met --cluster-size is de toets de t-toets van Student op de gemiddelden van clusters, met de clusters min de groepen als
vrijheidsgraden: deelnemers in clusters van m zijn 1 + (m - 1) icc keer minder waard, met m wat er na uitval overblijft, en weinig
clusters tonen weinig aan, hoeveel deelnemers er ook in zitten. Onder 10 clusters in een groep waarschuwt het antwoord.
Drie of meer armen worden elk met de eerste vergeleken, bij alpha gedeeld door het aantal vergelijkingen: de eerste stap van
de procedure van Holm, zodat het vermogen geldt wat de andere armen ook tonen.

Welke conclusies van het onderzoek een nieuw onderzoek met zoveel respondenten zou beslissen: zie spoor claims --n.

--margin zegt hoeveel respondenten een onderzoek vraagt om een aandeel op zoveel punten te kennen, rond --baseline of 50%, of met
--sd een gemiddelde op zoveel van zijn eenheid; --attrition is het aandeel dat niet antwoordt. Een tabel ernaast heeft andere marges
en niveaus.

--noninferiority zegt wat ervoor nodig is om te tonen dat een groep niet zoveel procentpunten slechter is dan de controlegroep, --equivalence
dat beide minder verschillen; met --sd gaat het om gemiddelden, in hun eenheid. Niet slechter wordt beoordeeld zoals spoor evaluate dat doet,
gelijkwaardig zoals spoor calc met --margin.

--register FILE controleert het plan van een experiment (armen, uitkomsten, toetsen, omvang; zie docs/formats.md) met het codeboek
van het onderzoek, en zet een controlesom in het bestand waaraan iedereen ziet dat het sindsdien niet is veranderd. spoor evaluate
evalueert het experiment ermee.`},
}
