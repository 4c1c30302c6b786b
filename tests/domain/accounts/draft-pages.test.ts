import { expect, test } from 'vitest'
import { keepsDraft } from '~/access/draft'
import { paths } from '~/paths'

const id = '00000000-0000-4000-8000-000000000001'

test.each([
  paths.learner.section('statement'),
  paths.learner.grades,
  paths.learner.question(id),
  paths.onBehalf.section(id, 'statement'),
  paths.onBehalf.question(id),
  paths.school.reference(id),
  paths.school.handOver(id),
  paths.school.returnCheck(id),
  paths.adviser.contact(id),
  paths.adviser.returnHandover(id),
  paths.adviser.finishHandover(id),
  paths.provider.note(id),
  paths.provider.ask(id),
  paths.provider.reject(id),
  paths.provider.makeOffer(id),
])('what is written on %s is kept while it is written', (page) => {
  expect(keepsDraft(page)).toBe(true)
})

test.each([
  paths.learner.home,
  paths.learner.check,
  paths.learner.send,
  paths.school.learner(id),
  paths.account.signIn(),
])('nothing is asked for on %s, where nobody writes much', (page) => {
  expect(keepsDraft(page)).toBe(false)
})
