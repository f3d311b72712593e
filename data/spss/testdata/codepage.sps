* A file in a code page of Windows: pspp --syntax-encoding=UTF-8 codepage.sps (GNU PSPP 1.6.2).
set locale='windows-1252'.
data list free /v1 v2 (F1) c1 c2 (F2) s (A12).
begin data
1 0 1 2 "een lange te"
0 1 2 . "ça"
end data.
file label Enquête naar café's.
variable labels v1 'Tijd, één twee' v2 'Scholing ë' c1 'Wáár één' s 'Tékst'.
value labels v1 1 'Ja, tíjd' /v2 1 'Ja, schólíng'.
value labels c1 c2 1 'cafégeld' 2 'één'.
value labels s 'een lange te' 'Eén twéé'.
missing values s ('ça').
mrsets /mdgroup name=$helpt label='Wat hielp één?' variables=v1 v2 value=1.
mrsets /mcgroup name=$waar label='Wáár één?' variables=c1 c2.
mrsets /mdgroup name=$cat categorylabels=countedvalues labelsource=varlabel variables=v1 v2 value=1.
save outfile='codepage.sav'.
