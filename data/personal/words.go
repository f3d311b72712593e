package personal

import (
	"strings"
	"sync"

	"spoor/internal/pattern"
)

// noun is a word, or some in a row, that names personal data: folded, without accents, hyphens and plural endings cut by the
// pattern itself.
type noun struct {
	kind  Kind
	words *pattern.Pattern
}

func nouns(kind Kind, patterns ...string) noun {
	return noun{kind, pattern.New(`^(` + strings.Join(patterns, `|`) + `)( |$)`)}
}

// numberWord is what turns "klant" into "klantnummer".
const numberWord = `(nummers?|nrs?|nos?|numbers?|num|numm|codes?|ids?|id code)`

// people are the words for somebody who has a number: numbers of respondents and cases are no personal data, for a study gives
// them out itself.
const people = `(pers|wn|mdw|medew|personeels?|personnel|staff|employees?|werknemers?|medewerkers?|payroll|klant(en)?|client(en|s)?|customers?|relaties?|debiteur(en)?|crediteur(en)?|` +
	`dossiers?|zaak|patient(en|s)?|students?|studenten|leerling(en)?|leden|lid|lidmaatschaps?|members?|membership|verzekerden?|verzekerings?|polis|polissen|policy|` +
	`burgers?|persoons?|persons?|contract|inschrijf|inschrijvings?|kandidaats?|user|gebruikers?|account|badge|pas|insurance|tax|fiscaal|passport|paspoort|` +
	`rijbewijs|driving licen[cs]e|drivers? licen[cs]e|identiteits ?kaart|id ?kaart|identity card|id ?card|big|big registratie|agb|social security|sociale zekerheids?|national insurance|` +
	`national identity|kvk|kamer van koophandel|chamber of commerce|company registration|k v k|uwv|registratie|national|loonheffings|btw|vat|loonheffingen|vestigings?|rsin|worker|panel|panellid|prolific|subscriber)`

