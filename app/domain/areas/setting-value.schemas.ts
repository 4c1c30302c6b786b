import { z } from 'zod'
import { previewed } from '~/kit/previewed'
import { areaSettings, type SettingName } from './setting'
import { optionWords } from './setting.words'

/** How a setting is asked for; one with a page of its own is not asked for here. */
export type Asked =
  | { kind: 'number'; min: number; max: number }
  | { kind: 'yes-no' }
  | { kind: 'choice'; options: Record<string, string> }
  | { kind: 'own-page' }

/** The question for a setting, made from the schema of all settings: a new setting is asked for without another line. */
export function askedAs(name: SettingName): Asked {
  const inner = areaSettings.shape[name].unwrap()
  if (inner instanceof z.ZodNumber) return { kind: 'number', min: inner.minValue ?? 0, max: inner.maxValue ?? 1000 }
  if (inner instanceof z.ZodBoolean) return { kind: 'yes-no' }
  if (inner instanceof z.ZodEnum) return { kind: 'choice', options: wordsOf(inner.options) }
  return { kind: 'own-page' }
}

/** The form of one setting; `before` is the value the coordinator saw. */
export function settingForm(name: SettingName) {
  return z.object({ value: valueField(askedAs(name)), before: z.string().max(200).default(''), ...previewed })
}

function valueField(asked: Asked) {
  if (asked.kind === 'number') {
    const sentence = `Enter a whole number from ${asked.min} to ${asked.max}`
    return z
      .string()
      .trim()
      .regex(/^\d{1,6}$/, sentence)
      .transform(Number)
      .refine((value) => value >= asked.min && value <= asked.max, sentence)
  }
  if (asked.kind === 'yes-no') return z.enum(['yes', 'no'], 'Choose yes or no').transform((value) => value === 'yes')
  const names = asked.kind === 'choice' ? Object.keys(asked.options) : []
  return z.string().refine((value) => names.includes(value), 'Choose one')
}

function wordsOf(options: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(options.map(String).map((name) => [name, optionWords[name] ?? name]))
}
