//go:build go1.23

package smtpcode

import "sort"

// A phraseRow is a phrase by which a server's text gives its reason away. The phrase is
// phraseText[start:start+length], in lower case.
type phraseRow struct {
	start  uint16
	length uint8
	anchor uint8 // where in the phrase its anchor is: four letters
	reason Reason
}

// anchorLength is the length of an anchor.
const anchorLength = 4

// phraseReason returns the reason of the longest phrase in the text, ReasonUnstated if there is none. Case does not
// matter, and any white space in the text matches a blank of a phrase.
//
// The tables are sorted by the anchors. phraseFilter has a bit for the hash of every anchor, so that most octets of a
// text cost one multiplication.
func phraseReason(text string) (reason Reason) {
	longest := uint8(0)
	for i := 0; i+anchorLength <= len(text); i++ {
		word := foldedWord(text[i:])
		if hash := word * hashFactor >> hashShift; phraseFilter[hash/64]>>(hash%64)&1 == 0 {
			continue
		}
		for n := firstPhrase(word); n < len(phraseRows) && phraseRows[n].word() == word; n++ {
			if row := &phraseRows[n]; row.length > longest && row.matches(text, i) {
				reason, longest = row.reason, row.length
			}
		}
	}
	return reason
}

// hashFactor and hashShift make the hash of a word: 13 bits.
const (
	hashFactor = 0x9e3779b1
	hashShift  = 32 - 13
)

// foldedWord returns four octets of a text with letters in lower case. No other octet becomes a letter.
func foldedWord(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24 | 0x20202020
}

// firstPhrase returns the index of the first phrase whose anchor is not below word.
func firstPhrase(word uint32) int {
	return sort.Search(len(phraseRows), func(n int) bool { return phraseRows[n].word() >= word })
}

func (p *phraseRow) text() string {
	return phraseText[p.start : int(p.start)+int(p.length)]
}

// word returns the phrase's anchor as foldedWord does.
func (p *phraseRow) word() uint32 {
	return foldedWord(p.text()[p.anchor:])
}

// matches reports whether the text has the phrase with its anchor at i, and no longer word around it.
func (p *phraseRow) matches(text string, i int) bool {
	phrase := p.text()
	before, ok := matchBackwards(text[:i], phrase[:p.anchor])
	if !ok || before > 0 && isLetter(text[before-1]) && isLetter(phrase[0]) {
		return false
	}
	after, ok := matchForwards(text[i:], phrase[p.anchor:])
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
