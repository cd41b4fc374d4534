package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A gitHub plays GitHub for the refresh workflow: it has the repository, and runs the jobs' steps.
type gitHub struct {
	registry string // what IANA's server answers
	origin   string // the bare repository, as a URL
	home     string // what gh was called with, and what it answers
}

// newGitHub makes a repository of this checkout, with the package as of a state of the registry.
func newGitHub(t *testing.T, registry string) *gitHub {
	t.Helper()
	for _, program := range []string{"bash", "git", "make"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("the workflow's steps need it:", err)
		}
	}
	g := &gitHub{registry: registry, home: t.TempDir()}
	iana := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(g.registry)) }))
	t.Cleanup(iana.Close)
	bin, origin, checkout := t.TempDir(), t.TempDir(), t.TempDir()
	write(t, filepath.Join(bin, "gh"), `#!/bin/sh
# Records the call on a line, and answers what the test wants to be answered.
echo "$*" | tr '\n' ' ' >>"$GH_HOME/calls"
echo >>"$GH_HOME/calls"
if [ -f "$GH_HOME/$1 $2" ]; then cat "$GH_HOME/$1 $2"; fi
`)
	if err := os.Chmod(filepath.Join(bin, "gh"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("GH_HOME", g.home)
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull) // the steps have to do without one
	t.Setenv("GOFLAGS", "-trimpath")          // what is built in one folder counts for the next
	t.Setenv("MAKEFLAGS", "")

	for _, path := range moduleFiles(t) {
		copyFiles(t, []string{path}, filepath.Join(checkout, filepath.Dir(path)))
	}
	// The only change: where the registry is.
	makefile := read(t, "Makefile")
	write(t, filepath.Join(checkout, "Makefile"), strings.Replace(makefile, " fetch ", " fetch --url "+iana.URL+" ", 1))
	execute(t, checkout, "make", "refresh", "FETCH=--allow-removals")
	execute(t, origin, "git", "init", "--quiet", "--bare", "--initial-branch=main")
	g.origin = "file://" + origin
	execute(t, checkout, "git", "init", "--quiet", "--initial-branch=main")
	commit(t, checkout, "Begin")
	execute(t, checkout, "git", "push", "--quiet", g.origin, "main")
	return g
}

// commit commits everything, in the name of a person.
func commit(t *testing.T, checkout, message string) {
	t.Helper()
	execute(t, checkout, "git", "add", "--all")
	execute(t, checkout, "git", "-c", "user.name=A Person", "-c", "user.email=person@example.com", "commit", "--quiet", "--message", message)
}

// checkout is what actions/checkout gives a job that does not ask for more.
func (g *gitHub) checkout(t *testing.T, branch string) string {
	t.Helper()
	checkout := t.TempDir()
	execute(t, checkout, "git", "clone", "--quiet", "--depth=1", "--branch", branch, g.origin, ".")
	return checkout
}

// head is the last commit of a branch.
func (g *gitHub) head(t *testing.T, branch string) string {
	t.Helper()
	return execute(t, ".", "git", "ls-remote", "--exit-code", g.origin, "refs/heads/"+branch)
}

// personCommits lets a person write a file on a branch, and returns the branch's head.
func (g *gitHub) personCommits(t *testing.T, branch, name, text string) string {
	t.Helper()
	checkout := g.checkout(t, branch)
	write(t, filepath.Join(checkout, name), text)
	commit(t, checkout, "Write "+name)
	execute(t, checkout, "git", "push", "--quiet", "origin", branch)
	return g.head(t, branch)
}

// commitAs commits on a branch in anybody's name, and returns the branch's head.
func (g *gitHub) commitAs(t *testing.T, branch, name, email string, flags ...string) string {
	t.Helper()
	checkout := g.checkout(t, branch)
	execute(t, checkout, "git", append([]string{"-c", "user.name=" + name, "-c", "user.email=" + email, "commit", "--quiet", "--message", "By " + name}, flags...)...)
	execute(t, checkout, "git", "push", "--quiet", "--force", "origin", branch)
	return g.head(t, branch)
}

// A job is one on its runner.
type job struct {
	folder  string            // where its steps run
	temp    string            // $RUNNER_TEMP, artifacts included
	outputs map[string]string // of its last step
	printed string            // by its last step
}

// refresh runs the job of that name up to its tests.
func (g *gitHub) refresh(t *testing.T) (refresh job, failed bool) {
	t.Helper()
	refresh = job{folder: g.checkout(t, "main"), temp: t.TempDir()}
	failed = refresh.run(t, "refresh", nil)
	return refresh, failed
}

