import { paths } from '~/paths'

type Fields = Record<string, string>

/** The forms about how programmes end, filled in properly. */
export function endingForms(reason: (list: string) => string, day: (name: string) => Fields): Record<string, Fields> {
  const end = { ...day('lastOn'), nextStep: 'not-known', version: '1' }
  const left = {
    party: 'learner',
    'reasons.learner': reason('programme-withdrawn'),
    futureInterest: 'yes',
    detail: 'Told us',
  }
  return {
    [paths.tracking.endPlacement(':placementId')]: { ...end, ...left },
    [paths.tracking.endProgramme(':enrolmentId')]: { ...end, ...left },
    [paths.tracking.interruptProgramme(':enrolmentId')]: {
      ...day('fromOn'),
      reason: reason('programme-interrupted'),
      detail: 'Told by telephone',
      version: '1',
    },
    [paths.tracking.resumeProgramme(':enrolmentId')]: { ...day('fromOn'), version: '1' },
    [paths.tracking.undoEnd(':endId')]: { why: 'It was somebody else' },
    [paths.tracking.answerCheck(':checkId')]: { answer: 'yes', evidence: 'Called them' },
    [paths.adviser.closeTask(':taskId')]: { word: 'They moved away' },
  }
}
