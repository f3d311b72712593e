//go:build browser

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// fox is a tab of Firefox, driven by WebDriver BiDi.
type fox struct {
	t       *testing.T
	socket  *websocket.Conn
	context string
	last    int
	asked   []string // addresses outside the file that something asked for
	faults  []string // errors of its console
}

// openFox starts Firefox without a display and a network, and opens an address in it.
func openFox(t *testing.T, address string) *fox {
	t.Helper()
	profile := t.TempDir()
	offline := "user_pref(\"network.proxy.type\", 1);\nuser_pref(\"network.proxy.socks\", \"127.0.0.1\");\nuser_pref(\"network.proxy.socks_port\", 9);\nuser_pref(\"network.proxy.no_proxies_on\", \"\");\n"
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(offline), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	program := exec.CommandContext(ctx, "firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "--remote-allow-origins=http://localhost", "about:blank")
	program.Env = append(os.Environ(), "HOME="+profile)
	program.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	program.Cancel = func() error { return syscall.Kill(-program.Process.Pid, syscall.SIGKILL) } // and what it started
	spoken, err := program.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		_ = program.Wait() // it was stopped
	})
	server := ""
	lines := bufio.NewScanner(spoken)
	for server == "" && lines.Scan() {
		_, server, _ = strings.Cut(lines.Text(), "WebDriver BiDi listening on ")
	}
	go func() {
		for lines.Scan() {
		}
	}()
	f := &fox{t: t}
	if f.socket, err = websocket.Dial(server+"/session", "", "http://localhost"); err != nil {
		t.Fatal(err)
	}
	f.socket.MaxPayloadBytes = 64 << 20
	f.call("session.new", map[string]any{"capabilities": map[string]any{}}, nil)
	f.call("session.subscribe", map[string]any{"events": []string{"network.beforeRequestSent", "log.entryAdded"}}, nil)
	var tree struct{ Contexts []struct{ Context string } }
	f.call("browsingContext.getTree", map[string]any{}, &tree)
	f.context = tree.Contexts[0].Context
	f.call("browsingContext.navigate", map[string]any{"context": f.context, "url": address, "wait": "complete"}, nil)
	return f
}

// call sends a command and waits for its answer; what happens in between is noted.
func (f *fox) call(method string, params, result any) {
	f.t.Helper()
	f.last++
	if err := f.socket.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		f.t.Fatal(err)
	}
	if err := websocket.JSON.Send(f.socket, map[string]any{"id": f.last, "method": method, "params": params}); err != nil {
		f.t.Fatal(err)
	}
	for {
		var m struct {
			ID             int
			Type, Method   string
			Message        string
			Result, Params json.RawMessage
		}
		if err := websocket.JSON.Receive(f.socket, &m); err != nil {
			f.t.Fatalf("%s: %v", method, err)
		}
		f.note(m.Method, m.Params)
		switch {
		case m.ID != f.last:
		case m.Type == "error":
			f.t.Fatalf("%s: %s", method, m.Message)
		default:
			if result != nil {
				if err := json.Unmarshal(m.Result, result); err != nil {
					f.t.Fatal(err)
				}
			}
			return
		}
	}
}

// note keeps what must not happen.
func (f *fox) note(method string, params json.RawMessage) {
	var of struct {
		Context, Level, Text string
		Request              struct{ URL string }
	}
	if err := json.Unmarshal(params, &of); err != nil {
		return // an answer has none
	}
	if url := of.Request.URL; method == "network.beforeRequestSent" && !strings.HasPrefix(url, "file:") && !strings.HasPrefix(url, "blob:") && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "about:") {
		f.asked = append(f.asked, url)
	}
	if method == "log.entryAdded" && (of.Level == "error" || of.Level == "warn") {
		f.faults = append(f.faults, of.Text)
	}
}

func (f *fox) eval(expression string) string {
	f.t.Helper()
	var out struct {
		Type   string
		Result struct{ Value any }
	}
	f.call("script.evaluate", map[string]any{"expression": expression, "target": map[string]any{"context": f.context}, "awaitPromise": true}, &out)
	if out.Type != "success" {
		f.t.Fatalf("%s: %s", expression, out.Type)
	}
	return fmt.Sprint(out.Result.Value)
}

func (f *fox) wait(expression string) {
	f.t.Helper()
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		if f.eval("!!("+expression+")") == "true" {
			return
		}
	}
	f.t.Fatalf("never: %s\n%s\n%v", expression, f.eval("document.body.innerText.slice(0, 2000)"), f.faults)
}

// Firefox opens the file and compares once, as Chromium does, and asks for nothing.
func TestBrowserFirefoxCompares(t *testing.T) {
	if _, err := exec.LookPath("firefox-esr"); err != nil {
		t.Skip("there is no Firefox")
	}
	f := openFox(t, written(t))
	f.wait(`document.body.dataset.engine === "ready" && document.body.dataset.shown === "start"`)
	f.eval(`delete document.body.dataset.shown; location.hash = "compare"; ""`)
	f.wait(`document.body.dataset.shown === "compare"`)
	f.eval(filling("item", "interim_results", "change"))
	f.wait(`document.getElementById("c.trial_placement")`)
	for id, value := range own {
		f.eval(filling(id, value, "input"))
	}
	f.eval(`document.querySelector("form [type=submit]").click()`)
	f.wait(`document.body.dataset.shown === "result"`)
	text := f.eval(`document.getElementById("main").innerText`)
	for _, want := range compared {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if len(f.asked) > 0 || len(f.faults) > 0 {
		t.Errorf("asked for %q; the console says %q", f.asked, f.faults)
	}
}