// propose runs the job of that name after the refresh, which ended with a result.
func (g *gitHub) propose(t *testing.T, refresh job, result string) {
	t.Helper()
	propose := job{folder: g.fullCheckout(t), temp: refresh.temp}
	if propose.run(t, "propose", map[string]string{"needs.refresh.result": result, "needs.refresh.outputs.changed": refresh.outputs["changed"]}) {
		t.Error("propose failed")
	}
}

// fullCheckout is what actions/checkout gives a job that asks for all branches.
func (g *gitHub) fullCheckout(t *testing.T) string {
	t.Helper()
	_, job, _ := strings.Cut(read(t, ownWorkflow), "\n  propose:\n")
	if checkout, _, _ := strings.Cut(job, "- name: propose\n"); !strings.Contains(checkout, "fetch-depth: 0\n") {
		t.Errorf("the job asks for less than all branches:\n%s", checkout)
	}
	checkout := t.TempDir()
	execute(t, checkout, "git", "clone", "--quiet", "--branch", "main", g.origin, ".")
	return checkout
}

// report runs the job of that name after the refresh. It says whether a job failed.
func (g *gitHub) report(t *testing.T, refresh job, failed bool) {
	t.Helper()
	report := job{folder: t.TempDir(), temp: t.TempDir()}
	bad := report.run(t, "report", map[string]string{
		"contains(needs.*.result, 'failure')": strconv.FormatBool(failed),
		"needs.refresh.outputs.warnings":      refresh.outputs["warnings"],
		"needs.refresh.outputs.error":         refresh.outputs["error"],
	})
	if bad || report.run(t, "keep the schedule", nil) {
		t.Error("report failed")
	}
}

// answer makes gh answer a command from here on.
func (g *gitHub) answer(t *testing.T, command, answer string) {
	t.Helper()
	write(t, filepath.Join(g.home, command), answer)
}

// called holds the calls of gh since the last time to their beginnings.
func (g *gitHub) called(t *testing.T, want ...string) {
	t.Helper()
	var calls []string
	if path := filepath.Join(g.home, "calls"); exists(path) {
		calls = lines(read(t, path))
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.EqualFunc(calls, want, strings.HasPrefix) {
		t.Errorf("gh was called with\n%s\nwant\n%s", indent(calls), indent(want))
	}
}

// run runs a step with the values of the expressions that it may use, and tells whether it failed.
func (j *job) run(t *testing.T, step string, values map[string]string) (failed bool) {
	t.Helper()
	variables, script := workflowStep(t, step)
	output := filepath.Join(j.temp, "output")
	write(t, output, "")
	command := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	command.Dir = j.folder
	command.Env = append(os.Environ(), "RUNNER_TEMP="+j.temp, "GITHUB_OUTPUT="+output, "GITHUB_REF_NAME=main")
	for _, variable := range variables {
		command.Env = append(command.Env, expression.ReplaceAllStringFunc(variable, func(e string) string {
			e = expression.FindStringSubmatch(e)[1]
			value, known := values[e]
			if !known && strings.Contains(e, "needs.") {
				t.Errorf("step %q asks for %s, which no job before it gives", step, e)
			}
			if !known {
				return e
			}
			return value
		}))
	}
	printed, err := command.CombinedOutput()
	t.Logf("%s: %v\n%s", step, err, printed)
	j.printed = string(printed)
	j.outputs = map[string]string{}
	for _, match := range stepOutput.FindAllStringSubmatch(read(t, output), -1) {
		j.outputs[match[1]+match[3]] = strings.TrimSuffix(match[2]+match[4], "\n")
	}
	return err != nil
}

var (
	expression = regexp.MustCompile(`\$\{\{ (.*?) \}\}`)
	// stepOutput matches name=value, and name<<END with a value of several lines.
	stepOutput = regexp.MustCompile(`(?ms)^(\w+)<<END\n(.*?)^END$|^(\w+)=(\S*)$`)
)

// workflowStep reads a step's variables, as NAME=value, and its script out of the workflow, whose steps are all
// of the one form that this reads.
func workflowStep(t *testing.T, name string) (env []string, script string) {
	t.Helper()
	_, step, found := strings.Cut(read(t, ownWorkflow), "\n      - name: "+name+"\n")
	if !found {
		t.Fatalf("%s has no step %q", ownWorkflow, name)
	}
	key := ""
	for line := range strings.Lines(step) {
		if text := strings.TrimLeft(line, " "); text != "\n" && len(line)-len(text) < 8 {
			break
		}
		if value, inside := strings.CutPrefix(line, "          "); inside || line == "\n" {
			switch key {
			case "env":
				env = append(env, strings.Replace(strings.TrimSpace(value), ": ", "=", 1))
			case "run":
				script += strings.TrimPrefix(line, "          ")
			}
			continue
		}
		var value string
		key, value, _ = strings.Cut(strings.TrimSpace(line), ":")
		if key == "run" && value != " |" {
			script = strings.TrimSpace(value)
		}
	}
	return env, script
}
