package main

import (
	"context"
	"runtime/debug"
	"syscall/js"

	"spoor/internal/study/desk"
)

// carried is the survey in the page.
func carried() desk.Carried { return desk.Carried(js.Global().Get("spoorSurvey").String()) }

func failed(err error) { js.Global().Get("spoorFailed").Invoke(err.Error()) }

// serve answers until the page is closed. Files stay here, by the screens that they were opened for, until others come in their place.
func serve(ctx context.Context, answers *desk.Desk) error {
	held := map[string][]desk.File{}
	js.Global().Set("spoorHold", js.FuncOf(func(_ js.Value, args []js.Value) any {
		held[args[0].String()] = opened(args[1])
		return nil
	}))
	js.Global().Set("spoorAnswer", js.FuncOf(func(_ js.Value, args []js.Value) any {
		request, files, reply := args[0].String(), held[args[1].String()], args[2]
		go func() { reply.Invoke(string(answers.Answer(ctx, []byte(request), files))) }()
		return nil
	}))
	debug.SetGCPercent(100) // the worker starts it without collecting
	js.Global().Get("spoorReady").Invoke()
	select {}
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
