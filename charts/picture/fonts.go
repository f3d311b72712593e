//go:build !js

package picture

import (
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

var regularTTF, boldTTF = liberationsansregular.TTF, liberationsansbold.TTF
