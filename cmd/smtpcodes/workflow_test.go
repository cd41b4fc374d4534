package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"text/template"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/templates"
)

const ownWorkflow = "../../.github/workflows/refresh.yml"

// TestOwnWorkflow checks that this repository's workflow comes from the template that init uses.
func TestOwnWorkflow(t *testing.T) {
	workflow := template.Must(template.New("workflow.yml.tmpl").Delims("<%", "%>").ParseFS(templates.Project, "project/workflow.yml.tmpl"))
	var want bytes.Buffer
	if err := workflow.Execute(&want, map[string]string{"Name": "refresh", "Refresh": "make refresh", "Test": "make test"}); err != nil {
		t.Fatal(err)
	}
	if *updateGolden {
		write(t, ownWorkflow, want.String())
	}
	if difference := cmp.Diff(want.String(), read(t, ownWorkflow)); difference != "" {
		t.Errorf("%s is stale, run go test ./cmd/smtpcodes -run TestOwnWorkflow -update (-want +got):\n%s", ownWorkflow, difference)
	}
}

// refreshed makes a project and runs the workflow's refresh for some states of its registry, with tests that fail for
// one of them. It returns the folder of each state's artifact. It checks that a failure ends the job, and that nothing
// printed is a command to the runner, until a token that nobody can know.
func refreshed(t *testing.T) (g gitHub, artifacts map[string]string) {
	t.Helper()
	content := t.TempDir()
	write(t, content+"/snapshot", "A\n")
	write(t, content+"/Makefile", `refresh:
	@echo "::error::$$REGISTRY"; test -n "$$REGISTRY" && echo "$$REGISTRY" | tee snapshot >$(lastword $(FETCH))
test:
	@test "$$REGISTRY" != "A: nothing changed"
`)
	g, artifacts = newGitHub(t, content), map[string]string{}
	tokens := map[string]bool{}
	for _, registry := range []string{"", "A", "A and B", "A and C", "A: nothing changed"} {
		artifacts[registry] = t.TempDir()
		t.Setenv("RUNNER_TEMP", artifacts[registry])
		t.Setenv("REGISTRY", registry)
		printed, ok := g.step(t, "refresh", g.checkout(t, "main", ""))
		equal(t, "refresh succeeds", ok, registry != "")
		stopped := regexp.MustCompile(`^::stop-commands::(\w{16})\n::error::` + registry + `\n`).FindStringSubmatch(printed)
		if stopped == nil || tokens[stopped[1]] {
			t.Fatalf("the output may hold commands, or the token that allows them again:\n%s", printed)
		}
		tokens[stopped[1]] = true
	}
	return g, artifacts
}

// TestWorkflowProposes checks that there is one pull request, what it says, and that nobody's commits are lost.
func TestWorkflowProposes(t *testing.T) {
	const (
		branch = "smtpcodes-refresh"
		run    = "github.server_url/github.repository/actions/runs/github.run_id"
		list   = "pr list --head " + branch + " --base main --json number,isCrossRepository --jq .[] | select(.isCrossRepository | not) | .number\n"
		create = list + "pr create --head " + branch + " --base main --title A and B --body-file $RUNNER_TEMP/refresh/summary.md\n"
		edit   = list + "pr edit 7 --title A and B --body-file $RUNNER_TEMP/refresh/summary.md\n"
		closes = list + "pr close 7 --comment Nothing is left to change, see " + run + ".\n"
	)
	g, artifacts := refreshed(t)
	git := func(t *testing.T, args ...string) string {
		return strings.TrimSpace(execute(t, string(g)+"/origin", "git", args...))
	}
	t.Setenv("RUNNER_TEMP", artifacts["A and B"])
	g.step(t, "propose", g.checkout(t, "main", ""))
	equal(t, "calls of gh in the week before", g.calls(t), create)
	main, proposed := git(t, "rev-parse", "main"), git(t, "rev-parse", branch)
	for _, test := range []struct {
		name, open     string // the number of the open pull request
		branch, work   string // what a person did there since
		registry, want string // what it holds now, and the calls of gh
		pushes         bool
	}{
		{"the same", "7", "", "", "A and B", edit, false},
		{"more", "7", "", "", "A and C", strings.ReplaceAll(edit, "A and B", "A and C"), true},
		{"main has moved", "7", "main", "echo >other\n" + commit + push, "A and B", edit, true},
		{"nothing is left", "7", "", "", "A", closes, false},
		{"nothing is left and none is open", "", "", "", "A", list, false},
		{"amended", "7", branch, "git commit --quiet --amend --message Work\n" + push, "A and C", list, false},
		{"somebody's commit", "7", branch, commit + push, "A and C", list, false},
		{"somebody's commit and nothing is left", "7", branch, commit + push, "A", list, false},
		{"somebody's commit below the bot's", "7", branch, commit + asBot + commit + push, "A and C", list, false},
		{"somebody's commit by way of the bot", "7", branch, asBot + "GIT_AUTHOR_EMAIL=person@example.com\n" + commit + push, "A and C", list, false},
		{"closed by somebody who left the branch", "", branch, "echo >other\n" + commit + push, "A and B", create, true},
		{"another generator, failing tests", "", "", "", "A: nothing changed", strings.Replace(create, "A and B", "A: generated again", 1), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("RUNNER_TEMP", artifacts[test.registry])
			t.Setenv("GIT_COMMITTER_DATE", "2036-01-07T05:23:00Z") // so that no commit is the same one
			git(t, "update-ref", "refs/heads/main", main)
			git(t, "update-ref", "refs/heads/"+branch, proposed)
			write(t, string(g)+"/pr list", test.open)
			if test.work != "" {
				g.checkout(t, test.branch, test.work)
			}
			before := git(t, "rev-parse", branch)
			_, ok := g.step(t, "propose", g.checkout(t, "main", ""))
			equal(t, "propose succeeds", ok, true)
			if difference := cmp.Diff(test.want, g.calls(t)); difference != "" {
				t.Errorf("calls of gh (-want +got):\n%s", difference)
			}
			equal(t, "pushes", git(t, "rev-parse", branch) != before, test.pushes)
			if test.pushes {
				equal(t, "parent", git(t, "rev-parse", branch+"^"), git(t, "rev-parse", "main"))
				equal(t, "snapshot", git(t, "show", branch+":snapshot"), test.registry)
			}
		})
	}
	equal(t, "summary", read(t, artifacts["A: nothing changed"]+"/refresh/summary.md"),
		"A: nothing changed\n\n**The tests fail with this change**, see "+run+".\n")

	t.Setenv("RUNNER_TEMP", artifacts["A and C"])
	late := g.checkout(t, "main", "")
	g.checkout(t, branch, commit+push)
	before := git(t, "rev-parse", branch)
	if _, ok := g.step(t, "propose", late); ok || git(t, "rev-parse", branch) != before {
		t.Error("the branch loses what somebody pushed since the checkout")
	}
}

