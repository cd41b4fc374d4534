package iana

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// again decides whether there is another try. It is asked before and after the response handler; before
// it there is no error yet.
func (e *exchange) again(ctx context.Context, _ *http.Response, err error) (bool, error) {
	if err == nil || ctx.Err() != nil {
		return false, nil
	}
	e.failure = e.explain(err)
	var (
		isFinal     final
		certificate *tls.CertificateVerificationError
		name        *net.DNSError
	)
	hopeless := errors.As(err, &isFinal) || errors.As(err, &certificate) || errors.Is(err, http.ErrSchemeMismatch) ||
		errors.As(err, &name) && name.IsNotFound
	return !hopeless, nil
}

// backoff doubles the wait from try to try, and never waits less than the server asks.
func backoff(shortest, longest time.Duration, tries int, resp *http.Response) time.Duration {
	wait := retryablehttp.DefaultBackoff(shortest, longest, tries, nil)
	if resp == nil {
		return wait
	}
	return max(wait, retryAfter(resp))
}

// retryAfter is how long the server asks to wait, 0 when it does not: a number of seconds or a date (RFC
// 9110 section 10.2.3). A number beyond 31 bits counts as the largest, as in RFC 9111 section 1.2.2: as a
// Duration it would overflow and ask for no wait at all.
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

// overloaded tells the statuses that a later try may not meet: 429 (RFC 6585 section 4) and the server's
// own errors (RFC 9110 section 15.6).
func overloaded(status int) bool {
	return status == http.StatusTooManyRequests || status >= 500
}

// final marks an error that another try would meet again. Parse lists several errors in lines; here they
// share one.
type final struct{ error }

func (f final) Error() string { return strings.ReplaceAll(f.error.Error(), "\n", "; ") }

func (f final) Unwrap() error { return f.error }