// nounPhrases are tried in this order, and the first that fits takes its words.
var nounPhrases = []noun{
	nouns(Name, `hoe heet(en)? (u|je|jij|jullie|hij|zij)`, `wie (bent|ben) (u|je|jij)`, `who are you`, `hoe (is|luidt) (uw|je|jouw) naam`, `(in|op) ?ge(vuld|steld) door`, `(ingezonden|ingediend|ondertekend|geinterviewd|afgenomen|ingevoerd) door`,
		`door wie( is| werd| wordt)?( deze?| dit| het)?( vragenlijst| formulier| enquete)?( is| werd)? ingevuld`, `wie (heeft|vult|vulde|vullen)( u)?( deze?| dit| de| het)?( vragenlijst| formulier| enquete)? (in|ingevuld)`,
		`(filled|completed|submitted|signed)( in| out)? by`, `(how|what) (may|can|should|shall|do) we (call|address) you`, `onder welke naam`, `hoe (mogen|mag|kunnen|kan|zullen) (we|wij|ik) (u|je) (noemen|aanspreken)`),
	nouns(Birth, `wanneer (bent|ben|is|zijn) (u|je|jij|hij|zij) geboren`, `(when|on what date|on which date) (were|was) (you|he|she) born`, `op (welke|wat voor) (dag|datum) (bent|ben|is) (u|je|jij) geboren`),
	nouns(Phone, `(telefonisch )?(bereikbaar|te bereiken|bereiken) (op|onder|via)( het)?( nummer)?`, `(op|onder|via) welke? nummer`, `(on|at) (what|which) number`),
	nouns(Citizen, `(bsn|sofi|burger ?service|citizen service|rijksregister|insz|ssn|nino|social security|sociaal fiscaal|sociaal fiscale?|national insurance)[ -]?`+numberWord, `b ?s ?ns?`, `bsnr`, `sofi`, `ssn`, `rijksregister`, `insz`, `nino`),
	nouns(Account, `(iban|bank|giro|bank ?rekening|rekening|bank ?account|account|credit ?card|creditcard)[ -]?`+numberWord, `iban`, `bank ?rekening(en)?`, `bank ?rek([ -]?`+numberWord+`)?`, `bank ?accounts?`, `bic`, `credit ?card`),
	nouns(Phone, `0?6[ -]?`+numberWord, `(tel|telf|telefoon|telefoons|phone|telephone|mobiel|mobiele|mobile|mobieltje|cell|cell ?phone|gsm|fax|whats ?app|vaste?|nood|contact)[ -]?`+numberWord,
		`(mobiele?|mobile|vaste) (telefoon|tel|phone|telephone)[ -]?`+numberWord+`?`, `tel(efoon|f|eph|ephone)?s?`, `tel(no|nr|num)`, `tlf(nr)?`, `mob([ -]?(tel|`+numberWord+`))?`, `mobnr`, `phones?`, `mobiel(tje)?`, `mobile`, `cell ?phone`, `gsm`, `fax`),
	nouns(Email, `e ?-?mail(s)?[ -]?(adres(sen|se)?|address(es)?)`, `e ?-?mails?`, `mail[ -]?(adres(sen)?|address(es)?)`, `mail`),
	nouns(IP, `ip[ -]?(adres(sen)?|address(es)?|addr|nummer|number|nr)`, `ip`, `ipaddr`, `client ip`),
	nouns(Device, `(device|imei|mac|sim|sim ?serial|advertising)[ -]?`+numberWord, `mac ?(adres|address)`, `imei`, `deviceid`, `subscriberid`, `sim ?serial`, `tokens?`, `(access|toegangs?)[ -]?codes?`, `wachtwoord`, `password`, `pin ?code`),
	nouns(Postcode, `post ?codes?`, `postal[ -]?codes?`, `zip[ -]?codes?`, `zip`, `pc[ -]?6`),
	nouns(Location, `(gps|geo)[ -]?(locatie|location|coordinaten|coordinates|point)?`, `geolocation`, `coordinaten`, `coordinates`, `(location ?)?(latitude|longitude|altitude)s?`, `(breedte|lengte)graad`, `lat`, `lon`, `lng`),
	nouns(Address, `(woon|huis|thuis|post|bezoek|verblijf|verblijfs|prive|werk|factuur|correspondentie|straat)?[ -]?adres(sen)?`, `adres[ -]?(gegevens|regels?)`, `address lines?`, `addr`, `(street|home|postal|mailing|billing)?[ -]?address(es)?`, `straat[ -]?namen`, `straat([ -]?naam)?`, `street([ -]?name)?`,
		`(huis|house|straat|appartement|apartment|bus)[ -]?`+numberWord, `huis ?nr`, `post ?bus`, `p ?o ?box`, `naw([ -]?gegevens)?`),
	nouns(Birth, `(geb|geboorte|geboortes|birth|birthday)[ -]?(datum|data|dat|dag|date|day)`, `gebdat(um)?`, `dat(um)? (van )?geb(oorte)?`, `(datum|date|dag|day) (van|of|der|de) (de |uw |your )?(geboorte|birth)`, `geboren op|born on`, `d ?o ?b`, `birth ?dt`, `birth ?dates?`, `birthdays?`, `verjaardag`, `verjaar ?datum`),
	nouns(Name, `(voor|achter|familie|geslachts|meisjes|roep|doop|gebruikers|inlog|login|bij|over)[ -]?na(am|men)`, `(first|last|middle|full|family|given|maiden|nick|user|sur|fore|screen|display|legal|preferred)[ -]?names?`, `sur ?name`, `tussen ?voegsels?`, `voor ?(voegsel|letter)s?`, `initialen`, `initiaal`, `initials?`,
		`hand ?tekening`, `signature`, `paraaf`, `ondertekening`, `personalia`, `(persoons|persoonlijke|contact|personal|person|uw)[ -]?(gegevens|details|data|info|informatie|information)`, `contact ?pers(oon|onen)`, `contact persons?`, `(skype|facebook|instagram|twitter|linked ?in|tiktok|teams|social media)[ -]?(naam|name|account|profiel|profile|id|handle|url)s?`, `(respondent|kandidaa?t|werknemer|medewerker|deelnemer|client|klant|patient|cursist|student|leerling|persoon|invuller|werkneemster)(en|s)?[ -]?na(am|men)`, `(emergency|nood)[ -]?contact(s|persoon|personen)?`, `next of kin`, `tenaamstelling`, `ten name van`, `rekening ?houder`, `account ?holder`, `na(am|men)`, `names?`),
	nouns(Number, people+`[ -]?`+numberWord, `(file|dossier|reference|referentie)[ -]?`+numberWord, `participant[ -]?`+numberWord, `kvk`, `btw ?nr`, `rsin`, `psid`, `prolific pid`, `workerid`, `panelid`, `personeels? ?nr`, `(license|licence|number) plate`, `kenteken(s|plaat)?`,
		`external ?(data)? ?reference`, `externe referentie`, `submitter( ?id| ?name)`, `submitted by`),
}

// hints are what is in every text that names something personal, so that the patterns need not be tried on the others, which
// are nearly all.
var (
	hints = strings.Fields(`bereik mob emergency nood kin naam namen name tel phone mob gsm fax mail adres addr straat street huis house post zip geb birth born bsn sofi rijksreg insz iban rekening bank account credit giro gps geo coord
itude graad token toegang wachtwoord password pin imei sim mac device num nr code kvk koophandel btw kenteken plate heet letter initia tussen voegsel handtek signature paraaf onderteken persona persoon contact gegevens detail
tenaam rsin psid prolific workerid panelid subscriber submit extern refer apart whatsapp verjaar wie who vuld steld ingediend ingezonden geinterviewd afgenomen ingevoerd filled completed signed call noemen
aanspreken profiel profile handle url dob ssn nino`)
	hintWords = set(`id ids no nos ip ipaddr lat lon lng bic naw tlf cell pc po d b k`)
)

// mayName reports whether a folded text has a hint in it.
func mayName(words string) bool {
	for _, hint := range hints {
		if strings.Contains(words, hint) {
			return true
		}
	}
	for word := range strings.FieldsSeq(words) {
		if hintWords()[word] {
			return true
		}
	}
	return false
}

