/*
 * Part of the pages' own script. What is being written in a long form goes to the service every few seconds, so that
 * nothing older is lost when the browser is closed, the battery is empty or the next device is another one.
 */

const WAIT_MS = 3000
const DRAFTS = '/account/drafts'

/** Keeps drafts of this form from the first key on. */
export function keepDrafts(form: HTMLFormElement) {
  let [key = '', opened = ''] = (form.dataset.draft ?? '').split(' ')
  let waiting: number | undefined
  let under = new AbortController()
  const said = document.createElement('p')
  said.className = 'govuk-hint'

  const body = () => {
    const all = new URLSearchParams({ draftOf: location.pathname, draftKey: key, draftOpened: opened })
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') all.append(name, value)
    return all
  }
  const rest = () => {
    clearTimeout(waiting)
    waiting = undefined
  }
  const send = async (again = true): Promise<void> => {
    rest()
    if (!navigator.onLine) return
    const request = { method: 'POST', body: body(), redirect: 'manual', signal: under.signal } as const
    const answer = await fetch(DRAFTS, request).catch(() => null)
    const now = answer ? await answer.text() : ''
    if (answer?.status === 403) key = '' // somebody else is signed in now
    if (answer?.status === 409 && again) {
      opened = now // saved since this page was opened, and the page is still here
      return send(false)
    }
    if (!answer?.ok) return
    said.textContent = `Kept as a draft at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}. It is not saved yet.`
    form.append(said)
  }

  form.addEventListener('input', () => {
    if (key) waiting ??= window.setTimeout(() => void send(), WAIT_MS)
  })
  form.addEventListener('submit', () => {
    rest()
    under.abort()
    under = new AbortController()
  })
  const leave = () => {
    if (waiting !== undefined && navigator.sendBeacon(DRAFTS, body())) rest()
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
}
