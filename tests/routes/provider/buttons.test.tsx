import { describe, expect, test } from 'vitest'
import { findRequirementToEdit } from '~/domain/requirements/entry-requirement.queries.server'
import { addTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { requirementWords } from '~/domain/requirements/entry-requirement.words'
import * as cancelDoor from '~/routes/provider/cancel-event'
import * as changeDoor from '~/routes/provider/change-requirement'
import * as unlinkDoor from '~/routes/provider/remove-progression'
import * as removeDoor from '~/routes/provider/remove-requirement'
import * as requirementsPage from '~/routes/provider/requirements'
import { planOpenEvent } from '~/domain/prospectus/open-event.commands.server'
import { openEventForm } from '~/domain/prospectus/open-event.schemas'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aLiveCourse, aPublisher } from '#tests/support/publishing'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()

async function aCourse() {
  const { officer, providerId } = await aPublisher(test$.db)
  const { courseId } = await aLiveCourse(officer)
  await addTerm(officer, courseId, {
    line: null,
    version: 0,
    term: { kind: 'subject', subject: 'maths', grade: '4' },
  })
  const cookie = await colleagueCookie(test$.db, providerId, 'admissions-officer')
  const asked = async () => {
    const { requirement } = await findRequirementToEdit(officer, courseId)
    return requirement ? requirementWords(requirement) : []
  }
  return { officer, courseId, cookie, asked, params: { courseId } }
}

const noticeOf = ({ cookies }: { cookies: string[] }) => decodeURIComponent(cookies.join(' '))

describe('a term of what a course asks for', () => {
  test('is changed where it stands', async () => {
    const { officer, courseId, cookie, asked, params } = await aCourse()
    await addTerm(officer, courseId, { line: 0, version: 1, term: { kind: 'other', text: 'A talk with us' } })

    const reply = await sendForm(changeDoor, {
      cookie,
      params,
      form: { version: '2', line: '0', way: '0', kind: 'subject', subject: 'english', grade: '5' },
    })

    expect(reply).toMatchObject({ status: 302, location: `/provider/courses/${courseId}/requirements` })
    expect(await asked()).toEqual(['Grade 5 or above in GCSE English, or A talk with us'])
  })

  test('has a form filled with what it says now, reached from its line', async () => {
    const { courseId, cookie } = await aCourse()
    const at = `/provider/courses/${courseId}/requirements`

    const list = await openPage(requirementsPage, '/provider/courses/:courseId/requirements', at, { Cookie: cookie })
    const form = await openPage(
      changeDoor,
      '/provider/courses/:courseId/requirements/change',
      `${at}/change?line=0&way=0`,
      { Cookie: cookie },
    )

    expect(list.html).toContain(`${at}/change?line=0&amp;way=0`)
    expect(form.html).toContain('value="maths" selected=""')
    expect(form.html).toContain('value="4" selected=""')
    await expect(
      openPage(changeDoor, '/provider/courses/:courseId/requirements/change', `${at}/change?line=7&way=0`, {
        Cookie: cookie,
      }),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('keeps what was typed where it is wrong, or where somebody was quicker', async () => {
    const { cookie, params, asked } = await aCourse()
    const form = { version: '1', line: '0', way: '0', kind: 'subject', subject: 'english', grade: '' }

    expect(await sendForm(changeDoor, { cookie, params, form })).toMatchObject({
      status: 422,
      data: { errors: { grade: 'Choose a grade from 9 to 1' }, values: { subject: 'english' } },
    })
    expect(await sendForm(changeDoor, { cookie, params, form: { ...form, grade: '6', version: '0' } })).toMatchObject({
      status: 409,
      data: { values: { grade: '6' } },
    })
    expect(await asked()).toEqual(['Grade 4 or above in GCSE maths'])
  })
})

describe('a button that has no page of its own leads back with a sentence', () => {
  test('where somebody changed what a course asks for meanwhile', async () => {
    const { cookie, params, courseId, asked } = await aCourse()

    const reply = await sendForm(removeDoor, { cookie, params, form: { version: '0', line: '0', way: '0' } })

    expect(reply).toMatchObject({ status: 302, location: `/provider/courses/${courseId}/requirements` })
    expect(noticeOf(reply)).toContain('Somebody else changed this meanwhile.')
    expect(await asked()).toHaveLength(1)
  })

  test('where what it was sent makes no sense', async () => {
    const { cookie, params, courseId } = await aCourse()

    const reply = await sendForm(unlinkDoor, { cookie, params, form: { link: 'nonsense' } })

    expect(reply).toMatchObject({ status: 302, location: `/provider/courses/${courseId}/progression` })
    expect(noticeOf(reply)).toContain('Nothing was changed.')
  })

  test('where an open event was called off already', async () => {
    const { officer, cookie } = await aCourse()
    const eventId = await planOpenEvent(
      officer,
      openEventForm.parse({
        title: 'Open evening',
        day: { day: '1', month: '12', year: '2026' },
        start: '17:00',
        end: '19:00',
      }),
    )
    const params = { eventId }
    await sendForm(cancelDoor, { cookie, params })

    const reply = await sendForm(cancelDoor, { cookie, params })

    expect(reply).toMatchObject({ status: 302, location: '/provider/events' })
    expect(noticeOf(reply)).not.toContain('The event is called off')
  })
})
