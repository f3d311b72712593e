# Writes the workbooks that the tests read. xlwt 1.3.0: python3 make.py; then LibreOffice 7.4:
# soffice --headless --convert-to xlsx xlwt.xls; soffice --headless --convert-to xls:"MS Excel 97" --outdir lo xlwt.xlsx; mv lo/xlwt.xls libreoffice.xls
import datetime
import xlwt

book = xlwt.Workbook(encoding="utf-8")
book.add_sheet("Leeg")
sheet = book.add_sheet("Antwoorden é")
date, moment, percent = (xlwt.easyxf(num_format_str=code) for code in ("DD-MM-YYYY", "DD-MM-YYYY HH:MM:SS", "0%"))
rows = [
    ["Vraag één", "getal", "datum", "moment", "waar", "deel", "tekst"],
    ["ja", 1, datetime.date(2026, 3, 1), datetime.datetime(2026, 3, 1, 14, 20, 53), True, 0.36, "x" * 5000 + "é\u20ac"],
    ["nee", 2.5, datetime.date(1999, 12, 31), datetime.datetime(1999, 12, 31, 0, 0, 1), False, 0.5, "é" * 3300],
    [None, -1234567890.125, None, None, None, None, "\u20ac" * 4200 + " eind"],
    ["ja", 0.01, None, None, True, 1, None],
]
for r, row in enumerate(rows):
    for c, value in enumerate(row):
        if value is not None:
            sheet.write(r, c, value, {2: date, 3: moment, 5: percent}.get(c if r else 0, xlwt.Style.default_style))
sheet.write(6, 1, xlwt.Formula("B2*2"))
sheet.write(6, 6, xlwt.Formula('"a"&"b"'))
sheet.write(6, 4, xlwt.Formula("1/0"))
sheet.write_merge(7, 8, 0, 1, "samen")
book.save("xlwt.xls")
