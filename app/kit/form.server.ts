import { data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { NotReadable, Refusal } from './errors'
import { nested, type FormReply } from './form'

/**
 * The form filled in properly runs the work; otherwise the same page comes back with every error and what was typed:
 * 422 when a field is wrong, 409 when the rules say no.
 */
export async function handleForm<S extends z.ZodType, T>(
  request: Request,
  schema: S,
  work: (values: z.output<S>) => Promise<T>,
) {
  const typed = await typedIn(request)
  const parsed = await schema.safeParseAsync(typed)
  if (!parsed.success) return again(typed, errorsOf(parsed.error.issues), 422)
  try {
    return await work(parsed.data)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.field ? again(typed, { [error.field]: error.sentence }, 409) : again(typed, {}, 409, error.sentence)
  }
}

/**
 * A button that has no page of its own: what the rules say against it is read on the page it stands on, as that is now.
 */
export async function handleButton<S extends z.ZodType>(
  request: Request,
  schema: S,
  page: string,
  work: (values: z.output<S>) => Promise<Response>,
) {
  const parsed = await schema.safeParseAsync(await typedIn(request))
  if (!parsed.success)
    return redirectWithNotice(page, 'Nothing was changed. Look at the page as it is now and try again.')
  try {
    return await work(parsed.data)
  } catch (error) {
    if (error instanceof Refusal) return redirectWithNotice(page, error.sentence)
    throw error
  }
}

/** What a form of ours was filled in with, as objects. */
export async function typedIn(request: Request) {
  const form = await request.formData().catch(() => {
    throw new NotReadable()
  })
  return nested(form)
}

/** The same for a form with a file, which is read as it comes: what is wrong with the file stands beside its field. */
export async function handleUpload<T>(field: string, work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return again({}, { [error.field ?? field]: error.sentence }, 422)
  }
}

/** A sheet to keep, with a name of our own. */
export function sheetReply(text: string, fileName: string) {
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName}"`,
  }
  return new Response(text, { headers })
}

/** Done: on to our own path, where a notice says so once. */
export function redirectWithNotice(path: string, notice: string, headers: [string, string][] = []) {
  return redirect(path, { headers: [...headers, ['Set-Cookie', noticeCookie(notice)]] })
}

/** The notice that the last deed left for this page; nothing personal is ever put in it. */
export function noticeIn(request: Request): string | null {
  const found = /(?:^|;\s*)notice=([^;]*)/.exec(request.headers.get('Cookie') ?? '')
  return found?.[1] ? decodeURIComponent(found[1]) : null
}

export const noNotice = 'notice=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'

function noticeCookie(notice: string) {
  return `notice=${encodeURIComponent(notice)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`
}

function again(typed: Record<string, unknown>, errors: Record<string, string>, status: 409 | 422, sentence?: string) {
  const reply: FormReply = { errors, values: withoutSecrets(typed), ...(sentence ? { sentence } : {}) }
  return data(reply, { status })
}

/** The same without what is never shown again: passwords and files. */
export function withoutSecrets(typed: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => !/^password$/i.test(name) && !(value instanceof File)),
  )
}

function errorsOf(issues: z.core.$ZodIssue[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of issues) errors[issue.path.join('.')] ??= issue.message
  return errors
}
