import { describe, expect, test } from 'vitest'
import * as blockPage from '~/routes/on-behalf/hide-from-parent'
import * as duplicatesPage from '~/routes/adviser/duplicates'
import * as mergePage from '~/routes/adviser/merge'
import * as mergesPage from '~/routes/adviser/merges'
import * as parentsPage from '~/routes/on-behalf/parents'
import * as requestPage from '~/routes/on-behalf/parent-request'
import * as undoPage from '~/routes/adviser/undo-merge'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { systemContext } from '~/kit/context.server'
import { paths } from '~/paths'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { setClock } from '#tests/support/served'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()

async function anOffice() {
  await setClock(test$.db, FRIDAY)
  const town = await aTown(test$.db)
  const serviceId = await addOrganisation(systemContext(test$.db, FRIDAY), {
    kind: 'service',
    name: 'Northbridge Connexions',
    slug: `connexions-${town.areaId}`,
    areaId: town.areaId,
  })
  const keptId = await aLearner(test$.db, town)
  const goneId = await aLearner(test$.db, town)
  await test$.db.updateTable('learner').set({ phone: '01632 960999' }).where('id', '=', goneId).execute()
  return {
    ...{ town, keptId, goneId, cookie: await colleagueCookie(test$.db, serviceId, 'adviser') },
    head: await colleagueCookie(test$.db, town.schoolId, 'head'),
  }
}

describe('an adviser puts two records together', () => {
  test('finds the other one, reads what goes over, does it, and takes it back', async () => {
    const { keptId, goneId, cookie } = await anOffice()
    const open = (door: Parameters<typeof openPage>[0], pattern: string, at: string) =>
      openPage(door, pattern, at, { Cookie: cookie })
    const pair = paths.adviser.merge(':learnerId')

    const found = await open(duplicatesPage, paths.adviser.duplicates(':learnerId'), paths.adviser.duplicates(keptId))
    expect(found.html).toContain(paths.adviser.merge(keptId, goneId))
    const preview = await open(mergePage, pair, paths.adviser.merge(keptId, goneId))
    expect(preview.text).toContain('Phone number: which is right? Nothing 01632 960999')
    expect(preview.text).toContain('What goes over: 1 account, 1 time at a school.')
    const params = { learnerId: keptId, otherId: goneId }
    const done = await sendForm(mergePage, { params, cookie, form: { reason: 'Spoke to her' }, address: '/adviser' })
    expect(done).toMatchObject({ status: 302, location: paths.adviser.learner(keptId) })

    const list = await open(mergesPage, paths.adviser.merges, paths.adviser.merges)
    expect(list.text).toContain('Undo until 20 December 2026')
    const { id } = await test$.db.selectFrom('learnerMerge').select('id').executeTakeFirstOrThrow()
    await sendForm(undoPage, { params: { mergeId: id }, cookie, address: '/adviser' })
    expect((await open(mergesPage, paths.adviser.merges, paths.adviser.merges)).text).toContain('Undone on 20 November')
  })
})

describe('a head decides what a parent asks for', () => {
  const adult = { name: 'Samira Yusuf', email: 'samira@example.org', relationship: 'parent' }

  test('with a reason; in this area the learner is asked and nobody is invited', async () => {
    const { keptId, head } = await anOffice()
    const params = { learnerId: keptId }

    const empty = await sendForm(requestPage, {
      params,
      cookie: head,
      form: { name: 'Samira Yusuf', email: '', reason: '' },
    })
    expect(empty.status).toBe(422)
    expect(JSON.stringify(empty.data)).not.toContain('Invalid')
    const invited = { ...adult, decision: 'invited', reason: 'Rang on Monday' }
    expect(await sendForm(requestPage, { params, cookie: head, form: invited })).toMatchObject({ status: 409 })
    const asked = { ...invited, decision: 'asked-learner' }
    expect(await sendForm(requestPage, { params, cookie: head, form: asked })).toMatchObject({ status: 302 })
  })

  test('and hides a learner from somebody, which stands on the page of staff', async () => {
    const { keptId, head } = await anOffice()
    const form = { whom: 'one', email: adult.email, basis: 'court-order', note: 'Order of 1 October' }
    const params = { learnerId: keptId }

    expect((await sendForm(blockPage, { params, cookie: head, form: { ...form, email: '' } })).status).toBe(422)
    await sendForm(blockPage, { params, cookie: head, form })

    const at = paths.onBehalf.parents(keptId)
    const { text } = await openPage(parentsPage, paths.onBehalf.parents(':learnerId'), at, { Cookie: head })
    expect(text).toContain('samira@example.org Court order Order of 1 October')
  })
})
