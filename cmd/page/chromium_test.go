//go:build browser

package main

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// tab is a tab of Chromium, driven by its DevTools protocol.
type tab struct {
	t       *testing.T
	socket  *websocket.Conn
	session string

	mu      sync.Mutex
	last    int
	answers map[int]chan message
	faults  []string // errors of the console, exceptions and breaches of the policy
	asked   []string // addresses outside the file that something asked for
}

type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct{ Message string }
}

// chromium is a browser without a network, for several tabs one after another.
type chromium struct {
	address string // of its DevTools
	stop    func() error
}

// startChromium starts one.
func startChromium() (*chromium, error) {
	profile, err := os.MkdirTemp("", "chromium-*")
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	program := exec.CommandContext(ctx, "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
		"--remote-allow-origins=*", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir="+profile, "about:blank")
	program.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	program.Cancel = func() error { return syscall.Kill(-program.Process.Pid, syscall.SIGKILL) } // and what it started
	spoken, err := program.StderrPipe()
	if err == nil {
		err = program.Start()
	}
	if err != nil {
		stop()
		return nil, errors.Join(err, os.RemoveAll(profile))
	}
	c := &chromium{stop: func() error {
		stop()
		_ = program.Wait() // it was stopped
		for began := time.Now(); os.RemoveAll(profile) != nil; time.Sleep(50 * time.Millisecond) {
			if time.Since(began) > time.Minute {
				return fmt.Errorf("%s cannot be removed", profile)
			}
		}
		return nil
	}}
	lines := bufio.NewScanner(spoken)
	for c.address == "" && lines.Scan() {
		_, c.address, _ = strings.Cut(lines.Text(), "DevTools listening on ")
	}
	go func() {
		for lines.Scan() {
		}
	}()
	return c, nil
}

// shared is what the tests have in common: one page and one browser, made for the first that asks. [TestMain] takes them away.
var shared struct {
	folder  string
	page    string // its address
	browser *chromium
}

func TestMain(m *testing.M) {
	code := m.Run()
	var wrong error
	if shared.browser != nil {
		wrong = shared.browser.stop()
	}
	if shared.folder != "" {
		wrong = errors.Join(wrong, os.RemoveAll(shared.folder))
	}
	if wrong != nil {
		fmt.Fprintln(os.Stderr, wrong)
		code = 1
	}
	os.Exit(code)
}

// openTab opens a tab of its own storage in the browser of all tests.
func openTab(t *testing.T) *tab {
	t.Helper()
	if shared.browser == nil {
		browser, err := startChromium()
		if err != nil {
			t.Fatal(err)
		}
		shared.browser = browser
	}
	return shared.browser.open(t)
}

// open opens a tab of its own storage, and closes it at the end of the test.
func (c *chromium) open(t *testing.T) *tab {
	t.Helper()
	socket, err := websocket.Dial(c.address, "", "http://localhost")
	if err != nil {
		t.Fatal(err)
	}
	socket.MaxPayloadBytes = 64 << 20
	b := &tab{t: t, socket: socket, answers: map[int]chan message{}}
	go b.listen()
	var context struct{ BrowserContextID string }
	b.call("Target.createBrowserContext", map[string]any{"disposeOnDetach": true}, &context) // closing the socket closes its tabs
	t.Cleanup(func() { _ = socket.Close() })
	var target struct{ TargetID, SessionID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank", "browserContextId": context.BrowserContextID}, &target)
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &target)
	b.session = target.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil, nil)
	}
	b.call("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": `document.addEventListener("securitypolicyviolation", (e) => console.error("policy: " + e.violatedDirective + " " + e.sourceFile + ":" + e.lineNumber + " " + e.sample))`}, nil)
	return b
}

func (b *tab) listen() {
	for {
		var text string
		if err := websocket.Message.Receive(b.socket, &text); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			continue
		}
		b.mu.Lock()
		if reply := b.answers[m.ID]; m.ID != 0 && reply != nil {
			delete(b.answers, m.ID)
			reply <- m
		}
		b.note(m)
		b.mu.Unlock()
	}
}

// note keeps what must not happen.
func (b *tab) note(m message) {
	switch m.Method {
	case "Runtime.exceptionThrown":
		b.faults = append(b.faults, string(m.Params))
	case "Runtime.consoleAPICalled", "Log.entryAdded":
		if strings.Contains(string(m.Params), `"error"`) || strings.Contains(string(m.Params), `"warning"`) {
			b.faults = append(b.faults, string(m.Params))
		}
	case "Network.requestWillBeSent":
		var sent struct{ Request struct{ URL string } }
		if err := json.Unmarshal(m.Params, &sent); err == nil && !strings.HasPrefix(sent.Request.URL, "file:") && !strings.HasPrefix(sent.Request.URL, "blob:") && !strings.HasPrefix(sent.Request.URL, "data:") {
			b.asked = append(b.asked, sent.Request.URL)
		}
	}
}

func (b *tab) call(method string, params any, result any) {
	b.t.Helper()
	reply := make(chan message, 1)
	b.mu.Lock()
	b.last++
	id := b.last
	b.answers[id] = reply
	b.mu.Unlock()
	request := map[string]any{"id": id, "method": method}
	if params != nil {
		request["params"] = params
	}
	if b.session != "" {
		request["sessionId"] = b.session
	}
	text, err := json.Marshal(request)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := websocket.Message.Send(b.socket, string(text)); err != nil {
		b.t.Fatal(err)
	}
	select {
	case m := <-reply:
		if m.Error != nil {
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				b.t.Fatal(err)
			}
		}
	case <-time.After(time.Minute):
		b.t.Fatalf("%s: no answer", method)
	}
}

// eval returns what an expression is in the page.
func (b *tab) eval(expression string) string {
	b.t.Helper()
	var out struct {
		Result           struct{ Value any }
		ExceptionDetails *struct{ Text string }
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &out)
	if out.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, out.ExceptionDetails.Text)
	}
	return fmt.Sprint(out.Result.Value)
}

// wait waits until an expression is true.
func (b *tab) wait(expression string) {
	b.t.Helper()
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		if b.eval("!!("+expression+")") == "true" {
			return
		}
	}
	b.t.Fatalf("never: %s\n%s\n%v", expression, b.eval("document.body.innerText.slice(0, 3000)"), b.faults)
}

// goTo opens a screen by its address.
func (b *tab) goTo(screen string) {
	b.t.Helper()
	b.eval(fmt.Sprintf("delete document.body.dataset.shown; location.hash = %q", screen))
	b.wait(fmt.Sprintf("document.body.dataset.shown === %q", screen))
}

// look makes the window as wide as a screen, light or dark, and checks that nothing of the page lies outside. In the folder that SPOOR_LOOK
// names it keeps a picture, for whoever wants to see it.
func (b *tab) look(name string, width int, dark bool) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}, nil)
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
	if wide := b.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide != "0" {
		b.t.Errorf("%s at %d is %s pixels too wide", name, width, wide)
	}
	folder := os.Getenv("SPOOR_LOOK")
	if folder == "" {
		return
	}
	var picture struct{ Data string }
	b.call("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true}, &picture)
	content, err := base64.StdEncoding.DecodeString(picture.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)), content, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
