//go:build browser

package main

import (
	"encoding/base64"
	"os"
	"testing"
)

// findings are what axe says against the screen, with everything that can be folded out folded out.
const findings = `(async () => {
	for (const part of document.querySelectorAll("details")) part.open = true;
	const checked = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] });
	return checked.passes.length < 20 ? "hardly anything was checked" : checked.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.map((n) => n.html).join(" ")).join("\n");
})()`

// TestBrowserIsForEverybody has axe-core look at every screen, light and dark, wide and narrow. SPOOR_AXE names its script.
func TestBrowserIsForEverybody(t *testing.T) {
	name := os.Getenv("SPOOR_AXE")
	if name == "" {
		t.Skip("SPOOR_AXE names no script of axe-core")
	}
	script, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b := running(t)
	b.eval(string(script) + "; true")
	check := func(screen string) {
		for i, width := range widths {
			b.look("axe", width, i == 1)
			if found := b.eval(findings); found != "" {
				t.Errorf("%s at %d: %s", screen, width, found)
			}
		}
	}
	check("start")
	for _, screen := range []string{"item/collaboration", "item/outcomes", "item/trajectory_shares", "claims", "search", "compare", "file", "plan", "evaluate", "audit", "pool", "wave"} {
		b.goTo(screen)
		check(screen)
	}
	b.goTo("compare")
	b.fill("item", "success_definition", "change")
	b.wait(`document.getElementById("c.placement")`)
	b.eval(`document.querySelector("form[data-submit=result] [type=submit]").click()`)
	b.wait(`document.activeElement.id === "wrong"`)
	check("compare, wrong")
	for id, value := range map[string]string{"n": "30", "c.placement": "20", "c.self_reliance": "5", "c.maximum_result": "5", "c.rightful_wia": "0"} {
		b.fill(id, value, "input")
	}
	b.eval(`document.querySelector("form[data-submit=result] [type=submit]").click()`)
	b.wait(`document.body.dataset.shown === "result"`)
	check("result")
	b.goTo("share")
	b.fill("member", "A", "input")
	b.eval(`document.getElementById("preset-open").checked = true`)
	b.click(`form[data-submit=share] [type=submit]`)
	check("share")
	shared := base64.StdEncoding.EncodeToString(b.save(`[data-do="share.json"]`))
	b.goTo("pool")
	b.open(map[string]string{"A.json": shared, "geen.json": base64.StdEncoding.EncodeToString([]byte("{}"))})
	check("pool, of files")
	b.goTo("evaluate")
	b.openExperiment()
	check("evaluate, of files")
	b.eval(`document.querySelector("[data-lang=en]").click()`)
	b.wait(`document.documentElement.lang === "en"`)
	b.goTo("wave")
	b.open(map[string]string{"export.csv": export})
	check("wave, of an export")
	b.click(`#edit-bent_u_tevreden`)
	check("wave, a question opened")
	b.goTo("file")
	b.open(map[string]string{"own.csv": base64.StdEncoding.EncodeToString([]byte("Answer,Count\nTrial placement,9\nVoluntering,4\nSecondmnt,3\n(Re)training,4\nOther,3\nNumber of respondents,12\n"))})
	check("slips")
}
