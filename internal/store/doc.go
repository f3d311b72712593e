// Package store is the one way in which the program writes: whole or not at all, whatever ends it.
//
// [Begin] stages files in a hidden folder beside their places, where only the user can read them. [Transaction.Commit] syncs them,
// notes in a journal what it is about to do, keeps what stood there, moves the files to their places, syncs the folders, and
// only then forgets what was kept. A run that dies before the files are all in place is taken back by the next one that writes in,
// or opens, the folder ([Recover]); one that dies after that is tidied up. So a folder is found as it was or as it was to be.
//
// Whoever writes in a folder holds its lock, so that of two runs the second waits, and sees what the first did. Nothing that a run did not make is
// replaced or removed unless it was told to, links that lead out of the folder are not followed, and what
// is not a regular file (a terminal, a pipe) is written to as it stands.
package store
