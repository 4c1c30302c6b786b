const one = (choiceId: string) => `/api/v1/applications/${choiceId}`

/** The addresses that programs with a token read. */
export const machinePaths = {
  applications: '/api/v1/applications',
  application: one,
  reasons: '/api/v1/reasons',
  applicationsElsewhere: '/api/v1/applications-elsewhere',
}

/** The addresses to which programs with a token send a deed, each with the id of the application. */
export const deedPaths = {
  note: (choiceId: string) => `${one(choiceId)}/notes`,
  interview: (choiceId: string) => `${one(choiceId)}/interview`,
  cancelInterview: (choiceId: string) => `${one(choiceId)}/interview/cancellation`,
  outcome: (choiceId: string) => `${one(choiceId)}/interview/outcome`,
  offer: (choiceId: string) => `${one(choiceId)}/offer`,
  withdrawOffer: (choiceId: string) => `${one(choiceId)}/offer/withdrawal`,
  reject: (choiceId: string) => `${one(choiceId)}/rejection`,
  wait: (choiceId: string) => `${one(choiceId)}/waiting-list`,
  callUp: (choiceId: string) => `${one(choiceId)}/waiting-list/call-up`,
  conditions: (choiceId: string) => `${one(choiceId)}/conditions`,
  missConditions: (choiceId: string) => `${one(choiceId)}/conditions/missed`,
  place: (choiceId: string) => `${one(choiceId)}/place`,
  enrol: (choiceId: string) => `${one(choiceId)}/enrolment`,
  notArrived: (choiceId: string) => `${one(choiceId)}/not-arrived`,
}
