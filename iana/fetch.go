package iana

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/hashicorp/go-retryablehttp"
)

const (
	defaultUserAgent = "smtpcodes (+https://github.com/smtpcodes/smtpcodes)"
	defaultTimeout   = time.Minute
	defaultWait      = time.Second
	maxTries         = 4
	maxRedirects     = 10
)

// ErrUnchanged says that the server still has the registry that is already known.
var ErrUnchanged = errors.New("the registry has not changed")

// A Fetcher downloads the registry. The zero value fetches [DefaultURL].
// Proxies are taken from the environment, see [http.ProxyFromEnvironment].
type Fetcher struct {
	// URL is the http or https address of the registry's XML; [DefaultURL] when empty.
	URL string
	// UserAgent tells the server's operators who is asking; the module's name and address when empty.
	UserAgent string
	// Timeout bounds the whole fetch, retries and the waits between them included; one minute when 0.
	Timeout time.Duration

	wait      time.Duration     // before the second try, doubled before each further one; defaultWait when 0
	transport http.RoundTripper // newTransport() when nil
}

// Fetch downloads the registry, parses it and checks that it is plausible. Its records have no identifiers
// yet; Source is the address asked for, whatever it redirects to. Warnings are those of [Parse].
//
// The result is [ErrUnchanged] when the server has nothing newer than known, which may be nil, or sends the
// same XML again. Connection errors, broken bodies and the statuses 429 and 5xx are tried again, up to four
// tries in all, not before the time the server asks for in Retry-After. Any other error is final. An error
// after ctx ended wraps its cause.
func (f *Fetcher) Fetch(ctx context.Context, known *Registry) (*Registry, []Warning, error) {
	source := cmp.Or(f.URL, DefaultURL)
	if err := checkURL(source); err != nil {
		return nil, nil, fmt.Errorf("fetch %w", err)
	}
	e := exchange{source: source, known: known}
	err := f.run(ctx, &e)
	if errors.Is(err, ErrUnchanged) {
		return nil, nil, ErrUnchanged
	}
	if err != nil {
		return nil, e.warnings, fmt.Errorf("fetch %s: %w", source, err)
	}
	return e.registry, e.warnings, nil
}

// checkURL refuses addresses that cannot be fetched, and passwords: the address goes into the snapshot.
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
		return fmt.Errorf("%q: the address holds a user name, which the snapshot would keep: leave it out", u.Redacted())
	}
	return nil
}

// run makes the tries and leaves the outcome of the one that succeeds in e.
func (f *Fetcher) run(ctx context.Context, e *exchange) error {
	timeout := cmp.Or(f.Timeout, defaultTimeout)
	ctx, cancel := context.WithTimeoutCause(ctx, timeout,
		fmt.Errorf("no complete answer within %v, try again later: %w", timeout, context.DeadlineExceeded))
	defer cancel()
	request, err := f.request(ctx, e)
	if err != nil {
		return err
	}
	client := f.client(e)
	defer client.HTTPClient.CloseIdleConnections()
	_, err = client.Do(request) // e.receive has read and closed the body
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil && e.failure != nil:
		return fmt.Errorf("%w (the try before: %w)", context.Cause(ctx), e.failure)
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	return err
}

// request is a GET, made conditional when known came from the same address with a date the server gave. A
// date that does not parse is not sent: the server would have to ignore it (RFC 9110 section 13.1.3).
func (f *Fetcher) request(ctx context.Context, e *exchange) (*retryablehttp.Request, error) {
	request, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, e.source, nil)
	if err != nil {
		return nil, err
	}
	e.address = request.URL.String()
	agent := cmp.Or(f.UserAgent, defaultUserAgent)
	if strings.TrimSpace(agent) == "" || strings.ContainsFunc(agent, unicode.IsControl) {
		return nil, fmt.Errorf("user agent %q is blank or holds control characters: name the program and an address", agent)
	}
	request.Header.Set("User-Agent", agent)
	if e.known != nil && e.known.Source == e.source && isHTTPDate(e.known.LastModified) {
		e.conditional = true
		request.Header.Set("If-Modified-Since", e.known.LastModified)
	}
	request.SetResponseHandler(e.receive)
	return request, nil
}

// client makes at most maxTries tries. The body is read by the response handler, within a try, so that a
// connection lost in mid body is tried again like one that could not be made.
func (f *Fetcher) client(e *exchange) *retryablehttp.Client {
	client := retryablehttp.NewClient()
	client.Logger = nil
	client.RetryMax = maxTries - 1
	client.RetryWaitMin = cmp.Or(f.wait, defaultWait)
	client.RetryWaitMax = client.RetryWaitMin << maxTries
	client.CheckRetry = e.again
	client.Backoff = backoff
	client.ErrorHandler = func(_ *http.Response, err error, tries int) (*http.Response, error) {
		err = e.explain(err)
		if tries > 1 {
			err = fmt.Errorf("%w (after %d tries)", err, tries)
		}
		return nil, err
	}
	client.HTTPClient = &http.Client{Transport: f.transport, CheckRedirect: checkRedirect}
	if f.transport == nil {
		client.HTTPClient.Transport = newTransport()
	}
	return client
}

// newTransport bounds each step, so that one dead address or silent server leaves time for another try.
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

// checkRedirect refuses what no honest redirect of a public file does (RFC 9110 section 15.4): to leave
// https, to leave HTTP altogether, or to lead in circles.
func checkRedirect(next *http.Request, via []*http.Request) error {
	from, to := via[len(via)-1].URL, next.URL
	if to.Scheme != "https" && to.Scheme != "http" {
		return final{fmt.Errorf("redirect to %.200q refused: scheme %q is neither https nor http", to.Redacted(), to.Scheme)}
	}
	if from.Scheme == "https" && to.Scheme == "http" {
		return final{fmt.Errorf("redirect to %.200q refused: it leaves https, and anybody on the way could change the registry", to.Redacted())}
	}
	for _, earlier := range via {
		if earlier.URL.String() == to.String() {
			return final{fmt.Errorf("redirect loop: %.200q leads back to itself", to.Redacted())}
		}
	}
	if len(via) > maxRedirects {
		return final{fmt.Errorf("more than %d redirects, the last to %.200q", maxRedirects, to.Redacted())}
	}
	return nil
}
