package personal

import "testing"

// Headers that ask who or where somebody is, by the kind.
var personalHeaders = map[Kind][]string{
	Name: {
		"Respondentnaam", "Kandidaatnaam", "Werknemernaam", "LinkedIn profiel", "Emergency contact", "Next of kin", "Naam", "naam", "NAAM:", "Naam *", "Namen", "Uw naam", "Je naam?", "Naam (optioneel)", "Naam (niet verplicht)", "naam_1", "Naam 2", "1. Naam", "Q3_naam", "vraag 4: uw naam", "V12 Naam",
		"Voornaam", "voor_naam", "VoorNaam", "Achternaam", "Voor- en achternaam", "Voornaam + achternaam", "voornaam/achternaam", "Familienaam", "Roepnaam", "Meisjesnaam", "Tussenvoegsel(s)", "Voorletters", "Initialen", "Handtekening",
		"Hoe heet u?", "Hoe heet je", "Wat is uw naam?", "Wat is je volledige naam?", "Wat is uw voor- en achternaam?", "Vul hier uw naam in", "Vul uw naam in a.u.b.", "Naam medewerker", "Naam van de contactpersoon", "Naam cliënt", "Naam invuller", "Naam en functie",
		"Ingevuld door", "Ingevuld door:", "Door wie is deze vragenlijst ingevuld?", "Wie heeft dit formulier ingevuld?", "Onder welke naam bent u bekend?", "Contactpersoon", "Contactgegevens", "Persoonsgegevens", "Gebruikersnaam",
		"Name", "Names", "Full name", "FullName", "full_name", "First name", "firstname", "FirstName", "name_first", "first-name", "Last name", "last_name", "Surname", "Given name(s)", "Maiden name", "Middle initial", "What is your name?", "What is your full name?", "What's your name",
		"Please enter your name", "Please provide your first and last name", "Your name (optional)", "Name of employee", "Name of contact person", "Employee's name", "Respondent name", "Username", "Filled in by", "Completed by", "Signature", "Personal details", "Who are you?", "Name of participant",
		"resp_naam", "Naam<br>(optioneel)", "<b>Naam</b>", "Mag ik uw naam noteren?", "Wilt u hier uw naam achterlaten?",
	},
	Phone: {
		"Mob.", "mob.nr", "06", "Bereikbaar op nummer", "Telefonisch bereikbaar op", "tel", "Tel.", "tel.nr.", "Tel nr", "telnr", "telefoon", "Telefoon:", "Telefoonnr", "Telefoonnr.", "telefoonnummer", "Telefoonnummer(s)", "Telefoonnummers", "telefoon nummer", "telefoon_nummer", "TelefoonNummer", "Mobiel", "Mobiele nummer", "Mobiel nummer", "mobielnummer", "Mobiele telefoon", "Mobiel telefoonnummer",
		"06-nummer", "06 nummer", "06nr", "06-nr.", "gsm", "GSM-nummer", "gsmnr", "Fax", "Wat is uw telefoonnummer?", "Op welk telefoonnummer kunnen wij u bereiken?", "Op welk nummer bent u bereikbaar?", "Uw mobiele nummer (optioneel)", "Telefoon privé", "Telefoon werk", "Telefoon 2", "whatsapp nummer", "Vast telefoonnummer",
		"Phone", "phone_number", "PhoneNumber", "Phone no.", "Telephone", "Telephone number", "Mobile", "Mobile phone number", "cell phone", "Cell number", "What is your phone number?", "Please enter your mobile number", "Contact number", "Daytime telephone",
	},
	Email: {
		"E-mail", "email", "e mail", "Email:", "eMail", "e-mailadres", "emailadres", "E-mail adres", "Emailadressen", "mailadres", "Mail", "Uw e-mailadres", "Wat is uw e-mailadres?", "Vul uw e-mailadres in", "e-mail (optioneel)", "email_2", "contact_email", "respondent_email", "Email address", "emailAddress", "EMAIL_ADDRESS", "What is your e-mail address?",
		"Please leave your email address", "Laat uw e-mailadres achter als u de resultaten wilt ontvangen", "Wilt u kans maken op een cadeaubon? Vul dan hier uw e-mailadres in.", "Indien u mee wilt doen aan een vervolginterview, vul dan uw e-mailadres in", "E-mailadres werk", "E-mailadres van de contactpersoon", "Zakelijk e-mailadres",
	},
	Citizen:  {"BSN", "bsn-nummer", "bsnnummer", "BSN nr.", "Burgerservicenummer", "burgerservicenr", "Burger service nummer", "sofinummer", "Sofi-nummer", "sofi nr", "Rijksregisternummer", "Wat is uw BSN?", "Social security number", "SSN", "National Insurance number", "Citizen service number", "BSN (9 cijfers)"},
	Account:  {"IBAN", "Bankrek.nr", "iban-nummer", "IBAN nummer", "Rekeningnummer", "rekeningnr.", "Bankrekening", "bankrekeningnummer", "Bank account", "Bank account number", "Account number", "Wat is uw rekeningnummer?", "Uw IBAN (voor de cadeaubon)", "Creditcardnummer"},
	Address:  {"Adres", "Uw adres", "Woonadres", "woonadres:", "Adresgegevens", "Postadres", "Straat", "straatnaam", "Straat en huisnummer", "straat + huisnr.", "Huisnummer", "huisnr", "huisnummer toevoeging", "Postbus", "NAW-gegevens", "NAW", "Adres en woonplaats", "Naam, adres en woonplaats", "Address", "Home address", "Street", "Street address", "street_name", "House number", "Mailing address", "What is your address?", "Wat is uw adres?"},
	Postcode: {"Postcode", "postcode:", "Uw postcode", "Wat is uw postcode?", "Wat is de postcode van uw woonadres?", "Post code", "Zip", "ZIP code", "zipcode", "Postal code", "What is your postcode?", "PC6", "Postcode (6 posities)"},
	Birth:    {"Geboortedatum", "geboorte datum", "geb. datum", "Geb.datum", "gebdatum", "geb_dat", "Datum van geboorte", "geboortedag", "Wat is uw geboortedatum?", "Wanneer bent u geboren?", "Geboren op", "Geboren:", "dob", "DOB", "Date of birth", "date_of_birth", "DateOfBirth", "Birth date", "birthdate", "Birthday", "What is your date of birth?", "When were you born?", "Geboortedatum (dd-mm-jjjj)", "Geboortedatum medewerker"},
	Number: {"K.v.K. nummer", "UWV-nummer", "Registratienummer", "Loonheffingsnummer", "National ID", "Personeelsnummer", "personeelsnr", "personeelsnr.", "Medewerkernummer", "medewerkersnummer", "medewerker-id", "Werknemersnummer", "werknemer nr", "Dossiernummer", "dossiernr", "dossier nr.", "Klantnummer", "klantnr", "klant-id", "Cliëntnummer", "clientnr", "Relatienummer", "relatienr.", "Debiteurnummer", "Patiëntnummer", "Studentnummer", "Leerlingnummer", "Lidnummer", "lidmaatschapsnummer",
		"Polisnummer", "Verzekerdennummer", "Zaaknummer", "kvk", "KvK-nummer", "KVK nr", "BTW-nummer", "BIG-nummer", "AGB-code", "Kenteken", "Paspoortnummer", "Wat is uw dossiernummer bij UWV?", "Employee ID", "employee_number", "EmployeeNo", "Customer number", "Client ID", "Student number", "Membership no.", "Staff ID", "Dossier number", "License plate", "Chamber of Commerce number", "VAT number", "Passport number", "PROLIFIC_PID", "worker id"},
	IP:           {"IP", "IP-adres", "ip address", "IPAddress", "ip_addr", "ipaddr"},
	Location:     {"gps:Latitude", "latitude", "Longitude", "location latitude", "GPS-coördinaten", "breedtegraad", "GPS locatie", "Coordinates"},
	Device:       {"token", "access code", "toegangscode", "deviceid", "Device ID", "IMEI", "MAC-adres", "Wachtwoord"},
	Organisation: {"Bedrijfsnaam", "Naam bedrijf", "Naam organisatie", "Naam van uw organisatie", "Wat is de naam van uw organisatie?", "Organisatienaam", "Naam werkgever", "Company name", "Name of your organisation", "Employer name"},
}