// TestWorkflowReports checks that three failures in a row open one issue.
func TestWorkflowReports(t *testing.T) {
	g := newGitHub(t, t.TempDir())
	for _, test := range []struct {
		before, known string
		opens         bool
	}{
		{"", "", false},
		{"failure\n", "", false},
		{"failure\ncancelled\nsuccess\nfailure\n", "", false},
		{"success\nfailure\nfailure\n", "", false},
		{"failure\nfailure\nsuccess\n", "", true},
		{"timed_out\ncancelled\nstartup_failure\n", "", true},
		{"failure\nfailure\n", "5\n", false},
	} {
		write(t, string(g)+"/run list", test.before)
		write(t, string(g)+"/issue list", test.known)
		_, ok := g.step(t, "report", string(g))
		equal(t, "report succeeds", ok, true)
		opens := strings.Contains(g.calls(t), "\nissue create --title The refresh of the SMTP registry fails ")
		equal(t, fmt.Sprintf("opens an issue after %q, open %q", test.before, test.known), opens, test.opens)
	}
}

// TestWorkflowsAreSafe checks what running a step does not show: permissions, time limits, pinned actions, and scripts
// without expressions, which could inject commands.
func TestWorkflowsAreSafe(t *testing.T) {
	pins, pinned := map[string]string{}, regexp.MustCompile(`^[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	for path, want := range map[string]string{
		ownWorkflow:                      "{contents: read} {contents: write, pull-requests: write} {actions: write, issues: write}",
		"../../.github/workflows/ci.yml": "{contents: read}",
	} {
		text := read(t, path)
		all := func(pattern string) (found []string) {
			for _, match := range regexp.MustCompile(`(?m)`+pattern).FindAllStringSubmatch(text, -1) {
				found = append(found, match[1])
			}
			return found
		}
		equal(t, path+": permissions", strings.Join(all(`^ *permissions: (.*)$`), " "), want)
		equal(t, path+": time limits", len(all(`^    (timeout-minutes): \d+$`)), len(all(`^    (runs-on): `)))
		for _, script := range all(`^ +(?:- )?run: (.+(?:\n          .*)*)`) {
			equal(t, path+": expressions in "+script, strings.Contains(script, "${{"), false)
		}
		for _, action := range all(`uses: (.*)$`) {
			name, pin, _ := strings.Cut(action, "@")
			if !pinned.MatchString(pin) || pins[name] != "" && pins[name] != pin {
				t.Errorf("%s: %s is not pinned, or differently elsewhere", path, action)
			}
			pins[name] = pin
		}
	}
	reading, writing, _ := strings.Cut(read(t, ownWorkflow), "\n  propose:\n")
	for _, rule := range []struct {
		name, jobs, pattern string
		want                bool
	}{
		{"the job that runs dependencies names a token", reading, `secrets\.|github\.token|TOKEN:`, false},
		{"it forgets the one of the checkout", reading, `\{persist-credentials: false\}`, true},
		{"a job that may write runs make or Go", writing, `\b(make|go)\b`, false},
		{"propose sees all branches", writing, `\{fetch-depth: 0, `, true},
		{"propose runs on the default branch only", writing,
			`\n    if: github.event_name == 'schedule' \|\| github.ref_name == github.event.repository.default_branch\n`, true},
	} {
		equal(t, rule.name, regexp.MustCompile(rule.pattern).MatchString(rule.jobs), rule.want)
	}
}
