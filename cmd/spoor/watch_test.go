package main

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"sync"

	"spoor/internal/store"
)

// What happens to the program when a test runs it.
const (
	faultVariable = "SPOOR_TEST_FAULT" // die or fail, and the number of the change at which it does
	listVariable  = "SPOOR_TEST_LIST"  // a file that says every change
)

// watchFaults lets the program die or fail as a test asked for.
func watchFaults() {
	kind, number, _ := strings.Cut(os.Getenv(faultVariable), " ")
	at, _ := strconv.Atoi(number)
	list := os.Getenv(listVariable)
	if kind == "" && list == "" {
		return
	}
	var mutex sync.Mutex
	var said []string
	store.Watch(func(operation, path string) error {
		mutex.Lock()
		defer mutex.Unlock()
		said = append(said, operation)
		if list != "" {
			return os.WriteFile(list, []byte(strings.Join(said, "\n")), 0o600)
		}
		switch {
		case len(said) == at && kind == "die":
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			if err != nil {
				return err
			}
			select {}
		case len(said) == at:
			return errors.New("no space left on device")
		}
		return nil
	})
}
