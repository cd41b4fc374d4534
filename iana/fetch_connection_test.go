package iana

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/iotest"
)

// A body counts the bytes that are read of it, and how often it is closed.
type body struct {
	io.Reader
	read, closed int
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.read += n
	return n, err
}

func (b *body) Close() error { b.closed++; return nil }

// TestReceive checks that no more than the largest body and one byte is read of a longer one, and that the body is
// closed.
func TestReceive(t *testing.T) {
	long := &body{Reader: strings.NewReader(strings.Repeat(" ", 2*maxBody))}
	err := new(attempts).receive(&http.Response{StatusCode: 200, Body: long, Request: new(http.Request)})
	if err == nil || long.read != maxBody+1 || long.closed != 1 {
		t.Errorf("%d bytes read, closed %d times, error %v; want an error after %d", long.read, long.closed, err, maxBody+1)
	}
}

// TestFetchConnection checks after which errors of the connection there are other attempts.
func TestFetchConnection(t *testing.T) {
	reset := func() *http.Response {
		body := io.MultiReader(strings.NewReader("<?xml"), iotest.ErrReader(syscall.ECONNRESET))
		return &http.Response{StatusCode: 200, Body: io.NopCloser(body)}
	}
	noHost := &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "example.invalid", IsNotFound: true}}
	for _, test := range []struct {
		name     string
		attempt  func() (*http.Response, error)
		attempts int
		message  string
	}{
		{"reset in mid body", func() (*http.Response, error) { return reset(), nil }, 4, "body broke off after 5 bytes: connection reset by peer (after 4 attempts)"},
		{"closed", func() (*http.Response, error) { return nil, io.ErrUnexpectedEOF }, 4, "no answer: unexpected EOF (after 4 attempts)"},
		{"unknown host", func() (*http.Response, error) { return nil, noHost }, 1, "no answer: dial: lookup example.invalid: no such host"},
		{"http instead of https", func() (*http.Response, error) { return nil, http.ErrSchemeMismatch }, 1, "no answer: http: server gave HTTP response to HTTPS client"},
	} {
		bubble(t, test.name, func(t *testing.T) {
			attempts := 0
			f := &Fetcher{URL: "https://example.invalid/", transport: roundTrip(func(r *http.Request) (*http.Response, error) {
				attempts++
				resp, err := test.attempt()
				if resp != nil {
					resp.Request = r
				}
				return resp, err
			})}
			wantFailure(t, f, "fetch "+f.URL+": "+test.message)
			if attempts != test.attempts {
				t.Errorf("%d attempts, want %d", attempts, test.attempts)
			}
		})
	}
}

// TestFetchTLS checks that a fetch may be redirected to https but not away from it, and that an untrusted
// certificate ends it at the first attempt.
func TestFetchTLS(t *testing.T) {
	var requests, connections atomic.Int32
	open := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	defer open.Close()
	secure := httptest.NewUnstartedServer(inTurn(respond(200, fixture(t)), redirectTo(open.URL)))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	secure.StartTLS()
	defer secure.Close()
	moved := httptest.NewServer(redirectTo(secure.URL))
	defer moved.Close()

	trusting := secure.Client().Transport
	wantRegistry(t, &Fetcher{URL: moved.URL, transport: trusting}, nil)
	wantFailure(t, &Fetcher{URL: secure.URL, transport: trusting}, `redirect to "`+open.URL+`" refused: it leaves https`)
	if requests.Load() != 0 {
		t.Errorf("%d requests over plain http, want none", requests.Load())
	}
	connections.Store(0)
	wantFailure(t, &Fetcher{URL: secure.URL}, "failed to verify certificate: x509: certificate signed by unknown authority (check the clock")
	if connections.Load() != 1 {
		t.Errorf("%d connections, want 1", connections.Load())
	}
}

// TestFetchAddress checks that a fetch refuses bad addresses without a request, and keeps a password out of
// the error.
func TestFetchAddress(t *testing.T) {
	for _, test := range []struct{ url, message string }{
		{"ftp://www.iana.org/registry.xml", `scheme "ftp" is neither https nor http`},
		{"file:///registry.xml", `scheme "file" is neither https nor http`},
		{"www.iana.org/registry.xml", `scheme "" is neither https nor http`},
		{"https:///registry.xml", "names no host"},
		{"https://:443/registry.xml", "names no host"},
		{"https://www.iana.org/\n", "invalid control character"},
		{"https://www.iana.org/%zz", `invalid URL escape "%zz"`},
		{"https://user:hunter2@example.org/", `fetch "https://user:xxxxx@example.org/": the address has a user name`},
	} {
		t.Run(test.url, func(t *testing.T) {
			f := &Fetcher{URL: test.url, transport: roundTrip(func(r *http.Request) (*http.Response, error) {
				t.Errorf("a request for %q", r.URL)
				return nil, errors.New("not expected")
			})}
			registry, _, err := f.Fetch(t.Context(), nil)
			if registry != nil || err == nil || !strings.Contains(err.Error(), test.message) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("got %v, %v; want the error %q", registry, err, test.message)
			}
		})
	}
}

// TestTransport checks that proxies are taken from the environment, and that the handshake has a bound.
func TestTransport(t *testing.T) {
	transport := newTransport()
	if reflect.ValueOf(transport.Proxy).Pointer() != reflect.ValueOf(http.ProxyFromEnvironment).Pointer() || transport.TLSHandshakeTimeout <= 0 {
		t.Error("proxies are not taken from the environment, or the TLS handshake has no bound")
	}
}
