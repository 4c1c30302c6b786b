import { paths } from '~/paths'

type Fields = Record<string, string>

/** The forms of advisers and of the area, filled in properly. */
export function areaForms(day: (name: string) => Fields): Record<string, Fields> {
  const learner = ':learnerId'
  return {
    [paths.returns.file(':snapshotId')]: {},
    [paths.returns.confirm(':intakeId')]: {},
    [paths.returns.undo(':intakeId')]: {},
    [paths.returns.question(':questionId')]: { whose: 'new' },
    [paths.returns.send(':snapshotId')]: {},
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
    [paths.area.survey(':surveyId')]: {
      title: 'Applying',
      moment: 'sent',
      questions: 'What would you change?',
      version: '1',
    },
    [paths.area.openSurvey(':surveyId')]: { version: '1' },
    [paths.area.closeSurvey(':surveyId')]: { version: '1' },
    [paths.area.withdrawSaid(':saidId')]: {},
    [paths.area.notice(':noticeId')]: {
      title: 'Reviews',
      body: 'By the end of March.',
      audiences: 'school',
      version: '1',
    },
    [paths.area.withdrawNotice(':noticeId')]: { version: '1' },
    [paths.adviser.takeHandover(':handoverId')]: { version: '1' },
    [paths.adviser.returnHandover(':handoverId')]: { version: '1', answer: 'The school is nearer to this' },
    [paths.adviser.finishHandover(':handoverId')]: { version: '1', answer: 'A place was found' },
    [`${paths.adviser.learner(learner)}/caseload`]: {},
    [paths.adviser.merge(learner)]: { reason: 'Spoke to both' },
    [paths.adviser.undoMerge(':mergeId')]: {},
    [paths.guarantee.decide(':guaranteeId')]: { code: '123', reason: 'A letter was seen', version: '1' },
    [paths.guarantee.takeBack(':guaranteeId')]: { version: '1' },
    [paths.guarantee.setAside(':activityId')]: {},
    [paths.adviser.contact(learner)]: {
      kind: 'phone-call',
      outcome: 'reached',
      ...day('day'),
      time: '08:30',
      note: 'Spoke',
    },
    [paths.adviser.circumstances(learner)]: { code: '140', ...day('fromOn') },
    [paths.adviser.endCircumstance(':characteristicId')]: { ...day('untilOn') },
    [paths.adviser.leaving(learner)]: { status: 'D', ...day('leftOn') },
    [paths.adviser.takeLeavingBack(':leavingId')]: {},
    [paths.adviser.leavingRecord(':leavingId')]: {},
    [paths.adviser.need(learner)]: { level: '1', ...day('fromOn') },
    [paths.area.confidentialRight(':membershipId')]: { reads: 'yes' },
    [paths.adviser.doAct(':actId')]: {},
    [paths.adviser.undoAct(':actId')]: {},
    [paths.adviser.activity(learner)]: { code: '210', ...day('startedOn'), ...day('verifiedOn') },
    [paths.adviser.destination(learner)]: { code: '210', reason: 'Seen on the register' },
  }
}
