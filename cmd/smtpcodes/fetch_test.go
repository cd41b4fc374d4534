package main

import (
	"bytes"
	"compress/gzip"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/iana"
)

// TestFetchFailures checks that a download that breaks off ends with one line that says why and exit status 2,
// and leaves the snapshot and its folder as they were. The tests of iana cover every other failure.
func TestFetchFailures(t *testing.T) {
	t.Parallel()
	const part = "<?xml version='1.0'?>\n<registry"
	tests := []struct {
		name    string
		handler http.HandlerFunc
		want    string
	}{
		{"stalls before the answer", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "within 2s"},
		{"stalls in mid body", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, part)
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, "within 2s"},
		{"resets in mid body", func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				panic(err)
			}
			defer conn.Close()
			io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"+part)
			conn.(*net.TCPConn).SetLinger(0)
		}, "connection reset by peer"},
		{"gzip breaks off", func(w http.ResponseWriter, _ *http.Request) {
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			io.WriteString(z, strings.Repeat(part, 1000))
			z.Close()
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed.Bytes()[:packed.Len()/2])
		}, "unexpected EOF"},
		{"2 GiB of spaces", func(w http.ResponseWriter, _ *http.Request) {
			spaces := bytes.Repeat([]byte(" "), 1<<20)
			for range 2 << 10 {
				if _, err := w.Write(spaces); err != nil {
					return
				}
			}
		}, "larger than 1048576 bytes"},
	}
	// Most of the time the tests wait: t.Parallel would run no more at once than there are processors.
	var all sync.WaitGroup
	defer all.Wait()
	for _, test := range tests {
		all.Go(func() {
			t.Run(test.name, func(t *testing.T) {
				server := httptest.NewServer(test.handler)
				defer server.Close()
				defer server.CloseClientConnections()
				wantUntouched(t, test.want, exec.Command("smtpcodes", "fetch", "--timeout", "2s", "--url", server.URL))
			})
		})
	}
}

// TestFetchLeavesHTTPS checks that fetch does not follow a redirect from https to http.
func TestFetchLeavesHTTPS(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only on Linux can a test give another program a root certificate")
	}
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://"+r.Host, http.StatusFound)
	}))
	defer server.Close()
	roots := filepath.Join(t.TempDir(), "roots.pem")
	write(t, roots, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
	command := exec.Command("smtpcodes", "fetch", "--url", server.URL)
	command.Env = append(os.Environ(), "SSL_CERT_FILE="+roots)
	wantUntouched(t, "refused: it leaves https", command)
}

// TestFetchDiskFull checks that fetch changes nothing if the snapshot or the summary does not fit on the disk.
func TestFetchDiskFull(t *testing.T) {
	for name, flags := range map[string]string{"snapshot": "", "summary": " --summary summary.md"} {
		t.Run(name, func(t *testing.T) {
			command := exec.Command("sh", "-c", `ulimit -f 8 && exec smtpcodes fetch --allow-removals --registry "$0"`+flags, fixture(t))
			if command.Err != nil {
				t.Skip("no shell to set a limit with:", command.Err)
			}
			wantUntouched(t, "file too large", command)
		})
	}
}

// wantUntouched runs a fetch in a folder with a snapshot, and wants it to fail and leave everything as it was.
func wantUntouched(t *testing.T, reason string, command *exec.Cmd) {
	t.Helper()
	command.Dir = t.TempDir()
	temporary := t.TempDir()
	if command.Env == nil {
		command.Env = os.Environ()
	}
	command.Env = append(command.Env, "TMPDIR="+temporary, "NO_PROXY=*")
	snapshot := filepath.Join(command.Dir, "registry.json")
	before := read(t, embedded)
	write(t, snapshot, before)
	var stdout, stderr strings.Builder
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 2 {
		t.Errorf("ended with %v, want exit status 2", err)
	}
	printed := strings.TrimSpace(stderr.String()) // warnings may come first
	if last := printed[strings.LastIndex(printed, "\n")+1:]; !strings.HasPrefix(last, "smtpcodes: ") || !strings.Contains(last, reason) {
		t.Errorf("stderr ends in %q, want a line with %q", last, reason)
	}
	equal(t, "stdout", stdout.String(), "")
	if difference := cmp.Diff(before, read(t, snapshot)); difference != "" {
		t.Errorf("the snapshot changed, -before +after:\n%s", difference)
	}
	for folder, want := range map[string]int{command.Dir: 1, temporary: 0} {
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) != want {
			t.Errorf("%d files in %v (%v), want %d", len(entries), entries, err, want)
		}
	}
}

// TestFetchesAtOnce runs two fetches of different states and a generate at the same time, several times, and
// checks that each leaves what it would leave alone.
func TestFetchesAtOnce(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	snapshot, output, newer := filepath.Join(folder, "registry.json"), filepath.Join(folder, "smtpcode"), filepath.Join(folder, "newer.xml")
	write(t, newer, strings.Replace(read(t, fixture(t)), "<updated>2035-08-05<", "<updated>2036-01-01<", 1))
	succeed(t, "fetch", "--registry", fixture(t), "--output", snapshot)
	for range 10 {
		var all sync.WaitGroup
		all.Go(func() { succeed(t, "fetch", "--registry", fixture(t), "--output", snapshot) })
		all.Go(func() { succeed(t, "fetch", "--registry", newer, "--output", snapshot) })
		all.Go(func() { succeed(t, "generate", "--registry", snapshot, "--output", output) })
		all.Wait()
		registry, err := iana.Load([]byte(read(t, snapshot)))
		if err != nil {
			t.Fatalf("the snapshot does not load: %v", err)
		}
		if registry.Updated != "2035-08-05" && registry.Updated != "2036-01-01" {
			t.Errorf("the snapshot is of %s, which was not fetched", registry.Updated)
		}
		headers := map[string]bool{}
		for _, path := range files(t, output) {
			headers[lines(read(t, path))[0]] = true
		}
		if len(headers) != 1 {
			t.Errorf("the package is not of one registry: %v", headers)
		}
	}
	succeed(t, "generate", "--registry", snapshot, "--output", output)
	succeed(t, "generate", "--registry", snapshot, "--output", output, "--check")
}

// TestFetchKeepsEdits checks that fetch keeps an identifier that is edited during the download.
func TestFetchKeepsEdits(t *testing.T) {
	snapshot := filepath.Join(t.TempDir(), "registry.json")
	before := read(t, embedded)
	write(t, snapshot, before)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		edited := strings.Replace(before, `"DetailMailboxFull"`, `"DetailNoRoom"`, 1)
		if err := os.WriteFile(snapshot, []byte(edited), 0o644); err != nil {
			t.Error(err)
		}
		http.ServeFile(w, r, fixture(t))
	}))
	defer server.Close()
	succeed(t, "fetch", "--url", server.URL, "--output", snapshot, "--allow-removals")
	if !strings.Contains(read(t, snapshot), `"DetailNoRoom"`) {
		t.Error("the edited identifier is lost")
	}
}
