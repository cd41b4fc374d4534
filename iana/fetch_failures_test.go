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
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// wantFailure fetches and expects no registry and an error of one line that names the address and says what.
func wantFailure(t *testing.T, f *Fetcher, known *Registry, what string) {
	t.Helper()
	registry, _, err := f.Fetch(t.Context(), known)
	if registry != nil {
		t.Errorf("a registry of %d details beside the error", len(registry.Details))
	}
	if err == nil {
		t.Fatalf("no error, want %q", what)
	}
	if errors.Is(err, ErrUnchanged) {
		t.Errorf("error %q passes for ErrUnchanged", err)
	}
	message := err.Error()
	if !strings.HasPrefix(message, "fetch "+f.URL+": ") && !strings.HasPrefix(message, "fetch "+strconv.Quote(f.URL)+": ") {
		t.Errorf("error %q does not begin with the address %q", message, f.URL)
	}
	if !strings.Contains(message, what) || strings.Contains(message, "\n") {
		t.Errorf("error %q, want one line with %q", message, what)
	}
	if strings.Contains(message, `Get "`) {
		t.Errorf("error %q names the address twice", message)
	}
}

func TestFetchFailures(t *testing.T) {
	text := fixture(t)
	closed := httptest.NewServer(nil)
	closed.Close()
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
		tries   int32
		what    string
	}{
		{"500 for ever", statuses(nil, nil, 500), 4, `the server answered "500 Internal Server Error": try again later (after 4 tries)`},
		{"429 for ever", statuses(nil, http.Header{"Retry-After": {"0"}}, 429), 4, `"429 Too Many Requests"`},
		{"Retry-After past the deadline", statuses(nil, http.Header{"Retry-After": {"3600"}}, 503), 1,
			`the server answered "503 Service Unavailable" and asks to wait 1h0m0s`},
		{"404", statuses(nil, nil, 404), 1, `the server answered "404 Not Found": check the address`},
		{"403 with Retry-After", statuses(nil, http.Header{"Retry-After": {"0"}}, 403), 1, `"403 Forbidden"`},
		{"204", statuses(nil, nil, 204), 1, `"204 No Content"`},
		{"302 to nowhere", statuses(nil, nil, 302), 1, `"302 Found"`},
		{"304 to a request without a condition", statuses(nil, nil, 304), 1, `"304 Not Modified" to a request without a condition`},

		{"redirect loop", redirectTo("/registry.xml"), 1, `/registry.xml" leads back to itself`},
		{"eleven redirects", redirects(11, text), 11, "more than 10 redirects"},
		{"redirect to ftp", redirectTo("ftp://example.org/registry.xml"), 1, `"ftp://example.org/registry.xml" refused: scheme "ftp"`},
		{"redirect to a page that is gone", redirectOnce("/gone"), 2, `/gone": the server answered "404 Not Found"`},
		{"redirect to a dead server", redirectTo(closed.URL), 4, `redirect to "` + closed.URL + `": no answer: dial tcp`},

		{"wrong Content-Length", wrongLength(text), 4, "body broke off after " + strconv.Itoa(len(text)) + " bytes: unexpected EOF (after 4 tries)"},
		{"lying gzip", coded("gzip", text), 4, "gzip body broke off after 0 bytes of text: gzip: invalid header"},
		{"truncated gzip", coded("gzip", compressed(text)[:500]), 4, "of text: unexpected EOF"},
		{"unasked coding", coded("br", text), 1, `content-encoding "br"`},
		{"captive portal", send("<!DOCTYPE html>\n<html><body>Please log in</body></html>"), 1, "this looks like a web page"},
		{"truncated XML", send(string(text[:len(text)/2])), 1, "EOF"},
		{"empty", send(""), 1, "no XML element"},
		{"no tables", send(`<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"/>`), 1, "is missing; line 1: table "},
		{"wrong root", send(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>`), 1, `the root element is "feed"`},
		{"implausibly short", send(shortened(text)), 1, "implausible registry: it has "},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, requests := serve(t, test.handler)
			wantFailure(t, f, nil, test.what)
			if requests.Load() != test.tries {
				t.Errorf("%d requests, want %d", requests.Load(), test.tries)
			}
		})
	}
}

func send(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) }
}

func redirectTo(location string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, location, http.StatusFound) }
}

func redirectOnce(location string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == location {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, location, http.StatusFound)
	}
}

// wrongLength promises a byte more than it sends.
func wrongLength(text []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(len(text)+1))
		w.Write(text)
	}
}

// coded sends body as it stands under the name of a content coding.
func coded(coding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", coding)
		w.Write(body)
	}
}

// shortened drops most records of the last table, and leaves the XML well-formed.
func shortened(text []byte) string {
	first := bytes.LastIndex(text, []byte("<registry "))
	from := first + bytes.Index(text[first:], []byte("</record>")) + len("</record>")
	to := bytes.LastIndex(text, []byte("</record>")) + len("</record>")
	return string(text[:from]) + string(text[to:])
}

func TestFetchLeavesHTTPS(t *testing.T) {
	var leaked atomic.Int32
	open := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		leaked.Add(1)
		io.WriteString(w, "not reached")
	}))
	t.Cleanup(open.Close)
	secure := httptest.NewTLSServer(redirectTo(open.URL + "/registry.xml"))
	t.Cleanup(secure.Close)

	f := &Fetcher{URL: secure.URL, wait: time.Millisecond, transport: secure.Client().Transport}
	wantFailure(t, f, nil, "fetch "+f.URL+`: redirect to "`+open.URL+`/registry.xml" refused: it leaves https`)
	if leaked.Load() != 0 {
		t.Errorf("%d requests over plain http, want none", leaked.Load())
	}
}

func TestFetchUntrustedCertificate(t *testing.T) {
	var connections atomic.Int32
	server := httptest.NewUnstartedServer(send("not reached"))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.StartTLS()
	t.Cleanup(server.Close)

	wantFailure(t, &Fetcher{URL: server.URL, wait: time.Millisecond}, nil, "failed to verify certificate: x509: certificate signed by unknown authority (check the clock")
	if connections.Load() != 1 {
		t.Errorf("%d connections, want 1", connections.Load())
	}
}

// Errors that another try would meet again end the fetch at the first.
func TestFetchHopeless(t *testing.T) {
	for _, test := range []struct {
		name string
		err  error
		what string
	}{
		{"unknown host", &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "example.invalid", IsNotFound: true}}, "dial: lookup example.invalid: no such host"},
		{"http behind https", http.ErrSchemeMismatch, "http: server gave HTTP response to HTTPS client"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tries := 0
			f := &Fetcher{URL: "https://example.invalid/", wait: time.Millisecond}
			f.transport = roundTrip(func(*http.Request) (*http.Response, error) {
				tries++
				return nil, test.err
			})
			wantFailure(t, f, nil, "fetch "+f.URL+": no answer: "+test.what)
			if tries != 1 {
				t.Errorf("%d tries, want 1", tries)
			}
		})
	}
}

func TestFetchAddress(t *testing.T) {
	for _, test := range []struct{ name, url, what string }{
		{"ftp", "ftp://www.iana.org/registry.xml", `scheme "ftp" is neither https nor http`},
		{"file", "file:///registry.xml", `scheme "file" is neither https nor http`},
		{"no scheme", "www.iana.org/registry.xml", `scheme "" is neither https nor http`},
		{"no host", "https:///registry.xml", "names no host"},
		{"port without host", "https://:443/registry.xml", "names no host"},
		{"control character", "https://www.iana.org/\n", "invalid control character"},
		{"bad escape", "https://www.iana.org/%zz", `invalid URL escape "%zz"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := &Fetcher{URL: test.url, transport: roundTrip(func(r *http.Request) (*http.Response, error) {
				t.Errorf("a request for %q", r.URL)
				return nil, errors.New("not expected")
			})}
			wantFailure(t, f, nil, test.what)
		})
	}
}

