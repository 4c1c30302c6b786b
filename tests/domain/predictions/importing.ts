import { onTestFinished } from 'vitest'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { confirmPredictions, previewPredictions } from '~/domain/predictions/prediction-import.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { forgetUpload, keepBytes, keptTable } from '~/kit/uploads.server'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { aFile, aPupil, csvOf, type CsvPupil } from '#tests/support/cohorts'
import type { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

/** A school with three learners on its roll, and what its exams officer does with files of grades. */
export function predicting(test$: ReturnType<typeof testDatabase>) {
  async function aSchool(pupils: CsvPupil[] = [aPupil(1), aPupil(2), aPupil(3)]) {
    const { db } = test$
    const town = await aTown(db)
    const urn = '900001'
    await db.updateTable('organisation').set({ urn }).where('id', '=', town.schoolId).execute()
    await importLearners(systemContext(db, FRIDAY), { urn, file: await aFile(csvOf(pupils)) })
    const officer = await aStaffContext(db, town.schoolId, town, 'exams-officer')
    const learners = await db.selectFrom('learner').select('id').orderBy('nameKey').orderBy('createdAt').execute()
    return { db, town, officer, learnerIds: learners.map(({ id }) => id) }
  }

  async function preview(ctx: Context, content: string | Buffer) {
    const keptAs = await keepBytes(pieces(content), 5_000_000)
    onTestFinished(() => forgetUpload(keptAs))
    return previewPredictions(ctx, { keptAs, file: await keptTable(keptAs, 'grades.csv', 5_000_000) })
  }

  async function bring(ctx: Context, content: string | Buffer) {
    return confirmPredictions(ctx, (await preview(ctx, content)).intakeId)
  }

  function gradesIn() {
    return test$.db
      .selectFrom('grade')
      .innerJoin('learner', 'learner.id', 'grade.learnerId')
      .select(['learner.givenNames as who', 'subject', 'qualification', 'grade', 'isConfirmed'])
      .orderBy('learner.nameKey')
      .orderBy('subject')
      .execute()
  }

  return { aSchool, preview, bring, gradesIn }
}

async function* pieces(content: string | Buffer) {
  yield Buffer.from(content)
}
