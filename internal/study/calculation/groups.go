package calculation

import (
	"fmt"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

// TwoGroups asks to compare the percentages of two independent groups.
type TwoGroups struct {
	First, Second string
	Method        interval.Method // for the difference
	Margin        *string         // of equivalence, a share; nil without that test
}

func (r TwoGroups) fill(answer *calc.Answer) error {
	answer.Kind = calc.Compare
	first, err := written.ParseCounted(r.First)
	if err != nil {
		return err
	}
	second, err := written.ParseCounted(r.Second)
	if err != nil {
		return err
	}
	c := calculating{Answer: answer}
	c.group(first)
	c.group(second)
	difference, err := interval.Compare(r.Method, first.Count, first.Base, second.Count, second.Base, c.Level)
	c.difference(difference, err)
	boschloo, err := hypothesis.Boschloo(first.Count, first.Base, second.Count, second.Base, hypothesis.TwoSided)
	c.test(hypothesis.MethodBoschloo, boschloo, err)
	fisher, err := hypothesis.Fisher(first.Count, first.Base, second.Count, second.Base, hypothesis.TwoSided)
	c.test(hypothesis.MethodFisher, fisher, err)
	h, err := hypothesis.CohensH(hypothesis.Sized{Share: first.Share(), Base: float64(first.Base)}, hypothesis.Sized{Share: second.Share(), Base: float64(second.Base)}, 0, c.Level)
	c.fail(err)
	c.Effect = &calc.Effect{Method: hypothesis.MethodCohensH, Effect: h}
	if r.Margin == nil || c.err != nil {
		return c.err
	}
	margin, err := written.ParseMargin(*r.Margin)
	if err != nil {
		return err
	}
	c.Margin = &margin
	equivalence, err := hypothesis.EquivalenceTwo(first.Count, first.Base, second.Count, second.Base, margin)
	c.test(hypothesis.MethodEquivalenceTwo, equivalence, err)
	return c.err
}

// AgainstBenchmark asks to test one percentage against a share that is known without sampling error.
type AgainstBenchmark struct {
	Count   string
	Against string  // a share, as 0.5 or 50%
	Margin  *string // of equivalence, a share; nil without that test
}

func (r AgainstBenchmark) fill(answer *calc.Answer) error {
	answer.Kind = calc.Benchmark
	if r.Against == "" {
		return fmt.Errorf("add --against with the benchmark, such as --against 50%%")
	}
	benchmark, err := written.ParseShare("--against", r.Against)
	if err != nil {
		return err
	}
	given, err := written.ParseCounted(r.Count)
	if err != nil {
		return err
	}
	c := calculating{Answer: answer}
	c.group(given)
	c.Benchmark = &benchmark
	result, err := hypothesis.Binomial(given.Count, given.Base, benchmark, hypothesis.TwoSided)
	c.test(hypothesis.MethodBinomial, result, err)
	if r.Margin == nil || c.err != nil {
		return c.err
	}
	margin, err := written.ParseMargin(*r.Margin)
	if err != nil {
		return err
	}
	c.Margin = &margin
	equivalence, err := hypothesis.EquivalenceBenchmark(given.Count, given.Base, benchmark, margin)
	c.test(hypothesis.MethodEquivalenceBenchmark, equivalence, err)
	return c.err
}
