package iana

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// An exchange is what the tries of one fetch share.
type exchange struct {
	source      string    // the address as it was given
	address     string    // the same as net/http writes it
	known       *Registry // may be nil
	conditional bool      // the request carries If-Modified-Since

	registry *Registry
	warnings []Warning
	failure  error // of the last try that ended before the context did
}

// explain turns the client's error into one for people: [Fetcher.Fetch] names the address already, so it
// is repeated only when a redirect led to another one.
func (e *exchange) explain(err error) error {
	var (
		failed      *url.Error
		isFinal     final
		certificate *tls.CertificateVerificationError
	)
	if !errors.As(err, &failed) {
		return err
	}
	if errors.As(failed.Err, &isFinal) {
		return isFinal
	}
	err = fmt.Errorf("no answer: %w", failed.Err)
	if errors.As(err, &certificate) {
		err = fmt.Errorf("%w (check the clock, the system's root certificates and what stands between)", err)
	}
	if failed.URL != e.address {
		err = fmt.Errorf("redirect to %.200q: %w", failed.URL, err)
	}
	return err
}

// receive reads one answer to its end.
func (e *exchange) receive(resp *http.Response) error {
	defer resp.Body.Close()
	err := e.checkStatus(resp)
	if err == nil {
		err = e.read(resp)
	}
	if err != nil && resp.Request.Response != nil {
		return fmt.Errorf("redirect to %.200q: %w", resp.Request.URL.Redacted(), err)
	}
	return err
}

// checkStatus lets a plain 200 pass.
func (e *exchange) checkStatus(resp *http.Response) error {
	switch {
	case resp.StatusCode == http.StatusOK:
		return nil
	case resp.StatusCode == http.StatusNotModified && e.conditional:
		return final{ErrUnchanged}
	case resp.StatusCode == http.StatusNotModified:
		return final{fmt.Errorf("the server answered %.60q to a request without a condition: is a cache on the way broken?", resp.Status)}
	case !overloaded(resp.StatusCode):
		return final{fmt.Errorf("the server answered %.60q: check the address", resp.Status)}
	}
	deadline, _ := resp.Request.Context().Deadline()
	if wait := retryAfter(resp); wait > time.Until(deadline) {
		return final{fmt.Errorf("the server answered %.60q and asks to wait %v, more than this fetch has left: try again then",
			resp.Status, wait.Round(time.Second))}
	}
	return fmt.Errorf("the server answered %.60q: try again later", resp.Status)
}

// read makes the registry from the body.
func (e *exchange) read(resp *http.Response) error {
	text, err := readBody(resp)
	if err != nil {
		return err
	}
	registry, warnings, err := Parse(bytes.NewReader(text))
	e.warnings = warnings
	if err != nil {
		return final{err}
	}
	if err := registry.Plausible(); err != nil {
		return final{err}
	}
	if e.known != nil && registry.SHA256 == e.known.SHA256 {
		return final{ErrUnchanged}
	}
	registry.Source = e.source
	if modified := resp.Header.Get("Last-Modified"); isHTTPDate(modified) {
		registry.LastModified = modified
	}
	e.registry = registry
	return nil
}

// maxBody is the size in bytes, 1 MiB, beyond which a download is not read. It is less than a file may have:
// a file was chosen by somebody, a body is sent by whoever answers.
const maxBody = 1 << 20

// readBody reads the body whole, decompressed by the transport, and no further than one byte past the cap.
// A body shorter than it says is an error (RFC 9112 section 8).
func readBody(resp *http.Response) ([]byte, error) {
	// The transport asks for gzip and takes the field away when it decompresses: what is left nobody asked for.
	if coding := resp.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return nil, final{fmt.Errorf("the server answered with content-encoding %.60q, which was not asked for", coding)}
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case err != nil && resp.Uncompressed:
		return nil, fmt.Errorf("gzip body broke off after %d bytes of text: %w", len(text), err)
	case err != nil:
		return nil, fmt.Errorf("body broke off after %d bytes: %w", len(text), err)
	case len(text) > maxBody:
		return nil, final{fmt.Errorf("body is larger than %d bytes: not the registry", maxBody)}
	}
	return text, nil
}

func isHTTPDate(s string) bool {
	_, err := http.ParseTime(s)
	return err == nil
}
