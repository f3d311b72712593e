package count

import (
	"os"
	"testing/fstest"
)

// Of package data: a codebook with an item of every kind, and a wave that asked some of them in its own way.
var questionnaire, ownItems = testdata("questionnaire.yaml"), testdata("own_items.yaml")

func testdata(name string) string {
	text, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
