package terminal

import (
	"os"

	"golang.org/x/term"
)

// Width returns the width of a terminal in columns, or else 80 and false.
func Width(stream any) (int, bool) {
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
