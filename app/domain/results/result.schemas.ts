import { z } from 'zod'
import { predictionsForm } from '~/domain/plans/grade.schemas'

/** Results of one learner by hand: rows of subject, qualification and grade. */
export const resultsForm = predictionsForm

/** Chosen with the file: whether one wrong row refuses all of it. */
export const wrongRows = z.enum(['leave-out', 'refuse-all']).catch('leave-out')
