package archive

import (
	"strings"

	"spoor/data"
	"spoor/data/count/rows"
)

// ofData describes the variables: first the groups of those that are one question, then each.
func (d Deposit) ofData() element {
	var groups, variables []element
	for at, answers := range d.Answers {
		members := map[string][]string{}
		for i, v := range answers.Variables {
			id := variableID(at, i)
			members[v.Item.ID] = append(members[v.Item.ID], id)
			variables = append(variables, d.ofVariable(answers, i).with("ID", id).with("name", v.Name).with("files", fileID(at)).
				with("intrvl", interval(v)).with("dcml", decimals(answers, i)).with("wgt", weighs(v)))
		}
		for _, item := range d.Codebook.Items {
			if ids := members[item.ID]; len(ids) > 1 {
				groups = append(groups, el("varGrp", "", el("labl", item.Heading(d.Lang)), el("txt", item.Text.In(d.Lang))).
					with("ID", "G"+digits(at+1)+"_"+item.ID).with("type", group(item)).with("var", strings.Join(ids, " ")).with("name", item.ID))
			}
		}
	}
	return el("dataDscr", "", append(groups, variables...)...)
}

func variableID(file, at int) string { return "V" + digits(file+1) + "_" + digits(at+1) }

func group(item data.Item) string {
	if item.Kind == data.Multiple {
		return "multipleResp"
	}
	return "grid"
}

func interval(v rows.Variable) string {
	if v.Kind == rows.Number || v.Kind == rows.Design {
		return "contin"
	}
	return "discrete"
}

func decimals(a Answers, at int) string {
	if n := a.Columns[at].Decimals; n > 0 {
		return digits(n)
	}
	return ""
}

func weighs(v rows.Variable) string {
	if v.Weight {
		return "wgt"
	}
	return ""
}

func (d Deposit) ofVariable(a Answers, at int) element {
	v, column := a.Variables[at], a.Columns[at]
	parts := []element{el("labl", v.Label(d.Lang)).with("xml:lang", string(d.Lang))}
	if other := v.Label(d.other()); other != v.Label(d.Lang) {
		parts = append(parts, el("labl", other).with("xml:lang", string(d.other())))
	}
	if v.Item.ID != "" {
		parts = append(parts, el("qstn", "", el("qstnLit", v.Question(d.Lang))))
	}
	if v.Kind == rows.Number {
		parts = append(parts, el("valrng", "", el("range", "").with("min", number(v.Item.Range[0])).with("max", number(v.Item.Range[1]))))
	}
	var missing, categories []element
	for _, value := range v.Values {
		category := el("catgry", "", el("catValu", digits(value.Code)), el("labl", value.Label.In(d.Lang)), el("catStat", digits(column.Codes[value.Code])).with("type", "freq"))
		if value.Missing {
			missing = append(missing, el("item", "").with("VALUE", digits(value.Code)))
			category = category.with("missing", "Y")
		}
		categories = append(categories, category)
	}
	parts = append(parts, el("invalrng", "", missing...))
	if v.Item.AskedIf != "" {
		parts = append(parts, el("universe", d.askedIf(v.Item)))
	}
	parts = append(parts, el("sumStat", digits(a.Answered(at))).with("type", "vald"), el("sumStat", digits(a.Cases-a.Answered(at))).with("type", "invd"))
	if column.Numbers > 0 && v.Kind != rows.Identity {
		parts = append(parts, el("sumStat", number(column.Low)).with("type", "min"), el("sumStat", number(column.High)).with("type", "max"))
	}
	parts = append(parts, categories...)
	format := "numeric"
	if v.Kind == rows.Label {
		format = "character"
	}
	return el("var", "", append(parts, el("varFormat", format).with("type", format).with("schema", "ISO"))...)
}

// askedIf says who was asked an item.
func (d Deposit) askedIf(item data.Item) string {
	target, option, _ := strings.Cut(item.AskedIf, ".")
	of, _ := d.Codebook.Item(target)
	chosen, _ := of.Answer(option)
	return words.askedIf.Say(d.Lang, of.Heading(d.Lang), chosen.Label.In(d.Lang))
}
