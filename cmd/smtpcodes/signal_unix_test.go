//go:build unix

package main

import (
	"bytes"
	"sync"
	"syscall"
	"testing"
)

// A silent is a terminal at which nobody types. It reports when somebody reads.
type silent struct {
	once    sync.Once
	reading chan struct{}
}

func (s *silent) Read([]byte) (int, error) {
	s.once.Do(func() { close(s.reading) })
	select {}
}

// TestSignals checks that a signal ends a command that waits for its input, and that the command says so.
func TestSignals(t *testing.T) {
	for _, test := range []struct {
		signal syscall.Signal
		args   []string
	}{
		{syscall.SIGINT, []string{"explain"}},
		{syscall.SIGTERM, []string{"generate", "--registry", "-", "--output", t.TempDir()}},
		{syscall.SIGHUP, []string{"fetch", "--registry", "-", "--output", t.TempDir() + "/registry.json"}},
	} {
		t.Run(test.args[0], func(t *testing.T) {
			stdin := &silent{reading: make(chan struct{})}
			var stdout, stderr bytes.Buffer
			status := make(chan int)
			go func() { status <- run(test.args, stdin, &stdout, &stderr) }()
			<-stdin.reading
			if err := syscall.Kill(syscall.Getpid(), test.signal); err != nil {
				t.Fatal(err)
			}
			if got := <-status; got != 2 || stderr.String() != "smtpcodes: interrupted\n" || stdout.Len() > 0 {
				t.Errorf("status %d, %q", got, stderr.String())
			}
		})
	}
}
