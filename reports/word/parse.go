package word

import (
	"net/url"
	"slices"
	"strings"

	"spoor/internal/pattern"
)

// kind is what a block of a document is.
type kind int

const (
	paragraph kind = iota
	heading
	bullet
	numbered // an item of a numbered list
	table
	figure
	note // a footnote, with its mark before its text
)

// block is one block of a document as package page writes it in Markdown.
type block struct {
	kind  kind
	level int    // of a heading, from 1; how deep a bullet stands, from 0
	text  string // with the marks of emphasis, links and code; of a figure what it shows
	name  string // of a figure
	mark  string // of a note
	rows  [][]string
	left  []bool // columns of a table that hold words

	anchors []string // places that links lead to, at this block
	caption string   // of a table
	leads   bool     // of a paragraph that stands on one page with the figure under it
}

var (
	anchorLine  = pattern.New(`^<a id="([^"]*)"></a>$`)
	figureLine  = pattern.New(`^!\[(.*)\]\(figures/([^)]*)\.svg\)$`)
	noteLine    = pattern.New(`^([⁰¹²³⁴⁵⁶⁷⁸⁹]+) (.*)$`)
	mappedNote  = pattern.New(`^\[\^(\d+)\]: (.*)$`)
	inlineMark  = pattern.New(`<a id="([^"]*)"></a>`)
	numberLine  = pattern.New(`^\d+\. (.*)$`)
	bulletLine  = pattern.New(`^( *)- (.*)$`)
	captionLine = pattern.New(`^\*(.*[^\\])\*$`)
	ruleCell    = pattern.New(`^:?-{3,}:?$`)
)

// parsed reads a document that package page wrote as Markdown: headings, paragraphs, lists, tables, figures and notes.
func parsed(markdown []byte) []block {
	var blocks []block
	var anchors []string
	open := false // whether a line goes on with the paragraph or bullet before it
	add := func(b block) {
		b.anchors, anchors = anchors, nil
		if m := inlineMark.FindStringSubmatch(b.text); m != nil {
			b.anchors, b.text = append(b.anchors, m[1]), inlineMark.ReplaceAllString(b.text, "")
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
			add(block{kind: heading, level: level, text: strings.TrimSpace(line[level:])})
		} else if m := figureLine.FindStringSubmatch(trimmed); m != nil {
			name, err := url.PathUnescape(strings.TrimPrefix(m[2], "./"))
			if err != nil {
				name = m[2]
			}
			add(block{kind: figure, text: m[1], name: name})
		} else if m := noteLine.FindStringSubmatch(trimmed); m != nil {
			add(block{kind: note, mark: m[1], text: m[2]})
		} else if m := mappedNote.FindStringSubmatch(trimmed); m != nil {
			add(block{kind: note, mark: superscript(m[1]), text: m[2]})
		} else if strings.HasPrefix(trimmed, "|") {
			end := i
			for end < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[end]), "|") {
				end++
			}
			add(tableOf(lines[i:end]))
			i = end - 1
		} else if m := bulletLine.FindStringSubmatch(line); m != nil {
			add(block{kind: bullet, level: len(m[1]) / 2, text: m[2]})
			open = true
		} else if m := numberLine.FindStringSubmatch(trimmed); m != nil && !was {
			add(block{kind: numbered, text: m[1]})
		} else if was {
			blocks[len(blocks)-1].text += " " + trimmed
			open = true
		} else {
			add(block{kind: paragraph, text: trimmed})
			open = true
		}
	}
	return captioned(blocks)
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
func captioned(blocks []block) []block {
	var all []block
	for _, b := range blocks {
		if last := len(all) - 1; b.kind == table && last >= 0 && all[last].kind == paragraph {
			if m := captionLine.FindStringSubmatch(all[last].text); m != nil && !strings.Contains(m[1], "**") {
				b.caption, b.anchors = m[1], slices.Concat(all[last].anchors, b.anchors)
				all = all[:last]
			}
		}
		if last := len(all) - 1; b.kind == figure && last >= 0 {
			all[last].leads = all[last].kind == paragraph
		}
		all = append(all, b)
	}
	return all
}

// tableOf reads the lines of a table: its head, the line under it, and its rows.
func tableOf(lines []string) block {
	b := block{kind: table}
	for i, line := range lines {
		cells := cellsOf(line)
		if i == 1 && !slices.ContainsFunc(cells, func(cell string) bool { return !ruleCell.MatchString(cell) }) {
			for _, cell := range cells {
				b.left = append(b.left, !strings.HasSuffix(cell, ":") || strings.HasPrefix(cell, ":"))
			}
			continue
		}
		b.rows = append(b.rows, cells)
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
