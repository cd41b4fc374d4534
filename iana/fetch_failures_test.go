package iana

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/iotest"
	"time"
)

// wantFailure fetches, and checks that there is no registry and an error of one line that names the address
// once and has the message.
func wantFailure(t *testing.T, f *Fetcher, message string) {
	t.Helper()
	registry, _, err := f.Fetch(t.Context(), nil)
	if err == nil || registry != nil || errors.Is(err, ErrUnchanged) {
		t.Fatalf("got %v, %v; want the error %q", registry, err, message)
	}
	got := err.Error()
	if !strings.HasPrefix(got, "fetch "+f.URL+": ") && !strings.HasPrefix(got, "fetch "+strconv.Quote(f.URL)+": ") {
		t.Errorf("error %q does not begin with the address %q", got, f.URL)
	}
	if !strings.Contains(got, message) || strings.Contains(got, "\n") || strings.Contains(got, `Get "`) {
		t.Errorf("error %q, want one line with %q and no second address", got, message)
	}
}

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
	for sent := 0; sent < 16<<20; sent += len(spaces) {
		if _, err := w.Write(spaces); err != nil {
			return
		}
	}
	t.Error("the whole body was read")
}

// TestFetchFailures checks how a fetch ends for every way in which a server can fail. Before the second, third
// and fourth attempt it waits one, two and four seconds.
func TestFetchFailures(t *testing.T) {
	text := fixture(t)
	for _, test := range []struct {
		name     string
		handler  http.HandlerFunc
		requests int32
		message  string
	}{
		{"always 500", respond(500, ""), 4, `the server answered "500 Internal Server Error": try again later (after 4 attempts)`},
		{"always 429", respond(429, "", "Retry-After", "0"), 4, `"429 Too Many Requests"`},
		{"Retry-After past the deadline", respond(503, "", "Retry-After", "3600"), 1, `the server answered "503 Service Unavailable" and asks to wait 1h0m0s`},
		{"404", respond(404, ""), 1, `the server answered "404 Not Found": check the address`},
		{"403 with Retry-After", respond(403, "", "Retry-After", "0"), 1, `"403 Forbidden"`},
		{"204", respond(204, ""), 1, `"204 No Content"`},
		{"302 without a location", respond(302, ""), 1, `"302 Found"`},
		{"304 to a request without a condition", respond(304, ""), 1, `"304 Not Modified" to a request without a condition`},

		{"redirect loop", redirectTo("/registry.xml"), 1, `/registry.xml" leads back to itself`},
		{"eleven redirects", redirects(11, text), 11, "more than 10 redirects"},
		{"redirect to ftp", redirectTo("ftp://example.org/registry.xml"), 1, `"ftp://example.org/registry.xml" refused: scheme "ftp"`},
		{"redirect to a missing page", inTurn(redirectTo("/gone"), respond(404, "")), 2, `redirect to "http://registry.test/gone": the server answered "404 Not Found"`},
		{"redirect to a dead server", redirectTo("http://dead.test/"), 4, `redirect to "http://dead.test/": no answer: dial tcp: connection refused (after 4 attempts)`},

		{"connection lost in mid body", breakOff, 4, "body broke off after 5 bytes: unexpected EOF (after 4 attempts)"},
		{"wrong Content-Length", respond(200, text, "Content-Length", strconv.Itoa(len(text)+1)), 4, "body broke off after " + strconv.Itoa(len(text)) + " bytes: unexpected EOF"},
		{"gzip that is not gzip", respond(200, text, "Content-Encoding", "gzip"), 4, "gzip body broke off after 0 bytes of text: gzip: invalid header"},
		{"truncated gzip", respond(200, compressed(text)[:500], "Content-Encoding", "gzip"), 4, "of text: unexpected EOF"},
		{"another coding", respond(200, text, "Content-Encoding", "br"), 1, `content-encoding "br"`},
		{"endless", func(w http.ResponseWriter, _ *http.Request) { flood(t, w) }, 1, "body is larger than 1048576 bytes"},
		{"endless gzip", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			packed, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
			flood(t, packed)
		}, 1, "body is larger than 1048576 bytes"},

		{"captive portal", respond(200, "<!DOCTYPE html>\n<html><body>Please log in</body></html>"), 1, "this looks like a web page"},
		{"truncated XML", respond(200, text[:len(text)/2]), 1, "EOF"},
		{"empty", respond(200, ""), 1, "no XML element"},
		{"no tables", respond(200, `<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"/>`), 1, "is missing; line 1: table "},
		{"another root", respond(200, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>`), 1, `the root element is "feed"`},
		{"too few records", respond(200, shortened(text)), 1, "implausible registry: it has "},
	} {
		bubble(t, test.name, func(t *testing.T) {
			start := time.Now()
			f, requests := serve(t, test.handler)
			wantFailure(t, f, test.message)
			if requests.Load() != test.requests {
				t.Errorf("%d requests, want %d", requests.Load(), test.requests)
			}
			if waited := time.Since(start); test.requests == 4 && waited != 7*time.Second {
				t.Errorf("waited %v, want 7s", waited)
			}
		})
	}
}

// TestReadBody checks that no more than the largest body and one byte is read of a longer one.
func TestReadBody(t *testing.T) {
	body := bytes.NewReader(make([]byte, 2*maxBody))
	_, err := readBody(&http.Response{Body: io.NopCloser(body)})
	if read := body.Size() - int64(body.Len()); err == nil || read != maxBody+1 {
		t.Errorf("%d bytes read and error %v, want an error after %d", read, err, maxBody+1)
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
