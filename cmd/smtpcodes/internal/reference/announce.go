package reference

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"

	"github.com/smtpcodes/smtpcodes/templates"
)

// announcements returns the words and signs by which FindReplies recognizes a reply, by the variable or function of the
// package that has them. The package does not export them.
func announcements() (map[string][]string, error) {
	const name = "smtpcode/findmarker.go"
	source, err := templates.Package.ReadFile(name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	lists := map[string][]string{"phrases": nil, "events": nil, "signs": nil, "announcer": nil}
	list := ""
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			list = n.Name.Name
		case *ast.ValueSpec:
			list = n.Names[0].Name
		case *ast.CompositeLit:
			if _, ok := lists[list]; ok {
				lists[list] = append(lists[list], stringsIn(n)...)
			}
		}
		return true
	})
	for name, list := range lists {
		if len(list) == 0 {
			return nil, fmt.Errorf("find the words before a reply: %s has no list of %q", file.Name, name)
		}
	}
	return lists, nil
}

// stringsIn returns the strings of a list.
func stringsIn(list *ast.CompositeLit) []string {
	var texts []string
	for _, element := range list.Elts {
		if literal, ok := element.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, _ := strconv.Unquote(literal.Value) // the parser has checked it
			texts = append(texts, text)
		}
	}
	return texts
}
