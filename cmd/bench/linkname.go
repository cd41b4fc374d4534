package main

import (
	"net"
	"net/textproto"
	_ "unsafe" // for go:linkname

	"github.com/emersion/go-smtp"
	"github.com/phires/go-guerrilla/response"
	_ "github.com/wneessen/go-mail" // for mailEnhanced
)

// The functions below are not exported, and have no body here: linkname.s makes the compiler take them.

// smtpParse reads an enhanced code, which go-smtp's client does with the first word of an error reply.
//
//go:linkname smtpParse github.com/emersion/go-smtp.parseEnhancedCode
func smtpParse(s string) (smtp.EnhancedCode, error)

// smtpError is how go-smtp's client takes the enhanced code out of an error reply.
//
//go:linkname smtpError github.com/emersion/go-smtp.toSMTPErr
func smtpError(*textproto.Error) *smtp.SMTPError

// smtpConn is a connection of go-smtp's server.
//
//go:linkname smtpConn github.com/emersion/go-smtp.newConn
func smtpConn(net.Conn, *smtp.Server) *smtp.Conn

// smtpRespond is how go-smtp's server writes a reply.
//
//go:linkname smtpRespond github.com/emersion/go-smtp.(*Conn).writeResponse
func smtpRespond(c *smtp.Conn, code int, enhanced smtp.EnhancedCode, text ...string)

// mailEnhanced finds the enhanced code in the error that go-mail's client got, if the server announced them.
//
//go:linkname mailEnhanced github.com/wneessen/go-mail.enhancedStatusCode
func mailEnhanced(err error, announced bool) string

// guerrillaReplyCode is go-guerrilla's reply code for an enhanced code.
//
//go:linkname guerrillaReplyCode github.com/phires/go-guerrilla/response.getBasicStatusCode
func guerrillaReplyCode(response.EnhancedStatusCode) int
