// Package blocks reads the Markdown that package page writes as the blocks of a document, so that whatever is written as Markdown can
// be written in another form too, with the same words and numbers.
package blocks

import (
	"net/url"
	"slices"
	"strings"

	"spoor/internal/pattern"
)

// Kind is what a block of a document is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Bullet
	Numbered // an item of a numbered list
	Table
	Figure
	Note // a footnote, with its mark before its text
)

// Block is one block of a document as package page writes it in Markdown.
type Block struct {
	Kind  Kind
	Level int    // of a heading, from 1; how deep a bullet stands, from 0
	Text  string // with the marks of emphasis, links and code; of a figure what it shows
	Name  string // of a figure
	Mark  string // of a note
	Rows  [][]string
	Left  []bool // columns of a table that hold words

	Anchors []string // places that links lead to, at this block
	Caption string   // of a table
	Leads   bool     // of a paragraph that stands on one page with the figure under it
}

var (
	anchorLine  = pattern.New(`^<a id="([^"]*)"></a>$`)
	figureLine  = pattern.New(`^!\[(.*)\]\(figures/([^)]*)\.svg\)$`)
	noteLine    = pattern.New(`^([⁰¹²³⁴⁵⁶⁷⁸⁹]+) (.*)$`)
	mappedNote  = pattern.New(`^\[\^(\d+)\]: (.*)$`)
	inlineMark  = pattern.New(`<a id="([^"]*)"></a>`)
	numberLine  = pattern.New(`^\d+\. (.*)$`)
	bulletLine  = pattern.New(`^( *)- (.*)$`)
	boldLine    = pattern.New(`^\*\*(.*[^\\])\*\*$`)
	captionLine = pattern.New(`^\*(.*[^\\])\*$`)
	ruleCell    = pattern.New(`^:?-{3,}:?$`)
)

// Read reads a document that package page wrote as Markdown: headings, paragraphs, lists, tables, figures and notes.
func Read(markdown []byte) []Block {
	var blocks []Block
	var anchors []string
	open := false // whether a line goes on with the paragraph or bullet before it
	add := func(b Block) {
		b.Anchors, anchors = anchors, nil
		if m := inlineMark.FindStringSubmatch(b.Text); m != nil {
			b.Anchors, b.Text = append(b.Anchors, m[1]), inlineMark.ReplaceAllString(b.Text, "")
		}
		blocks = append(blocks, b)
	}
	lines := strings.Split(string(markdown), "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " ")
		trimmed := strings.TrimSpace(line)
		was := open
		open = false
		if trimmed == "" {
			continue
		}
		if m := anchorLine.FindStringSubmatch(trimmed); m != nil {
			anchors = append(anchors, m[1])
		} else if level := headingLevel(line); level > 0 {
			add(Block{Kind: Heading, Level: level, Text: strings.TrimSpace(line[level:])})
		} else if asked, is := question(trimmed); is && !was {
			add(Block{Kind: Heading, Level: 2, Text: asked})
		} else if m := figureLine.FindStringSubmatch(trimmed); m != nil {
			name, err := url.PathUnescape(strings.TrimPrefix(m[2], "./"))
			if err != nil {
				name = m[2]
			}
			add(Block{Kind: Figure, Text: m[1], Name: name})
		} else if m := noteLine.FindStringSubmatch(trimmed); m != nil {
			add(Block{Kind: Note, Mark: m[1], Text: m[2]})
		} else if m := mappedNote.FindStringSubmatch(trimmed); m != nil {
			add(Block{Kind: Note, Mark: superscript(m[1]), Text: m[2]})
		} else if strings.HasPrefix(trimmed, "|") {
			end := i
			for end < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[end]), "|") {
				end++
			}
			add(tableOf(lines[i:end]))
			i = end - 1
		} else if m := bulletLine.FindStringSubmatch(line); m != nil {
			add(Block{Kind: Bullet, Level: len(m[1]) / 2, Text: m[2]})
			open = true
		} else if m := numberLine.FindStringSubmatch(trimmed); m != nil && !was {
			add(Block{Kind: Numbered, Text: m[1]})
		} else if was {
			blocks[len(blocks)-1].Text += " " + trimmed
			open = true
		} else {
			add(Block{Kind: Paragraph, Text: trimmed})
			open = true
		}
	}
	return captioned(blocks)
}

// Emphasised returns the text of a paragraph that is one line of emphasis; it reports false for others.
func (b Block) Emphasised() (string, bool) {
	if m := captionLine.FindStringSubmatch(b.Text); m != nil && b.Kind == Paragraph && !strings.Contains(m[1], "**") {
		return m[1], true
	}
	return "", false
}

// question returns the text of a line that is bold as a whole, which heads what is below it.
func question(line string) (string, bool) {
	m := boldLine.FindStringSubmatch(line)
	if m == nil || strings.Contains(m[1], "**") {
		return "", false
	}
	return m[1], true
}

func headingLevel(line string) int {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level == len(line) || line[level] != ' ' {
		return 0
	}
	return level
}

// captioned makes a line of emphasis that stands before a table its caption, and keeps a paragraph with the figure that follows it.
func captioned(blocks []Block) []Block {
	var all []Block
	for _, b := range blocks {
		if last := len(all) - 1; b.Kind == Table && last >= 0 {
			if emphasised, is := all[last].Emphasised(); is {
				b.Caption, b.Anchors = emphasised, slices.Concat(all[last].Anchors, b.Anchors)
				all = all[:last]
			}
		}
		if last := len(all) - 1; b.Kind == Figure && last >= 0 {
			all[last].Leads = all[last].Kind == Paragraph
		}
		all = append(all, b)
	}
	return all
}

// tableOf reads the lines of a table: its head, the line under it, and its rows.
func tableOf(lines []string) Block {
	b := Block{Kind: Table}
	for i, line := range lines {
		cells := cellsOf(line)
		if i == 1 && !slices.ContainsFunc(cells, func(cell string) bool { return !ruleCell.MatchString(cell) }) {
			for _, cell := range cells {
				b.Left = append(b.Left, !strings.HasSuffix(cell, ":") || strings.HasPrefix(cell, ":"))
			}
			continue
		}
		b.Rows = append(b.Rows, cells)
	}
	return b
}

// cellsOf splits a line of a table at its bars, but not at those that are escaped.
func cellsOf(line string) []string {
	var cells []string
	var cell strings.Builder
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line):
			cell.WriteString(line[i : i+2])
			i++
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	return append(cells, strings.TrimSpace(cell.String()))
}
