package iana

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

// bubble runs a subtest in virtual time: waits take no time and are exact.
func bubble(t *testing.T, name string, test func(*testing.T)) {
	t.Run(name, func(t *testing.T) { synctest.Test(t, test) })
}

// A pipeListener is a net.Listener without a network, because a network does not wait in virtual time.
type pipeListener struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (l pipeListener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.conns:
		return conn, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l pipeListener) Close() error { close(l.closed); return nil }

func (l pipeListener) Addr() net.Addr { return &net.TCPAddr{} }

// dial connects to any host but dead.test.
func (l pipeListener) dial(_ context.Context, _, address string) (net.Conn, error) {
	if strings.HasPrefix(address, "dead.test:") {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	}
	client, server := net.Pipe()
	l.conns <- server
	return client, nil
}

// serve starts a server in the current bubble. It returns a Fetcher for the server, with the transport of
// production, and the number of requests.
func serve(t *testing.T, handler http.HandlerFunc) (*Fetcher, *atomic.Int32) {
	t.Helper()
	var requests atomic.Int32
	listener := pipeListener{make(chan net.Conn), make(chan struct{})}
	server := &http.Server{ErrorLog: log.New(io.Discard, "", 0), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		handler(w, r)
	})}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	transport := newTransport()
	transport.Proxy, transport.DialContext = nil, listener.dial
	return &Fetcher{URL: "http://registry.test/registry.xml", transport: transport}, &requests
}

// respond returns a handler that sends a response. The header is a list of names and values.
func respond(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

// inTurn returns a handler that uses each handler once, and the last one after that.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	var n atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		handlers[min(int(n.Add(1)), len(handlers))-1](w, r)
	}
}

// redirects returns a handler that redirects n times, each time to another path, before it sends the text.
func redirects(n int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.Count(r.URL.Path, "x/") < n {
			http.Redirect(w, r, "/x"+r.URL.Path, http.StatusFound)
			return
		}
		io.WriteString(w, text)
	}
}

// breakOff sends a part of a body and closes the connection.
func breakOff(w http.ResponseWriter, _ *http.Request) {
	io.WriteString(w, "<?xml")
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

// stall sends the beginning of a body and nothing more.
func stall(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "<?xml")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func compressed(text string) string {
	var buffer bytes.Buffer
	w := gzip.NewWriter(&buffer)
	io.WriteString(w, text) // a bytes.Buffer takes everything
	w.Close()
	return buffer.String()
}

// roundTrip is a transport without a server.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func redirectTo(location string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, location, http.StatusFound) }
}

// shortened drops most records of the last table. The XML stays well-formed.
func shortened(text string) string {
	first := strings.LastIndex(text, "<registry ")
	from := first + strings.Index(text[first:], "</record>")
	return text[:from] + text[strings.LastIndex(text, "</record>"):]
}

// flood sends spaces until nobody reads them any more, which must be soon.
func flood(t *testing.T, w io.Writer) {
	spaces := bytes.Repeat([]byte(" "), 64<<10)
	for sent := 0; sent < 64<<20; sent += len(spaces) {
		if _, err := w.Write(spaces); err != nil {
			return
		}
	}
	t.Error("the whole body was read")
}

// wantRegistry fetches, and checks that the result is the registry of the fixture.
func wantRegistry(t *testing.T, f *Fetcher, known *Registry) *Registry {
	t.Helper()
	registry, _, err := f.Fetch(t.Context(), known)
	if err != nil {
		t.Fatal(err)
	}
	parsed, _ := parseFile(t, fixturePath)
	parsed.Source, parsed.LastModified = f.URL, registry.LastModified
	if diff := cmp.Diff(parsed, registry); diff != "" {
		t.Fatalf("registry (-want +got):\n%s", diff)
	}
	return registry
}

// wantFailure fetches, and checks that there is no registry and an error of one line that names the address
// once and has the message.
func wantFailure(t *testing.T, f *Fetcher, message string) {
	t.Helper()
	registry, _, err := f.Fetch(t.Context(), nil)
	if err == nil || registry != nil || errors.Is(err, ErrUnchanged) {
		t.Fatalf("got %v, %v; want the error %q", registry, err, message)
	}
	got := err.Error()
	if !strings.HasPrefix(got, "fetch "+f.URL+": ") || !strings.Contains(got, message) || strings.Contains(got, "\n") || strings.Contains(got, `Get "`) {
		t.Errorf("error %q, want one line with the address %q once and %q", got, f.URL, message)
	}
}

// fixture returns the registry's XML as a server would send it.
func fixture(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(fixturePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
