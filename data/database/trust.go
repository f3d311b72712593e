package database

import (
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DefaultTimeout is how long one question may take where the source does not say.
const DefaultTimeout = 10 * time.Minute

// ErrNoConsent is returned for a source that stands in a file and that nobody said may be connected to.
var ErrNoConsent = errors.New("a file names a database, and nothing was sent to it")

// Consent decides whether a source that stands in a file, which may be a stranger's, is connected to: nil if so.
type Consent func(Source) error

// ConsentTo returns the consent to these hosts, each with its port or for all its ports, or with all to every host.
func ConsentTo(hosts []string, all bool) Consent {
	return func(s Source) error {
		if all || slices.ContainsFunc(hosts, s.at) {
			return nil
		}
		return fmt.Errorf("%s as %s: %w; if that host is to be trusted with your password, add --connect or put %s in the variable SPOOR_HOSTS", s, s.As(), ErrNoConsent, s.hostname())
	}
}

// at reports whether the source is at a host, which may have a port.
func (s Source) at(host string) bool {
	host = strings.TrimSpace(host)
	return host != "" && (strings.EqualFold(host, s.Host) || strings.EqualFold(host, s.hostname()))
}

// As says as whom the source is asked.
func (s Source) As() string {
	if s.User == "" {
		return "the user of the environment"
	}
	return fmt.Sprintf("user %q", s.User)
}

func (s Source) hostname() string {
	host, _, err := net.SplitHostPort(s.Host)
	if err != nil {
		return strings.Trim(s.Host, "[]")
	}
	return host
}

// Loopback reports whether the host is this machine.
func (s Source) Loopback() bool {
	host := s.hostname()
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// Secure reports whether the connection is encrypted and the certificate of the server verified: unless the source says
// otherwise that is so for every host but this machine.
func (s Source) Secure() bool {
	if mode, given := s.Options["sslmode"]; given {
		return mode == "verify-full"
	}
	if text, given := s.Options["secure"]; given {
		secure, err := strconv.ParseBool(text)
		return err == nil && secure
	}
	return !s.Loopback()
}

// InFile reports what a source may not say that stands in a file: to be less secure than it would be by itself, or to use files
// of this machine. Whoever means that says so on the command line.
func (s Source) InFile() error {
	for _, option := range []string{"sslrootcert", "sslcert", "sslkey"} {
		if _, given := s.Options[option]; given {
			return fmt.Errorf("%s: %s names a file of this machine, which a source in a file may not; give the source on the command line", s, option)
		}
	}
	if !s.Loopback() && !s.Secure() {
		return fmt.Errorf("%s: a source in a file may not make the connection less secure (sslmode below verify-full, secure=false); give the source on the command line", s)
	}
	return nil
}
