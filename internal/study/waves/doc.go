// Package waves stores and changes waves of a survey, and checks what they are made from: requests in, a [Store] that is written
// to, whole or not at all. A survey to start from ([NewSurvey]) and a codebook drafted from an export ([DraftCodebook]) are the
// beginning of it, [Add], [Set] and [Weighted.Store] what follows, and [Pool] a wave of what members handed over.
package waves
