package facts

// A ClassLimit says which classes an RFC allows for a detail where the registry does not.
type ClassLimit struct {
	Detail  string // X.1.9
	Classes []int
	Source  string
}

// ClassLimits has the details whose classes only an RFC limits.
var ClassLimits = []ClassLimit{
	{"X.1.9", []int{2}, "RFC 3886 section 3.3.4"},
	{"X.4.7", []int{4, 5}, "RFC 3463 appendix B and RFC 2852 section 4.1.3"},
}