// Questions of surveys, and columns that say nothing about who somebody is.
var otherHeaders = []string{
	"Hoe belangrijk is naamsbekendheid?", "Naamsbekendheid", "Adviseert u telefonisch?", "Telefoongesprekken per week", "Aantal telefoontjes", "Telefonisch contact", "Hoe vaak belt u met de werkgever?", "Hoe vaak mailt u met de werkgever?", "Aantal e-mails per dag", "E-mails per dag", "Telefonische bereikbaarheid", "Hoe bereikbaar was de werkgever?", "Mobbing", "Noodzaak", "Emergency care", "Kwaliteit van de registratie",
	"Tevreden over de telefoon", "Hoe tevreden bent u over de telefonische bereikbaarheid?", "Hoeveel mobiele telefoons heeft uw huishouden?", "Mobiliteit", "Mobieltjes op het werk", "Mobiel internet", "Gebruikt u een mobiele telefoon?", "Heeft u een smartphone?", "Telefoonkosten", "Telefoonverslaving", "Kosten van telefoon en internet", "E-mailmarketing",
	"Adviezen", "Adreswijziging doorgegeven?", "Bent u dit jaar van adres veranderd?", "Straatverlichting", "Veiligheid op straat", "Hoe veilig voelt u zich op straat?", "Overlast in uw straat", "Heeft u wel eens een adviesgesprek gehad?", "Adresseert de gemeente het probleem?",
	"Geboortejaar", "Wat is uw geboortejaar?", "Geboorteland", "Geboorteland ouders", "In welk land bent u geboren?", "Jaar van geboorte", "Birth year", "Year of birth", "Country of birth", "Geboorteverlof", "Leeftijd", "Hoe oud bent u?", "Age", "What is your age?",
	"Naam van het traject", "Naam van de medewerkersregeling", "Productnaam", "Name of Bachelor's degree(s)", "Naam opleiding", "Welke naam past het best bij ons merk?", "Merknaam", "Functienaam", "Noem drie factoren", "Name three obstacles", "Bestandsnaam", "Naam van uw arbodienst", "Naamgeving", "Heeft de regeling een goede naam?", "Wat vindt u van de naam van de site?", "What do you think of the name?",
	"Nummer", "nr", "Volgnummer", "Respondentnummer", "respondent", "id", "Record ID", "case_id", "Vraagnummer", "Versienummer", "Aantal dossiers", "Dossiers per maand", "Hoeveel dossiers heeft u in behandeling?", "Dossierkwaliteit", "Dossiervorming", "Aantal klanten", "Klanttevredenheid", "Klanten per week", "Relatie met de werkgever", "Relatie", "Personeelsverloop", "Personeel", "Aantal medewerkers", "Medewerkers", "Werknemer", "Werkgever", "Cliënt", "Aantal cliënten", "Patiënten per jaar",
	"Contact", "Contactmomenten", "Hoe vaak heeft u contact met de werkgever?", "Contact met collega's", "Goed contact met collega's", "Casemanager", "Bedrijfsarts", "Huisarts", "Organisatie", "Bedrijf", "Functie", "Afdeling", "Sector", "Branche", "Regio", "Provincie", "Gemeente", "Woonplaats", "Datum", "Datum start traject", "Startdatum", "Einddatum", "Datum ingevuld", "Date", "Start date", "Submitted", "Datum eerste ziektedag", "Verzuimduur",
	"Geslacht", "Gender", "Opleiding", "Inkomen", "Ervaring met UWV", "Opmerkingen", "Toelichting", "Anders, namelijk", "Waarom?", "Tel mee", "Telt mee", "Teleurstelling", "Telewerken", "Telewerken per week", "Werkt u thuis?", "Thuiswerken", "Home office", "Work from home", "Mail merge used?", "Mailings per month", "Emailing frequency", "How often do you e-mail your employer?", "Phone calls per week", "Number of phone calls", "How satisfied are you with telephone support?", "Mobile internet use", "Mobility",
	"Do you own a mobile phone?", "How important is brand name recognition?", "Street safety", "Does the plan address your needs?", "Addressing obstacles", "Account management", "Bankzaken", "Bij welke bank zit u?", "Vertrouwen in banken", "Rekening houden met", "Houdt de werkgever rekening met uw situatie?", "Fiscale regeling", "Tokens of appreciation", "Gps gebruikt", "Locatie", "Location", "Zipperdeal", "Toegang tot zorg", "Toegankelijkheid", "Ipsos-panel", "Tips", "Hoe lang bent u in dienst?", "In dienst sinds", "Wanneer bent u gestart?", "Wie bepaalt het beleid?", "Wie heeft u geholpen?", "Who are you working with?",
	"Ondertekenaar bekend met beleid?", "Hoe heet het programma?", "Wat is de naam van het programma?", "Kent u de naam van de minister-president?", "Kosten per dossiernummer", "q1", "q_12", "v4_1", "SQ001", "score", "weight", "gewicht", "score_1", "Totaal", "What is the name of the programme?",
	"Hoe vaak controleert u uw e-mail per dag?", "Initiatieven", "Signatuur van de wijk", "Eerste twee cijfers van uw postcode", "Postcodegebied", "Zipfile", "Aantal faxen", "Persoonlijkheid", "Personal traits", "Persoonskenmerken", "Persoonlijke kenmerken", "Namens wie treedt u op?", "Contractvorm", "Contractduur", "Type contract",
}

func TestHeader(t *testing.T) {
	asked := 0
	for kind, headers := range personalHeaders {
		for _, header := range headers {
			asked++
			if got := Header(header); got.Kind != kind || !got.Sure {
				t.Errorf("%q: %+v, want %s", header, got, kind)
			}
		}
	}
	for _, header := range otherHeaders {
		if got := Header(header); got.Sure {
			t.Errorf("%q: asks for %s", header, got.Kind)
		}
	}
	if asked < 150 || len(otherHeaders) < 150 {
		t.Errorf("%d and %d headers", asked, len(otherHeaders))
	}
}
