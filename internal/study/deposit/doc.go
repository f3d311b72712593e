// Package deposit makes what a survey hands over to an archive, and says what an archive would still ask for.
package deposit
