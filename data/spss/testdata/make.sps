* Files of PSPP, for the tests: pspp make.sps (GNU PSPP 1.6.2).
SET DECIMAL=DOT.
DATA LIST LIST (";") /id (F4) role (F1) helps1 helps2 helps3 (F1) age (F3.1) score (F2) begun (DATE11) note (A12) story (A300).
BEGIN DATA
1;1;1;0;0;41.5;7;01-MAR-2026;kort;Een verhaal.
2;2;0;1;1;38;99;02-MAR-2026;cafe;Nog een, met puntjes.
3;1;1;1;0;;8;;;
4;9;0;0;0;29.25;-1;31-DEC-1999;lang;Einde.
END DATA.
COMPUTE story=CONCAT(RTRIM(story),RPAD("x",260,"x")).
EXECUTE.
VARIABLE LABELS role "Wat is uw rol?" /helps1 "Voorlichting" /helps2 "Begeleiding" /helps3 "Netwerk" /age "Hoe oud bent u?" /score "Welk cijfer geeft u?" /begun "Wanneer begon u?".
VALUE LABELS role 1 "Coach" 2 "Arbeidsdeskundige" 9 "Geen antwoord" /helps1 helps2 helps3 1 "Ja" 0 "Nee" /note "kort" "Korte" "lang" "Lange".
MISSING VALUES role (9) /score (90 THRU 99, -1).
VARIABLE LEVEL role (NOMINAL) /score (ORDINAL) /age (SCALE).
MRSETS /MDGROUP NAME=$helps LABEL="Wat helpt?" VARIABLES=helps1 helps2 helps3 VALUE=1.
WEIGHT BY age.
SAVE OUTFILE="pspp.sav" /COMPRESSED.
SAVE OUTFILE="pspp-plain.sav" /UNCOMPRESSED.
SAVE OUTFILE="pspp.zsav" /ZCOMPRESSED.

DATA LIST LIST (";") /first second (F1) mark (F2) city (A20).
BEGIN DATA
2;1;7;Utrecht
3;;10;Delft
;;;
1;3;1;Utrecht
END DATA.
VARIABLE LABELS first "Eerste keuze" /second "Tweede keuze" /mark "Hoe goed ging het?" /city "Waar werkt u?".
VALUE LABELS first second 1 "Scholing" 2 "Proefplaatsing" 3 "Geen" /mark 1 "Zeer slecht" 10 "Zeer goed" /city "Utrecht" "Utrecht (stad)".
MRSETS /MCGROUP NAME=$choice LABEL="Wat koos u?" VARIABLES=first second.
SAVE OUTFILE="choices.sav".
