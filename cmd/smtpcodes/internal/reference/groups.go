package reference

// A replyGroup is the reply codes of one severity.
type replyGroup struct {
	digit
	Replies []reply
}

// BySeverity groups the reply codes by their first digit.
func (doc *document) BySeverity() []replyGroup {
	var groups []replyGroup
	for _, severity := range doc.Severities {
		group := replyGroup{digit: severity}
		for _, r := range doc.Replies {
			if r.Severity == severity.Digit {
				group.Replies = append(group.Replies, r)
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// A detailGroup is the details of one subject.
type detailGroup struct {
	subject
	Details []detail
}

// BySubject groups the details by their subject.
func (doc *document) BySubject() []detailGroup {
	var groups []detailGroup
	for _, s := range doc.Subjects {
		group := detailGroup{subject: s}
		for _, d := range doc.Details {
			if d.Subject == s.Subject {
				group.Details = append(group.Details, d)
			}
		}
		groups = append(groups, group)
	}
	return groups
}
