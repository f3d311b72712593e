package records

// Dialect says how a file is written. What was guessed is in Notes, each with the option that would make it explicit.
type Dialect struct {
	Format     string // "delimited text" or "xlsx"
	Gzip       bool
	Encoding   string   // utf-8, utf-16le, utf-16be, windows-1252 or mac-roman; empty for xlsx
	Delimiter  string   // ";", ",", "tab" or "|"; empty for xlsx and when there is one column
	LineEnding string   // LF, CRLF or CR; empty for xlsx
	Sheet      string   // the sheet that is read; empty for delimited text
	Sheets     []string // every sheet of the workbook
	Notes      []string
}

// Formats of a file.
const (
	Delimited = "delimited text"
	XLSX      = "xlsx"
)
