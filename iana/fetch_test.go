package iana

import (
	"bytes"
	"compress/gzip"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const lastModified = "Fri, 06 Dec 2024 20:31:02 GMT"

// fixture is the registry's XML as a server would send it.
func fixture(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/registry.xml")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// serve starts a server that counts its requests, and a Fetcher for it that does not wait between tries.
func serve(t *testing.T, handler http.HandlerFunc) (*Fetcher, *atomic.Int32) {
	t.Helper()
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	return &Fetcher{URL: server.URL + "/registry.xml", wait: time.Millisecond}, &requests
}

// statuses answers with each status in turn and then, for ever, with the last one; 200 comes with the text.
func statuses(text []byte, header http.Header, codes ...int) http.HandlerFunc {
	var n atomic.Int32
	return func(w http.ResponseWriter, _ *http.Request) {
		code := codes[min(int(n.Add(1)), len(codes))-1]
		if code == http.StatusOK {
			w.Write(text)
			return
		}
		for name, values := range header {
			w.Header()[name] = values
		}
		w.WriteHeader(code)
	}
}

// want fetches and expects the fixture's registry.
func want(t *testing.T, f *Fetcher, known *Registry) *Registry {
	t.Helper()
	registry, _, err := f.Fetch(t.Context(), known)
	if err != nil {
		t.Fatal(err)
	}
	parsed, _, err := Parse(bytes.NewReader(fixture(t)))
	if err != nil {
		t.Fatal(err)
	}
	parsed.Source, parsed.LastModified = f.URL, registry.LastModified
	if !reflect.DeepEqual(registry, parsed) {
		t.Fatalf("fetched %d details from %q with digest %s; want %d from %q with %s", len(registry.Details), registry.Source,
			registry.SHA256, len(parsed.Details), parsed.Source, parsed.SHA256)
	}
	return registry
}

func TestFetch(t *testing.T) {
	text := fixture(t)
	for _, test := range []struct {
		name         string
		sent, stored string // Last-Modified
		gzipped      bool
	}{
		{name: "with a date", sent: lastModified, stored: lastModified},
		{name: "with a date in an obsolete form, kept verbatim", sent: "Friday, 06-Dec-24 20:31:02 GMT", stored: "Friday, 06-Dec-24 20:31:02 GMT"},
		{name: "without a date"},
		{name: "with a date that is none", sent: "last Friday"},
		{name: "compressed", gzipped: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if test.sent != "" {
					w.Header().Set("Last-Modified", test.sent)
				}
				if test.gzipped {
					w.Header().Set("Content-Encoding", "gzip")
					w.Write(compressed(text))
					return
				}
				w.Write(text)
			})
			if registry := want(t, f, nil); registry.LastModified != test.stored {
				t.Errorf("LastModified is %q, want %q", registry.LastModified, test.stored)
			}
			if requests.Load() != 1 {
				t.Errorf("%d requests, want 1", requests.Load())
			}
		})
	}
}

// The zero value must go to IANA, and nowhere else.
func TestFetchDefaultURL(t *testing.T) {
	var asked string
	f := &Fetcher{transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		asked = r.URL.String()
		return answer(r, http.StatusOK, nil, fixture(t)), nil
	})}
	registry, _, err := f.Fetch(t.Context(), nil)
	if err != nil || asked != DefaultURL || registry.Source != DefaultURL {
		t.Errorf("asked %q: %+v, %v; want %q", asked, registry, err, DefaultURL)
	}
}

func TestFetchUserAgent(t *testing.T) {
	text := fixture(t)
	for _, test := range []struct{ name, agent, seen, failure string }{
		{name: "default", seen: "smtpcodes (+https://github.com/smtpcodes/smtpcodes)"},
		{name: "own", agent: "nightly/1 (+https://example.org)", seen: "nightly/1 (+https://example.org)"},
		{name: "blank", agent: " ", failure: `user agent " " is blank`},
		{name: "two lines", agent: "a\r\nCookie: b", failure: `user agent "a\r\nCookie: b" is blank or holds control characters`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var seen string
			f, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
				seen = r.UserAgent()
				w.Write(text)
			})
			f.UserAgent = test.agent
			if test.failure != "" {
				wantFailure(t, f, nil, test.failure)
				if requests.Load() != 0 {
					t.Errorf("%d requests, want none", requests.Load())
				}
				return
			}
			want(t, f, nil)
			if seen != test.seen {
				t.Errorf("server saw user agent %q, want %q", seen, test.seen)
			}
		})
	}
}

