// Package tables counts tables of respondents in databases, where they are: only groups of equal answers travel.
package tables