// A password must reach neither the error nor, as Source, the snapshot.
func TestFetchPassword(t *testing.T) {
	_, _, err := (&Fetcher{URL: "https://user:hunter2@example.org/"}).Fetch(t.Context(), nil)
	if err == nil || !strings.Contains(err.Error(), "holds a user name") || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("error %q, want a refusal without the password", err)
	}
}

// A reset, unlike an orderly close, throws away what the client has not read yet. So the server waits for
// the client to have begun with the body.
func TestFetchReset(t *testing.T) {
	reading := make(chan struct{})
	f, requests := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n<?xml")
		select {
		case <-reading:
		case <-t.Context().Done():
		}
		if err := conn.(*net.TCPConn).SetLinger(0); err != nil {
			t.Error(err)
		}
	})
	f.transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		resp, err := http.DefaultTransport.RoundTrip(r)
		if err == nil {
			var first sync.Once
			resp.Body = tappedBody{ReadCloser: resp.Body, read: func(int) { first.Do(func() { reading <- struct{}{} }) }}
		}
		return resp, err
	})
	wantFailure(t, f, nil, "body broke off after 5 bytes: ")
	if requests.Load() != 4 {
		t.Errorf("%d requests, want 4", requests.Load())
	}
}

// However much a server sends, no more than the cap and a byte is taken from the body.
func TestFetchEndless(t *testing.T) {
	spaces := bytes.Repeat([]byte(" "), 64<<10)
	flood := func(w io.Writer) (sent int) {
		for sent < 2<<30 {
			n, err := w.Write(spaces)
			sent += n
			if err != nil {
				break
			}
		}
		return sent
	}
	var sent atomic.Int64
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
	}{
		{"plain", func(w http.ResponseWriter, _ *http.Request) { sent.Store(int64(flood(w))) }},
		{"compressed", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			packed, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
			if err != nil {
				panic(err)
			}
			sent.Store(int64(flood(packed)))
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(test.handler)
			defer server.Close()
			var taken, closed atomic.Int64
			f := &Fetcher{URL: server.URL, transport: roundTrip(func(r *http.Request) (*http.Response, error) {
				resp, err := http.DefaultTransport.RoundTrip(r)
				if err == nil {
					resp.Body = tappedBody{resp.Body, func(n int) { taken.Add(int64(n)) }, func() { closed.Add(1) }}
				}
				return resp, err
			})}
			wantFailure(t, f, nil, "body is larger than 1048576 bytes")
			if taken.Load() != maxBody+1 {
				t.Errorf("%d bytes taken from the body, want %d", taken.Load(), maxBody+1)
			}
			if closed.Load() != 1 {
				t.Errorf("the body was closed %d times, want once", closed.Load())
			}
			server.Close() // waits for the handler, which must have met a closed connection
			if sent.Load() >= 2<<30 {
				t.Errorf("the server got rid of all its %d bytes", sent.Load())
			}
		})
	}
}

