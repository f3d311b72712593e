// Package engines holds the test that every way to count gives the same: it writes generated surveys to files and to the
// tables of real servers, which it starts and stops itself, and compares what spoor makes of them. It has no code of its
// own, and its tests are built with the tag engines only: make test-engines.
package engines
