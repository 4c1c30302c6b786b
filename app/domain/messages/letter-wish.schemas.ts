import { z } from 'zod'
import { choiceWords, type Choice, type LetterKind } from './letter-kind'

/** The form of somebody's letters: one choice for each kind, and a mobile number for text messages where that is asked for. */
export function letterWishForm(kinds: readonly LetterKind[]) {
  return z.object({
    kinds: z
      .record(z.string(), z.string())
      .default({})
      .transform((said) => new Map(kinds.map((kind) => [kind.name, choiceIn(kind, said[kind.name])]))),
  })
}

/** Mobile numbers of the United Kingdom, as people write them, kept as machines dial them. */
export const textAgreementForm = z
  .object({
    agrees: z.literal('yes').optional(),
    phone: z
      .string()
      .trim()
      .transform((typed) => typed.replace(/[\s()-]/g, '').replace(/^(\+44|0044)0?/, '0'))
      .default(''),
  })
  .refine(({ agrees, phone }) => !agrees || /^07\d{9}$/.test(phone), {
    path: ['phone'],
    message: 'Enter a mobile number, for example 07700 900 982',
  })
  .transform(({ agrees, phone }) => ({ phone: agrees ? `+44${phone.slice(1)}` : null }))

function choiceIn(kind: LetterKind, said: string | undefined): Choice {
  return kind.wishes.find((wish) => wish === said) ?? 'email'
}

/** The ways one may choose for a kind, for the form. */
export function optionsFor(kind: LetterKind): Record<string, string> {
  const choices: Choice[] = ['email', ...kind.wishes]
  return Object.fromEntries(choices.map((choice) => [choice, choiceWords[choice]]))
}
