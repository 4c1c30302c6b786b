export type Size = { learners: number; courses: number }

export const usualSize: Size = { learners: 400, courses: 600 }

/** How many places of each kind a county of this size has: a small one is the demonstration, a large one is a real county. */
export function placesFor({ learners, courses }: Size) {
  const providers = Math.max(12, Math.round(between(courses, 600, 9_000, 12, 130)))
  const colleges = Math.max(3, Math.round(providers * 0.09))
  const sixthForms = Math.max(5, Math.round(providers * 0.45))
  return {
    colleges,
    trainingProviders: Math.max(4, providers - colleges - sixthForms),
    sixthForms,
    schools: Math.max(12, sixthForms, Math.round(between(learners, 400, 13_000, 12, 75))),
  }
}

function between(value: number, low: number, high: number, atLow: number, atHigh: number): number {
  const share = Math.max(0, (value - low) / (high - low))
  return atLow + share * (atHigh - atLow)
}
