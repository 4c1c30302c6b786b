import { z } from 'zod'
import { LONGEST_WORDS, planSections } from '../plans/plan'
import { TARGETS_AT_MOST, STEPS_AT_MOST, targetOwners } from '../targets/target'

/** What a plan file calls itself; the number rises when files of before can no longer be read. */
export const PLAN_FORMAT = 'onward-plan'
export const PLAN_FORMAT_VERSION = 1
export const LARGEST_PLAN_FILE = 1024 * 1024
const TARGETS_IN_FILE = TARGETS_AT_MOST * 3

const line = z.string().trim().min(1).max(200)
const owner = z.enum(targetOwners).catch('learner')
const day = z.iso.date()

/** A plan as a file: what is read back is the learner's own words and the targets; the rest is there to be read by people. */
export const planFile = z.object({
  format: z.literal(PLAN_FORMAT),
  version: z.literal(PLAN_FORMAT_VERSION),
  sections: z.partialRecord(z.enum(planSections), z.object({ words: z.string().max(LONGEST_WORDS) })).default({}),
  targets: z
    .array(
      z.object({
        title: line,
        why: z.string().max(1000).nullable().default(null),
        measure: z.string().max(500).nullable().default(null),
        owner,
        dueOn: day,
        state: z.enum(['active', 'completed', 'archived']),
        steps: z
          .array(z.object({ what: line, owner, dueOn: day.nullable().default(null) }))
          .max(STEPS_AT_MOST)
          .default([]),
      }),
    )
    .max(TARGETS_IN_FILE)
    .default([]),
})

export type PlanFile = z.output<typeof planFile>
