import { z } from 'zod'
import { isSubject } from '~/domain/courses/subject'
import { isKeyOf, levelWords } from '~/domain/courses/course.words'
import { flowSteps } from './flow'
import { demandWays } from './planning-table'

/** How the demand is laid out. */
export const demandQuestion = z.object({ by: z.enum(demandWays).catch('subject') })

/** Which step of learners' ways the flows count. */
export const flowQuestion = z.object({ step: z.enum(flowSteps).catch('applied') })

/** A scenario as its form asks it: so many hundredths more places or fewer, in one part of the area or in all of it. */
export const scenarioQuestion = z.object({
  percent: z.string().trim().catch(''),
  subject: z.string().refine(isSubject).nullable().catch(null),
  level: z
    .string()
    .refine((level) => isKeyOf(levelWords, level))
    .nullable()
    .catch(null),
  provider: z.uuid().nullable().catch(null),
})

/** The tables that can be taken as a file. */
export const planningFiles = [
  'demand',
  'levels',
  'subjects-and-levels',
  'sites',
  'unmet',
  'flows',
  'providers',
  'distances',
  'years',
] as const
export type PlanningFile = (typeof planningFiles)[number]

export function isPlanningFile(name: string): name is PlanningFile {
  return planningFiles.some((file) => file === name)
}
