// Package facts holds what the RFCs, usage and providers say about SMTP status codes beyond the IANA registry:
// tables with a source for every fact, so that a reviewer can check them. Package gen attaches these facts to the
// registry's records.
package facts
