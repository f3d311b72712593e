#!/bin/sh
# Times the whole report from cold against the same figures in R with ggplot2, where R is installed, as a ratio within one
# run. Each is run five times; the fastest counts.
set -eu
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fastest() {
	best=
	for _ in 1 2 3 4 5; do
		start=$(date +%s%N)
		"$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
		took=$((($(date +%s%N) - start) / 1000000))
		if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
	done
	echo "$best"
}

ours=$(fastest bin/spoor report --out "$work/report")
echo "report from cold, all figures as SVG and PNG, Markdown, HTML, tables: 1"
if command -v Rscript >/dev/null && Rscript -e 'library(ggplot2); library(svglite)' >/dev/null 2>&1; then
	theirs=$(fastest Rscript "$here/ggplot2.R" "$work/report" "$work/ggplot2")
	echo "the figures alone in R with ggplot2: $(awk "BEGIN {printf \"%.1f\", $theirs / $ours}") times as long"
else
	echo "R with ggplot2 and svglite is not installed: no comparison"
fi
