package iana

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

const (
	userAgent      = "smtpcodes (+https://github.com/smtpcodes/smtpcodes)"
	defaultTimeout = time.Minute
	firstWait      = time.Second // before the second attempt
	maxAttempts    = 4
	maxRedirects   = 10
)

// ErrUnchanged means that the server has no other registry than the one already known.
var ErrUnchanged = errors.New("the registry has not changed")

// A Fetcher downloads the registry. The zero value fetches [DefaultURL].
// Proxies are taken from the environment, see [http.ProxyFromEnvironment].
type Fetcher struct {
	// URL is the http or https address of the registry's XML, [DefaultURL] if empty.
	URL string
	// Timeout bounds the whole fetch, retries and the waits between them included. It is one minute if 0.
	Timeout time.Duration

	transport http.RoundTripper // newTransport() if nil
}

// Fetch downloads the registry, parses it and checks that it is plausible. Its records have no identifiers
// yet. Source is the address of the request, even after a redirect. The warnings are those of [Parse].
//
// The error is [ErrUnchanged] if the server has nothing newer than known, which may be nil, or sends the same
// XML again. After a connection error, a broken body or the status 429 or 5xx, Fetch tries again, up to four
// attempts in all, and not before the time in Retry-After. Any other error is permanent. An error after the end
// of ctx wraps its cause.
func (f *Fetcher) Fetch(ctx context.Context, known *Registry) (*Registry, []Warning, error) {
	source := cmp.Or(f.URL, DefaultURL)
	if err := checkURL(source); err != nil {
		return nil, nil, fmt.Errorf("fetch %w", err)
	}
	a := attempts{source: source, known: known}
	err := f.run(ctx, &a)
	if errors.Is(err, ErrUnchanged) {
		return nil, nil, ErrUnchanged
	}
	if err != nil {
		return nil, a.warnings, fmt.Errorf("fetch %s: %w", source, err)
	}
	return a.registry, a.warnings, nil
}

// checkURL refuses addresses that cannot be fetched, and passwords, because the address goes into the snapshot.
func checkURL(source string) error {
	u, err := url.Parse(source)
	var parseError *url.Error
	switch {
	case errors.As(err, &parseError):
		return fmt.Errorf("%q: not an address: %w", source, parseError.Err)
	case u.Scheme != "https" && u.Scheme != "http":
		return fmt.Errorf("%q: scheme %q is neither https nor http", u.Redacted(), u.Scheme)
	case u.Hostname() == "":
		return fmt.Errorf("%q: the address names no host", u.Redacted())
	case u.User != nil:
		return fmt.Errorf("%q: the address has a user name, which the snapshot would keep: leave it out", u.Redacted())
	}
	return nil
}

// run makes the attempts. The one that succeeds leaves its result in a.
func (f *Fetcher) run(ctx context.Context, a *attempts) error {
	timeout := cmp.Or(f.Timeout, defaultTimeout)
	ctx, cancel := context.WithTimeoutCause(ctx, timeout,
		fmt.Errorf("no complete answer within %v, try again later: %w", timeout, context.DeadlineExceeded))
	defer cancel()
	request, err := newRequest(ctx, a)
	if err != nil {
		return err
	}
	client := f.client(a)
	defer client.HTTPClient.CloseIdleConnections()
	_, err = client.Do(request) // a.receive has read and closed the body
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil && a.failure != nil:
		return fmt.Errorf("%w (the attempt before: %w)", context.Cause(ctx), a.failure)
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	return err
}

// newRequest returns a GET, conditional if known came from the same address with a date from the server. A
// date that does not parse is not sent: the server would have to ignore it (RFC 9110 section 13.1.3).
func newRequest(ctx context.Context, a *attempts) (*retryablehttp.Request, error) {
	request, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, a.source, nil)
	if err != nil {
		return nil, err
	}
	a.address = request.URL.String()
	request.Header.Set("User-Agent", userAgent)
	if a.known != nil && a.known.Source == a.source && isHTTPDate(a.known.LastModified) {
		a.conditional = true
		request.Header.Set("If-Modified-Since", a.known.LastModified)
	}
	request.SetResponseHandler(a.receive)
	return request, nil
}

// client returns a client that makes at most maxAttempts attempts. The response handler reads the body within an
// attempt, so that there is another one after a connection lost in mid body.
func (f *Fetcher) client(a *attempts) *retryablehttp.Client {
	client := retryablehttp.NewClient()
	client.Logger = nil
	client.RetryMax = maxAttempts - 1
	client.RetryWaitMin = firstWait
	client.RetryWaitMax = firstWait << maxAttempts
	client.CheckRetry = a.again
	client.Backoff = backoff
	client.ErrorHandler = func(_ *http.Response, err error, count int) (*http.Response, error) {
		err = a.explain(err)
		if count > 1 {
			err = fmt.Errorf("%w (after %d attempts)", err, count)
		}
		return nil, err
	}
	client.HTTPClient = &http.Client{Transport: f.transport, CheckRedirect: checkRedirect}
	if f.transport == nil {
		client.HTTPClient.Transport = newTransport()
	}
	return client
}

// newTransport returns a transport that bounds each step, so that one dead address or silent server leaves time
// for another attempt.
func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		ForceAttemptHTTP2:      true,
	}
}

// checkRedirect refuses redirects that no honest server of a public file makes (RFC 9110 section 15.4): from
// https to http, to another protocol, in a loop, or too many.
func checkRedirect(next *http.Request, via []*http.Request) error {
	from, to := via[len(via)-1].URL, next.URL
	if to.Scheme != "https" && to.Scheme != "http" {
		return permanent("redirect to %.200q refused: scheme %q is neither https nor http", to.Redacted(), to.Scheme)
	}
	if from.Scheme == "https" && to.Scheme == "http" {
		return permanent("redirect to %.200q refused: it leaves https, and anybody on the way could change the registry", to.Redacted())
	}
	for _, earlier := range via {
		if earlier.URL.String() == to.String() {
			return permanent("redirect loop: %.200q leads back to itself", to.Redacted())
		}
	}
	if len(via) > maxRedirects {
		return permanent("more than %d redirects, the last to %.200q", maxRedirects, to.Redacted())
	}
	return nil
}
