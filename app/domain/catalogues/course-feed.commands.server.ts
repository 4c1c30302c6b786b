import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { fetchOutside, webUrl } from '~/kit/fetch-outside.server'
import type { IntakeReport } from '~/kit/intake-report'
import { forgetUpload, keptFile } from '~/kit/uploads.server'
import { importCourses, LARGEST_CATALOGUE } from './catalogue.commands.server'
import type { FeedForm } from './course-feed.schemas'

const SECONDS = 60

/** Says from where a provider's courses are fetched every night, or that they no longer are. */
export function saveFeed(ctx: Context, { url, isOn }: FeedForm) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'import.courses', { providerId: organisationId })
    const address = webUrl(url).href

    await ctx.db
      .insertInto('courseFeed')
      .values({ organisationId, url: address, isOn })
      .onConflict((conflict) =>
        conflict.column('organisationId').doUpdateSet({ url: address, isOn, etag: null, outcome: null }),
      )
      .execute()
    await record(ctx, 'course-feed.saved', { type: 'organisation', id: organisationId, organisationId }, { isOn })
  })
}

/** Fetches one provider's courses and takes them in. What is wrong is kept in words for the provider, and the last good courses stay. */
export async function pullFeed(ctx: Context, organisationId: string): Promise<void> {
  const feed = await ctx.db
    .selectFrom('courseFeed')
    .select(['url', 'etag'])
    .where('organisationId', '=', organisationId)
    .where('isOn', '=', true)
    .executeTakeFirst()
  if (!feed) return
  try {
    const fetched = await fetchOutside(feed.url, { etag: feed.etag, limit: LARGEST_CATALOGUE, seconds: SECONDS })
    if (fetched.isSame) return await tell(ctx, organisationId, { outcome: 'The file has not changed since last time.' })
    const report = await takeIn(ctx, organisationId, fetched.keptAs)
    const isIn = report.status === 'done'
    await tell(ctx, organisationId, {
      outcome: isIn
        ? `Taken in: ${summaryOf(report)}.`
        : `Refused: ${report.findings.at(-1)?.sentence ?? 'it could not be read.'}`,
      lastIntakeId: report.intakeId,
      // A file that was refused is fetched again, in case what was wrong lay here.
      ...(isIn ? { etag: fetched.etag } : {}),
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await tell(ctx, organisationId, { outcome: error.sentence })
  }
}

async function takeIn(ctx: Context, providerId: string, keptAs: string): Promise<IntakeReport> {
  try {
    const file = await keptFile(keptAs, 'from the address of your feed', LARGEST_CATALOGUE)
    return await importCourses(ctx, file, { providerId })
  } finally {
    await forgetUpload(keptAs)
  }
}

function tell(
  ctx: Context,
  organisationId: string,
  result: { outcome: string; lastIntakeId?: string; etag?: string | null },
) {
  return ctx.db
    .updateTable('courseFeed')
    .set({ ...result, triedAt: ctx.now })
    .where('organisationId', '=', organisationId)
    .execute()
    .then(() => undefined)
}

function summaryOf({ counts }: IntakeReport): string {
  const { courses } = counts
  if (!courses) return 'nothing'
  return `${courses.read} courses read, ${courses.added} added, ${courses.changed} changed, ${courses.withdrawn} withdrawn`
}
