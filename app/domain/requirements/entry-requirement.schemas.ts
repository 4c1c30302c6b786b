import { z } from 'zod'
import { isTermKind } from './entry-requirement.words'
import { requirementTerm, type RequirementTerm } from './entry-requirement'

const version = z.coerce.number().int().min(0)
const place = z.coerce.number().int().min(0).max(99)

/** One term as its form sends it: a box that was ticked is a word or a list, one that was not is nothing. */
export const newTerm = z
  .looseObject({
    version,
    line: z
      .literal('')
      .transform(() => null)
      .or(place)
      .prefault(''),
  })
  .transform(({ version, line, ...typed }, ctx) => {
    const term = termIn(typed, ctx)
    return term === null ? z.NEVER : { version, line, term }
  })

/** The same for a term that is there already. */
export const changedTerm = z.looseObject({ version, line: place, way: place }).transform((told, ctx) => {
  const { version, line, way, ...typed } = told
  const term = termIn(typed, ctx)
  return term === null ? z.NEVER : { version, line, way, term }
})

/** Which term of which line goes away. */
export const removedTerm = z.object({ version, line: place, way: place })

/** Which term of which line an address names. */
export const termAsked = z.object({ line: place, way: place })

/** The kind of term that an address asks to add. */
export const termKindAsked = z.string().refine(isTermKind)

function termIn(typed: Record<string, unknown>, ctx: z.RefinementCtx): RequirementTerm | null {
  const isQualification = typed['kind'] === 'qualification'
  const parsed = requirementTerm.safeParse({
    ...typed,
    including: listOf(typed['including']),
    among: listOf(typed['among']),
    hasEquivalents: typed['hasEquivalents'] === 'yes',
    grade: isQualification ? chosenOrNull(typed['grade']) : typed['grade'],
    subject: isQualification ? chosenOrNull(typed['subject']) : typed['subject'],
  })
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) ctx.addIssue({ code: 'custom', path: path.slice(0, 1), message })
  return null
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}

function chosenOrNull(value: unknown) {
  return value === '' || value === undefined ? null : value
}
