package helptext

var waves = map[string]Text{
	"spoor wave": {Short: "Voeg een ronde veldwerk aan een onderzoek toe, verander wat het erover zegt, of toon de golven"},
	"spoor wave add": {"Bewaar een export van een enquêteplatform als golf", `add leest een export met het codeboek van het onderzoek en bewaart één rij per respondent in waves/ID: answers.csv en wave.yaml,
dat zegt wat het bestand was, met zijn SHA-256, en hoe het is gelezen. Alles wordt bewaard of niets. Hetzelfde bestand een
tweede keer verandert niets.

--store-as parquet bewaart in plaats daarvan answers.parquet, dat bij veel respondenten minder dan een tiende van de ruimte vraagt.
Het heeft de kolommen en de cellen van answers.csv, allemaal als tekst, en een ontbrekende waarde waar een cel leeg is; elk resultaat
is hetzelfde. Wat respondenten hebben getypt, blijft in texts.csv. --format sav bewaart ook answers.sav, voor SPSS, PSPP en R, met de
labels van het codeboek in --lang, een set voor elke vraag met meer antwoorden, en waarom er geen antwoord is als ontbrekende waarden.

Kolommen die zeggen wie iemand is (namen, e-mail- en IP-adressen, plaatsen) worden weggelaten en genoemd. Respondenten worden
genummerd; met --keep-ids houden ze de id van het platform, waarmee wie het onderzoek daar kan openen, kan achterhalen wie ze
zijn. Wat respondenten hebben getypt, wordt ook weggelaten, tenzij met --keep-texts: dan staat het in texts.csv. Lees dat
voordat u het deelt, want mensen schrijven namen op.

--weight, --strata, --cluster en --fpc noemen de kolommen van de export die zeggen hoe respondenten zijn getrokken, --replicates
die met replicatiegewichten. Ze worden bij de antwoorden bewaard, clusters als nummers, en elke latere opdracht telt ermee;
spoor wave set verandert wat de golf erover zegt. Wie geen plaats in het design heeft, wordt weggelaten.

Een antwoord waarmee iets mis is, wordt #unusable: het telt als gevraagd en niet beantwoord, en hun aantal wordt getoond.
--strict bewaart dan niets.

Met --replace blijft wat mensen in wave.yaml schreven (label, source, population, fieldwork, items, notes, opmerkingen), en ook
hoe de golf is gemaakt, tenzij een optie iets anders zegt: het design, de teksten en id's, de vorm, wat is behouden. Wat anders
wordt, staat eerst vermeld. --weight "" haalt een kolom van het design weg, --keep-texts=false de teksten.`},
	"spoor wave diff": {"Toon welke vragen en antwoorden van twee golven, of van een export en het codeboek, gelijk, anders verwoord, nieuw of weg zijn", `diff zet twee vragenlijsten naast elkaar: die van twee golven, of het codeboek naast een golf of een export. Antwoorden van een export
die geen optie zijn, zijn verschrijvingen of andere antwoorden, volgens de regel van spoor check.

--write schrijft wat wordt voorgesteld (items: en bridge:) in wave.yaml van de latere golf, met een opmerking boven elke gok. Bij
een export noemt --id de golf; als die nog niet is bewaard, komt het in waves/ID/proposal.yaml, dat spoor wave add leest.`},
	"spoor wave list": {Short: "Toon de golven van een onderzoek"},
	"spoor wave set": {"Verander wat een onderzoek over een golf zegt: hoe respondenten zijn getrokken, naam, bron, populatie en jaar", `set verandert waves/ID/wave.yaml en zegt wat er is veranderd. Opmerkingen in het bestand, en wat set niet kent, blijven staan.

--weight, --strata, --cluster en --fpc noemen de kolommen van de antwoorden die zeggen hoe respondenten zijn getrokken; elke latere
opdracht telt ermee. Data met replicatiegewichten in plaats van strata en clusters noemen die met --replicates (jkn met de
schaalfactoren in wave.yaml). De antwoorden worden met het nieuwe design geteld voordat het wordt geschreven: een kolom die er niet
is, wordt geweigerd, en wie geen plaats in het design heeft, wordt gemeld.

Een waarde "" haalt weg wat het bestand zegt: --strata "".`},
}
