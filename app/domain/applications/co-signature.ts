import { Refusal } from '~/kit/errors'

/** Rises when the words that are signed come to mean something else. */
export const SIGNATURE_WORDING = 1

export const whatIsSigned = 'I have seen which courses this application is for, and I support it.'

/** What a provider and the learner's school read of it: it says nothing against a learner whose parent has not signed. */
export function signatureWords(isSigned: boolean): string {
  return isSigned ? 'Signed by a parent or carer' : 'Signature awaited'
}

/** Refuses a signature the area does not ask for, or one on nothing. */
export function refuseToSign(asked: boolean, choices: number) {
  if (!asked) throw new Refusal('not-asked', 'This area does not ask parents and carers to sign.')
  if (choices === 0) throw new Refusal('nothing-to-sign', 'No course has been chosen yet, so there is nothing to sign.')
}
