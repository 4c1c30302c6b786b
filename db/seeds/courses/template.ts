/** What kind of place teaches a course: it decides who offers what. */
export type Profile =
  | 'sixth-form'
  | 'sixth-form-college'
  | 'general'
  | 'land'
  | 'trades'
  | 'care'
  | 'hair'
  | 'motor'
  | 'digital'
  | 'office'
  | 'catering'
  | 'sport'
  | 'second-start'
  | 'creative'

export type Award =
  'a-level' | 't-level' | 'diploma' | 'certificate' | 'apprenticeship' | 'foundation' | 'internship' | 'resit'

export type Level = 'E3' | '1' | '2' | '3' | '4'

/** One thing that is taught in Marlshire, before a place makes a course of it. */
export type Template = {
  title: string
  award: Award
  at: readonly Profile[]
  levels: readonly Level[]
  about: string
  /** what one studies, a line each */
  study: readonly string[]
  /** what it leads to, a line each */
  leads: readonly string[]
  careers: string
  /** where it is taught, as in: you learn in … */
  place?: string
  /** what it asks for besides the usual */
  asks?: string
  /** what one has to bring or buy */
  brings?: string
  /** a word that says what it is about, where its title does not */
  keyword?: string
  /** how one chooses within it: a course of its own each */
  pathways?: readonly string[]
}

/** Writes a template in five lines: lists are kept apart by semicolons. */
export function template(
  title: string,
  award: Award,
  at: readonly Profile[],
  levels: readonly Level[],
  words: Words,
): Template {
  const { study, leads, ...rest } = words
  return { title, award, at, levels, study: listed(study), leads: listed(leads), ...rest }
}

type Words = Omit<Template, 'title' | 'award' | 'at' | 'levels' | 'study' | 'leads'> & { study: string; leads: string }

function listed(text: string): string[] {
  return text.split(';').map((line) => line.trim())
}
