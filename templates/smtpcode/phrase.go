//go:build go1.23

package smtpcode

import "sort"

// A phraseRow is a phrase by which a server's text gives its reason away. The phrase is in phraseText, in lower case,
// from start to the start of the next row. The last row is no phrase: it has only the end of the text.
type phraseRow struct {
	start  uint16
	anchor uint8 // where in the phrase its anchor is: the first four letters of its longest word
	reason Reason
}

// anchorLength is the length of an anchor.
const anchorLength = 4

// phraseReason returns the reason of the longest phrase in the text, ReasonUnstated if there is none. Case does not
// matter, and any white space in the text matches a blank of a phrase. No letter may go before or follow a phrase that
// begins or ends with one, so an anchor is at the start of a word.
//
// The rows are sorted by the anchors. phraseFilter has a bit for the hash of every anchor, so that most octets of a text
// cost one multiplication.
func phraseReason(text string) (reason Reason) {
	longest := 0
	word := uint32(0) // the last four octets, letters in lower case
	for i := range len(text) {
		word = word>>8 | uint32(text[i]|0x20)<<24
		if hash := word * hashFactor >> hashShift; phraseFilter[hash/64]>>(hash%64)&1 == 0 {
			continue
		}
		start := i + 1 - anchorLength
		if start > 0 && isLetter(text[start-1]) {
			continue
		}
		for n := firstPhrase(word); n < phraseCount && phraseWord(n) == word; n++ {
			phrase, row := phraseAt(n), phraseRows[n]
			if len(phrase) > longest && matchesAt(text, start, phrase, int(row.anchor)) {
				reason, longest = row.reason, len(phrase)
			}
		}
	}
	return reason
}

// hashFactor and hashShift make the hash of a word: 12 bits.
const (
	hashFactor = 0x9e3779b1
	hashShift  = 32 - 12
)

// foldedWord returns four octets of a text with letters in lower case. No other octet becomes a letter.
func foldedWord(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24 | 0x20202020
}

const phraseCount = len(phraseRows) - 1

// firstPhrase returns the index of the first phrase whose anchor is not below word.
func firstPhrase(word uint32) int {
	return sort.Search(phraseCount, func(n int) bool { return phraseWord(n) >= word })
}

func phraseAt(n int) string {
	return phraseText[phraseRows[n].start:phraseRows[n+1].start]
}

// phraseWord returns a phrase's anchor as foldedWord does.
func phraseWord(n int) uint32 {
	return foldedWord(phraseText[int(phraseRows[n].start)+int(phraseRows[n].anchor):])
}

// matchesAt reports whether the text has the phrase with its anchor at i, and no longer word around it.
func matchesAt(text string, i int, phrase string, anchor int) bool {
	before, ok := matchBackwards(text[:i], phrase[:anchor])
	if !ok || before > 0 && isLetter(text[before-1]) && isLetter(phrase[0]) {
		return false
	}
	after, ok := matchForwards(text[i:], phrase[anchor:])
	return ok && (i+after == len(text) || !isLetter(text[i+after]) || !isLetter(phrase[len(phrase)-1]))
}

// matchForwards matches a part of a phrase with the start of a text and returns where it ends there.
func matchForwards(text, phrase string) (end int, ok bool) {
	for n := range len(phrase) {
		if phrase[n] == ' ' {
			start := end
			for end < len(text) && isSpace(text[end]) {
				end++
			}
			if end == start {
				return 0, false
			}
			continue
		}
		if end == len(text) || lowerASCII(text[end]) != phrase[n] {
			return 0, false
		}
		end++
	}
	return end, true
}

// matchBackwards matches a part of a phrase with the end of a text and returns where it begins there.
func matchBackwards(text, phrase string) (start int, ok bool) {
	start = len(text)
	for n := len(phrase) - 1; n >= 0; n-- {
		if phrase[n] == ' ' {
			end := start
			for start > 0 && isSpace(text[start-1]) {
				start--
			}
			if end == start {
				return 0, false
			}
			continue
		}
		if start == 0 || lowerASCII(text[start-1]) != phrase[n] {
			return 0, false
		}
		start--
	}
	return start, true
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func isLetter(c byte) bool { return 'a' <= lowerASCII(c) && lowerASCII(c) <= 'z' }
