package smtpcodes_test

import (
	"bytes"
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
	if *update {
		write(t, ownWorkflow, want.String())
	}
	if difference := cmp.Diff(want.String(), read(t, ownWorkflow)); difference != "" {
		t.Errorf("%s is not what its template gives, run go test . -run TestOwnWorkflow -update (-want +got):\n%s", ownWorkflow, difference)
	}
}

// TestWorkflow plays weeks in the life of the scheduled job: it runs the shell steps of the workflow as GitHub
// would, on a copy of this repository, with a server that has the registry and a stand-in for gh.
func TestWorkflow(t *testing.T) {
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
		run(t, branch, "make", "check", "api")
		equal(t, "title", strings.TrimSpace(run(t, branch, "git", "log", "-1", "--format=%s")), title)
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
		if _, err := os.Stat(filepath.Join(g.checkout(t, "smtpcodes-refresh"), "OTHER.md")); err != nil {
			t.Error("the branch was not brought up to main:", err)
		}
	})
	const bot = "41898282+github-actions[bot]@users.noreply.github.com"
	unchanged := job{temp: t.TempDir(), outputs: map[string]string{}}
	for _, work := range []struct {
		name string
		do   func() (head string)
	}{
		{"amends the job's commit", func() string { return g.amend(t, "smtpcodes-refresh", "A Person", "person@example.com") }},
		{"adds a commit", func() string { return g.personCommits(t, "smtpcodes-refresh", "NOTES.md", "by hand\n") }},
		{"had a commit of theirs taken over by the bot", func() string { return g.amend(t, "smtpcodes-refresh", "github-actions[bot]", bot) }},
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
	t.Run("that was closed, its branch is left, the tests fail", func(t *testing.T) {
		g.propose(t, refresh, "failure")
		g.called(t, list, create)
		if body := read(t, filepath.Join(refresh.temp, "body.md")); !strings.Contains(body, "tests fail") {
			t.Errorf("the pull request hides that the tests fail:\n%s", body)
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
