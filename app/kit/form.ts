/** What an action answers when the form must be shown again; errors are keyed by dotted field name. */
export type FormReply = {
  errors: Record<string, string>
  values: Record<string, unknown>
  /** What is wrong with the form as a whole, where no field is to blame. */
  sentence?: string
}

// A body of a megabyte could name a hundred thousand fields; no form of ours has a twentieth of these.
const MOST_FIELDS = 2000

/** The hidden field that makes a second click, a retry or the back button harmless. */
export const idempotencyField = 'idempotencyKey'

export function isFormReply(answer: unknown): answer is FormReply {
  return isRecord(answer) && isRecord(answer.errors) && isRecord(answer.values)
}

/** The value under a dotted name, whether the object is nested or has the whole name as one key. */
export function valueAt(values: unknown, name: string): unknown {
  if (isRecord(values) && name in values) return values[name]
  return name.split('.').reduce<unknown>((node, step) => (isRecord(node) ? node[step] : undefined), values)
}

/** What a browser sends, as objects: dotted names are nested (`qualifications.0.grade`), repeated names become lists. */
export function nested(form: FormData): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const name of [...new Set(form.keys())].slice(0, MOST_FIELDS)) {
    const values = form.getAll(name)
    place(root, name.split('.'), values.length > 1 ? values : values[0])
  }
  return root
}

function place(node: Record<string, unknown>, path: string[], value: unknown) {
  const [step, ...rest] = path
  if (step === undefined || forbidden.has(step)) return
  if (rest.length === 0) {
    node[step] = value
    return
  }
  const child = node[step]
  const next = isRecord(child) && !(child instanceof File) ? child : Object.create(null)
  node[step] = next
  place(next, rest, value)
}

const forbidden = new Set(['__proto__', 'prototype', 'constructor'])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
