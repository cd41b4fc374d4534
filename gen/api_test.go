package gen_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen"
)

// recordedAPI has a line for every exported declaration of the generated package. Lines are added and never
// changed, because programs are compiled against them.
const recordedAPI = "../output/api.txt"

var update = flag.Bool("update", false, "record the package's new declarations in output/api.txt")

// TestAPI checks that the generated package exports exactly the recorded API. With -update it records additions
// but never a break: a line that has to go is deleted by hand, where a reviewer sees it.
func TestAPI(t *testing.T) {
	current := surface(t, packageOf(t, embedded(t)))
	recorded, err := os.ReadFile(recordedAPI)
	if err != nil {
		t.Fatal(err)
	}
	gone, added := compareAPI(strings.Split(strings.TrimSpace(string(recorded)), "\n"), current)
	if len(gone) > 0 {
		t.Fatalf("these declarations are missing or changed, which breaks programs that use them:\n%s\n"+
			"restore them, or delete their lines from %s, run make api-record and release a new major version",
			indent(gone), recordedAPI)
	}
	if *update {
		if err := os.WriteFile(recordedAPI, []byte(strings.Join(current, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(added) > 0 {
		t.Fatalf("%s does not have these declarations, run make api-record:\n%s", recordedAPI, indent(added))
	}
}

// TestCompareAPI checks which changes count as a break.
func TestCompareAPI(t *testing.T) {
	before := `package p
		import "errors"
		const Updated = "2024-12-06"
		type Code uint16
		const Full Code = 452
		type Reply struct { Code Code; hidden int }
		func (r Reply) Text() string { return "" }
		func (r *Reply) Reset(to Code) {}
		type Verdict interface { Err() error }
		func Check(code Code, more ...string) (ok bool) { return }
		var ErrBad = errors.New("bad")`
	for _, test := range []struct{ name, old, new, gone, added string }{
		{"no change", "", "", "", ""},
		{"new data", `"2024-12-06"`, `"2025-01-01"`, "", ""},
		{"body and parameter names", "code Code, more ...string) (ok bool) { return }", "c Code, m ...string) bool { return true }", "", ""},
		{"new constant", "type Code", "const Busy Code = 450; type Code", "", "const Busy Code = 450"},
		{"new field", "{ Code Code; hidden", "{ Code Code; More int; hidden", "", "field Reply.More int"},
		{"new method", "func (r Reply)", "func (c Code) Known() bool { return true }; func (r Reply)", "", "func (Code) Known() bool"},
		{"constant removed", "const Full Code = 452", "", "const Full Code = 452", ""},
		{"new value", "452", "552", "const Full Code = 452", "const Full Code = 552"},
		{"underlying type", "Code uint16", "Code uint32", "type Code uint16", "type Code uint32"},
		{"field type", "{ Code Code", "{ Code int", "field Reply.Code Code", "field Reply.Code int"},
		{"no longer comparable", "hidden int", "hidden []int", "type Reply struct, comparable", "type Reply struct"},
		{"result", "Text() string { return \"\" }", "Text() (s []byte) { return }", "func (Reply) Text() string", "func (Reply) Text() []byte"},
		{"receiver", "(r Reply) Text", "(r *Reply) Text", "func (Reply) Text() string", "func (*Reply) Text() string"},
		{"parameter", "to Code", "to int", "func (*Reply) Reset(Code)", "func (*Reply) Reset(int)"},
		{"variadic", "more ...string", "more []string", "func Check(Code, ...string) bool", "func Check(Code, []string) bool"},
		{"interface grows", "Err() error", "Err() error; Ok() bool",
			"type Verdict interface{Err() error}", "type Verdict interface{Err() error; Ok() bool}"},
		{"variable removed", "var ErrBad", "var errBad", "var ErrBad error", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := strings.Replace(before, test.old, test.new, 1)
			gone, added := compareAPI(
				surface(t, []gen.File{{Path: "p.go", Content: []byte(before)}}),
				surface(t, []gen.File{{Path: "p.go", Content: []byte(after)}}))
			equal(t, "gone", strings.Join(gone, "\n"), test.gone)
			equal(t, "added", strings.Join(added, "\n"), test.added)
		})
	}
}

// compareAPI returns the lines that only recorded has and those that only current has.
func compareAPI(recorded, current []string) (gone, added []string) {
	without := func(lines, others []string) []string {
		return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return slices.Contains(others, line) })
	}
	return without(recorded, current), without(current, recorded)
}

// surface lists what a package exports: a line for each constant, variable, function, method, type and field, in
// order. Typed constants have their values; that of an untyped one is data, which a refresh changes.
func surface(t *testing.T, files []gen.File) []string {
	t.Helper()
	set := token.NewFileSet()
	var syntax []*ast.File
	for _, file := range files {
		parsed, err := parser.ParseFile(set, file.Path, file.Content, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		syntax = append(syntax, parsed)
	}
	config := types.Config{Importer: library(), IgnoreFuncBodies: true}
	checking.Lock()
	pkg, err := config.Check("", set, syntax, nil)
	checking.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	var declarations []string
	for _, name := range pkg.Scope().Names() {
		if token.IsExported(name) {
			declarations = append(declarations, describe(pkg.Scope().Lookup(name))...)
		}
	}
	slices.Sort(declarations)
	return declarations
}

// checking guards the importer, which parallel tests share.
var checking sync.Mutex

// library imports the standard library from source. A test built with -trimpath does not know where that is.
var library = sync.OnceValue(func() types.Importer {
	if root, err := exec.Command("go", "env", "GOROOT").Output(); err == nil {
		build.Default.GOROOT = strings.TrimSpace(string(root))
	}
	return importer.ForCompiler(token.NewFileSet(), "source", nil)
})

// describe returns the line of an object. For a type, the lines of its exported fields and methods follow.
func describe(object types.Object) []string {
	name := object.Name()
	switch object := object.(type) {
	case *types.Const:
		if basic, ok := object.Type().(*types.Basic); ok && basic.Info()&types.IsUntyped != 0 {
			return []string{fmt.Sprintf("const %s %s", name, basic)}
		}
		return []string{fmt.Sprintf("const %s %s = %s", name, typeString(object.Type()), object.Val().ExactString())}
	case *types.Var:
		return []string{fmt.Sprintf("var %s %s", name, typeString(object.Type()))}
	case *types.Func:
		return []string{"func " + name + typeString(object.Signature())[len("func"):]}
	}
	result := []string{"type " + name + " " + typeString(object.Type().Underlying())}
	if structure, ok := object.Type().Underlying().(*types.Struct); ok {
		result[0] = "type " + name + " struct"
		if types.Comparable(structure) {
			result[0] += ", comparable"
		}
		for field := range structure.Fields() {
			if field.Exported() {
				result = append(result, fmt.Sprintf("field %s.%s %s", name, field.Name(), typeString(field.Type())))
			}
		}
	}
	methods := types.NewMethodSet(types.NewPointer(object.Type()))
	for method := range methods.Methods() {
		if function := method.Obj().(*types.Func); function.Exported() {
			receiver := typeString(function.Signature().Recv().Type())
			result = append(result, fmt.Sprintf("func (%s) %s%s", receiver, function.Name(), typeString(function.Signature())[len("func"):]))
		}
	}
	return result
}

// typeString formats a type as the package itself would, without the names of parameters and results, on which
// no caller depends.
func typeString(t types.Type) string {
	if signature, ok := t.(*types.Signature); ok {
		t = types.NewSignatureType(nil, nil, nil, unnamed(signature.Params()), unnamed(signature.Results()), signature.Variadic())
	}
	return types.TypeString(t, (*types.Package).Path)
}

func unnamed(tuple *types.Tuple) *types.Tuple {
	var variables []*types.Var
	for variable := range tuple.Variables() {
		variables = append(variables, types.NewParam(token.NoPos, nil, "", variable.Type()))
	}
	return types.NewTuple(variables...)
}
