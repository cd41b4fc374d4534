package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// A gitHub plays GitHub for the refresh workflow. It is a folder that holds the repository (origin), the program gh,
// its answers (a file "pr list" for that command) and the calls of it.
type gitHub string

const (
	asPerson = "export GIT_{AUTHOR,COMMITTER}_NAME=Somebody GIT_{AUTHOR,COMMITTER}_EMAIL=person@example.com\n"
	asBot    = "export GIT_{AUTHOR,COMMITTER}_EMAIL=41898282+github-actions[bot]@users.noreply.github.com\n"
	commit   = "git add --all; git commit --quiet --allow-empty --message Work\n"
	push     = "git push --quiet --force origin HEAD\n"
)

// newGitHub makes a folder's content the main branch.
func newGitHub(t *testing.T, content string) gitHub {
	t.Helper()
	for _, program := range []string{"bash", "git", "make"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("the workflow's steps need it:", err)
		}
	}
	g := t.TempDir()
	for name, value := range map[string]string{
		"PATH": g + string(os.PathListSeparator) + os.Getenv("PATH"), "GITHUB": g, "RUNNER_TEMP": g, "GITHUB_REF_NAME": "main",
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_TEMPLATE_DIR": "", "MAKEFLAGS": "", "MAKELEVEL": "", // make may run the tests
	} {
		t.Setenv(name, value)
	}
	gh := "#!/bin/sh\necho \"$*\" >>$GITHUB/calls\ncat \"$GITHUB/$1 $2\" 2>/dev/null || true\n"
	if err := os.WriteFile(g+"/gh", []byte(gh), 0o755); err != nil {
		t.Fatal(err)
	}
	execute(t, content, "bash", "-ec", asPerson+"git init --quiet --bare --initial-branch=main $GITHUB/origin\n"+
		"git init --quiet --initial-branch=main; git remote add origin $GITHUB/origin\n"+commit+push)
	return gitHub(g)
}

// checkout clones the repository and runs commands on a branch, in the name of a person.
func (g gitHub) checkout(t *testing.T, branch, commands string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	execute(t, folder, "bash", "-ec", asPerson+"git clone --quiet --branch "+branch+" $GITHUB/origin .\n"+commands)
	return folder
}

// step runs a step of the workflow as GitHub does. The value of an expression is its own text.
func (g gitHub) step(t *testing.T, name, folder string) (printed string, ok bool) {
	t.Helper()
	workflow := strings.NewReplacer("${{ ", "", " }}", "").Replace(read(t, ownWorkflow))
	step := regexp.MustCompile(`\n      - name: ` + name + `\n(?:        \w.*\n)*        run: \|((?:\n          .*)+)`).FindStringSubmatch(workflow)
	if step == nil {
		t.Fatalf("%s has no step %q with a script", ownWorkflow, name)
	}
	command := exec.Command("bash", "-ec", strings.ReplaceAll(step[1], "\n          ", "\n"))
	command.Dir = folder
	command.Env = os.Environ()
	for _, variable := range regexp.MustCompile(`(?m)^ +([A-Z_]+): (.+)$`).FindAllStringSubmatch(workflow, -1) {
		command.Env = append(command.Env, variable[1]+"="+variable[2])
	}
	out, err := command.CombinedOutput()
	t.Logf("%s: %v\n%s", name, err, out)
	return string(out), err == nil
}

// calls returns what gh was called with since the last time.
func (g gitHub) calls(t *testing.T) string {
	t.Helper()
	calls := read(t, string(g)+"/calls")
	write(t, string(g)+"/calls", "")
	return strings.ReplaceAll(calls, os.Getenv("RUNNER_TEMP"), "$RUNNER_TEMP")
}
