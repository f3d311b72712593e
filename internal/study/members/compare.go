package members

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/data/counts"
	"spoor/data/problem"
	"spoor/internal/study"
	"spoor/reports/compare"
)

// File is a file of an organisation's own answers, in any of the forms that [Read] reads.
type File struct {
	Name    string // what messages call it
	Alias   string // of the organisation; "" for none
	Content []byte
	Meant   counts.Meant // slips in it that were confirmed, as label by text; nil for none
}

// alias returns the alias of the organisation, or the name of its file without its folder and ending.
func (f File) alias() string {
	if f.Alias != "" {
		return f.Alias
	}
	name := path.Base(f.Name)
	return strings.TrimSuffix(name, path.Ext(name))
}

// CompareRequest asks to set the answers of organisations beside those of the sector.
type CompareRequest struct {
	Files       []File   // one is compared item by item; several make a funnel
	Items       []string // without them all that the files hold
	Respondents int      // of a table of counts that does not say how many; 0 when each does
	LeaveOut    bool     // the sector is without the own answers
	Minimum     int      // fewest own respondents that are compared; 0 for the usual number
	Options     analysis.Options
	Lang        data.Lang
	Version     string // of the program
	Office      bool   // whether it is written for Word or PowerPoint too
	Look        study.Look
}

// Comparison is a comparison in memory.
type Comparison struct {
	compare.Comparison
	Pictures []study.File   // of its figures
	Look     study.Look     // of documents for Word and PowerPoint
	Slips    []problem.Slip // answers of one organisation that were probably meant to be an option
}

// ComparisonPages are the forms of a comparison that have figures.
func ComparisonPages() []string { return []string{"md", "html"} }

// comparing is a comparison in the making.
type comparing struct {
	*study.Study
	tallies []data.Tally // of the sector
	request CompareRequest
	options member.Options
	made    Comparison
}

// Compare sets one organisation, or several, beside the wave of the sector, which a study is.
func Compare(ctx context.Context, s *study.Study, request CompareRequest) (Comparison, error) {
	c := comparing{Study: s, request: request, options: member.DefaultOptions()}
	c.options.Options = request.Options
	if request.Minimum != 0 {
		c.options.Minimum = request.Minimum
	}
	if err := c.check(); err != nil {
		return Comparison{}, err
	}
	var err error
	if c.tallies, err = s.Tallies(ctx); err != nil {
		return Comparison{}, err
	}
	own := make([]Answers, len(request.Files))
	for i, file := range request.Files {
		if own[i], err = ownAnswers(ctx, s.Source, file, s.Codebook, FileOptions{Items: request.Items, Base: request.Respondents, Lang: request.Lang}); err != nil {
			return Comparison{}, err
		}
	}
	c.made.Comparison = compare.Comparison{Lang: request.Lang, Survey: s.Survey.Codebook.Title.In(request.Lang), Sector: s.Wave, Options: c.options,
		LeftOut: request.LeaveOut, External: s.External(), Version: request.Version}
	c.made.Look = request.Look
	if len(own) == 1 {
		c.made.Alias, c.made.Slips = request.Files[0].Alias, own[0].Slips
		err := c.one(ctx, own[0])
		return c.made, err
	}
	err = c.several(ctx, own)
	return c.made, err
}

// comparableItem returns an item of which counts of organisations are compared and shared: any that is counted but a ranking.
func comparableItem(codebook data.Codebook, id string) (data.Item, error) {
	item, err := study.Countable(codebook, id)
	if err == nil && item.Kind == data.Ranking {
		return data.Item{}, study.Refuse("item %q is a ranking, and rankings of organisations are not compared or shared", id)
	}
	return item, err
}

// check finds what is wrong with the request alone.
func (c *comparing) check() error {
	if len(c.request.Files) == 0 {
		return study.Refuse("there is no file to compare")
	}
	if len(c.request.Files) > 1 && c.request.LeaveOut {
		return study.Refuse("--leave-out is for one file; in a funnel all members stand around the whole sector")
	}
	if c.request.LeaveOut && c.Preset != "" {
		return study.Refuse("--leave-out goes without --disclosure: beside the whole sector, the sector without your answers tells what it hides")
	}
	if c.request.LeaveOut && c.Source.Where != "" {
		return study.Refuse("--leave-out goes without --where: who of your own respondents meets the condition is not known, so your answers cannot be taken out of those that do")
	}
	if err := c.options.Check(); err != nil {
		return study.Refused{Err: err}
	}
	for _, id := range c.request.Items {
		if _, err := comparableItem(c.Codebook, id); err != nil {
			return err
		}
	}
	return nil
}

