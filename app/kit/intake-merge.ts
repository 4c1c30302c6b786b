export type Value = string | number | boolean | null

/** What the last file said, by field; null where no file has spoken of this record. */
export type LastTime = Readonly<Record<string, unknown>> | null

export type Merge<T> = {
  /** the record as it will be */
  next: T
  /** what the file changes */
  changed: Extract<keyof T, string>[]
  /** what somebody changed here since the last file, and the file would change too: kept as it is here */
  kept: { field: Extract<keyof T, string>; here: Value; said: Value }[]
}

/**
 * Lays what a file says over a record. Only what the file says differently from last time is news; a value that somebody
 * has changed here meanwhile is kept and named, never overwritten in silence (F-38). A field the file does not carry
 * says nothing.
 */
export function mergeRow<T extends Record<string, Value>>(file: Partial<T>, lastTime: LastTime, now: T): Merge<T> {
  const next = { ...now }
  const merge: Merge<T> = { next, changed: [], kept: [] }
  for (const field of fieldsOf(file)) {
    const said = file[field]
    if (said === undefined || said === now[field] || said === lastTime?.[field]) continue
    if (isEditedHere(now[field], lastTime, field)) {
      merge.kept.push({ field, here: now[field] ?? null, said })
    } else {
      next[field] = said
      merge.changed.push(field)
    }
  }
  return merge
}

function isEditedHere(here: Value | undefined, lastTime: LastTime, field: string): boolean {
  if (here === null || here === undefined || here === '') return false
  return lastTime === null || lastTime[field] === undefined || here !== lastTime[field]
}

/** What a jsonb column remembers of the last file. */
export function lastTimeOf(json: unknown): LastTime {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null
}

function fieldsOf<T extends object>(row: T): Extract<keyof T, string>[] {
  return Object.keys(row).filter((field): field is Extract<keyof T, string> => field in row)
}
