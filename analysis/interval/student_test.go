package interval

import (
	"math"
	"testing"
)

// R 4.2.2: x <- rep(c(12, 15, 18, 19, 20, 22, 25, 30), 25); t.test(x)$conf.int; sd(x) is 5.2914432680788.
func TestStudent(t *testing.T) {
	got := Student(0.20125, 5.2914432680788/math.Sqrt(200)/100, 199, 0.95)
	if math.Abs(got.Low-0.193871696992132) > 1e-9 || math.Abs(got.High-0.208628303007868) > 1e-9 || got.Method != MethodStudent {
		t.Errorf("%+v", got)
	}
	if got = Student(0.01, 0.02, 7, 0.95); got.Low != 0 || !(got.High > 0.05) {
		t.Errorf("not cut off at 0: %+v", got)
	}
}

// R 4.2.2: z <- c(1, 1, 2, 2, 3, 4, 9, 40); m <- mean(z)/100; se <- sd(z)/sqrt(8)/100;
// plogis(qlogis(m) + c(-1, 1) * qt(0.975, 7) * se/(m * (1 - m))).
func TestLogitMean(t *testing.T) {
	const deviation = 13.285330255586423 // sd(z)
	got := LogitMean(0.0775, deviation/math.Sqrt(8)/100, 7, 0.95)
	if math.Abs(got.Low-0.0174579878343407) > 1e-6 || math.Abs(got.High-0.284291452322162) > 1e-6 {
		t.Errorf("%+v", got)
	}
}
