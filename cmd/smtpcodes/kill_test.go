//go:build !linux || !amd64

package main

import "testing"

func TestFetchKilled(t *testing.T) {
	t.Skip("only on Linux on amd64 does a test know how to stop a program at its system calls")
}
