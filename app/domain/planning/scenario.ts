/** What there is of one subject and level at one site, and how many learners ask for it first. */
export type ScenarioLine = {
  subjectCode: string
  level: string
  providerId: string
  places: number
  firstChoices: number
}

/** Which lines a scenario changes: those of a subject, of a level, of both, or of a provider. Null is all. */
export type ScenarioScope = { subjectCode: string | null; level: string | null; providerId: string | null }

/** Who would have a place where they first asked for one, who would not, and which places nobody asked for first. */
export type Balance = { places: number; met: number; unmet: number; spare: number }

export function isInScope(line: ScenarioLine, { subjectCode, level, providerId }: ScenarioScope): boolean {
  return (
    (subjectCode === null || line.subjectCode === subjectCode) &&
    (level === null || line.level === level) &&
    (providerId === null || line.providerId === providerId)
  )
}

/** Whether a line can be played with: some of its places are told, or it has no start any more. */
export function isTold({ places, runsUntold }: { places: number; runsUntold: number }): boolean {
  return places > 0 || runsUntold === 0
}

/** The lines with so many hundredths more places, or fewer, where the scenario changes them. */
export function withMorePlaces(lines: readonly ScenarioLine[], scope: ScenarioScope, percent: number): ScenarioLine[] {
  return lines.map((line) => (isInScope(line, scope) ? { ...line, places: placesAfter(line.places, percent) } : line))
}

/** First choices against places, line by line: nobody is moved to another course. */
export function balanceOf(lines: readonly Pick<ScenarioLine, 'places' | 'firstChoices'>[]): Balance {
  const sum = { places: 0, met: 0, unmet: 0, spare: 0 }
  for (const { places, firstChoices } of lines) {
    sum.places += places
    sum.met += Math.min(places, firstChoices)
    sum.unmet += Math.max(0, firstChoices - places)
    sum.spare += Math.max(0, places - firstChoices)
  }
  return sum
}

/** What is told of it: learners to the nearest five, so that playing again and again does not find out a few. */
export function balanceTold({ places, met, unmet, spare }: Balance): Balance {
  return { places, met: toFive(met), unmet: toFive(unmet), spare: toFive(spare) }
}

function toFive(count: number): number {
  return 5 * Math.round(count / 5)
}

function placesAfter(places: number, percent: number): number {
  return Math.max(0, Math.round((places * (100 + percent)) / 100))
}