// ownAnswers reads a file of own answers, and says what was assumed in it.
func ownAnswers(ctx context.Context, source study.Source, file File, codebook data.Codebook, o FileOptions) (Answers, error) {
	o.Strict, o.Meant = source.Strict, file.Meant
	own, err := Read(ctx, file.Name, file.Content, codebook, o, source.Listener)
	if err != nil {
		return Answers{}, study.Unreadable(err)
	}
	own.Tallies = slices.DeleteFunc(own.Tallies, func(tally data.Tally) bool {
		item, _ := codebook.Item(tally.Item)
		return item.Kind == data.Ranking
	})
	for _, note := range own.Notes {
		source.Listener.Say("%s", note)
	}
	return own, source.Listener.Problems(own.Problems, source.Strict)
}

// asked reports whether an item is to be compared.
func (c *comparing) asked(item string) bool {
	return len(c.request.Items) == 0 || slices.Contains(c.request.Items, item)
}

// one compares one organisation with the sector, item by item.
func (c *comparing) one(ctx context.Context, own Answers) error {
	var refused error
	var pairs []pair
	var sectors []analysis.Table
	for _, item := range c.Codebook.Items {
		one, found, err := c.pair(ctx, item, own)
		switch {
		case errors.Is(err, member.ErrTooFew):
			c.made.TooFew = append(c.made.TooFew, item)
			if refused == nil {
				refused = err
			}
		case err != nil:
			return err
		case found:
			pairs, sectors = append(pairs, one), append(sectors, one.sector)
		}
	}
	sectors, err := c.Together(ctx, sectors, nil)
	if err != nil {
		return err
	}
	for i, one := range pairs {
		one.sector = sectors[i]
		compared, err := c.compared(one)
		if err != nil {
			return err
		}
		if err := c.add(compared); err != nil {
			return err
		}
	}
	switch {
	case len(c.made.Items) > 0:
	case refused != nil:
		return refused
	default:
		return study.Unusable{Err: fmt.Errorf("%s: holds no answers to %s", c.request.Files[0].Name, strings.Join(c.wanted(), ", "))}
	}
	if skipped := c.made.NotCompared(); skipped != "" {
		c.Source.Listener.Say("%s", skipped)
	}
	return nil
}

func (c *comparing) wanted() []string {
	if len(c.request.Items) > 0 {
		return c.request.Items
	}
	return c.Codebook.ItemIDs()
}

// Render writes the comparison in one of its forms.
func (c Comparison) Render(form string) ([]byte, error) {
	switch form {
	case "html":
		return c.HTML()
	case "md":
		return c.Markdown()
	case "json":
		return c.JSON()
	case "xlsx":
		return c.workbook()
	}
	frame, err := c.Frame()
	if err != nil {
		return nil, err
	}
	return frame.CSV("comparison")
}

// File writes the comparison in one of its forms with nothing beside it.
func (c Comparison) File(form string) ([]byte, error) {
	c.Alone = true
	return c.write(form)
}

// Document writes the comparison for Word. Its figures stand in it where the request was for an office program.
func (c Comparison) Document() ([]byte, error) {
	c.Alone = false
	markdown, err := c.Markdown()
	if err != nil {
		return nil, err
	}
	return c.Look.Document(markdown, c.Lang, c.Figures())
}

// write writes the comparison in any of its forms. The browser has no need of presentations, and knows the others.
func (c Comparison) write(form string) ([]byte, error) {
	switch form {
	case "docx":
		return c.Document()
	case "pptx":
		return c.Look.Deck(c.Deck(), c.Lang)
	}
	return c.Render(form)
}

// Folder returns the files of the comparison in the forms given, with its figures where one of those is a page.
func (c Comparison) Folder(forms []string) ([]study.File, error) {
	var files []study.File
	paged := false
	for _, form := range forms {
		content, err := c.write(form)
		if err != nil {
			return nil, err
		}
		files = append(files, study.File{Name: "compare." + form, Content: content})
		paged = paged || slices.Contains(ComparisonPages(), form)
	}
	if paged {
		files = append(files, c.Pictures...)
	}
	return files, nil
}
