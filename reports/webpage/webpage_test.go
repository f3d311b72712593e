package webpage

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/page"
)

const sample = `# Onderzoek \*2026\*

*Van ons & <b>hen</b>*

## Een **vraag**

Een tekst met *nadruk*, ` + "`code`" + ` en noten.[^1][^2]

- eerst <script>
- dan

1. één
2. twee

*De tabel*

| Antwoord | Woord | n |
|:---|---|---:|
| Ja | **goed**[^1][^2] | 43 |

![Beschrijving](figures/item.svg)

\* Niet nauwkeurig

[^1]: Noot een.
[^2]: Noot twee.
`

func TestWrite(t *testing.T) {
	got := string(Write([]byte(sample), data.Dutch, []page.Figure{{Name: "other", Inline: "<svg>other</svg>"}, {Name: "item", Inline: "<svg>item</svg>"}}))
	at := 0
	for _, want := range []string{
		"<title>Onderzoek *2026* – Van ons &amp; &lt;b&gt;hen&lt;/b&gt;</title>",
		"<h1>Onderzoek *2026*</h1>\n<p class=\"subtitle\">Van ons &amp; &lt;b&gt;hen&lt;/b&gt;</p>",
		"<h2>Een <strong>vraag</strong></h2>",
		"<p>Een tekst met <em>nadruk</em>, <code>code</code> en noten.<sup>1</sup>\u202f<sup>2</sup></p>",
		"<ul>\n<li>eerst &lt;script&gt;</li>\n<li>dan</li>\n</ul>",
		"<ol>\n<li>één</li>\n<li>twee</li>\n</ol>",
		`<p class="caption" id="t1">De tabel</p>`,
		`<th scope="col" class="left">Woord</th><th scope="col">n</th>`,
		`<th scope="row" class="left">Ja</th><td class="left">goed¹` + "\u202f" + `²</td><td>43</td>`,
		"<svg>item</svg>",
		"<p class=\"notes\">* Niet nauwkeurig</p>",
		"<div class=\"notes\">\n<p><sup>1</sup> Noot een.</p>\n<p><sup>2</sup> Noot twee.</p>\n</div>\n</main>\n<script>",
	} {
		found := strings.Index(got[at:], want)
		if found < 0 {
			t.Errorf("%q does not follow what is before it", want)
			continue
		}
		at += found
	}
	if strings.Contains(got, "<svg>other") {
		t.Error("a figure that the document does not name is in it")
	}
}
