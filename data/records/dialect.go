package records

// Dialect says how a file is written. What was guessed is in Notes, each with the option that would make it explicit.
type Dialect struct {
	Format     string // "delimited text", "xlsx", "xls", "ods", "parquet", "spss" or "stata"
	Gzip       bool
	Encoding   string   // utf-8, utf-16le, utf-16be, windows-1252 or mac-roman; of delimited text only
	Delimiter  string   // ";", ",", "tab" or "|"; of delimited text only, and empty when there is one column
	LineEnding string   // LF, CRLF or CR; of delimited text only
	Sheet      string   // the sheet that is read, of a workbook only
	Sheets     []string // every sheet of the workbook
	Hidden     []string // those of them that are hidden
	Notes      []string
}

// Formats of a file.
const (
	Delimited = "delimited text"
	XLSX      = "xlsx"
	XLS       = "xls"
	ODS       = "ods"
	Parquet   = "parquet"
	SAV       = "spss"
	DTA       = "stata"
)

// Labelled reports whether the file itself says what its columns are and what their codes mean.
func (d Dialect) Labelled() bool { return d.Format == SAV || d.Format == DTA }
