import { withQuery } from './address'

/** The addresses about those who left Year 11: where they went, and the annual survey that asks. */
export const leaverPaths = {
  work: (query: Record<string, string> = {}) => withQuery('/adviser/destinations', query),
  one: (leaverId: string) => `/adviser/destinations/${leaverId}`,
  school: (query: Record<string, string> = {}) => withQuery('/school/destinations', query),
  schoolFile: (query: Record<string, string> = {}) => withQuery('/school/destinations/file', query),
  takingPart: (query: Record<string, string> = {}) => withQuery('/school/destinations/taking-part', query),
  takingPartSheet: (query: Record<string, string> = {}) => withQuery('/school/destinations/taking-part/sheet', query),
  dispute: (personId: string) => `/school/destinations/${personId}/dispute`,
  ownDisputes: '/school/destinations/disputes',

  surveys: '/area/activity-survey',
  survey: (surveyId: string) => `/area/activity-survey/${surveyId}`,
  surveyDays: (surveyId: string) => `/area/activity-survey/${surveyId}/days`,
  surveyFile: (surveyId: string) => `/area/activity-survey/${surveyId}/file`,
  notKnown: (query: Record<string, string> = {}) => withQuery('/adviser/activity-survey', query),
  letters: '/adviser/activity-survey/letters',
  person: (personId: string) => `/adviser/activity-survey/people/${personId}`,
  disputes: '/adviser/activity-survey/disputes',
  decide: (disputeId: string) => `/adviser/activity-survey/disputes/${disputeId}`,
  answer: (code: string) => `/survey/${code}`,
  answered: '/survey-answered',

  files: '/leavers/files',
  file: (intakeId: string) => `/leavers/files/${intakeId}`,
  confirmFile: (intakeId: string) => `/leavers/files/${intakeId}/confirmation`,
  undoFile: (intakeId: string) => `/leavers/files/${intakeId}/undo`,
  findings: (intakeId: string) => `/leavers/files/${intakeId}/findings`,
} as const
