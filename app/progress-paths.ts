import { withQuery } from './address'

/** The addresses of how learners get on, which home schools and hosts share. */
export const progressPaths = {
  home: (query: Record<string, string> = {}) => withQuery('/progress', query),
  rounds: '/progress/rounds',
  copyRounds: '/progress/rounds/copies',
  effort: '/progress/effort',
  round: (roundId: string) => `/progress/rounds/${roundId}`,
  changeRound: (roundId: string) => `/progress/rounds/${roundId}/change`,
  removeRound: (roundId: string) => `/progress/rounds/${roundId}/removal`,
  grid: (roundId: string, query: Record<string, string> = {}) => withQuery(`/progress/rounds/${roundId}/grid`, query),
  sheet: (roundId: string) => `/progress/rounds/${roundId}/sheet`,
  files: (roundId: string) => `/progress/rounds/${roundId}/files`,
  file: (intakeId: string) => `/progress/files/${intakeId}`,
  confirmFile: (intakeId: string) => `/progress/files/${intakeId}/confirmation`,
  undoFile: (intakeId: string) => `/progress/files/${intakeId}/undo`,
  findings: (intakeId: string) => `/progress/files/${intakeId}/findings`,
  learner: (learnerId: string) => `/progress/learners/${learnerId}`,
  risk: (learnerId: string) => `/progress/learners/${learnerId}/risk`,
  newIntervention: (learnerId: string) => `/progress/learners/${learnerId}/interventions`,
  exemption: (learnerId: string) => `/progress/learners/${learnerId}/exemption`,
  endExemption: (learnerId: string) => `/progress/learners/${learnerId}/exemption/ending`,
  lookAt: (interventionId: string) => `/progress/interventions/${interventionId}/look`,
  goOn: (interventionId: string) => `/progress/interventions/${interventionId}/day`,
  close: (interventionId: string) => `/progress/interventions/${interventionId}/closing`,
  own: '/learner/progress',
  ofChild: (learnerId: string) => `/parent/learners/${learnerId}/progress`,
} as const
