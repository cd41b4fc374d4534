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
	"reflect"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

const lastModified = "Fri, 06 Dec 2024 20:31:02 GMT"

// fixture returns the registry's XML as a server would send it.
func fixture(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(fixturePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

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

// wantRegistry fetches, and checks that the result is the registry of the fixture.
func wantRegistry(t *testing.T, f *Fetcher, known *Registry) *Registry {
	t.Helper()
	registry, _, err := f.Fetch(t.Context(), known)
	if err != nil {
		t.Fatal(err)
	}
	parsed, _ := parseFile(t, fixturePath)
	parsed.Source, parsed.LastModified = f.URL, registry.LastModified
	if !reflect.DeepEqual(registry, parsed) {
		t.Fatalf("fetched %d details from %q with digest %s; want %d from %q with %s", len(registry.Details), registry.Source,
			registry.SHA256, len(parsed.Details), parsed.Source, parsed.SHA256)
	}
	return registry
}

// TestFetch checks what a fetch accepts, and after which errors it tries again.
func TestFetch(t *testing.T) {
	text := fixture(t)
	ok := respond(200, text)
	for _, test := range []struct {
		name         string
		handler      http.HandlerFunc
		requests     int32
		lastModified string
	}{
		{"a date", respond(200, text, "Last-Modified", lastModified), 1, lastModified},
		{"a date in an obsolete form, kept as it is", respond(200, text, "Last-Modified", "Friday, 06-Dec-24 20:31:02 GMT"), 1, "Friday, 06-Dec-24 20:31:02 GMT"},
		{"no date", ok, 1, ""},
		{"a malformed date", respond(200, text, "Last-Modified", "last Friday"), 1, ""},
		{"gzip", respond(200, compressed(text), "Content-Encoding", "gzip"), 1, ""},
		{"redirect to another host", inTurn(redirectTo("http://moved.test/"), ok), 2, ""},
		{"ten redirects", redirects(10, text), 11, ""},

		{"429 with Retry-After 0", inTurn(respond(429, "", "Retry-After", "0"), ok), 2, ""},
		{"503 twice", inTurn(respond(503, ""), respond(503, ""), ok), 3, ""},
		{"500, 502 and 504", inTurn(respond(500, ""), respond(502, ""), respond(504, ""), ok), 4, ""},
		{"connection lost in mid body", inTurn(breakOff, ok), 2, ""},
		{"no answer for a while", inTurn(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ok), 2, ""},
	} {
		bubble(t, test.name, func(t *testing.T) {
			var agent string
			f, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
				agent = r.UserAgent()
				test.handler(w, r)
			})
			if registry := wantRegistry(t, f, nil); registry.LastModified != test.lastModified {
				t.Errorf("LastModified is %q, want %q", registry.LastModified, test.lastModified)
			}
			if requests.Load() != test.requests {
				t.Errorf("%d requests, want %d", requests.Load(), test.requests)
			}
			if agent != "smtpcodes (+https://github.com/smtpcodes/smtpcodes)" {
				t.Errorf("user agent %q, want the module's name and address", agent)
			}
		})
	}
}

// TestFetchDefaultURL checks that the zero Fetcher sends its request to IANA.
func TestFetchDefaultURL(t *testing.T) {
	var asked string
	f := &Fetcher{transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		asked = r.URL.String()
		return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(fixture(t))), Request: r}, nil
	})}
	registry, _, err := f.Fetch(t.Context(), nil)
	if err != nil || asked != DefaultURL || registry.Source != DefaultURL {
		t.Errorf("request for %q: %+v, %v; want %q", asked, registry, err, DefaultURL)
	}
}

// TestFetchConditional checks when a request is conditional, and that an unchanged registry is ErrUnchanged.
func TestFetchConditional(t *testing.T) {
	text := fixture(t)
	parsed, _ := parseFile(t, fixturePath)
	const address = "http://registry.test/registry.xml"
	for _, test := range []struct {
		name      string
		known     *Registry
		sent      string // If-Modified-Since
		changed   bool   // the server ignores the condition
		unchanged bool
	}{
		{name: "nothing known"},
		{name: "known", known: &Registry{Source: address, LastModified: lastModified}, sent: lastModified, unchanged: true},
		{name: "known, and changed since", known: &Registry{Source: address, LastModified: lastModified, SHA256: "0"}, sent: lastModified, changed: true},
		{name: "known without a date", known: &Registry{Source: address}},
		{name: "known with a malformed date", known: &Registry{Source: address, LastModified: "last Friday"}},
		{name: "known from another address", known: &Registry{Source: DefaultURL, LastModified: lastModified}},
		{name: "same digest", known: &Registry{Source: DefaultURL, SHA256: parsed.SHA256}, unchanged: true},
	} {
		bubble(t, test.name, func(t *testing.T) {
			var sent string
			f, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if sent = r.Header.Get("If-Modified-Since"); sent != "" && !test.changed {
					w.WriteHeader(http.StatusNotModified)
					return
				}
				io.WriteString(w, text)
			})
			if !test.unchanged {
				wantRegistry(t, f, test.known)
			} else if registry, _, err := f.Fetch(t.Context(), test.known); err != ErrUnchanged || registry != nil {
				t.Errorf("got %v, %v; want no registry and ErrUnchanged", registry, err)
			}
			if sent != test.sent || requests.Load() != 1 {
				t.Errorf("If-Modified-Since %q in %d requests, want %q in 1", sent, requests.Load(), test.sent)
			}
		})
	}
}

