package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
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