func TestFetchConditional(t *testing.T) {
	text := fixture(t)
	parsed, _, err := Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name      string
		known     func(url string) *Registry
		sent      string // If-Modified-Since
		unchanged bool
	}{
		{name: "nothing known", known: func(string) *Registry { return nil }},
		{name: "known", known: func(url string) *Registry { return &Registry{Source: url, LastModified: lastModified} },
			sent: lastModified, unchanged: true},
		{name: "known without a date", known: func(url string) *Registry { return &Registry{Source: url} }},
		{name: "known with a date that is none", known: func(url string) *Registry {
			return &Registry{Source: url, LastModified: "last Friday"}
		}},
		{name: "known from elsewhere", known: func(string) *Registry {
			return &Registry{Source: DefaultURL, LastModified: lastModified}
		}},
		{name: "same digest", known: func(string) *Registry {
			return &Registry{Source: DefaultURL, SHA256: parsed.SHA256}
		}, unchanged: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var sent string
			f, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
				sent = r.Header.Get("If-Modified-Since")
				if sent != "" {
					w.WriteHeader(http.StatusNotModified)
					return
				}
				w.Write(text)
			})
			known := test.known(f.URL)
			if test.unchanged {
				if registry, _, err := f.Fetch(t.Context(), known); err != ErrUnchanged || registry != nil {
					t.Errorf("got %v, %v; want no registry and ErrUnchanged", registry, err)
				}
			} else {
				want(t, f, known)
			}
			if sent != test.sent || requests.Load() != 1 {
				t.Errorf("If-Modified-Since %q in %d requests, want %q in 1", sent, requests.Load(), test.sent)
			}
		})
	}
}

// A conditional request that is answered with a newer registry gives that one.
func TestFetchChanged(t *testing.T) {
	f, _ := serve(t, statuses(fixture(t), nil, http.StatusOK))
	want(t, f, &Registry{Source: f.URL, LastModified: lastModified, SHA256: strings.Repeat("0", 64)})
}

func TestFetchRedirects(t *testing.T) {
	text := fixture(t)
	target := httptest.NewServer(statuses(text, nil, http.StatusOK))
	t.Cleanup(target.Close)
	secure := httptest.NewTLSServer(statuses(text, nil, http.StatusOK))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(secure.Close)

	for _, test := range []struct{ name, location string }{
		{"http to http", target.URL + "/moved.xml"},
		{"http to https", secure.URL + "/moved.xml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, test.location, http.StatusMovedPermanently)
			})
			f.transport = secure.Client().Transport
			want(t, f, nil)
		})
	}
	t.Run("ten", func(t *testing.T) {
		f, requests := serve(t, redirects(10, text))
		want(t, f, nil)
		if requests.Load() != 11 {
			t.Errorf("%d requests, want 11", requests.Load())
		}
	})
}

// redirects leads n times to another path before it answers.
func redirects(n int, text []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if hops := strings.Count(r.URL.Path, "x/"); hops < n {
			http.Redirect(w, r, "/x"+r.URL.Path, http.StatusFound)
			return
		}
		w.Write(text)
	}
}

func TestFetchTransport(t *testing.T) {
	transport := newTransport()
	if got, want := reflect.ValueOf(transport.Proxy).Pointer(), reflect.ValueOf(http.ProxyFromEnvironment).Pointer(); got != want {
		t.Error("proxies are not taken from the environment")
	}
	if transport.TLSHandshakeTimeout <= 0 || transport.ResponseHeaderTimeout <= 0 {
		t.Errorf("a step without a bound: TLS handshake %v, response header %v", transport.TLSHandshakeTimeout, transport.ResponseHeaderTimeout)
	}
}

// roundTrip is a transport without a network.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func answer(r *http.Request, status int, header http.Header, body []byte) *http.Response {
	recorder := httptest.NewRecorder()
	for name, values := range header {
		recorder.Header()[name] = values
	}
	recorder.WriteHeader(status)
	recorder.Write(body)
	resp := recorder.Result()
	resp.Request = r
	return resp
}

func compressed(text []byte) []byte {
	var buffer bytes.Buffer
	w := gzip.NewWriter(&buffer)
	w.Write(text) // a bytes.Buffer takes everything
	w.Close()
	return buffer.Bytes()
}
