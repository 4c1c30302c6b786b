/** An address with one name said many times. */
export function withList(path: string, name: string, values: string[]) {
  return values.length === 0 ? path : `${path}?${new URLSearchParams(values.map((value) => [name, value]))}`
}

/** An address with a question; what is empty is left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined>) {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`
}
