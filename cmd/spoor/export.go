package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"spoor/data/platform"
	"spoor/data/records"
	"spoor/internal/cli"
	"spoor/internal/study/exports"
)

// exportOptions are the flags that say how an export of a survey platform is read, where that should not be found out.
type exportOptions struct {
	platform   platform.Name
	encoding   string
	delimiter  string
	sheet      string
	keep       []platform.Reason
	keepColumn []string
	groups     []string
	headers    int
}

// exportFlags are the flags of [exportOptions.register].
var exportFlags = []string{"platform", "encoding", "delimiter", "sheet", "header-rows", "keep", "keep-column"}

func (o *exportOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	cli.Word(cmd, &o.platform, "platform", "", platform.Names(), "read as an export of this `platform`")
	flags.StringVar(&o.encoding, "encoding", "", "`encoding` of the file, such as windows-1252")
	flags.StringVar(&o.delimiter, "delimiter", "", "`character` between the cells, or tab")
	flags.StringVar(&o.sheet, "sheet", "", "`name` of the sheet of a workbook; without it the first")
	flags.IntVar(&o.headers, "header-rows", 0, "`number` of rows down to the header, that included; without it what the rows hold tells")
	cli.Words(cmd, &o.keep, "keep", nil, platform.Reasons(), "keep responses that are left out by `reason`")
	flags.StringArrayVar(&o.keepColumn, "keep-column", nil, "keep a `column` that looks personal and is not; may be given more than once")
}

// open opens an export, which is to be closed.
func (o exportOptions) open(path string) (exports.Export, *os.File, error) {
	if o.headers < 0 {
		return exports.Export{}, nil, cli.Usage("--header-rows %d: give how many rows there are down to the header, such as 2", o.headers)
	}
	keepColumn := slices.DeleteFunc(o.keepColumn, func(name string) bool { return name == "" }) // an empty one stands for none
	export := exports.Export{
		Name:     path,
		Records:  records.Options{Encoding: o.encoding, Delimiter: o.delimiter, Sheet: o.sheet},
		Platform: platform.Options{Platform: o.platform, Keep: o.keep, KeepColumns: keepColumn, Groups: o.groups, HeaderRecords: o.headers},
	}
	file, err := os.Open(path)
	if err != nil {
		return export, nil, fmt.Errorf("open %s: %w", path, reason(err))
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return export, nil, fmt.Errorf("%s is a folder; name the file that the survey platform exported", path)
	}
	export.Content = file
	return export, file, nil
}
