import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { systemContext } from '~/kit/context.server'
import type { IntakeReport } from '~/kit/intake-report'
import type { ReceivedFile } from '~/kit/intake-text.server'
import { aFile, csvOf, type CsvPupil } from '#tests/support/cohorts'

export const urn = '900001'
export const now = new Date('2026-02-02T09:00:00Z')

type Plan = { isDryRun?: boolean; isAllOrNothing?: boolean; urn?: string }

/** What the tests of cohort files do again and again. */
export function importing(test$: { readonly db: Kysely<DB> }) {
  const bring = (file: ReceivedFile, plan: Plan = {}) =>
    importLearners(systemContext(test$.db, now), { urn, file, ...plan })
  return {
    bring,
    bringCsv: async (...pupils: CsvPupil[]) => bring(await aFile(csvOf(pupils))),
    roll: () =>
      test$.db
        .selectFrom('learner')
        .leftJoin('rollEntry', (join) =>
          join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
        )
        .select(['learner.givenNames', 'learner.familyName', 'rollEntry.form', 'rollEntry.yearGroup'])
        .select('learner.postcode')
        .orderBy('learner.nameKey')
        .execute(),
    countOf: async (table: 'learner' | 'organisation' | 'auditEvent' | 'learnerIdentifier' | 'intakeRow') => {
      const { count } = await test$.db
        .selectFrom(table)
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
  }
}

export function counts(report: IntakeReport) {
  return report.counts['learners']
}

export function codes(report: IntakeReport) {
  return report.findings.map(({ code }) => code)
}