// tappedBody reports what is done with a body. Both functions may be nil.
type tappedBody struct {
	io.ReadCloser
	read  func(n int)
	close func()
}

func (b tappedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.read != nil {
		b.read(n)
	}
	return n, err
}

func (b tappedBody) Close() error {
	if b.close != nil {
		b.close()
	}
	return b.ReadCloser.Close()
}

func TestFetchStalled(t *testing.T) {
	for _, test := range []struct {
		name   string
		server func(t *testing.T) *httptest.Server
	}{
		{"before the answer", func(t *testing.T) *httptest.Server {
			server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
			t.Cleanup(server.Close)
			return server
		}},
		{"in mid body", func(t *testing.T) *httptest.Server { return stall(t, func() {}) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := &Fetcher{URL: test.server(t).URL, Timeout: 50 * time.Millisecond, wait: time.Millisecond}
			registry, _, err := f.Fetch(t.Context(), nil)
			if !errors.Is(err, context.DeadlineExceeded) || registry != nil {
				t.Fatalf("got %v, %v; want context.DeadlineExceeded", registry, err)
			}
			want := "fetch " + f.URL + ": no complete answer within 50ms, try again later: context deadline exceeded"
			if err.Error() != want {
				t.Errorf("error %q, want %q", err, want)
			}
		})
	}
}
