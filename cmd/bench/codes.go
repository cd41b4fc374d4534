package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/d--j/go-milter/milterutil"
	"github.com/emersion/go-smtp"
	"github.com/phires/go-guerrilla/response"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// parseEnhancedCode compares parsers of enhanced codes.
func parseEnhancedCode() *contest {
	codes := registered()
	var forms []string
	var milterForms [][]byte // go-milter needs text after the code
	var mailForms []error    // go-mail takes an error that begins with the reply code
	known := map[string]smtpcode.EnhancedCode{}
	for _, code := range codes {
		forms = append(forms, code.String())
		milterForms = append(milterForms, []byte(code.String()+" x"))
		mailForms = append(mailForms, errors.New(code.Class().String()+"50 "+code.String()+" x"))
		known[code.String()] = code
	}
	ours := func(_ int, c smtpcode.EnhancedCode) string { return c.String() }
	n := len(codes)
	return &contest{"parse an enhanced code", n, []*contestant{
		slots("smtpcode", n, func(results []smtpcode.EnhancedCode) {
			for i, s := range forms {
				results[i], _ = smtpcode.ParseEnhancedCode(s)
			}
		}, ours),
		// FindEnhancedErrorCodeEnd finds the end of the code and leaves its numbers to the caller.
		slots("go-milter", n, func(results []int) {
			for i, b := range milterForms {
				results[i] = milterutil.FindEnhancedErrorCodeEnd(b, uint16(b[0]-'0')*100)
			}
		}, func(i, end int) string { return strings.TrimSuffix(string(milterForms[i][:end]), " ") }),
		slots("go-smtp", n, func(results []smtp.EnhancedCode) {
			for i, s := range forms {
				results[i], _ = smtpParse(s)
			}
		}, func(_ int, c smtp.EnhancedCode) string { return dotted(c) }),
		slots("go-mail", n, func(results []string) {
			for i, err := range mailForms {
				results[i] = mailEnhanced(err, true)
			}
		}, asIs),
		slots("map", n, func(results []smtpcode.EnhancedCode) {
			for i, s := range forms {
				results[i] = known[s]
			}
		}, ours).asYardstick(),
	}}
}

func asIs(_ int, s string) string { return s }

func dotted(c [3]int) string { return fmt.Sprintf("%d.%d.%d", c[0], c[1], c[2]) }

// stringOf compares writers of enhanced codes.
func stringOf() *contest {
	codes := registered()
	var numbers [][3]int
	var guerrillas []response.EnhancedStatusCode
	var forms []string
	known := map[smtpcode.EnhancedCode]string{}
	for _, code := range codes {
		numbers = append(numbers, code.Array())
		guerrillas = append(guerrillas, guerrilla(code))
		forms = append(forms, code.String())
		known[code] = code.String()
	}
	n := len(codes)
	return &contest{"String of an enhanced code", n, []*contestant{
		slots("smtpcode", n, func(results []string) {
			for i, c := range codes {
				results[i] = c.String()
			}
		}, asIs),
		slots("go-guerrilla", n, func(results []string) {
			for i := range guerrillas {
				results[i] = guerrillas[i].String()
			}
		}, asIs),
		arrayLoad(forms),
		slots("map", n, func(results []string) {
			for i, c := range codes {
				results[i] = known[c]
			}
		}, asIs).asYardstick(),
		slots("Sprintf", n, func(results []string) {
			for i := range numbers {
				results[i] = fmt.Sprintf("%d.%d.%d", numbers[i][0], numbers[i][1], numbers[i][2])
			}
		}, asIs).asYardstick(),
	}}
}

// guerrilla converts the code to go-guerrilla's type, whose fields have unexported types.
func guerrilla(c smtpcode.EnhancedCode) (code response.EnhancedStatusCode) {
	fields := reflect.ValueOf(&code).Elem()
	fields.Field(0).SetInt(int64(c.Class()))
	fields.Field(1).SetString(strings.TrimPrefix(c.Detail().String(), "X"))
	return code
}

// arrayLoad is a yardstick that looks up the answers by number in an array.
func arrayLoad(answers []string) *contestant {
	var array [256]string
	var numbers []uint8
	for i := range answers {
		number := uint8(len(answers) - 1 - i)
		array[number] = answers[i]
		numbers = append(numbers, number)
	}
	return slots("array", len(answers), func(results []string) {
		for i, number := range numbers {
			results[i] = array[number]
		}
	}, asIs).asYardstick()
}

// textOf compares lookups of a code's text.
func textOf() *contest {
	codes := withText()
	var texts, forms []string
	var phrases []phrase
	known := map[string]string{}
	for _, code := range codes {
		texts = append(texts, code.Text())
		forms = append(forms, code.String())
		phrases = append(phrases, phraseOf(code))
		known[code.String()] = code.Text()
	}
	n := len(codes)
	return &contest{"Text of an enhanced code", n, []*contestant{
		slots("smtpcode", n, func(results []string) {
			for i, c := range codes {
				results[i] = c.Text()
			}
		}, asIs),
		arrayLoad(texts),
		slots("map[string]string", n, func(results []string) {
			for i, s := range forms {
				results[i] = known[s]
			}
		}, asIs).asYardstick(),
		slots("stringer", n, func(results []string) {
			for i, p := range phrases {
				results[i] = p.String()
			}
		}, asIs).asYardstick(),
	}}
}

// checkPair compares checks of pairs. No other software has one; the nearest is go-guerrilla's reply code for an
// enhanced code.
func checkPair() *contest {
	pairs := pairs()
	var guerrillas []response.EnhancedStatusCode
	listed := map[pair]bool{}
	for _, p := range pairs {
		guerrillas = append(guerrillas, guerrilla(p.enhanced))
		if isListed(p) {
			listed[p] = true
		}
	}
	yesNo := func(_ int, yes bool) string { return fmt.Sprint(yes) }
	n := len(pairs)
	return &contest{"Check a pair", n, []*contestant{
		slots("smtpcode", n, func(results []smtpcode.Verdict) {
			for i, p := range pairs {
				results[i] = smtpcode.Check(p.code, p.enhanced)
			}
		}, func(_ int, v smtpcode.Verdict) string { return fmt.Sprint(v == smtpcode.VerdictListed) }),
		slots("go-guerrilla", n, func(results []bool) {
			for i := range guerrillas {
				results[i] = guerrillaReplyCode(guerrillas[i]) == int(pairs[i].code)
			}
		}, yesNo).differing("has one reply code for each enhanced code"),
		slots("map", n, func(results []bool) {
			for i, p := range pairs {
				results[i] = listed[p]
			}
		}, yesNo).asYardstick(),
	}}
}
