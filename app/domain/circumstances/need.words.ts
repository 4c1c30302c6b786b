/** Each level of the national return with what it means here. */
export const needLevels = {
  '1': { text: 'Intensive', hint: 'Needs somebody often, and soon.' },
  '2': { text: 'Targeted', hint: 'Needs help with some things.' },
  '3': { text: 'Universal', hint: 'Does well with what everybody gets.' },
} as const

export const needOptions = Object.entries(needLevels).map(([value, { text, hint }]) => ({ value, text, hint }))
