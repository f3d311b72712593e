package deposit

import "spoor/data/text"

// Term is an entry of a controlled vocabulary.
type Term struct {
	ID   string    // as it stands in YAML
	Code string    // in the vocabulary of the DDI Alliance, DataCite or COAR
	Name text.Text // what readers see
}

// Kinds of terms. Each is a text by which its vocabulary is found.
type (
	Access     string // who may see the answers
	Unit       string // what a row is of
	Mode       string // how it was answered
	TimeMethod string // over which time
	Sampling   string // how respondents were drawn
	Role       string // what a contributor did
	YesNo      string
)

// Accesses are the rights of access, after the vocabulary of COAR.
func Accesses() []Term {
	return []Term{
		{"open", "open access", text.Text{NL: "open toegang", EN: "open access"}},
		{"embargoed", "embargoed access", text.Text{NL: "toegang na een embargo", EN: "embargoed access"}},
		{"restricted", "restricted access", text.Text{NL: "toegang op aanvraag", EN: "restricted access"}},
		{"closed", "metadata only access", text.Text{NL: "alleen de beschrijving", EN: "metadata only"}},
	}
}

// Units are the units of analysis (DDI Analysis Unit).
func Units() []Term {
	return []Term{
		{"individual", "Individual", text.Text{NL: "persoon", EN: "individual"}},
		{"organisation", "Organization", text.Text{NL: "organisatie", EN: "organisation"}},
		{"household", "Household", text.Text{NL: "huishouden", EN: "household"}},
		{"family", "Family", text.Text{NL: "gezin", EN: "family"}},
		{"group", "Group", text.Text{NL: "groep", EN: "group"}},
		{"event", "EventOrProcess", text.Text{NL: "gebeurtenis of traject", EN: "event or process"}},
		{"geographic_unit", "GeographicUnit", text.Text{NL: "geografische eenheid", EN: "geographic unit"}},
		{"time_unit", "TimeUnit", text.Text{NL: "tijdseenheid", EN: "time unit"}},
		{"text_unit", "TextUnit", text.Text{NL: "teksteenheid", EN: "text unit"}},
		{"object", "Object", text.Text{NL: "voorwerp", EN: "object"}},
		{"other", "Other", text.Text{NL: "anders", EN: "other"}},
	}
}

// Modes are the modes of collection (DDI Mode of Collection).
func Modes() []Term {
	return []Term{
		{"web", "SelfAdministeredQuestionnaire.CAWI", text.Text{NL: "zelf in te vullen webvragenlijst", EN: "self-administered web questionnaire"}},
		{"paper", "SelfAdministeredQuestionnaire.Paper", text.Text{NL: "zelf in te vullen papieren vragenlijst", EN: "self-administered paper questionnaire"}},
		{"email", "SelfAdministeredQuestionnaire.Email", text.Text{NL: "zelf in te vullen vragenlijst per e-mail", EN: "self-administered questionnaire by e-mail"}},
		{"self_administered", "SelfAdministeredQuestionnaire", text.Text{NL: "zelf in te vullen vragenlijst", EN: "self-administered questionnaire"}},
		{"face_to_face", "Interview.FaceToFace", text.Text{NL: "persoonlijk interview", EN: "face-to-face interview"}},
		{"capi", "Interview.FaceToFace.CAPIorCAMI", text.Text{NL: "persoonlijk interview met computer", EN: "computer-assisted face-to-face interview"}},
		{"telephone", "Interview.Telephone", text.Text{NL: "telefonisch interview", EN: "telephone interview"}},
		{"cati", "Interview.Telephone.CATI", text.Text{NL: "telefonisch interview met computer", EN: "computer-assisted telephone interview"}},
		{"interview", "Interview", text.Text{NL: "interview", EN: "interview"}},
		{"other", "Other", text.Text{NL: "anders", EN: "other"}},
	}
}

// TimeMethods are the time methods (DDI Time Method).
func TimeMethods() []Term {
	return []Term{
		{"cross_section", "CrossSection", text.Text{NL: "dwarsdoorsnede op één moment", EN: "cross-section"}},
		{"trend", "Longitudinal.TrendRepeatedCrossSection", text.Text{NL: "herhaalde dwarsdoorsnede", EN: "trend, repeated cross-section"}},
		{"panel", "Longitudinal.Panel", text.Text{NL: "panel", EN: "panel"}},
		{"cohort", "Longitudinal.CohortEventBased", text.Text{NL: "cohort", EN: "cohort"}},
		{"longitudinal", "Longitudinal", text.Text{NL: "longitudinaal", EN: "longitudinal"}},
		{"other", "Other", text.Text{NL: "anders", EN: "other"}},
	}
}

