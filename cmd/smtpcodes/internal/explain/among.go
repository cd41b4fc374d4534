package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// mostWords is how many words a short question has at most. Longer input is free text.
const mostWords = 20

// punctuation is the characters that may surround a word of a sentence.
const punctuation = wrapping + "?!"

// readAmong finds codes, pairs and commands among the words of a short question: what does 5.7.606 mean?
func (b *Book) readAmong(question string) (Explanation, bool) {
	words := bareWords(question)
	if words == nil {
		return Explanation{}, false
	}
	plain := isPlain(words)
	if found := b.codesAmong(words, plain); len(found) > 0 {
		return b.chooseAmong(found, plain), true
	}
	for _, word := range words {
		if openCode.MatchString(word) || plain && almostEnhanced.MatchString(word) {
			return b.readMalformed(word)
		}
	}
	if plain {
		return b.commandAmong(words, func(verb, word string) bool {
			return verb == word || strings.EqualFold(verb, word) && !inEnglish[word]
		})
	}
	return Explanation{}, false
}

// bareWords splits a short question into words without punctuation. It returns nil for a longer one.
func bareWords(question string) []string {
	words := strings.Fields(question)
	if len(words) > mostWords {
		return nil
	}
	for i, word := range words {
		words[i] = strings.Trim(word, punctuation)
	}
	return words
}

// codesAmong returns the codes and pairs among words. Three-digit numbers are common, so one counts as a reply
// code only after a word that announces it, or if the question is plain.
func (b *Book) codesAmong(words []string, plain bool) []Explanation {
	var found []Explanation
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			if pair, ok := b.readCodes(words[i] + " " + words[i+1]); ok && pair.Kind == KindPair {
				found = append(found, pair)
				i++
				continue
			}
		}
		answer, ok := b.readCodes(words[i])
		announced := i > 0 && announcing[strings.ToLower(words[i-1])] && answer.Known
		if ok && (answer.Kind != KindReplyCode || plain || announced) {
			found = append(found, answer)
		}
	}
	return found
}

// chooseAmong explains the first failure, or else the first code, and lists the others.
func (b *Book) chooseAmong(found []Explanation, plain bool) Explanation {
	chosen := max(0, slices.IndexFunc(found, func(e Explanation) bool { return e.Retry.Again != AgainDone && e.Retry.Again != AgainContinue }))
	answer := found[chosen]
	if !plain {
		answer.Notes = append([]string{"found in the text: " + b.match(answer).Code}, answer.Notes...)
	}
	for i, other := range found {
		if i != chosen && len(answer.Others) < mostOthers {
			answer.Others = append(answer.Others, b.match(other))
		}
	}
	return answer
}

// commandAmong finds the first word that is the same as a command's verb.
func (b *Book) commandAmong(words []string, same func(verb, word string) bool) (Explanation, bool) {
	for _, word := range words {
		for command := range smtpcode.Commands() {
			if same(command.String(), word) {
				return b.explainCommand(command), true
			}
		}
	}
	return Explanation{}, false
}

// shoutedCommand finds a verb in capitals in a question that is not all in capitals: why does RCPT fail? AUTH
// and STARTTLS do not count: they are also names of extensions, and a text with them is not about the command.
func (b *Book) shoutedCommand(question string) (Explanation, bool) {
	if question == strings.ToUpper(question) {
		return Explanation{}, false
	}
	return b.commandAmong(bareWords(question), func(verb, word string) bool {
		return verb == word && verb != "AUTH" && verb != "STARTTLS"
	})
}

func (b *Book) explainCommand(command smtpcode.Command) Explanation {
	c := b.Command(command)
	return Explanation{Kind: KindCommand, Known: true, Command: &c, Summary: fmt.Sprintf("%s: %s.", c.Name, c.Meaning)}
}

// isPlain reports whether words ask about codes or commands and nothing else.
func isPlain(words []string) bool {
	for _, word := range words {
		lower := strings.ToLower(word)
		if word != "" && !fillers[lower] && !asking[lower] && !isVerb[lower] && !numeric.MatchString(word) && !openCode.MatchString(word) {
			return false
		}
	}
	return true
}

// numeric is a word that consists of digits and separators, as codes do.
var numeric = regexp.MustCompile(`^[Xx0-9][-/.0-9]*$`)

// isVerb is the set of the commands' verbs in lower case.
var isVerb = func() map[string]bool {
	verbs := map[string]bool{}
	for command := range smtpcode.Commands() {
		verbs[strings.ToLower(command.String())] = true
	}
	return verbs
}()

// The page's script has the same lists.
var (
	// inEnglish is the verbs that are also common English words.
	inEnglish = setOf("data help mail send turn quit")
	// announcing is the words that announce a reply code in a sentence.
	announcing = setOf("answer answered answers bounced code codes does dsn error errors esmtp explain get gets getting got is mean means " +
		"replied replies reply response retry return returned returns said says send sends sent smtp status with")
	// asking is the words of questions about codes, in addition to the fillers.
	asking = setOf("about after allowed answer answers are between bounce bounced can client codes command commands difference do enhanced " +
		"errors esmtp explain get gets getting give gives given got had has have how i if may meaning means me my number or pair please " +
		"possible reject replied replies reply response responses return returned returns right said say says see send sends sent server " +
		"should tell there vs when why will would wrong you your")
)

// setOf returns the set of the words of a list.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}
