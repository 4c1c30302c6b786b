/** One session on the board: where and when, how many are expected and how it went. */
export type BoardSession = {
  id: string
  title: string
  courseTitle: string
  site: string | null
  starts: string
  ends: string
  isTaken: boolean
  expected: number
  placed: number
  present: number
  absent: number
}

/** A session as a bar: where it begins and how long it is, as shares of the hours shown. */
export type Bar = BoardSession & { from: number; length: number }

/** The hours a day’s sessions lie in, whole, and each session as a bar over them. */
export function boardBars(sessions: readonly BoardSession[]): { hours: number[]; bars: Bar[] } {
  if (sessions.length === 0) return { hours: [], bars: [] }
  const first = Math.floor(Math.min(...sessions.map(({ starts }) => minutesOf(starts))) / 60)
  const last = Math.max(first + 1, Math.ceil(Math.max(...sessions.map(({ ends }) => minutesOf(ends))) / 60))
  const all = (last - first) * 60
  const share = (minutes: number) => Math.round((minutes / all) * 10_000) / 100
  return {
    hours: Array.from({ length: last - first + 1 }, (_, nth) => first + nth),
    bars: sessions.map((session) => ({
      ...session,
      from: share(minutesOf(session.starts) - first * 60),
      length: share(Math.max(5, minutesOf(session.ends) - minutesOf(session.starts))),
    })),
  }
}

/** All sessions of a board together. */
export function boardTotals(sessions: readonly BoardSession[]) {
  const sum = (value: (session: BoardSession) => number) => sessions.reduce((all, one) => all + value(one), 0)
  return {
    sessions: sessions.length,
    taken: sessions.filter(({ isTaken }) => isTaken).length,
    expected: sum(({ expected }) => expected),
    present: sum(({ present }) => present),
  }
}

/** How a session stands, in words: counts of a register only once it is taken. */
export function standingWords({ isTaken, expected, present, absent }: BoardSession): string {
  return isTaken ? `${present} of ${expected} present, ${absent} absent` : `${expected} expected, not taken`
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
