package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/templates"
)

const ownWorkflow = ".github/workflows/refresh.yml"

// TestOwnWorkflow holds this repository's workflow to the template that other projects get theirs from.
func TestOwnWorkflow(t *testing.T) {
	t.Chdir("../..")
	workflow, err := template.New("").Delims("<%", "%>").ParseFS(templates.Project, "project/workflow.yml.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := workflow.ExecuteTemplate(&want, "workflow.yml.tmpl", map[string]string{
		"Name": "refresh", "Refresh": "make refresh", "Test": "make test",
	}); err != nil {
		t.Fatal(err)
	}
	if *updateGolden {
		write(t, ownWorkflow, want.String())
	}
	if difference := cmp.Diff(want.String(), read(t, ownWorkflow)); difference != "" {
		t.Errorf("%s is not what its template gives, run go test ./cmd/smtpcodes -run TestOwnWorkflow -update (-want +got):\n%s", ownWorkflow, difference)
	}
}

// TestWorkflow plays weeks in the life of the scheduled job: it runs the shell steps of the workflow as GitHub
// would, on a copy of this repository, with a server that has the registry and a stand-in for gh.
func TestWorkflow(t *testing.T) {
	t.Chdir("../..")
	const noForm = "A cartload of the same leaflet arrived, too many to count, and a sentence ended up here."
	clean := strings.Replace(read(t, "iana/testdata/registry.xml"), noForm, "Not given", 1)
	const list = "pr list --head smtpcodes-refresh --base main "
	g := newGitHub(t, clean)

	t.Run("nothing changed", func(t *testing.T) {
		refresh, failed := g.refresh(t)
		equal(t, "failed", failed, false)
		equal(t, "changed", refresh.outputs["changed"], "")
		g.propose(t, refresh, "success")
		g.report(t, refresh, false)
		g.called(t, list, "workflow enable refresh.yml")
		g.answer(t, "pr list", "7\n8\n")
		g.propose(t, refresh, "success")
		g.called(t, list, "pr close 7 --comment There is nothing left to change, see ")
		g.answer(t, "pr list", "")
	})

	g.registry = strings.NewReplacer("2035-08-05", "2036-01-01", "Box overflows", "Box is full").Replace(clean)
	refresh, failed := g.refresh(t)
	const title = "Registry of 2036-01-01: phrase of X.2.2 changed"
	create := "pr create --head smtpcodes-refresh --base main --title " + title + " --body-file " + refresh.temp + "/body.md"
	edit := "pr edit 7 --title " + title + " --body-file " + refresh.temp + "/body.md"
	var pushed string
	t.Run("a change", func(t *testing.T) {
		equal(t, "failed", failed, false)
		equal(t, "changed", refresh.outputs["changed"], "true")
		_, script := workflowStep(t, "test")
		equal(t, "test", script, "make test")
		g.propose(t, refresh, "success")
		g.called(t, list, create)
		if body := read(t, filepath.Join(refresh.temp, "body.md")); !strings.Contains(body, "`\"Box is full\"`") || strings.Contains(body, "tests fail") {
			t.Errorf("the pull request says\n%s", body)
		}
		branch := g.checkout(t, "smtpcodes-refresh")
		execute(t, branch, "make", "check", "api")
		equal(t, "title", strings.TrimSpace(execute(t, branch, "git", "log", "-1", "--format=%s")), title)
		pushed = g.head(t, "smtpcodes-refresh")
	})
	g.answer(t, "pr list", "7\n")
	t.Run("the same the week after", func(t *testing.T) {
		g.propose(t, refresh, "success")
		g.called(t, list, edit)
		equal(t, "branch", g.head(t, "smtpcodes-refresh"), pushed)
	})
	t.Run("main has moved", func(t *testing.T) {
		g.personCommits(t, "main", "OTHER.md", "by hand\n")
		g.propose(t, refresh, "success")
		g.called(t, list, edit)
		pushed = g.head(t, "smtpcodes-refresh")
		if _, err := os.Stat(filepath.Join(g.checkout(t, "smtpcodes-refresh"), "OTHER.md")); err != nil {
			t.Error("the branch was not brought up to main:", err)
		}
	})
	t.Run("somebody pushes to the branch meanwhile", func(t *testing.T) {
		g.personCommits(t, "main", "OTHER.md", "by hand, too\n")
		late := job{folder: g.fullCheckout(t), temp: refresh.temp}
		before := strings.Fields(pushed)[0]
		pushed = g.personCommits(t, "smtpcodes-refresh", "NOTES.md", "by hand\n")
		equal(t, "failed", late.run(t, "propose", map[string]string{"needs.refresh.outputs.changed": "true", "needs.refresh.result": "success"}), true)
		g.called(t, list)
		equal(t, "branch", g.head(t, "smtpcodes-refresh"), pushed)
		execute(t, late.folder, "git", "push", "--quiet", "--force", "origin", before+":refs/heads/smtpcodes-refresh")
	})
	const bot = "41898282+github-actions[bot]@users.noreply.github.com"
	unchanged := job{temp: t.TempDir(), outputs: map[string]string{}}
	for _, work := range []struct {
		name string
		do   func() (head string)
	}{
		{"amends the job's commit", func() string { return g.commitAs(t, "smtpcodes-refresh", "A Person", "person@example.com", "--amend") }},
		{"adds a commit", func() string { return g.personCommits(t, "smtpcodes-refresh", "NOTES.md", "by hand\n") }},
		{"worked below a commit of the bot", func() string {
			return g.commitAs(t, "smtpcodes-refresh", "github-actions[bot]", bot, "--allow-empty")
		}},
	} {
		t.Run("somebody "+work.name, func(t *testing.T) {
			pushed = work.do()
			g.propose(t, refresh, "success")
			g.propose(t, unchanged, "success")
			g.called(t, list, list)
			equal(t, "branch", g.head(t, "smtpcodes-refresh"), pushed)
		})
	}
	g.answer(t, "pr list", "")
	t.Run("that was closed, its branch is left, the summary is long, the tests fail", func(t *testing.T) {
		summary := filepath.Join(refresh.temp, "refresh", "summary.md")
		write(t, summary, read(t, summary)+strings.Repeat("- X.1.1 and so on\n", 5000))
		g.propose(t, refresh, "failure")
		g.called(t, list, create)
		if body := read(t, filepath.Join(refresh.temp, "body.md")); !strings.Contains(body, "tests fail") {
			t.Errorf("the pull request hides that the tests fail:\n%s", body)
		} else if len(body) > 65536 || !strings.Contains(body, "There is more") {
			t.Errorf("the pull request's text has %d bytes", len(body))
		}
		if g.head(t, "smtpcodes-refresh") == pushed {
			t.Error("the branch still has what was refused")
		}
	})
	const warned = "The SMTP registry holds something that is not understood"
	t.Run("upstream warns", func(t *testing.T) {
		g.registry = strings.Replace(read(t, "iana/testdata/registry.xml"), "2035-08-05", "2036-01-01", 1)
		refresh, failed := g.refresh(t)
		equal(t, "failed", failed, false)
		equal(t, "times it warned", strings.Count(refresh.outputs["warnings"], "A cartload of the same leaflet"), 1)
		g.report(t, refresh, false)
		g.called(t, "issue list --search in:title \""+warned+"\"", "issue create --title "+warned, "workflow enable refresh.yml")
		g.answer(t, "issue list", "5\n")
		g.report(t, refresh, false)
		g.called(t, "issue list", "issue edit 5", "workflow enable refresh.yml")
		g.answer(t, "issue list", "")
	})
	t.Run("the generator changed", func(t *testing.T) {
		const reference = "output/reference/reference.md"
		g.registry = clean
		g.personCommits(t, "main", reference, read(t, filepath.Join(g.checkout(t, "main"), reference))+"Once more.\n")
		refresh, failed := g.refresh(t)
		equal(t, "failed", failed, false)
		g.propose(t, refresh, "success")
		g.called(t, list, "pr create --head smtpcodes-refresh --base main --title Generate the package again --body-file ")
		if body := read(t, filepath.Join(refresh.temp, "body.md")); !strings.Contains(body, "\n     "+reference+" |") {
			t.Errorf("the pull request does not say what changed:\n%s", body)
		}
	})
	const failing = "The refresh of the SMTP registry fails"
	t.Run("it fails", func(t *testing.T) {
		g.registry = "<!DOCTYPE html><html><body>Please log in.</body></html>"
		refresh, failed := g.refresh(t)
		equal(t, "failed", failed, true)
		equal(t, "changed", refresh.outputs["changed"], "")
		equal(t, "error", strings.Contains(refresh.outputs["error"], "web page"), true)
		for _, before := range []string{"", "failure\n", "timed_out\nsuccess\nfailure\n", "failure\nsuccess\nfailure\n"} {
			g.answer(t, "run list", before)
			g.report(t, refresh, true)
			g.called(t, "run list --workflow refresh.yml --branch main --status completed", "workflow enable refresh.yml")
		}
		g.answer(t, "run list", "timed_out\nstartup_failure\nsuccess\n")
		g.report(t, refresh, true)
		g.called(t, "run list", "issue list --search in:title \""+failing+"\"", "issue create --title "+failing, "workflow enable refresh.yml")
		g.answer(t, "issue list", "6\n")
		g.report(t, refresh, true)
		g.called(t, "run list", "issue list", "issue edit 6", "workflow enable refresh.yml")
	})
}

