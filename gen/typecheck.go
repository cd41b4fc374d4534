package gen

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
)

// typeCheck compiles the files as one package, without code generation, so that nothing is written that a
// compiler would refuse.
func typeCheck(files []File) error {
	set := token.NewFileSet()
	var syntax []*ast.File
	for _, file := range files {
		parsed, err := parser.ParseFile(set, file.Path, file.Content, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		syntax = append(syntax, parsed)
	}
	config := types.Config{Importer: importer{}, GoVersion: "go1.23"}
	_, err := config.Check("smtpcode", set, syntax, nil)
	return err
}

// libraryDeclarations declares what the generated package uses of the standard library. Checking against
// these needs no Go installation beside this program and takes no time; that they agree with the library
// itself is shown by the tests, which compile the package.
var libraryDeclarations = map[string]string{
	"errors": `package errors
		func New(text string) error`,
	"iter": `package iter
		type Seq[V any] func(yield func(V) bool)`,
	"strconv": `package strconv
		func FormatBool(b bool) string
		func FormatFloat(f float64, fmt byte, prec, bitSize int) string
		func FormatInt(i int64, base int) string
		func AppendUint(dst []byte, i uint64, base int) []byte
		func FormatUint(i uint64, base int) string
		func Quote(s string) string`,
	"strings": `package strings
		func Cut(s, sep string) (before, after string, found bool)
		func HasPrefix(s, prefix string) bool
		func IndexAny(s, chars string) int
		func IndexByte(s string, c byte) int
		func LastIndexByte(s string, c byte) int
		func TrimSuffix(s, suffix string) string`,
	"unicode/utf8": `package utf8
		const RuneSelf = 0x80
		func RuneStart(b byte) bool
		func ValidString(s string) bool`,
}

// An importer gives the type checker the declarations above.
type importer struct{}

func (importer) Import(name string) (*types.Package, error) {
	source, declared := libraryDeclarations[name]
	if !declared {
		return nil, fmt.Errorf("package %q is not among the library declarations", name)
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path.Base(name)+".go", source, 0)
	if err != nil {
		return nil, err
	}
	config := types.Config{IgnoreFuncBodies: true}
	return config.Check(name, set, []*ast.File{file}, nil)
}