// organisations can have a name that is not that of a person, though it says who answers.
const organisations = `(organisaties?|organi[sz]ations?|bedrijfs?|bedrijven|onderneming(en)?|ondernemings|instelling(en)?|instellings|werkgevers?|firma|praktijk|kantoor|company|compan(y|ies)|employers?|business|firm|institution|institute|vereniging|stichting)`

// organisationName is the name of an organisation, however it is put.
var organisationName = pattern.New(`^(` + organisations + `s?[ -]?na(am|men)|handels[ -]?naam|` + organisations + ` names?|(naam|name|namen|names)( of| van| v)?( (de|het|uw|je|jouw|jullie|the|your|our|onze|ons|own|eigen|huidige|current|dit|deze))* ` + organisations + `)( |$)`)

// fillers are words that ask, point or specify, and words for whose data it is. They make nothing personal.
var fillers = set(`
a an and any are as at be below by can could current day enter evt fill first for from full get give given had here how i if in is it its
kindly know known last leave let like may me month my nee no not number of official on only optional or our own please primary private provide reach required
secondary share specify state supply tell that the their them there these this to type us was we what whats when where which who whose will with work would write year yes you your yours
aan achter achterlaten alleen ander anders andere beide bekend ben bent bereikbaar bereiken beschikbaar bij contact contacten dan dat de deze die dit doorgeven doorgeeft dag maand jaar
een eigen eerste tweede derde en enkel eventueel eventuele geef geeft geven gelieve graag hebben hem het hier hierbij hieronder hij hun ik indien ingevuld
invullen invult is je jij jou jouw jullie kan komt kunnen kunt als laat laten leg luidt mag me met mij mijn mogen mogelijk naar namens nogmaals niet noemen noem noteer noteren nou nu nvt
of officiele om ons onderstaand onderstaande onze op opgeven opgeeft optie optioneel optionele persoonlijk persoonlijke personal prive te tbv thuis tot toe toevoeging typ u uit uw uwe van vast vaste
veld velden velde verplicht verplichte vermeld vermelden vermeldt voer voert vol voeg volledig volledige volgende voor vraag vragen vul vult waar waarop waaronder waarmee wanneer wat we welk welke werk
wie wij wil wilt worden wordt zakelijk zakelijke zijn zij zo zou zijn zodat zoals s'il x
business daytime evening home alternative alternate alternatief alternatieve correct juist juiste preferred mobile mobiele mobiel huidige hoofd new nieuw nieuwe old oud oude permanent
respondent respondents respondenten resp r deelnemer deelnemers participant participants invuller invullers medewerker medewerkers werknemer werknemers client clienten clients klant klanten customer
patient patienten patients kandidaat kandidaten candidate applicant sollicitant aanvrager melder bewoner huurder eigenaar owner bestuurder directeur director leidinggevende manager casemanager case
begeleider behandelaar partner spouse kind child kinderen children ouder ouders parent parents moeder mother vader father collega colleague interviewer enqueteur docent leraar teacher student
leerling huisarts bedrijfsarts arts doctor gp arbeidsdeskundige employee employees person persoon user gebruiker bezoeker visitor gast guest lid member coach adviseur consultant supervisor
echtgenoot echtgenote verzorger vertegenwoordiger representative nabestaande next kin emergency nood noodgevallen medewerkster verantwoordelijke recipient ontvanger afzender sender
overdag avonds avond ontvangst gedeeld uitsluitend vertrouwelijk confidential uitbetaling betaling nummer number nr line regel huidig degene leeftijd age vragenlijst formulier enquete completing form survey questionnaire
functie functietitel afdeling department position title titel aanhef datum date plaats woonplaats place city town stad land country role rol handtekening geslacht
organisatie organization organisation bedrijf company onderneming instelling werkgever employer firma
middle family given posities positie tekens digits characters letters format formaat formatted ddmmjjjj ddmmyyyy dd mm yyyy jjjj yy jj cijfers letters cijferig incl inclusief including zonder spaties spatie without spaces spelled voluit exact bijv bijvoorbeeld eg
resultaten resultaat uitslag uitkomsten toezending toesturen toegestuurd ontvangen sturen gestuurd mailen bellen gebeld teruggebeld verloting cadeaubon prijs prijsvraag winactie kans maken winnen contactverzoek
terugbellen bellen vervolgonderzoek vervolg nieuwsbrief rapport results result receive send sent draw prize raffle voucher win chance follow followup newsletter report contacted
call called address dear sir madam dhr mevr mw de heer mevrouw mr mrs ms
`)

// asking are the words of which a clause of a longer text has one, where it asks for something.
var asking = set(`uw je jouw jullie mijn your my vul vult voer geef geeft noteer typ noem vermeld laat leg enter provide give write leave fill state specify`)

// set returns the words of a text as a set, which is made when it is first asked for: most commands read nobody's answers.
func set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, word := range strings.Fields(words) {
			out[word] = true
		}
		return out
	})
}
