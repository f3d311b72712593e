package records

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
)

// compoundMagic begins every file of the compound file binary format: the workbooks and documents of Office before 2007, and those of
// today that have a password.
const compoundMagic = "\xd0\xcf\x11\xe0"

var (
	lockedWorkbook = "has a password; open it in Excel, take the password away (File, Info, Protect Workbook, Encrypt with Password) and save it as .xlsx"
	oldWorkbook    = "is an .xls workbook; open it in Excel or LibreOffice, choose Save as, and save it as an Excel workbook (.xlsx)"
	cutWorkbook    = "is an .xls workbook, or one with a password, and is damaged or cut off; save it as .xlsx without a password, or as CSV"
	oldDocument    = "is an old Word document (.doc); export the answers as CSV or XLSX"
	oldOther       = "is an old file of Office; save it as .xlsx or CSV"
)

// compound says what a compound file is, by the names of the streams in the first sector of its directory. ([MS-CFB], 2.2 and 2.6.)
func compound(name string, in io.Reader) error {
	const headerBytes, mostSkipped = 512, 1 << 30
	header := make([]byte, headerBytes)
	if _, err := io.ReadFull(in, header); err != nil {
		return fatal(name, 0, "%s", cutWorkbook)
	}
	shift, sector := binary.LittleEndian.Uint16(header[30:]), int64(binary.LittleEndian.Uint32(header[48:]))
	if shift != 9 && shift != 12 || (sector+1)<<shift > mostSkipped {
		return fatal(name, 0, "%s", cutWorkbook)
	}
	if _, err := io.CopyN(io.Discard, in, (sector+1)<<shift-headerBytes); err != nil {
		return fatal(name, 0, "%s", cutWorkbook)
	}
	directory := make([]byte, 1<<shift)
	if _, err := io.ReadFull(in, directory); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return fatal(name, 0, "%s", cutWorkbook)
	}
	for _, kind := range []struct {
		stream  string
		message string
	}{{"EncryptedPackage", lockedWorkbook}, {"EncryptionInfo", lockedWorkbook}, {"Workbook", oldWorkbook}, {"Book", oldWorkbook}, {"WordDocument", oldDocument}} {
		if bytes.Contains(directory, streamName(kind.stream)) {
			return fatal(name, 0, "%s", kind.message)
		}
	}
	return fatal(name, 0, "%s", oldOther)
}

// streamName is a name as a directory has it, with its end.
func streamName(name string) []byte {
	var out []byte
	for _, unit := range append(utf16.Encode([]rune(name)), 0) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}
