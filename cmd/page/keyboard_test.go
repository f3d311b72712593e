//go:build browser

package main

import (
	"fmt"
	"strings"
	"testing"
)

// keys are the codes of the keys that are pressed here.
var keys = map[string]int{"Tab": 9, "Enter": 13, "ArrowDown": 40, "ArrowUp": 38, " ": 32}

// press presses a key as a keyboard does.
func (b *tab) press(key string) {
	b.t.Helper()
	down := map[string]any{"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": keys[key]}
	switch key {
	case "Enter":
		down["text"] = "\r"
	case " ":
		down["text"], down["code"] = " ", "Space"
	}
	b.call("Input.dispatchKeyEvent", down, nil)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key, "code": down["code"], "windowsVirtualKeyCode": keys[key]}, nil)
}

// reach presses Tab until what a selector finds has the focus, and checks that every stop on the way can be seen.
func (b *tab) reach(selector string) {
	b.t.Helper()
	for range 80 {
		b.press("Tab")
		stop := b.eval(fmt.Sprintf(`(() => { const on = document.activeElement, look = getComputedStyle(on), next = on.nextElementSibling && getComputedStyle(on.nextElementSibling), box = on.getBoundingClientRect();
			const marked = look.outlineStyle !== "none" || (on.matches(".choice input, .hide") && next && next.outlineStyle !== "none") || on.closest(".drop");
			if (on !== document.body && !marked) return "unmarked " + on.outerHTML.slice(0, 200);
			if (on !== document.body && !on.matches(".choice input, .hide") && (box.right < 0 || box.left > innerWidth)) return "outside " + on.outerHTML.slice(0, 200);
			return on.matches(%q) ? "there" : ""; })()`, selector))
		switch {
		case stop == "there":
			return
		case stop != "":
			b.t.Errorf("on the way to %s: %s", selector, stop)
		}
	}
	b.t.Fatalf("Tab does not reach %s from %s", selector, b.eval(`location.hash + " " + document.activeElement.outerHTML.slice(0, 200)`))
}

// opens presses Enter, and waits for the screen that opens.
func (b *tab) opens(screen string) {
	b.t.Helper()
	b.eval("delete document.body.dataset.shown")
	b.press("Enter")
	b.wait(fmt.Sprintf("document.body.dataset.shown === %q", screen))
}

// With the keyboard alone, at a zoom of 200% and on a phone, in both languages: the sector, own numbers, and what they give.
func TestBrowserIsWorkedByKeyboardAlone(t *testing.T) {
	b := running(t)
	for i, want := range []string{"Op geen van de 5 punten wijkt u aantoonbaar af", "On none of the 5 points do you differ demonstrably"} {
		width := []int{640, 390}[i]
		b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 450, "deviceScaleFactor": 2, "mobile": false}, nil)
		b.goTo("start")
		b.eval(`document.activeElement.blur(); scrollTo(0, 0)`)
		b.reach(`.doors a[href^="#item/"]`)
		b.opens("item/trajectory_shares")
		b.reach(".bars")
		first := b.eval(`document.getElementById("read").textContent`)
		b.press("ArrowDown")
		b.press("ArrowDown")
		second := b.eval(`document.getElementById("read").textContent`)
		b.press("ArrowUp")
		if back := b.eval(`document.getElementById("read").textContent`); first != back || first == second {
			t.Errorf("the arrows read %q, %q and %q", first, second, back)
		}
		b.fits("item", width)
		b.eval(`document.activeElement.blur(); scrollTo(0, 0)`)
		b.reach(`.top nav a[href="#compare"]`)
		b.opens("compare")
		b.reach("#item")
		for range 12 {
			if b.eval(`document.getElementById("item").value`) == "interim_results" {
				break
			}
			before := b.eval(`document.getElementById("item").value`)
			b.press("ArrowDown")
			b.wait(fmt.Sprintf(`document.getElementById("item").value !== %q && document.activeElement.id === "item"`, before))
		}
		b.wait(`document.getElementById("c.trial_placement")`)
		for _, field := range []string{"n", "c.trial_placement", "c.volunteering", "c.secondment", "c.other", "c.retraining"} {
			b.reach(fmt.Sprintf("[id=%q]", field))
			b.eval(`document.activeElement.select()`)
			b.call("Input.insertText", map[string]any{"text": own[field]}, nil)
		}
		b.fits("compare", width)
		b.opens("result")
		if text := b.eval(`document.getElementById("main").innerText`); !strings.Contains(text, want) || b.eval(`document.activeElement.id`) != "main" {
			t.Errorf("no %q, or the focus is at %s, in\n%s", want, b.eval(`document.activeElement.outerHTML.slice(0, 100)`), text)
		}
		b.fits("result", width)
		for _, screen := range []string{"claims", "file", "plan", "evaluate", "audit", "pool", "wave", "share"} {
			b.goTo(screen)
			b.fits(screen, width)
		}
		if i == 0 {
			b.reach(`[data-lang="en"]`)
			b.press("Enter")
			b.wait(`document.documentElement.lang === "en"`)
		}
	}
}

// fits checks that nothing lies outside the width of a screen.
func (b *tab) fits(name string, width int) {
	b.t.Helper()
	if wide := b.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide != "0" {
		b.t.Errorf("%s at %d is %s pixels too wide", name, width, wide)
	}
}
