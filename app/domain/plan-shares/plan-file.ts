import { Refusal } from '~/kit/errors'
import { planFile, type PlanFile } from './plan-file.schemas'

/** Reads a plan file; refused in words a person can act on. */
export function readPlanFile(text: string): PlanFile {
  const read = planFile.safeParse(parsed(text))
  if (read.success) return read.data
  const at = read.error.issues[0]?.path.join('.') ?? ''
  if (at === '' || at === 'format')
    throw new Refusal(
      'no-plan-file',
      'This is not a plan from Onward. Choose the file that you saved from your plan.',
      'file',
    )
  if (at === 'version')
    throw new Refusal(
      'other-version',
      'This file was made by another version of Onward. It cannot be read here.',
      'file',
    )
  throw new Refusal(
    'broken-plan-file',
    `Something in this file is not right, at “${at}”. Nothing was taken in.`,
    'file',
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
