package data

import "spoor/internal/pattern"

// LinkColumn is the column of a file of answers with the link of each respondent, see [spoor/data/linking]. It is personal: no package,
// report or shared file has it.
const LinkColumn = DesignPrefix + "link"

// Link says that respondents of a wave have links.
type Link struct {
	Key string `yaml:"key"` // fingerprint of the key that they were made with: those of one key can be matched
}

var fingerprint = pattern.New(`^[0-9a-f]{16}$`)

// LinkedWith reports whether respondents of two waves can be matched.
func (w Wave) LinkedWith(other Wave) bool {
	return w.Link != nil && other.Link != nil && w.Link.Key == other.Link.Key
}

// link checks what a wave says of its links.
func (c *waveCheck) link(link *Link) {
	if link != nil && !fingerprint.MatchString(link.Key) {
		c.report(c.keyLine("link", "key"), "link: key %q is no fingerprint of a key, 16 hexadecimal digits; it is written by spoor wave add --link", link.Key)
	}
}
