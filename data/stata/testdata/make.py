# Writes the files of Stata that the tests read. pandas 1.5.3: python3 make.py
import numpy, pandas

frame = pandas.DataFrame({
    "rol": numpy.array([1, 2, 1, 9], "int8"),
    "jaar": numpy.array([2024, -5, 32740, 0], "int16"),
    "aantal": numpy.array([100000, -1, 2147483620, 7], "int32"),
    "uren": numpy.array([0.1, 40, numpy.nan, -2.5], "float32"),
    "leeftijd": [41.25, 1e-3, numpy.nan, 1e10],
    "begin": pandas.to_datetime(["2026-03-01", "1959-12-31", None, "2000-02-29"]),
    "klaar": pandas.to_datetime(["2026-03-01 14:20:53", "1900-01-01 00:00:01", None, "2000-02-29 23:59:59"]),
    "maand": pandas.to_datetime(["2026-03-01", "1959-12-01", None, "2000-02-01"]),
    "week": pandas.to_datetime(["2026-01-15", "1960-01-01", None, "2000-12-30"]),
    "kort": ["café", "", "b", "ë"],
    "lang": ["x" * 3000, "", "één", "x" * 3000],
})
labels = {"rol": "Wat is uw rol, één?", "lang": "Toelichting"}
options = dict(write_index=False, data_label="Enquête", variable_labels=labels, value_labels={"rol": {1: "Werkgever", 2: "Arbeidsdeskundige é"}},
               convert_dates={"begin": "td", "klaar": "tc", "maand": "tm", "week": "tw"}, time_stamp=pandas.Timestamp("2026-01-01"))
frame.drop(columns="lang").to_stata("v114.dta", version=114, byteorder="big", **{**options, "variable_labels": {"rol": labels["rol"]}})
frame.to_stata("v117.dta", version=117, convert_strl=["lang"], byteorder="little", **options)
frame.to_stata("v118.dta", version=118, convert_strl=["lang"], byteorder="little", **options)
frame.drop(columns="lang").to_stata("v118-big.dta", version=118, byteorder="big", **{**options, "variable_labels": {"rol": labels["rol"]}})
frame.to_stata("v119.dta", version=119, convert_strl=["lang"], byteorder="little", **options)
for name in ("v114", "v117", "v118", "v118-big", "v119"):
    back = pandas.read_stata(name + ".dta", convert_categoricals=False)
    print(name, back.to_string(max_colwidth=24))
