import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { paths } from '~/paths'

type Fields = Record<string, string>

/** What every form of a door with an id in its address asks for, filled in properly, so that the deed itself is reached. */
export async function filledForms(db: Kysely<DB>): Promise<Record<string, Fields>> {
  const rows = await db.selectFrom('reason').select(['id', 'list', 'party', 'code']).orderBy('code').execute()
  const reason = (list: string) => rows.find((row) => row.list === list && row.party !== 'system')?.id ?? ''
  const why = (list: string): Fields => ({ reason: reason(list), detail: 'Told by telephone' })
  const day = (name: string): Fields => ({ [`${name}.day`]: '20', [`${name}.month`]: '11', [`${name}.year`]: '2026' })
  const id = ':choiceId'
  const learner = ':learnerId'
  const course = ':courseId'
  return {
    [paths.learner.choice(id)]: {},
    [paths.learner.removeChoice(id)]: {},
    [paths.learner.moveChoice(id)]: { direction: 'up' },
    [paths.learner.applyAgain(id)]: {},
    [paths.learner.elsewhereEntry(':outsideId')]: {
      kind: 'employer',
      organisationName: 'Lock and Sons',
      title: 'Apprentice joiner',
      state: 'applied',
    },
    [paths.learner.removeElsewhere(':outsideId')]: {},
    [paths.learner.undoWithdrawal(id)]: {},
    [paths.learner.accept(id)]: { swap: 'yes' },
    [paths.learner.backup(id)]: {},
    [paths.learner.decline(id)]: why('decline'),
    [paths.learner.withdraw(id)]: why('withdrawal'),
    [paths.onBehalf.add(learner)]: { run: '00000000-0000-4000-8000-000000000000' },
    [paths.onBehalf.send(learner)]: {},
    [paths.onBehalf.remove(id)]: {},
    [paths.onBehalf.accept(id)]: { swap: 'yes' },
    [paths.onBehalf.backup(id)]: {},
    [paths.onBehalf.decline(id)]: why('decline'),
    [paths.onBehalf.withdraw(id)]: why('withdrawal'),
    [paths.provider.makeOffer(id)]: { kind: 'unconditional' },
    [`${paths.provider.makeOffer(id)}/withdrawal`]: why('offer-withdrawn'),
    [paths.provider.reject(id)]: {
      reasons: reason('rejection'),
      [`details.${reason('rejection')}`]: 'Told by telephone',
      step: 'send',
    },
    [paths.provider.invite(id)]: {
      'day.day': '1',
      'day.month': '12',
      'day.year': '2026',
      time: '10:30',
      place: 'Main hall',
    },
    [`${paths.provider.invite(id)}/cancellation`]: why('interview-cancelled'),
    [paths.provider.waitingList(id)]: { 'expiresOn.day': '1', 'expiresOn.month': '9', 'expiresOn.year': '2027' },
    [paths.provider.conditions(id)]: {},
    [`${paths.provider.conditions(id)}/missed`]: why('conditions-missed'),
    [paths.provider.confirmPlace(id)]: {},
    [paths.provider.enrol(id)]: day('startedOn'),
    [paths.provider.notArrived(id)]: why('not-arrived'),
    [paths.provider.note(id)]: { rating: 'on-track', body: 'Doing well' },
    [paths.provider.register(':sessionId')]: { version: '1' },
    [paths.school.rollAnswers(':intakeId')]: {},
    [paths.school.reference(learner)]: { text: 'A kind and steady learner.', version: '1' },
    [paths.school.referenceWriter(learner)]: { writer: '', version: '1' },
    [paths.school.approveReference(learner)]: { version: '1' },
    [paths.school.releaseReference(learner)]: { version: '1' },
    [paths.school.takeReferenceBack(learner)]: { version: '1' },
    [paths.school.confirmRoll(':intakeId')]: {},
    [paths.school.undoRoll(':intakeId')]: {},
    [paths.provider.confirmImport(':intakeId')]: {},
    [paths.provider.undoImport(':intakeId')]: {},
    [paths.provider.courseBlock(course, ':block')]: {},
    [paths.provider.courseReview(course)]: {},
    [paths.provider.courseFollowsFeed(course)]: {},
    [paths.provider.moveCourse(course, ':move')]: {},
    [paths.provider.newRun(course)]: {},
    [paths.provider.run(course, ':runId')]: {},
    [paths.provider.moveRun(course, ':runId', ':move')]: {},
    [paths.provider.changeRequirement(course)]: { version: '1', line: '0', way: '0', kind: 'other', text: 'A talk' },
    [paths.provider.removeRequirement(course)]: { version: '1', line: '0', way: '0' },
    [paths.provider.newRequirement(course)]: { version: '0', kind: 'other', text: 'A talk with us' },
    [paths.provider.progression(course)]: { target: 'course:none', direction: 'after', kind: 'straight-on' },
    [paths.provider.removeProgression(course)]: { link: '00000000-0000-4000-8000-000000000000' },
    [paths.provider.cancelEvent(':eventId')]: {},
    [paths.area.featureEvent(':eventId')]: { isFeatured: 'yes' },
    [paths.area.courseKind(':courseId')]: { route: 'technical', subjectCode: '04.3' },
    [paths.area.neighbour(':neighbourId')]: { name: 'Dunshire', url: '', attribution: 'Dunshire Council' },
    [paths.area.fetchNeighbour(':neighbourId')]: {},
    [paths.area.neighbourFile(':neighbourId')]: {},
    [paths.area.removeNeighbour(':neighbourId')]: {},
    [paths.area.keyDate(':cycleId', ':name')]: { ...day('day'), step: 'preview' },
    [paths.area.holiday(':closureId')]: { name: 'Half term', ...day('startsOn'), ...day('endsOn'), step: 'preview' },
    [paths.area.removeHoliday(':closureId')]: {},
    [paths.area.synonym(':synonymId')]: { asked: 'hair', meant: 'hairdressing', kind: 'synonym' },
    [paths.area.removeSynonym(':synonymId')]: {},
    [paths.school.check(learner)]: {},
    [paths.school.returnCheck(learner)]: { comment: 'Please look at your contact details again' },
    [paths.school.grades(learner)]: {
      'grades.0.subject': 'Maths',
      'grades.0.qualification': 'GCSE (9 to 1)',
      'grades.0.grade': '6',
    },
    [paths.school.intendedDestination(learner)]: { code: '111', reason: 'Told at interview' },
    [`${paths.adviser.learner(learner)}/caseload`]: {},
    [paths.adviser.contact(learner)]: {
      kind: 'phone-call',
      outcome: 'reached',
      ...day('day'),
      time: '08:30',
      note: 'Spoke',
    },
    [paths.adviser.activity(learner)]: { code: '210', ...day('startedOn'), ...day('verifiedOn') },
    [paths.adviser.destination(learner)]: { code: '210', reason: 'Seen on the register' },
  }
}
