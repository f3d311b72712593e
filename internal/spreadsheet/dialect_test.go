package spreadsheet

import "testing"

func TestExcelNL(t *testing.T) {
	const written = "item,section,label,count,proportion,difference,p\nfactors,3.4,\"a;b, 2.5\",35,0.813953488372093,-0.05,1.5e-07\nfactors,,3.5,12-14,,hidden,1e-05\n"
	const want = "\ufeffitem;section;label;count;proportion;difference;p\r\nfactors;3.4;\"a;b, 2.5\";35;0,813953488372093;-0,05;1,5e-07\r\nfactors;;3.5;12-14;;hidden;1e-05\r\n"
	got, err := ExcelNL.Of([]byte(written))
	if err != nil || string(got) != want {
		t.Errorf("%v\n%q, want\n%q", err, got, want)
	}
	if same, err := Dialect("").Of([]byte(written)); err != nil || string(same) != written {
		t.Errorf("without a dialect: %v %q", err, same)
	}
	if _, err := ExcelNL.Of([]byte("a\n\"b")); err == nil {
		t.Error("a file that is no CSV was taken")
	}
}

func TestDecimal(t *testing.T) {
	for cell, want := range map[string]bool{"0.5": true, "-12.25": true, "1.5e-07": true, "1.5e+10": true, "2021": false, "1.2.3": false, ".5": false, "5.": false, "a.b": false, "": false, "1.5e": false, "1.5x": false} {
		if got := decimal(cell); got != want {
			t.Errorf("%q: %v", cell, got)
		}
	}
}
