package iana

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestFetchTriesAgain(t *testing.T) {
	text := fixture(t)
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
		tries   int32
	}{
		{"429 with Retry-After 0", statuses(text, http.Header{"Retry-After": {"0"}}, 429, 200), 2},
		{"503 twice", statuses(text, nil, 503, 503, 200), 3},
		{"500, 502 and 504", statuses(text, nil, 500, 502, 504, 200), 4},
		{"connection lost in mid body", firstBroken(text), 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, requests := serve(t, test.handler)
			want(t, f, nil)
			if requests.Load() != test.tries {
				t.Errorf("%d tries, want %d", requests.Load(), test.tries)
			}
		})
	}
}

// firstBroken breaks off in the middle of its first answer.
func firstBroken(text []byte) http.HandlerFunc {
	var n atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) == 1 {
			w.Write(text[:len(text)/2])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}
		w.Write(text)
	}
}

func TestFetchConnectionError(t *testing.T) {
	f, requests := serve(t, statuses(fixture(t), nil, http.StatusOK))
	broken := 3
	f.transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		if broken--; broken >= 0 {
			return nil, io.ErrUnexpectedEOF
		}
		return http.DefaultTransport.RoundTrip(r)
	})
	want(t, f, nil)
	if requests.Load() != 1 {
		t.Errorf("%d requests reached the server, want 1", requests.Load())
	}
}

// Time is virtual here: the waits are exact.
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
		{name: "beyond the deadline", status: 503, retryAfter: "61", failure: `answered "503 Service Unavailable" and asks to wait 1m1s`},
		{name: "a date beyond the deadline", status: 429, retryAfter: "Sat, 01 Jan 2000 02:00:00 GMT",
			failure: `answered "429 Too Many Requests" and asks to wait 2h0m0s`},
		{name: "a number that overflows", status: 503, retryAfter: "99999999999999999999", failure: "asks to wait 596523h14m7s"},
		{name: "nanoseconds that overflow", status: 503, retryAfter: "18446744074", failure: "asks to wait 596523h14m7s"},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tries := 0
				f := &Fetcher{URL: "https://example.org/registry.xml"}
				f.transport = roundTrip(func(r *http.Request) (*http.Response, error) {
					if tries++; tries > 1 {
						return answer(r, http.StatusOK, nil, text), nil
					}
					return answer(r, test.status, http.Header{"Retry-After": {test.retryAfter}}, nil), nil
				})
				start := time.Now()
				if test.failure != "" {
					wantFailure(t, f, nil, test.failure)
				} else {
					want(t, f, nil)
				}
				if waited := time.Since(start); waited != test.wait {
					t.Errorf("waited %v, want %v", waited, test.wait)
				}
			})
		})
	}
}

// Without Retry-After the waits double: one, two and four seconds.
func TestFetchBackoff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at []time.Duration
		start := time.Now()
		f := &Fetcher{URL: "https://example.org/registry.xml", transport: roundTrip(func(*http.Request) (*http.Response, error) {
			at = append(at, time.Since(start))
			return nil, errors.New("connection refused")
		})}
		wantFailure(t, f, nil, "no answer: connection refused (after 4 tries)")
		if want := []time.Duration{0, 1 * time.Second, 3 * time.Second, 7 * time.Second}; !reflect.DeepEqual(at, want) {
			t.Errorf("tries at %v, want %v", at, want)
		}
	})
}

func TestFetchCancelled(t *testing.T) {
	t.Run("before", func(t *testing.T) {
		f, requests := serve(t, statuses(fixture(t), nil, http.StatusOK))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		registry, _, err := f.Fetch(ctx, nil)
		if !errors.Is(err, context.Canceled) || registry != nil || requests.Load() != 0 {
			t.Errorf("got %v, %v after %d requests; want context.Canceled and no request", registry, err, requests.Load())
		}
	})
	t.Run("while it waits", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			f := &Fetcher{URL: "https://example.org/registry.xml", transport: roundTrip(func(r *http.Request) (*http.Response, error) {
				return answer(r, http.StatusServiceUnavailable, http.Header{"Retry-After": {"30"}}, nil), nil
			})}
			ctx, cancel := context.WithCancel(t.Context())
			start := time.Now()
			time.AfterFunc(2*time.Second, cancel)
			registry, _, err := f.Fetch(ctx, nil)
			if !errors.Is(err, context.Canceled) || registry != nil || !strings.Contains(err.Error(), `"503 Service Unavailable"`) {
				t.Errorf("got %v, %v; want context.Canceled and what the try before met", registry, err)
			}
			if waited := time.Since(start); waited != 2*time.Second {
				t.Errorf("ended after %v, want 2s", waited)
			}
		})
	})
	t.Run("in mid body", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		f := &Fetcher{URL: stall(t, cancel).URL}
		registry, _, err := f.Fetch(ctx, nil)
		if !errors.Is(err, context.Canceled) || registry != nil {
			t.Errorf("got %v, %v; want context.Canceled", registry, err)
		}
	})
}

// stall starts a server that sends the beginning of an answer, calls then, and is silent until the client goes.
func stall(t *testing.T, then func()) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "<?xml")
		w.(http.Flusher).Flush()
		then()
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	return server
}
