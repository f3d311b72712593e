package importing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/sums"
	"spoor/data/writing"
)

// designColumn is a column that says how respondents were drawn.
type designColumn struct {
	column platform.Column
	what   string // weight, strata, cluster, fpc, fpc2 or replicate weight
	at     int    // its place in a record
	style  writing.NumberStyle
}

// drawnBy is a column of the export that says how respondents were drawn, and what it is called in a record.
type drawnBy struct{ what, name, stored string }

// designFields lists the columns of a design, and returns it as the records have it. Replicate weights are numbered in their order.
func designFields(design data.Design) ([]drawnBy, data.Design) {
	fields := []drawnBy{
		{"weight", design.Weight, data.DesignPrefix + "weight"}, {"strata", design.Strata, data.DesignPrefix + "strata"},
		{"cluster", design.Cluster, data.DesignPrefix + "cluster"}, {"fpc", design.FPC, data.DesignPrefix + "fpc"},
		{"fpc2", design.FPC2, data.DesignPrefix + "fpc2"},
	}
	stored := design
	for k, to := range []*string{&stored.Weight, &stored.Strata, &stored.Cluster, &stored.FPC, &stored.FPC2} {
		if fields[k].name != "" {
			*to = fields[k].stored
		}
	}
	if design.Replicates == nil {
		return fields, stored
	}
	const replicate = data.DesignPrefix + "replicate"
	names, replicates := design.Replicates.Names(), *design.Replicates
	for k, name := range names {
		fields = append(fields, drawnBy{"replicate weight", name, replicate + strconv.Itoa(k+1)})
	}
	replicates.Columns = []string{fmt.Sprintf("%s1-%s%d", replicate, replicate, len(names))}
	stored.Replicates = &replicates
	return fields, stored
}

// findDesign finds the columns that say how respondents were drawn. They come first in a record, after the respondent.
func (i *Importer) findDesign() error {
	var wrong data.Problems
	taken := map[int]string{}
	fields, stored := designFields(i.options.Design)
	for _, field := range fields {
		if field.name == "" {
			continue
		}
		column, err := i.export.Find(field.name)
		switch {
		case err != nil:
			wrong = append(wrong, data.Problem{File: i.file, Message: fmt.Sprintf("%s: %v", field.what, err)})
			continue
		case taken[column.Index] != "":
			wrong = append(wrong, data.Problem{File: i.file, Column: column.Name, Message: fmt.Sprintf("is both %s and %s; give each its own", taken[column.Index], field.what)})
			continue
		case column.Role == platform.Personal && field.what != "cluster":
			wrong = append(wrong, data.Problem{File: i.file, Column: column.Name, Message: fmt.Sprintf("looks personal (%s), and %s is stored as it is; --keep-column keeps it, if it says nothing about who somebody is", column.Why, field.what)})
			continue
		}
		taken[column.Index] = field.what
		i.drawn = append(i.drawn, designColumn{column, field.what, len(i.header), i.style(column)})
		i.header = append(i.header, field.stored)
	}
	if len(wrong) > 0 {
		return wrong
	}
	i.design = stored
	return nil
}

// isDesign reports whether a column says how respondents were drawn.
func (i *Importer) isDesign(column platform.Column) bool {
	return slices.ContainsFunc(i.drawn, func(d designColumn) bool { return d.column.Index == column.Index })
}

// Design returns the columns of a record that say how the respondent was drawn. Clusters are numbered in the order of the
// export, for who belongs together is all that counts, and the name of a company says who answered.
func (i *Importer) Design() data.Design { return i.design }

// readDesign writes the cells of the design; without a place in it a respondent cannot count.
func (i *Importer) readDesign(r platform.Response) bool {
	for _, d := range i.drawn {
		cell := r.Text(d.column.Index)
		text, why := i.designCell(d.what, cell, d.style)
		if why != "" {
			i.problem(r, d.column, "%s; the respondent is left out", why)
			return false
		}
		i.record.Cells[d.at] = text
	}
	i.draw()
	return true
}

// stratum is one that respondents were drawn in: the cluster that was met first, or without clusters the respondent.
type stratum struct {
	cluster string
	more    bool // clusters than one
	whole   bool // its population is that one
}

// draw keeps of a respondent whether more clusters than one were drawn in the stratum.
func (i *Importer) draw() {
	name, cluster, whole := "", "", false
	for _, d := range i.drawn {
		switch cell := i.record.Cells[d.at]; d.what {
		case "strata":
			name = cell
		case "cluster":
			cluster = cell
		case "fpc":
			whole = cell == "1"
		}
	}
	known, met := i.strata[name]
	switch {
	case !met:
		i.strata[strings.Clone(name)] = stratum{cluster: strings.Clone(cluster), whole: whole}
	case !known.more && (cluster == "" || cluster != known.cluster):
		known.more = true
		i.strata[name] = known
	}
}

// mostLonely is how many strata are named of which nothing can be estimated.
const mostLonely = 3

// lonely notes that nothing will be estimated of the wave, because one cluster was drawn in a stratum and nobody said what to do then.
func (i *Importer) lonely() []string {
	d := i.options.Design
	if d.Strata == "" && d.Cluster == "" || d.Lonely != "" || d.Replicates != nil {
		return nil
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(i.strata)) {
		if one := i.strata[name]; !one.more && !one.whole {
			names = append(names, quoted(name))
		}
	}
	switch {
	case len(names) == 0:
		return nil
	case d.Strata == "":
		return []string{"the sample has one cluster, so nothing can be estimated of the wave; give --lonely certainty or adjust"}
	case len(names) > mostLonely:
		names = append(names[:mostLonely], "…")
	}
	message := "strata with one cluster (%s), so nothing can be estimated of the wave; join them to similar strata, or give --lonely certainty or adjust"
	if d.Cluster == "" {
		message = "strata with one respondent (%s), so nothing can be estimated of the wave; join them to similar strata, or give --lonely certainty or adjust"
	}
	return []string{fmt.Sprintf(message, strings.Join(names, ", "))}
}

// partOfDesign is what a cell of a design says of one respondent.
var partOfDesign = map[string]string{"strata": "stratum", "cluster": "cluster", "fpc": "population of the stratum", "fpc2": "population of the cluster"}

// designCell returns what is stored for a cell, or why it cannot be used.
func (i *Importer) designCell(what, cell string, style writing.NumberStyle) (text, why string) {
	switch {
	case cell == "" && what == "weight":
		return "", "the weight is blank; give 0 to count for nothing"
	case cell == "":
		return "", "the " + cmp.Or(partOfDesign[what], what) + " is blank"
	case what == "strata":
		return cell, ""
	case what == "cluster":
		number, known := i.clusters[cell]
		if !known {
			number = len(i.clusters) + 1
			i.clusters[strings.Clone(cell)] = number
		}
		return strconv.Itoa(number), ""
	}
	text, grouped, ok := style.Read(cell)
	population := what == "fpc" || what == "fpc2"
	if population && grouped != "" { // a population of 1.200 is one of thousands
		text = grouped
	}
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case !population && (!ok || err != nil || sums.CheckWeight(value) != nil):
		return "", told(cell) + " is not a " + what + ", a number of 0 or more"
	case population && (!ok || err != nil || value <= 0):
		return "", told(cell) + " is not the size of a population, or the fraction of it that was drawn"
	}
	return text, ""
}
