package trial

import (
	"strconv"

	"gonum.org/v1/gonum/mathext"
)

func clusterName(arm, number int) string { return strconv.Itoa(arm) + "." + strconv.Itoa(number) }

// fQuantile returns the quantile of the F distribution with these degrees of freedom.
func fQuantile(p, df1, df2 float64) float64 {
	x := mathext.InvRegIncBeta(df1/2, df2/2, p)
	return df2 * x / (df1 * (1 - x))
}
