import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { momentReading } from '~/kit/intake-day'
import { FileRefused, noCounts, type Counts, type IntakeReport } from '~/kit/intake-report'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { lastWrittenAt, takeIn, type Intake } from '~/kit/intake.server'
import type { CatalogueItem } from '~/domain/courses/catalogue'
import { CatalogueImport } from './catalogue-import.commands.server'
import { findOrDraftProvider } from './catalogue-provider.commands.server'
import { beginEdition, refreshSearch } from '~/domain/search/course-search.commands.server'
import { apart, hashOf } from './xcri-keys'
import { courseKeyOf } from './xcri-course'
import { readCatalogue, surveyCatalogue, type Survey } from './xcri'
import type { Tally } from './xcri-tally'

export type CatalogueChoices = {
  /** Whose courses these are, whatever the file says. */
  ukprn?: string | null
  /** The same, by id: for providers that have no UKPRN. */
  providerId?: string | null
  isDryRun?: boolean
  /** One refused course or run refuses the file. */
  isAllOrNothing?: boolean
  /** Lets a file withdraw more than a fifth of a provider's runs. */
  mayRemoveMany?: boolean
}

/** The largest catalogue we read: a county's whole prospectus is a tenth of it. */
export const LARGEST_CATALOGUE = 50 * 1024 * 1024

/**
 * Takes a provider's catalogue in, all of it or nothing. What the file no longer holds is withdrawn from the prospectus;
 * what comes back is shown again. A second reading of the same file changes nothing.
 */
export async function importCourses(
  ctx: Context,
  file: ReceivedFile,
  choices: CatalogueChoices = {},
): Promise<IntakeReport> {
  mustBeAllowed(ctx, 'import.courses', { providerId: await importingProvider(ctx, choices) })
  const seen = await surveyed(file)
  const source =
    choices.providerId ?? choices.ukprn ?? (seen instanceof FileRefused ? null : sourceOf(seen)) ?? file.fileName
  const { isDryRun = false, isAllOrNothing = false } = choices
  const plan = { kind: 'courses', source: `provider:${source}`, file, isDryRun, isAllOrNothing }
  return takeIn(ctx, plan, async (ctx, intake) => {
    if (seen instanceof FileRefused) throw seen
    return takeCatalogue(ctx, intake, seen, choices)
  })
}

async function takeCatalogue(ctx: Context, intake: Intake, seen: Survey, choices: CatalogueChoices) {
  const counts = { courses: noCounts(), runs: noCounts() }
  const imports = new Map<number, CatalogueImport>()
  const isNamed = Boolean(choices.providerId ?? choices.ukprn)
  const importFor = async (number: number) => {
    const begun = imports.get(isNamed ? 0 : number)
    if (begun) return begun
    const provider = await findOrDraftProvider(ctx, {
      told: seen.providers[Math.max(0, number - 1)] ?? null,
      ukprn: choices.ukprn ?? null,
      id: choices.providerId ?? null,
    })
    const imported = await CatalogueImport.begin(ctx, intake.id, provider, counts, intake.findings)
    imports.set(isNamed ? 0 : number, imported)
    return imported
  }
  const repeated: { item: CatalogueItem; number: number }[] = []
  const tally = await readCatalogue(textOf(intake.file), {
    course: async (item, number) => {
      const isRepeated = seen.repeated.has(`${number} ${item.course.key}`)
      if (isRepeated) repeated.push({ item, number })
      else await (await importFor(number)).take(item)
    },
    provider: async (told, number, findings) => {
      intake.findings.addAll(findings)
      // A provider that is named without any courses, and without saying who it is, changes nothing.
      if (imports.size > 0 || isNamed || told.ukprn) (await importFor(number)).tellPlace(told.place)
    },
  })
  for (const { item, number } of toldApart(repeated, intake, counts.courses, counts.runs))
    await (await importFor(number)).take(item)

  for (const imported of imports.values()) await imported.finish({ mayRemoveMany: choices.mayRemoveMany ?? false })
  await publish(ctx, intake, [...imports.values()], counts)
  const writtenAt = await whenWritten(ctx, intake, tally)
  const [first] = imports.values()
  return { counts, organisationId: imports.size === 1 ? (first?.provider.id ?? null) : null, writtenAt }
}

