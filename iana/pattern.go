package iana

import (
	"regexp"
	"sync"
)

// pattern returns a regular expression that is compiled when it is first used, so that a program that reads no XML does
// not wait for it.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
