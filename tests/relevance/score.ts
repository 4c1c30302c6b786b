const PLACES = 10

/** How good ten answers are beside the best ten there could have been: 1 is perfect, 0 is nothing of use. */
export function ndcgAt10(answers: readonly number[], possible: readonly number[]): number {
  const best = gain([...possible].sort((a, b) => b - a))
  return best === 0 ? 1 : gain(answers) / best
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

// A good answer far down is worth less; a perfect one is worth seven times a near one.
function gain(grades: readonly number[]): number {
  return grades.slice(0, PLACES).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
}
