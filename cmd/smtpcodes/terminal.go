//go:build !bootstrap

package main

import (
	"os"

	"golang.org/x/term"
)

// terminalWidth returns the width of a terminal, or else 80 and false.
func terminalWidth(stream any) (int, bool) {
	file, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 80, false
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil || width < 40 {
		width = 80
	}
	return width, true
}