/** When the file says it was written. An older file than the last is taken, and said: it undoes what came since (F-38). */
async function whenWritten(ctx: Context, intake: Intake, { generated }: Tally): Promise<Date | null> {
  if (generated === null) return null
  const writtenAt = momentReading(generated)
  if (writtenAt === null) {
    intake.findings.add({ ...notAMoment, received: generated })
    return null
  }
  const last = await lastWrittenAt(ctx, intake)
  if (last && writtenAt < last) intake.findings.add({ ...olderThanLast, received: generated, used: last.toISOString() })
  return writtenAt
}

const notAMoment = {
  severity: 'warning',
  code: 'generated-unreadable',
  sentence: 'The catalogue does not say readably when it was written. Send the moment as 2026-11-21T09:00:00Z.',
  path: 'catalog/@generated',
} as const

const olderThanLast = {
  severity: 'warning',
  code: 'older-than-last',
  sentence:
    'This file was written before the last one that was taken in, so newer changes are undone by it. If that is wrong, send the newer file again.',
  path: 'catalog/@generated',
} as const

async function publish(ctx: Context, intake: Intake, imports: CatalogueImport[], counts: Record<string, Counts>) {
  const changed = imports.flatMap((imported) => imported.changedCourses())
  if (changed.length > 0) {
    await refreshSearch(ctx, changed)
    await beginEdition(ctx)
  }
  for (const { provider } of imports) {
    await record(ctx, 'courses.imported', { type: 'intake', id: intake.id, organisationId: provider.id }, counts)
  }
}

/** Courses that share a key are told apart by what they say, in whatever order the file has them. */
function toldApart(repeated: { item: CatalogueItem; number: number }[], intake: Intake, courses: Counts, runs: Counts) {
  const keyed = repeated.map(({ item, number }) => ({
    key: `${number} ${item.course.key}`,
    isKeyWeak: item.course.isKeyWeak,
    sourceHash: hashOf([item.course.sourceHash, ...item.runs.map((run) => run.sourceHash).sort()].join()),
    item,
    number,
  }))
  const kept = apart(keyed, ({ item }, isSame) => {
    intake.findings.add(courseTwice(item, isSame))
    if (!isSame) return
    courses.read += 1
    courses.refused += 1
    runs.read += item.runs.length + item.refusedRuns
    runs.refused += item.runs.length + item.refusedRuns
  })
  return kept.map(({ key, isKeyWeak, item, number }) => {
    const course = { ...item.course, key: key.slice(String(number).length + 1), isKeyWeak }
    return { item: { ...item, course }, number }
  })
}

async function surveyed(file: ReceivedFile): Promise<Survey | FileRefused> {
  try {
    if (file.bytes > LARGEST_CATALOGUE)
      throw new FileRefused('file-too-large', 'A catalogue may be 50 MB at most. Send it in parts.')
    const seen = await surveyCatalogue(textOf(file), courseKeyOf)
    if (seen.providers.length > 0) return seen
    return { ...seen, providers: [{ ukprn: null, uri: null, name: null, summary: null, website: null, place: null }] }
  } catch (error) {
    if (error instanceof FileRefused) return error
    throw error
  }
}

function sourceOf({ providers }: Survey): string | null {
  return providers[0]?.ukprn ?? providers[0]?.uri ?? null
}

/** A provider's own staff import for their own provider and for no other. */
async function importingProvider(ctx: Context, { ukprn, providerId }: CatalogueChoices): Promise<string | null> {
  if (providerId) return providerId
  if (ctx.actor.role === 'system' || !ukprn) return null
  const provider = await ctx.db.selectFrom('organisation').select('id').where('ukprn', '=', ukprn).executeTakeFirst()
  return provider?.id ?? null
}

function courseTwice({ course }: CatalogueItem, isSame: boolean) {
  const sentence = isSame
    ? 'This course stands in the file twice, word for word. It was taken once.'
    : 'Two different courses have the same identifier. Both were taken, but they are known again only by what they say. Give each its own identifier.'
  return {
    severity: 'warning',
    code: isSame ? 'course-twice' : 'key-twice',
    sentence,
    item: course.key,
    path: 'catalog/provider/course',
  } as const
}
