import { expect, test } from 'vitest'
import * as blockPage from '~/routes/provider/course-block'
import * as coursePage from '~/routes/provider/course'
import * as previewPage from '~/routes/provider/course-preview'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aDraft, aPublisher, courseNow, justDo, write } from '#tests/support/publishing'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const formal = `Learners will be required to demonstrate sufficient proficiency in underpinning theoretical knowledge,
whilst undertaking a comprehensive programme encompassing diagnostic methodologies, electromechanical instrumentation and
interdisciplinary collaboration, prior to commencing subsequent specialisation.`

test('an editor reads the reading age where the words are written, previewed and checked, and may publish all the same', async () => {
  const { officer, providerId } = await aPublisher(test$.db)
  const { courseId } = await aDraft(officer)
  await write(officer, courseId, 'study', { description: formal })
  const Cookie = await colleagueCookie(test$.db, providerId, 'admissions-officer')
  const at = `/provider/courses/${courseId}`

  const block = await openPage(blockPage, '/provider/courses/:courseId/blocks/:block', `${at}/blocks/study`, { Cookie })
  const preview = await openPage(previewPage, '/provider/courses/:courseId/preview', `${at}/preview`, { Cookie })
  const course = await openPage(coursePage, '/provider/courses/:courseId', at, { Cookie })

  for (const { text } of [block, preview]) {
    expect(text).toMatch(/Reading age: 18 or older/)
    expect(text).toContain('“Learners will be required to demonstrate sufficient proficiency …” (30 words)')
    expect(text).toContain('“sufficient”: try “enough”')
  }
  expect(course.text).toContain('Easier words: What you study')
  expect(course.text).toMatch(/Reading age 18 or older: 1 long sentence, 5 hard words/)
  await moveCourse(officer, courseId, 'publish', justDo)
  expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live' })
})

test('a page with few words has no reading age', async () => {
  const { officer, providerId } = await aPublisher(test$.db)
  const { courseId } = await aDraft(officer)
  const Cookie = await colleagueCookie(test$.db, providerId, 'admissions-officer')
  const at = `/provider/courses/${courseId}`

  const block = await openPage(blockPage, '/provider/courses/:courseId/blocks/:block', `${at}/blocks/kind`, { Cookie })
  const preview = await openPage(previewPage, '/provider/courses/:courseId/preview', `${at}/preview`, { Cookie })

  expect(block.text).not.toContain('How easy it is to read')
  expect(preview.text).not.toContain('How easy it is to read')
})
