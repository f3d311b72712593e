package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"spoor/charts/picture"
)

// An image of so many dots per inch says so, in pixels per metre as PNG has it (300 / 0.0254 = 11811), and is as large as that makes it.
func TestDensity(t *testing.T) {
	var canvas picture.Canvas
	canvas.Height = 48
	canvas.Rectangle(picture.Ink, 10, 10, 20, 20)
	figure := picture.New("one", "One", "", canvas)
	for dots, want := range map[int]struct{ perMetre, width, height int }{
		0: {5669, 1500, 72}, 72: {2835, 750, 36}, 96: {3780, 1000, 48}, 300: {11811, 3125, 150},
	} {
		var content bytes.Buffer
		if err := figure.Dense(dots).Write(&content, picture.PNG); err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(content.Bytes(), []byte("pHYs"))
		if at < 0 {
			t.Fatalf("%d dpi: the image does not say how large it is", dots)
		}
		chunk := content.Bytes()[at-4 : at+17]
		x, y, sum := binary.BigEndian.Uint32(chunk[8:]), binary.BigEndian.Uint32(chunk[12:]), binary.BigEndian.Uint32(chunk[17:])
		if binary.BigEndian.Uint32(chunk) != 9 || int(x) != want.perMetre || int(y) != want.perMetre || chunk[16] != 1 || sum != crc32.ChecksumIEEE(chunk[4:17]) {
			t.Errorf("%d dpi: %d by %d per metre, want %d", dots, x, y, want.perMetre)
		}
		image, err := png.Decode(&content)
		if err != nil {
			t.Fatal(err)
		}
		if size := image.Bounds().Size(); size.X != want.width || size.Y != want.height {
			t.Errorf("%d dpi: %v, want %d by %d", dots, size, want.width, want.height)
		}
	}
	err := figure.Sized(7000).Dense(1200).Write(&bytes.Buffer{}, picture.PNG)
	if err == nil || !strings.Contains(err.Error(), "87500 by 4200 pixels are more than 100 million; draw it narrower or with fewer dots per inch") {
		t.Error(err)
	}
}

// A shape covers what lies in it and half of the pixels that its edge halves, over the whole width of an image, and an image shows nothing
// of the one before.
func TestPixels(t *testing.T) {
	draw := func(shapes func(*picture.Canvas)) image.Image {
		canvas := picture.Canvas{Height: 48}
		shapes(&canvas)
		var content bytes.Buffer
		if err := picture.New("one", "One", "", canvas).Dense(96).Write(&content, picture.PNG); err != nil {
			t.Fatal(err)
		}
		image, err := png.Decode(&content)
		if err != nil {
			t.Fatal(err)
		}
		return image
	}
	ink := color.RGBA{A: 0xff}
	first := draw(func(c *picture.Canvas) {
		c.Rectangle(ink, 0, 10, 1000, 10)
		c.Rectangle(ink, 100.5, 30, 10, 1)
		c.Line(ink, 2, 200, 40, 600, 40)
	})
	second := draw(func(*picture.Canvas) {})
	for _, place := range []struct {
		x, y int
		grey uint8
	}{
		{0, 10, 0}, {63, 10, 0}, {64, 15, 0}, {999, 19, 0}, {0, 9, 255}, {999, 20, 255},
		{99, 30, 255}, {100, 30, 127}, {101, 30, 0}, {109, 30, 0}, {110, 30, 127}, {111, 30, 255}, {105, 31, 255},
		{199, 40, 255}, {200, 39, 0}, {599, 40, 0}, {600, 40, 255}, {300, 38, 255}, {300, 41, 255},
	} {
		want := color.RGBA{place.grey, place.grey, place.grey, 255}
		if got := color.RGBAModel.Convert(first.At(place.x, place.y)); got != want {
			t.Errorf("%d, %d is %v, want %v", place.x, place.y, got, want)
		}
		if got := color.RGBAModel.Convert(second.At(place.x, place.y)); got != picture.White {
			t.Errorf("%d, %d of an empty image is %v", place.x, place.y, got)
		}
	}
}
