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
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFetchFailures has a server fail in every way. Each time the command says why in one line, exits with
// 2, and leaves the snapshot byte for byte as it was, with nothing beside it.
func TestFetchFailures(t *testing.T) {
	page := "<!DOCTYPE html>\n<html><body>Please log in.</body></html>"
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
		want    string
	}{
		{"stalls before the answer", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "no complete answer within 2s"},
		{"stalls in mid body", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<?xml version='1.0'?>\n<registry")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, "no complete answer within 2s"},
		{"resets in mid body", reset, "connection reset by peer"},
		{"wrong length", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "60000")
			io.WriteString(w, "<registry/>")
		}, "body broke off after 11 bytes: unexpected EOF"},
		{"web page", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, page) }, "this looks like a web page"},
		{"gzip that is none", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, page)
		}, "gzip: invalid header"},
		{"gzip that breaks off", func(w http.ResponseWriter, _ *http.Request) {
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			io.WriteString(z, strings.Repeat(page, 1000))
			z.Close()
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed.Bytes()[:packed.Len()/2])
		}, "gzip body broke off after "},
		{"redirect loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, "redirect loop: "},
		{"304 to a request without a condition", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) },
			`"304 Not Modified" to a request without a condition`},
		{"429 with Retry-After", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, `"429 Too Many Requests" and asks to wait 1h0m0s`},
		{"2 GiB of spaces", func(w http.ResponseWriter, _ *http.Request) {
			spaces := bytes.Repeat([]byte(" "), 1<<20)
			for range 2 << 10 {
				if _, err := w.Write(spaces); err != nil {
					return
				}
			}
		}, "body is larger than 1048576 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(test.handler)
			defer server.Close()
			defer server.CloseClientConnections()
			wantUntouched(t, test.want, exec.Command("smtpcodes", "fetch", "--timeout", "2s", "--url", server.URL+"/registry.xml"))
		})
	}
}

// TestFetchLeavesHTTPS is redirected from a server that it trusts to plain http.
func TestFetchLeavesHTTPS(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only on Linux can a test add a root certificate to those of another program")
	}
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://"+r.Host, http.StatusFound)
	}))
	defer server.Close()
	roots := filepath.Join(t.TempDir(), "roots.pem")
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(roots, certificate, 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("smtpcodes", "fetch", "--url", server.URL)
	command.Env = append(os.Environ(), "SSL_CERT_FILE="+roots)
	wantUntouched(t, "refused: it leaves https", command)
}

// TestFetchDiskFull writes a snapshot that is larger than a file may be.
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

// wantUntouched runs a fetch where a snapshot is, and wants it to fail and leave everything as it was.
func wantUntouched(t *testing.T, reason string, command *exec.Cmd) {
	t.Helper()
	command.Dir = t.TempDir()
	temporary := t.TempDir()
	if command.Env == nil {
		command.Env = os.Environ()
	}
	command.Env = append(command.Env, "TMPDIR="+temporary, "NO_PROXY=*")
	before := embeddedText(t)
	if err := os.WriteFile(filepath.Join(command.Dir, "registry.json"), before, 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if exit, failed := err.(*exec.ExitError); !failed || exit.ExitCode() != 2 {
		t.Errorf("ended with %v, want exit status 2", err)
	}
	said := lastLine(stderr.String())
	if !strings.HasPrefix(said, "smtpcodes: ") || !strings.Contains(said, reason) {
		t.Errorf("stderr ends in %q, want a line with %q", said, reason)
	}
	if stdout.Len() > 0 {
		t.Errorf("stdout is %q, want nothing", stdout.String())
	}
	after, err := os.ReadFile(filepath.Join(command.Dir, "registry.json"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the snapshot changed (%v), -before +after:\n%s", err, cmp.Diff(string(before), string(after)))
	}
	for folder, want := range map[string]int{command.Dir: 1, temporary: 0} {
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) != want {
			t.Errorf("%d files in %v (%v), want %d", len(entries), entries, err, want)
		}
	}
}

// reset begins a body and then throws the connection away. The client meets that in the body or before.
func reset(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n<?xml")
	conn.(*net.TCPConn).SetLinger(0)
}

// lastLine is the last line of what a command said; warnings on the registry may stand before it.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return lines[len(lines)-1]
}

// fixture is the path of the registry's fixture.
func fixture(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../iana/testdata/registry.xml")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// embeddedText is a snapshot for a command to update.
func embeddedText(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile("../../iana/registry.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}
