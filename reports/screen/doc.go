// Package screen writes the screens of the page that opens by double click: what the sector answered, which conclusions that carries, a
// form for own answers and what comes of them, an experiment, and printed figures under audit.
//
// A screen is a fragment of HTML with an address of its own, such as item/outcomes. It holds no script and no style: what can be
// chosen on it are fields of a form, and buttons with data-do. Bars are drawn with attributes of SVG, as the policy of the page
// forbids styles on elements. [File] puts screens, engine, style and script into one file that sends nothing.
package screen