// TestWorkflowQuotes has the refresh print whatever it likes, and looks at what the runner and the issue get.
func TestWorkflowQuotes(t *testing.T) {
	t.Chdir("../..")
	for _, test := range []struct {
		name, recipe string
		output       string
		want         string
	}{
		{"the same warning twice", `printf 'go: downloading\nsmtpcodes: a\nsmtpcodes: b\nsmtpcodes: a\n'`,
			"warnings", "    smtpcodes: a\n    smtpcodes: b"},
		{"a long warning", `printf 'smtpcodes: %0500d\n' 0`, "warnings", "    smtpcodes: " + strings.Repeat("0", 400-len("smtpcodes: "))},
		{"many warnings", `seq --format 'smtpcodes: %g' 60`, "warnings", numbered("    smtpcodes: ", 1, 50) + "    and 10 more"},
		{"an error of another program", `{ seq 30; echo END; false; }`,
			"error", numbered("    ", 13, 30) + "    END\n    make: *** [Makefile:2: refresh] Error 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("MAKEFLAGS", "") // the tests may be run by make, and this one is not to know
			t.Setenv("MAKELEVEL", "")
			refresh := job{folder: t.TempDir(), temp: t.TempDir()}
			execute(t, refresh.folder, "git", "init", "--quiet")
			write(t, filepath.Join(refresh.folder, "Makefile"), "refresh:\n\t@echo ::error::no; "+test.recipe+" >&2\n")
			commit(t, refresh.folder, "Begin")
			equal(t, "failed", refresh.run(t, "refresh", nil), test.output == "error")
			equal(t, "outputs", len(refresh.outputs), 1)
			equal(t, test.output, refresh.outputs[test.output], test.want)
			token, stopped := strings.CutPrefix(lines(refresh.printed)[0], "::stop-commands::")
			_, after, resumed := strings.Cut(refresh.printed, "\n::"+token+"::\n")
			if !stopped || len(token) < 16 || !resumed || after != "" {
				t.Errorf("what the refresh printed may be commands:\n%s", refresh.printed)
			}
		})
	}
}

// numbered is a line for each number.
func numbered(before string, first, last int) string {
	var text strings.Builder
	for i := first; i <= last; i++ {
		fmt.Fprintf(&text, "%s%d\n", before, i)
	}
	return text.String()
}

// TestWorkflowJobs holds the jobs to what running their steps does not show.
func TestWorkflowJobs(t *testing.T) {
	t.Chdir("../..")
	_, jobs, _ := strings.Cut(read(t, ownWorkflow), "\njobs:\n")
	equal(t, "jobs with a time limit", strings.Count(jobs, "\n    timeout-minutes: "), strings.Count(jobs, "\n    runs-on: "))
	_, propose, _ := strings.Cut(jobs, "\n  propose:\n")
	condition, _, _ := strings.Cut(propose, "\n    runs-on: ")
	// A dispatched run may be on any branch. The event of a schedule does not name the default branch.
	if !strings.Contains(condition, "(github.event_name == 'schedule' || github.ref_name == github.event.repository.default_branch)") {
		t.Errorf("the job proposes from any branch:\n%s", condition)
	}
}
