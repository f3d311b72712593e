//go:build js && wasm

// Command page is the program inside the page that opens by double click. It runs in a worker of the browser, by WebAssembly, and
// answers the requests of package desk; it opens no file and no connection.
package main

import (
	"context"
	"fmt"
	"syscall/js"

	"spoor/internal/study"
	"spoor/internal/study/desk"
)

// version is set when a release is built.
var version = "development"

func main() {
	ctx := context.Background()
	carried := desk.Carried(js.Global().Get("spoorSurvey").String())
	source, err := carried.Source()
	var answers *desk.Desk
	if err == nil {
		answers, err = open(ctx, source)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	js.Global().Set("spoorAnswer", js.FuncOf(func(_ js.Value, args []js.Value) any {
		request, files, reply := args[0].String(), opened(args[1]), args[2]
		go func() { reply.Invoke(string(answers.Answer(ctx, []byte(request), files))) }()
		return nil
	}))
	js.Global().Get("spoorReady").Invoke()
	select {}
}

func open(ctx context.Context, source study.Source) (*desk.Desk, error) {
	opened, err := study.Open(ctx, source)
	if err != nil {
		return nil, err
	}
	return desk.New(ctx, opened, version)
}

// opened copies the files that the page hands over.
func opened(list js.Value) []desk.File {
	files := make([]desk.File, list.Length())
	for i := range files {
		content := list.Index(i).Get("content")
		files[i] = desk.File{Name: list.Index(i).Get("name").String(), Content: make([]byte, content.Length())}
		js.CopyBytesToGo(files[i].Content, content)
	}
	return files
}
