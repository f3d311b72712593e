package picture

import _ "embed"

// The fonts as a browser needs them, which draws texts in its own: widths and kerning, by which texts are measured, and no outlines.
// They are a sixth of the whole fonts; a test keeps them to those.

//go:embed measures/regular.ttf
var regularTTF []byte

//go:embed measures/bold.ttf
var boldTTF []byte
