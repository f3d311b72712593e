package data

import "spoor/data/folder"

// Import says which export the files of a wave were made from, and the choices made in reading it. It is written when a
// wave is added, so that the same export gives the same files again.
type Import struct {
	Source     string        `yaml:"source"` // name of the file, without its folder
	SHA256     string        `yaml:"sha256"` // of that file
	Platform   string        `yaml:"platform"`
	Format     string        `yaml:"format"`
	Encoding   string        `yaml:"encoding,omitempty"`
	Delimiter  string        `yaml:"delimiter,omitempty"`
	Sheet      string        `yaml:"sheet,omitempty"`
	HeaderRows int           `yaml:"header_rows,omitempty"`  // down to the header, where a person said so
	Design     Design        `yaml:"design,omitempty"`       // columns of the export that say how respondents were drawn
	Without    []string      `yaml:"without,omitempty"`      // items that a person said were not asked
	Rules      []string      `yaml:"rules,omitempty"`        // which responses are left out
	Keep       []string      `yaml:"keep,omitempty"`         // reasons for which none is left out
	KeepColumn []string      `yaml:"keep_columns,omitempty"` // columns kept though they look personal
	Personal   []string      `yaml:"personal,omitempty"`     // columns left out because they say who the respondent is
	Ids        string        `yaml:"ids"`                    // what the respondents are called: see the constants
	Texts      string        `yaml:"texts,omitempty"`        // file in the folder of the wave with what respondents typed
	Read       int           `yaml:"read"`                   // records below the header
	Kept       int           `yaml:"kept"`
	Unusable   int           `yaml:"unusable,omitempty"` // records that could not be read
	LeftOut    []ImportCount `yaml:"left_out,omitempty"`
	Problems   int           `yaml:"problems,omitempty"` // of which #unusable is what is left
}

// What the respondents of an imported wave are called.
const (
	IdsSequence = "sequence" // 1, 2, 3, ... in the order of the export
	IdsPlatform = "platform" // as the platform calls them, which whoever can open it there may look up
)

// ImportCount is how many responses were left out for one reason.
type ImportCount struct {
	Reason string `yaml:"reason"`
	N      int    `yaml:"n"`
}

// imported checks what a wave says about its export.
func (c *waveCheck) imported(imported *Import) {
	if imported == nil {
		return
	}
	if imported.Texts != "" && !folder.SafeName(imported.Texts) {
		c.report(c.keyLine("import", "texts"), "texts %q: use a plain name in the folder of the wave, without / or \\", imported.Texts)
	}
	if imported.Ids != IdsSequence && imported.Ids != IdsPlatform {
		c.report(c.keyLine("import", "ids"), "ids %q is not one of %s, %s", imported.Ids, IdsSequence, IdsPlatform)
	}
}
