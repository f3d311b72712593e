package aggregate

import "spoor/data"

// What [NewPool] refuses, and why.
var (
	outweighs     = data.Text{NL: "%s: lid %q heeft meer respondenten dan alle andere samen, zodat de optelling zou verraden wat die antwoordden; laat dat lid weg, of wacht tot er meer meedoen", EN: "%s: member %q has more respondents than all others together, and the pool would tell what they answered; leave that member out, or wait until more join"}
	nothingShared = data.Text{NL: "geen enkele vraag wordt door %d leden of meer gedeeld", EN: "no item is shared by %d members or more"}
	twice         = data.Text{NL: "lid %q staat er twee keer in; een lid telt één keer mee, met zijn laatste deelbestand", EN: "member %q is in it twice; a member counts once, with its latest aggregate"}
	alike         = data.Text{NL: "leden %q en %q hebben overal dezelfde aantallen; misschien is het één organisatie onder twee namen", EN: "members %q and %q have the same counts everywhere; they may be one organisation under two names"}
	nameless      = data.Text{NL: "een lid heeft geen naam; elk lid telt één keer mee, op zijn naam", EN: "a member has no name; a pool counts each member once, by its name"}
	otherCodebook = data.Text{NL: "lid %q telde met codeboek %q en niet met %q", EN: "member %q counted with codebook %q and not with %q"}
	otherVersion  = data.Text{NL: "lid %q telde met een andere versie van codeboek %q; laat het opnieuw tellen met de versie van deze optelling", EN: "member %q counted with another version of codebook %q; count again with the version that the pool uses"}
	otherRule     = data.Text{NL: "lid %q verbergt aantallen onder %d en lid %q onder %d; laat ze met dezelfde grens delen", EN: "member %q has threshold %d and member %q %d; share again with the same --disclosure"}
	differsLittle = data.Text{NL: "%s: het verschil met een eerdere optelling is alleen %s; wie de twee van elkaar aftrekt, ziet wat die antwoordden. Wacht tot er %d leden samen bij komen of veranderen", EN: "%s: it differs from an earlier pool by %s only; subtracting the two tells what they answered; wait until %d members join or change together"}
	subtracted    = data.Text{NL: "%s: wie deze en de eerdere optellingen optelt en aftrekt, ziet wat %s antwoordden. Wacht tot er %d leden samen bij komen of veranderen", EN: "%s: adding and subtracting it and the earlier pools tells what %s answered; wait until %d members join or change together"}
	tooFewMembers = data.Text{NL: "deelbestanden: %d, en er zijn er minstens %d nodig; met minder trekt een lid zichzelf eraf en houdt het de aantallen van één ander over", EN: "members: %d, and at least %d are needed; with fewer a member subtracts itself and has the counts of one other"}
)
