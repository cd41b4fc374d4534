package main

import (
	"net"
	"net/textproto"
	_ "unsafe" // for go:linkname

	"github.com/emersion/go-smtp"
	"github.com/phires/go-guerrilla/response"
	_ "github.com/wneessen/go-mail" // for mailEnhanced
)

// The functions below are not exported where they are defined and have no body here, which the compiler accepts
// because of linkname.s.

// smtpParse parses an enhanced code. go-smtp's client calls it with the first word of an error reply.
//
//go:linkname smtpParse github.com/emersion/go-smtp.parseEnhancedCode
func smtpParse(s string) (smtp.EnhancedCode, error)

// smtpError takes the enhanced code out of an error reply, as go-smtp's client does.
//
//go:linkname smtpError github.com/emersion/go-smtp.toSMTPErr
func smtpError(*textproto.Error) *smtp.SMTPError

// smtpConn returns a connection of go-smtp's server.
//
//go:linkname smtpConn github.com/emersion/go-smtp.newConn
func smtpConn(net.Conn, *smtp.Server) *smtp.Conn

// smtpRespond writes a reply as go-smtp's server does.
//
//go:linkname smtpRespond github.com/emersion/go-smtp.(*Conn).writeResponse
func smtpRespond(c *smtp.Conn, code int, enhanced smtp.EnhancedCode, text ...string)

// mailEnhanced finds the enhanced code in an error of go-mail's client, if the server has announced enhanced codes.
//
//go:linkname mailEnhanced github.com/wneessen/go-mail.enhancedStatusCode
func mailEnhanced(err error, announced bool) string

// guerrillaReplyCode returns go-guerrilla's reply code for an enhanced code.
//
//go:linkname guerrillaReplyCode github.com/phires/go-guerrilla/response.getBasicStatusCode
func guerrillaReplyCode(response.EnhancedStatusCode) int
