import { z } from 'zod'

const line = /^(.{1,20}?)\s*=\s*(\S{1,2})$/

/** What a provider's marks mean, one in each line: “/ = P”. */
export const meaningsForm = z.object({
  meanings: z
    .string()
    .max(4000, 'Use 4,000 characters or fewer')
    .transform((text) => text.split('\n').map((one) => one.trim()))
    .transform((lines) => lines.filter((one) => one !== ''))
    .refine((lines) => lines.length > 0, 'Write what at least one mark means')
    .refine((lines) => lines.every((one) => line.test(one)), 'Write each line as your mark, =, and one of our codes')
    .transform((lines) => lines.map(meaningIn))
    .refine(
      (meanings) => new Set(meanings.map(({ said }) => said)).size === meanings.length,
      'Write each mark once only',
    ),
})

export type Meaning = { said: string; code: string }

function meaningIn(text: string): Meaning {
  const [, said = '', code = ''] = line.exec(text) ?? []
  return { said, code }
}
