const LONGEST = 60
const MOST_WORDS = 6

/** Searches asked fewer times than this are shown to nobody. */
export const FEWEST_SHOWN = 3

/** What may be counted of a search: bare words in small letters; null where it looks like an address, a number or a message. */
export function countableWords(typed: string): string | null {
  if (/[@/\\]|\bwww\b|\.(?:com|org|net|uk)\b/i.test(typed)) return null
  const words = typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  // A level is one digit; anything longer may be a date, a telephone, a postcode or somebody's number.
  if (words.some((word) => /\d/.test(word) && !/^(?:[a-z]?\d|as\d)$/.test(word))) return null
  const said = words.join(' ')
  if (words.length > MOST_WORDS || said.length > LONGEST || said.length < 2) return null
  return words.some((word) => /[a-z]/.test(word)) ? said : null
}
