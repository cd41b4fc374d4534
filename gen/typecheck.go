package gen

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
)

// typeCheck checks the files as one package, so that nothing is written that a compiler would refuse.
//
// It must work where no Go is installed, so it imports nothing: go/types treats everything of a package that
// could not be imported as valid. What the static half uses of the standard library was checked when this
// module was built, because templates/smtpcode is a package of it. What depends on the registry imports
// nothing.
func typeCheck(files []File) error {
	set := token.NewFileSet()
	var syntax []*ast.File
	imports := map[token.Pos]bool{}
	for _, file := range files {
		parsed, err := parser.ParseFile(set, file.Path, file.Content, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		syntax = append(syntax, parsed)
		for _, spec := range parsed.Imports {
			imports[spec.Path.Pos()] = true
		}
	}
	var first error
	config := types.Config{
		GoVersion: "go1.23",
		Error: func(err error) {
			var e types.Error
			if first == nil && !(errors.As(err, &e) && imports[e.Pos]) {
				first = err
			}
		},
	}
	_, _ = config.Check("smtpcode", set, syntax, nil) // the first error that counts is in first
	return first
}