// Samplings are the sampling procedures (DDI Sampling Procedure).
func Samplings() []Term {
	return []Term{
		{"everybody", "TotalUniverseCompleteEnumeration", text.Text{NL: "iedereen in de populatie", EN: "total universe"}},
		{"random", "Probability.SimpleRandom", text.Text{NL: "enkelvoudige aselecte steekproef", EN: "simple random sample"}},
		{"systematic", "Probability.SystematicRandom", text.Text{NL: "systematische aselecte steekproef", EN: "systematic random sample"}},
		{"stratified", "Probability.Stratified", text.Text{NL: "gestratificeerde aselecte steekproef", EN: "stratified random sample"}},
		{"cluster", "Probability.Cluster", text.Text{NL: "clustersteekproef", EN: "cluster sample"}},
		{"multistage", "Probability.Multistage", text.Text{NL: "getrapte aselecte steekproef", EN: "multistage random sample"}},
		{"probability", "Probability", text.Text{NL: "aselecte steekproef", EN: "probability sample"}},
		{"availability", "Nonprobability.Availability", text.Text{NL: "gemakssteekproef", EN: "availability sample"}},
		{"purposive", "Nonprobability.Purposive", text.Text{NL: "doelgerichte steekproef", EN: "purposive sample"}},
		{"quota", "Nonprobability.Quota", text.Text{NL: "quotasteekproef", EN: "quota sample"}},
		{"snowball", "Nonprobability.RespondentAssisted", text.Text{NL: "sneeuwbalsteekproef", EN: "respondent-assisted sample"}},
		{"nonprobability", "Nonprobability", text.Text{NL: "niet-aselecte steekproef", EN: "non-probability sample"}},
		{"mixed", "MixedProbabilityNonprobability", text.Text{NL: "deels aselecte steekproef", EN: "mixed probability and non-probability sample"}},
		{"other", "Other", text.Text{NL: "anders", EN: "other"}},
	}
}

// Roles are what contributors did (contributorType of DataCite).
func Roles() []Term {
	return []Term{
		{"contact", "ContactPerson", text.Text{NL: "contactpersoon", EN: "contact person"}},
		{"data_collector", "DataCollector", text.Text{NL: "gegevensverzamelaar", EN: "data collector"}},
		{"data_curator", "DataCurator", text.Text{NL: "gegevensbeheerder", EN: "data curator"}},
		{"data_manager", "DataManager", text.Text{NL: "datamanager", EN: "data manager"}},
		{"hosting_institution", "HostingInstitution", text.Text{NL: "penvoerende instelling", EN: "hosting institution"}},
		{"project_leader", "ProjectLeader", text.Text{NL: "projectleider", EN: "project leader"}},
		{"project_member", "ProjectMember", text.Text{NL: "projectmedewerker", EN: "project member"}},
		{"researcher", "Researcher", text.Text{NL: "onderzoeker", EN: "researcher"}},
		{"sponsor", "Sponsor", text.Text{NL: "opdrachtgever", EN: "sponsor"}},
		{"supervisor", "Supervisor", text.Text{NL: "begeleider", EN: "supervisor"}},
		{"other", "Other", text.Text{NL: "anders", EN: "other"}},
	}
}

// Answers are yes and no.
func Answers() []Term {
	return []Term{{"yes", "yes", text.Text{NL: "ja", EN: "yes"}}, {"no", "no", text.Text{NL: "nee", EN: "no"}}}
}

// IDs are the ids of terms, as [YesNo] and the other kinds of terms are written.
func IDs(terms []Term) []string {
	out := make([]string, len(terms))
	for i, term := range terms {
		out[i] = term.ID
	}
	return out
}

// Find returns the term with that id.
func Find[T ~string](terms []Term, id T) (Term, bool) {
	for _, term := range terms {
		if term.ID == string(id) {
			return term, true
		}
	}
	return Term{}, false
}
