package iana

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// attempts is the state shared by all attempts of one fetch.
type attempts struct {
	source      string    // the address as it was given
	address     string    // the same as net/http writes it
	known       *Registry // may be nil
	conditional bool      // the request has If-Modified-Since

	registry *Registry
	warnings []Warning
	failure  error // of the last attempt that ended before the context did
}

// A permanentError is an error that another attempt would meet again.
type permanentError struct{ error }

// Error returns one line: the errors that Parse lists in lines are joined.
func (p permanentError) Error() string { return strings.ReplaceAll(p.error.Error(), "\n", "; ") }

func (p permanentError) Unwrap() error { return p.error }

// permanent is [fmt.Errorf] for a permanentError.
func permanent(format string, args ...any) error {
	return permanentError{fmt.Errorf(format, args...)}
}

// receive reads a response to its end.
func (a *attempts) receive(resp *http.Response) error {
	defer resp.Body.Close()
	err := a.checkStatus(resp)
	if err == nil {
		err = a.read(resp)
	}
	if err != nil && resp.Request.Response != nil {
		return fmt.Errorf("redirect to %.200q: %w", resp.Request.URL.Redacted(), err)
	}
	return err
}

// checkStatus accepts only 200.
func (a *attempts) checkStatus(resp *http.Response) error {
	switch {
	case resp.StatusCode == http.StatusOK:
		return nil
	case resp.StatusCode == http.StatusNotModified && a.conditional:
		return permanentError{ErrUnchanged}
	case resp.StatusCode == http.StatusNotModified:
		return permanent("the server answered %.60q to a request without a condition: is a cache on the way broken?", resp.Status)
	case !overloaded(resp.StatusCode):
		return permanent("the server answered %.60q: check the address", resp.Status)
	}
	deadline, _ := resp.Request.Context().Deadline()
	if wait := retryAfter(resp); wait > time.Until(deadline) {
		return permanent("the server answered %.60q and asks to wait %v, more than this fetch has left: try again then",
			resp.Status, wait.Round(time.Second))
	}
	return fmt.Errorf("the server answered %.60q: try again later", resp.Status)
}

// read parses the registry in the body.
func (a *attempts) read(resp *http.Response) error {
	text, err := readBody(resp)
	if err != nil {
		return err
	}
	registry, warnings, err := Parse(bytes.NewReader(text))
	a.warnings = warnings
	if err == nil {
		err = registry.Plausible()
	}
	if err != nil {
		return permanentError{err}
	}
	if a.known != nil && registry.SHA256 == a.known.SHA256 {
		return permanentError{ErrUnchanged}
	}
	registry.Source = a.source
	if modified := resp.Header.Get("Last-Modified"); isHTTPDate(modified) {
		registry.LastModified = modified
	}
	a.registry = registry
	return nil
}

// maxBody is the largest body that is read, in bytes: 1 MiB. A file may be larger, because somebody chose it.
// A body comes from any server that answers.
const maxBody = 1 << 20

// readBody reads the whole body, decompressed by the transport, and at most one byte more than maxBody. A
// truncated body is an error (RFC 9112 section 8).
func readBody(resp *http.Response) ([]byte, error) {
	// The transport asks for gzip, and removes the header when it decompresses.
	if coding := resp.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return nil, permanent("the server answered with content-encoding %.60q, which was not asked for", coding)
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case err != nil && resp.Uncompressed:
		return nil, fmt.Errorf("gzip body broke off after %d bytes of text: %w", len(text), err)
	case err != nil:
		return nil, fmt.Errorf("body broke off after %d bytes: %w", len(text), err)
	case len(text) > maxBody:
		return nil, permanent("body is larger than %d bytes: not the registry", maxBody)
	}
	return text, nil
}

func isHTTPDate(s string) bool {
	_, err := http.ParseTime(s)
	return err == nil
}

// again reports whether to make another attempt. It is called before the response handler too, without an
// error.
func (a *attempts) again(ctx context.Context, _ *http.Response, err error) (bool, error) {
	if err == nil || ctx.Err() != nil {
		return false, nil
	}
	a.failure = a.explain(err)
	var (
		permanentErr permanentError
		certificate  *tls.CertificateVerificationError
		name         *net.DNSError
	)
	hopeless := errors.As(err, &permanentErr) || errors.As(err, &certificate) || errors.Is(err, http.ErrSchemeMismatch) ||
		errors.As(err, &name) && name.IsNotFound
	return !hopeless, nil
}

// explain turns an error of the client into one for people. [Fetcher.Fetch] names the address, so explain names
// it only after a redirect to another one.
func (a *attempts) explain(err error) error {
	var (
		failed       *url.Error
		permanentErr permanentError
		certificate  *tls.CertificateVerificationError
	)
	if !errors.As(err, &failed) {
		return err
	}
	if errors.As(failed.Err, &permanentErr) {
		return permanentErr
	}
	err = fmt.Errorf("no answer: %w", failed.Err)
	if errors.As(err, &certificate) {
		err = fmt.Errorf("%w (check the clock, the system's root certificates and any proxy)", err)
	}
	if failed.URL != a.address {
		err = fmt.Errorf("redirect to %.200q: %w", failed.URL, err)
	}
	return err
}

// backoff doubles the wait with every attempt, and waits at least as long as the server asks.
func backoff(shortest, longest time.Duration, attempt int, resp *http.Response) time.Duration {
	wait := retryablehttp.DefaultBackoff(shortest, longest, attempt, nil)
	if resp == nil {
		return wait
	}
	return max(wait, retryAfter(resp))
}

// retryAfter returns how long the server asks to wait, 0 if it does not: a number of seconds or a date (RFC
// 9110 section 10.2.3). A number of more than 31 bits counts as the largest, as in RFC 9111 section 1.2.2: as a
// Duration it would overflow.
func retryAfter(resp *http.Response) time.Duration {
	if !overloaded(resp.StatusCode) {
		return 0
	}
	value := resp.Header.Get("Retry-After")
	if date, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(date))
	}
	seconds, err := strconv.ParseUint(value, 10, 31)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// overloaded reports whether a later attempt may not get the status again: 429 (RFC 6585 section 4) and the
// server's own errors (RFC 9110 section 15.6).
func overloaded(status int) bool {
	return status == http.StatusTooManyRequests || status >= 500
}
