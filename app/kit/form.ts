/** What an action answers when the form must be shown again; errors are keyed by dotted field name. */
export type FormReply = {
  errors: Record<string, string>
  values: Record<string, unknown>
  /** What is wrong with the form as a whole, where no field is to blame. */
  sentence?: string
}

/** What somebody had typed into the form that goes to this address, and not saved: it stands in the form again. */
export type GivenBack = { action: string; values: Record<string, unknown> }

// A body of a megabyte could name a hundred thousand fields; no form of ours has a twentieth of these.
const MOST_FIELDS = 2000

// Nor is any of them nested a third as deep.
const MOST_STEPS = 12

/** The hidden field that makes a second click, a retry or the back button harmless. */
export const idempotencyField = 'idempotencyKey'

/** Whether a reply tells of something wrong; a preview comes back without. */
export function hasErrors({ errors, sentence }: FormReply): boolean {
  return Boolean(sentence) || Object.keys(errors).length > 0
}

export function isFormReply(answer: unknown): answer is FormReply {
  return isRecord(answer) && isRecord(answer.errors) && isRecord(answer.values)
}

export function isGivenBack(answer: unknown): answer is GivenBack {
  return isRecord(answer) && typeof answer.action === 'string' && isRecord(answer.values)
}

/** The value under a dotted name, whether the object is nested or has the whole name as one key. */
export function valueAt(values: unknown, name: string): unknown {
  if (isRecord(values) && name in values) return values[name]
  return name.split('.').reduce<unknown>((node, step) => (isRecord(node) ? node[step] : undefined), values)
}

/**
 * What a browser sends, as objects: dotted names are nested (`qualifications.0.grade`), repeated names become lists. A NUL,
 * which nobody can type and no database keeps, is left out.
 */
export function nested(form: FormData): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const [name, values] of gathered(form)) {
    place(root, name.split('.', MOST_STEPS), values.length > 1 ? values : values[0])
  }
  return root
}

function gathered(form: FormData) {
  const fields = new Map<string, FormDataEntryValue[]>()
  for (const [name, sent] of form) {
    const value = typeof sent === 'string' ? sent.replaceAll('\u0000', '') : sent
    const known = fields.get(name)
    if (known) known.push(value)
    else if (fields.size < MOST_FIELDS) fields.set(name, [value])
  }
  return fields
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
