package gen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCreateWritesAllOrNothing checks that Create writes no file if it cannot write the last one.
func TestCreateWritesAllOrNothing(t *testing.T) {
	for _, test := range []struct {
		name, last, want string
	}{
		{"a file", "taken", "taken is there already and is never overwritten: remove it first"},
		{"a file where a folder should be", "taken/b.go", "look for files in the way: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			before := map[string]string{"taken": byHand}
			fill(t, folder, before)
			err := Create(folder, []File{{"new/a.go", []byte(generated)}, {test.last, []byte(generated)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if _, err := os.Lstat(filepath.Join(folder, "new")); err == nil {
				t.Error("the other file's folder exists")
			}
			if difference := cmp.Diff(before, contents(t, folder)); difference != "" {
				t.Errorf("the folder changed (-before +after):\n%s", difference)
			}
		})
	}
}
