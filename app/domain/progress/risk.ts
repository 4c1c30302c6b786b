/** How much somebody who knows the learner worries. A person says it, never the machine. */
export const riskRatings = ['green', 'amber', 'red'] as const
export type RiskRating = (typeof riskRatings)[number]

export function isRiskRating(name: string): name is RiskRating {
  return riskRatings.some((one) => one === name)
}