// TestFetchWaits checks how long a fetch waits for the second attempt.
func TestFetchWaits(t *testing.T) {
	text := fixture(t)
	for _, test := range []struct {
		name       string
		status     int
		retryAfter string
		wait       time.Duration
		failure    string
	}{
		{name: "seconds on 503", status: 503, retryAfter: "7", wait: 7 * time.Second},
		{name: "seconds on 429", status: 429, retryAfter: "7", wait: 7 * time.Second},
		{name: "seconds on 500", status: 500, retryAfter: "7", wait: 7 * time.Second},
		{name: "a date", status: 503, retryAfter: "Sat, 01 Jan 2000 00:00:09 GMT", wait: 9 * time.Second},
		{name: "a date in the past", status: 503, retryAfter: "Fri, 31 Dec 1999 23:59:59 GMT", wait: time.Second},
		{name: "less than the back-off", status: 503, retryAfter: "0", wait: time.Second},
		{name: "none", status: 503, wait: time.Second},
		{name: "negative", status: 503, retryAfter: "-5", wait: time.Second},
		{name: "not a time", status: 503, retryAfter: "soon", wait: time.Second},
		{name: "after the deadline", status: 503, retryAfter: "61", failure: `answered "503 Service Unavailable" and asks to wait 1m1s`},
		{name: "a date after the deadline", status: 429, retryAfter: "Sat, 01 Jan 2000 02:00:00 GMT",
			failure: `answered "429 Too Many Requests" and asks to wait 2h0m0s`},
		{name: "a number that overflows", status: 503, retryAfter: "99999999999999999999", failure: "asks to wait 596523h14m7s"},
		{name: "nanoseconds that overflow", status: 503, retryAfter: "18446744074", failure: "asks to wait 596523h14m7s"},
	} {
		bubble(t, test.name, func(t *testing.T) {
			f, _ := serve(t, inTurn(respond(test.status, "", "Retry-After", test.retryAfter), respond(200, text)))
			start := time.Now()
			if test.failure != "" {
				wantFailure(t, f, test.failure)
			} else {
				wantRegistry(t, f, nil)
			}
			if waited := time.Since(start); waited != test.wait {
				t.Errorf("waited %v, want %v", waited, test.wait)
			}
		})
	}
}

// TestFetchEnds checks that a fetch ends when its context does or its time is up, and says what it met before.
func TestFetchEnds(t *testing.T) {
	busy := respond(503, "", "Retry-After", "30")
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
		cancel  time.Duration // 0: before the fetch; negative: never
		ends    time.Duration
		err     error
		message string
	}{
		{"cancelled before", busy, 0, 0, context.Canceled, "context canceled"},
		{"cancelled while it waits", busy, 2 * time.Second, 2 * time.Second, context.Canceled,
			`context canceled (the attempt before: the server answered "503 Service Unavailable": try again later)`},
		{"cancelled in mid body", stall, 2 * time.Second, 2 * time.Second, context.Canceled, "context canceled"},
		{"stalled in mid body", stall, -1, time.Minute, context.DeadlineExceeded,
			"no complete answer within 1m0s, try again later: context deadline exceeded"},
		{"stalled before the answer", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, -1, time.Minute, context.DeadlineExceeded,
			"no complete answer within 1m0s, try again later: context deadline exceeded (the attempt before: no answer: net/http: timeout awaiting response headers)"},
	} {
		bubble(t, test.name, func(t *testing.T) {
			f, _ := serve(t, test.handler)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if test.cancel == 0 {
				cancel()
			} else if test.cancel > 0 {
				time.AfterFunc(test.cancel, cancel)
			}
			start := time.Now()
			registry, _, err := f.Fetch(ctx, nil)
			if !errors.Is(err, test.err) || registry != nil || err.Error() != "fetch "+f.URL+": "+test.message {
				t.Errorf("got %v, %v; want %q", registry, err, test.message)
			}
			if took := time.Since(start); took != test.ends {
				t.Errorf("ended after %v, want %v", took, test.ends)
			}
		})
	}
}
