import { paths } from '~/paths'

type Fields = Record<string, string>

const someone = '00000000-0000-4000-8000-000000000000'

/** What the forms about progress ask for. */
export function progressForms(learner: string, day: (name: string) => Fields): Record<string, Fields> {
  const round = { name: 'Spring', ...day('opensOn'), ...day('closesOn'), version: '1' }
  const talk = { reason: someone, owner: someone, ...day('startedOn'), ...day('lookAgainOn') }
  return {
    [paths.progress.changeRound(':roundId')]: round,
    [paths.progress.removeRound(':roundId')]: {},
    [paths.progress.grid(':roundId')]: { scale: 'A level' },
    [paths.progress.files(':roundId')]: {},
    [paths.progress.confirmFile(':intakeId')]: {},
    [paths.progress.undoFile(':intakeId')]: {},
    [paths.progress.risk(learner)]: { rating: 'amber', note: 'Thinks of leaving' },
    [paths.progress.newIntervention(learner)]: talk,
    [paths.progress.exemption(learner)]: { subject: 'maths', reason: someone },
    [paths.progress.endExemption(learner)]: { subject: 'maths' },
    [paths.progress.lookAt(':interventionId')]: { outcome: 'helped', version: '1' },
    [paths.progress.goOn(':interventionId')]: { ...day('lookAgainOn'), version: '1' },
    [paths.progress.close(':interventionId')]: { version: '1' },
  }
}
