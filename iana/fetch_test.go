package iana

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

const lastModified = "Fri, 06 Dec 2024 20:31:02 GMT"

// TestFetch checks how a fetch ends for every way in which a server can answer: after how many requests and how
// long, and with which error.
func TestFetch(t *testing.T) {
	text := fixture(t)
	ok := respond(200, text)
	after := func(status int, retryAfter string) http.HandlerFunc {
		return inTurn(respond(status, "", "Retry-After", retryAfter), ok)
	}
	const s = time.Second
	for _, test := range []struct {
		name     string
		handler  http.HandlerFunc
		requests int32
		took     time.Duration
		message  string // empty for the registry of the fixture
	}{
		{"plain", ok, 1, 0, ""},
		{"gzip", respond(200, compressed(text), "Content-Encoding", "gzip"), 1, 0, ""},
		{"redirect to another host", inTurn(redirectTo("http://moved.test/"), ok), 2, 0, ""},
		{"ten redirects", redirects(10, text), 11, 0, ""},

		{"503 twice", inTurn(respond(503, ""), respond(503, ""), ok), 3, 3 * s, ""},
		{"500, 502 and 504", inTurn(respond(500, ""), respond(502, ""), respond(504, ""), ok), 4, 7 * s, ""},
		{"connection lost in mid body", inTurn(breakOff, ok), 2, 1 * s, ""},
		{"no answer for a while", inTurn(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ok), 2, 21 * s, ""},

		{"Retry-After on 503", after(503, "7"), 2, 7 * s, ""},
		{"Retry-After on 429", after(429, "7"), 2, 7 * s, ""},
		{"Retry-After on 500", after(500, "7"), 2, 7 * s, ""},
		{"Retry-After, a date", after(503, "Sat, 01 Jan 2000 00:00:09 GMT"), 2, 9 * s, ""},
		{"Retry-After, a date in the past", after(503, "Fri, 31 Dec 1999 23:59:59 GMT"), 2, 1 * s, ""},
		{"Retry-After, less than the back-off", after(503, "0"), 2, 1 * s, ""},
		{"Retry-After, negative", after(503, "-5"), 2, 1 * s, ""},
		{"Retry-After, not a time", after(503, "soon"), 2, 1 * s, ""},
		{"Retry-After, after the deadline", after(503, "61"), 1, 0, `the server answered "503 Service Unavailable" and asks to wait 1m1s`},
		{"Retry-After, a date after the deadline", after(429, "Sat, 01 Jan 2000 02:00:00 GMT"), 1, 0, `"429 Too Many Requests" and asks to wait 2h0m0s`},
		{"Retry-After, a number that overflows", after(503, "99999999999999999999"), 1, 0, "asks to wait 596523h14m7s"},
		{"Retry-After, nanoseconds that overflow", after(503, "18446744074"), 1, 0, "asks to wait 596523h14m7s"},

		{"always 500", respond(500, ""), 4, 7 * s, `the server answered "500 Internal Server Error": try again later (after 4 attempts)`},
		{"always 429", respond(429, "", "Retry-After", "0"), 4, 7 * s, `"429 Too Many Requests"`},
		{"404", respond(404, ""), 1, 0, `the server answered "404 Not Found": check the address`},
		{"403 with Retry-After", respond(403, "", "Retry-After", "0"), 1, 0, `"403 Forbidden"`},
		{"204", respond(204, ""), 1, 0, `"204 No Content"`},
		{"302 without a location", respond(302, ""), 1, 0, `"302 Found"`},
		{"304 to a request without a condition", respond(304, ""), 1, 0, `"304 Not Modified" to a request without a condition`},

		{"redirect loop", redirectTo("/registry.xml"), 1, 0, `/registry.xml" leads back to itself`},
		{"eleven redirects", redirects(11, text), 11, 0, "more than 10 redirects"},
		{"redirect to ftp", redirectTo("ftp://example.org/registry.xml"), 1, 0, `"ftp://example.org/registry.xml" refused: scheme "ftp"`},
		{"redirect to a missing page", inTurn(redirectTo("/gone"), respond(404, "")), 2, 0, `redirect to "http://registry.test/gone": the server answered "404 Not Found"`},
		{"redirect to a dead server", redirectTo("http://dead.test/"), 4, 7 * s, `redirect to "http://dead.test/": no answer: dial tcp: connection refused (after 4 attempts)`},

		{"connection always lost in mid body", breakOff, 4, 7 * s, "body broke off after 5 bytes: unexpected EOF (after 4 attempts)"},
		{"wrong Content-Length", respond(200, text, "Content-Length", strconv.Itoa(len(text)+1)), 4, 7 * s, "body broke off after " + strconv.Itoa(len(text)) + " bytes: unexpected EOF"},
		{"gzip that is not gzip", respond(200, text, "Content-Encoding", "gzip"), 4, 7 * s, "gzip body broke off after 0 bytes of text: gzip: invalid header"},
		{"truncated gzip", respond(200, compressed(text)[:500], "Content-Encoding", "gzip"), 4, 7 * s, "of text: unexpected EOF"},
		{"another coding", respond(200, text, "Content-Encoding", "br"), 1, 0, `content-encoding "br"`},
		{"endless", func(w http.ResponseWriter, _ *http.Request) { flood(t, w) }, 1, 0, "body is larger than 1048576 bytes"},
		{"endless gzip", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			flood(t, gzip.NewWriter(w))
		}, 1, 0, "body is larger than 1048576 bytes"},

		{"captive portal", respond(200, "<!DOCTYPE html>\n<html><body>Please log in</body></html>"), 1, 0, "this looks like a web page"},
		{"truncated XML", respond(200, text[:len(text)/2]), 1, 0, "EOF"},
		{"empty", respond(200, ""), 1, 0, "no XML element"},
		{"no tables", respond(200, `<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"/>`), 1, 0, "is missing; line 1: table "},
		{"another root", respond(200, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>`), 1, 0, `the root element is "feed"`},
		{"too few records", respond(200, shortened(text)), 1, 0, "implausible registry: it has "},
	} {
		bubble(t, test.name, func(t *testing.T) {
			start := time.Now()
			f, requests := serve(t, test.handler)
			if test.message == "" {
				wantRegistry(t, f, nil)
			} else {
				wantFailure(t, f, test.message)
			}
			if took := time.Since(start); requests.Load() != test.requests || took != test.took {
				t.Errorf("%d requests in %v, want %d in %v", requests.Load(), took, test.requests, test.took)
			}
		})
	}
}

// TestFetchHeaders checks the date that a registry keeps, and what the server learns of the client.
func TestFetchHeaders(t *testing.T) {
	text := fixture(t)
	for sent, kept := range map[string]string{
		"":                               "",
		lastModified:                     lastModified,
		"Friday, 06-Dec-24 20:31:02 GMT": "Friday, 06-Dec-24 20:31:02 GMT", // an obsolete form
		"last Friday":                    "",
	} {
		bubble(t, sent, func(t *testing.T) {
			var agent string
			f, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				agent = r.UserAgent()
				respond(200, text, "Last-Modified", sent)(w, r)
			})
			if got := wantRegistry(t, f, nil).LastModified; got != kept {
				t.Errorf("LastModified is %q, want %q", got, kept)
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
