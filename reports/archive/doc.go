// Package archive writes what an archive asks for beside the answers of a wave: a description by DDI-Codebook 2.5 for catalogues of social
// science, by DataCite for who gives out identifiers, and as a Frictionless Data Package for programs; a data dictionary, a questionnaire
// and terms of use for readers; and what a person still has to fill in.
package archive
