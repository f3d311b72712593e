package records

import (
	"bytes"
	"strings"

	"spoor/data/biff"
)

// notAnswers are files that people try and that hold something else than text or a workbook, by their first bytes.
var notAnswers = []struct {
	magic   string
	message string
}{
	{biff.Magic, "is an .xls workbook that was compressed; unpack it and give the file inside"}, // which is opened where it is not
	{"%PDF", "is a PDF; export the answers as CSV or XLSX"},
	{"HEADER RECORD*******", "is a SAS transport file (.xpt); save it as CSV"},
	{sasMagic, "is a SAS file (.sas7bdat); save it as CSV"},
	{"BZh", "is compressed by bzip2 (.bz2); unpack it and give the file inside, or compress it by gzip"},
	{"\xfd7zXZ\x00", "is compressed by xz (.xz); unpack it and give the file inside, or compress it by gzip"},
	{"\x28\xb5\x2f\xfd", "is compressed by Zstandard (.zst); unpack it and give the file inside, or compress it by gzip"},
	{"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it and give the file inside"},
	{"Rar!\x1a\x07", "is a RAR archive; unpack it and give the file inside"},
	{"RDX2\n", "is a file of R (.RData); write the answers as CSV (write.csv)"},
	{"RDX3\n", "is a file of R (.RData); write the answers as CSV (write.csv)"},
	{"X\n\x00\x00\x00", "is a file of R (.rds); write the answers as CSV (write.csv)"},
	{"SQLite format 3\x00", "is an SQLite database; write the answers as CSV"},
	{"ARROW1", "is an Arrow file; write the answers as CSV or Parquet"},
	{"\x00\x01\x00\x00Standard", "is an Access database; export the answers as CSV or XLSX"},
	{`{\rtf`, "is a text document (RTF); export the answers as CSV or XLSX"},
	{"\x89PNG", "is a picture; export the answers as CSV or XLSX"},
	{"\xff\xd8\xff", "is a picture; export the answers as CSV or XLSX"},
	{"\x89HDF", "is an HDF5 file; write the answers as CSV"},
}

// sasMagic begins every .sas7bdat file.
const sasMagic = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c\x18\x1f\x10\x11"

// refuseFormat names the files that hold something else than text or a workbook, by their first bytes.
func refuseFormat(name string, head []byte) error {
	if len(head) == 0 {
		return fatal(name, 0, "the file is empty; its first record must name the columns")
	}
	for _, format := range notAnswers {
		if bytes.HasPrefix(head, []byte(format.magic)) {
			return fatal(name, 0, "%s", format.message)
		}
	}
	return nil
}

// refuseText names texts that are no records: the beginning of the file, as UTF-8.
func refuseText(name string, sample []byte) error {
	lower := strings.ToLower(string(bytes.TrimLeft(sample[:min(len(sample), 4096)], "\ufeff \t\r\n")))
	var message string
	switch {
	case strings.HasPrefix(lower, "ascii spss port file"), strings.Contains(lower[:min(len(lower), 500)], "spssport"):
		message = "is an SPSS portable file (.por); save it as CSV from SPSS (File > Save as)"
	case strings.Contains(lower, "<limesurveydoctype>"):
		message = "is a questionnaire of LimeSurvey (.lss), not the answers to it; export the responses as CSV"
	case strings.Contains(lower, "urn:oasis:names:tc:opendocument:"):
		message = "is an OpenDocument file as plain XML (.fods); open it in LibreOffice and save it as .ods or .xlsx"
	case strings.Contains(lower, "urn:schemas-microsoft-com:office:spreadsheet"), strings.Contains(lower, `progid="excel.sheet"`):
		message = "is a workbook in the XML of Excel 2003; open it in a spreadsheet program and save it as .xlsx"
	case isMarkup(lower):
		message = "is a web page (HTML), whatever its name says; open it in a spreadsheet program and save it as .xlsx, or export the answers as CSV"
	case strings.HasPrefix(lower, "<?xml"), strings.HasPrefix(lower, "<") && strings.Contains(lower, "</") && strings.Contains(lower, "xmlns"):
		message = "is XML; export the answers as CSV or XLSX"
	case strings.HasPrefix(lower, "mime-version:"):
		message = "is a web archive (MHTML), whatever its name says; open it in a spreadsheet program and save it as .xlsx"
	case isJSON(lower) && strings.Contains(lower, `"surveyentry"`):
		message = "is a questionnaire of Qualtrics (.qsf), not the answers to it; export the responses as CSV"
	case isJSON(lower):
		message = "is JSON; export the answers as CSV or XLSX"
	}
	if message == "" {
		return nil
	}
	return fatal(name, 0, "%s", message)
}

// isMarkup reports whether a text in lower case begins as a web page does.
func isMarkup(text string) bool {
	for {
		comment, found := strings.CutPrefix(text, "<!--")
		if !found {
			break
		}
		_, rest, _ := strings.Cut(comment, "-->")
		text = strings.TrimLeft(rest, " \t\r\n")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<title", "<div", "<script"} {
		if strings.HasPrefix(text, tag) {
			return true
		}
	}
	return strings.HasPrefix(text, "<?xml") && strings.Contains(text, "<html")
}

// isJSON reports whether a text begins as an object or a list of JSON does, where a record would name its columns.
func isJSON(text string) bool {
	if text == "" || text[0] != '{' && text[0] != '[' {
		return false
	}
	inside := strings.TrimLeft(text[1:], " \t\r\n")
	switch {
	case inside == "":
		return false
	case text[0] == '[' && (inside[0] == '{' || inside[0] == '['):
		return true
	case inside[0] != '"':
		return strings.HasPrefix(inside, "}") || text[0] == '[' && strings.HasPrefix(inside, "]") && len(inside) == 1
	}
	_, rest, closed := strings.Cut(inside[1:], `"`)
	rest = strings.TrimLeft(rest, " \t\r\n")
	return closed && (text[0] == '{' && strings.HasPrefix(rest, ":") || text[0] == '[' && (strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "]")))
}
