/*
 * The script of pages whose form must not be lost without a network: registers, and contacts of advisers on their way. What is saved on a plane or in a cellar is
 * kept in the browser and sent when the network is back, once; what somebody else has saved meanwhile is shown beside it.
 */
import { forgetForm, keepForm, keptOf, type KeptForm } from './kept-away'

const AGAIN_MS = 15_000
const notKept =
  'You are offline. A confidential note is not kept on this device: leave this page open, and press the button again.'

const place = document.querySelector<HTMLElement>('[data-offline-owner]')
if (place) watch(place)

function watch(place: HTMLElement) {
  const { offlineOwner: owner = '', offlineSaved: saved = '' } = place.dataset
  const said = document.createElement('p')
  said.className = 'govuk-body govuk-!-font-weight-bold'
  said.setAttribute('role', 'status')
  let isSending = false

  // What has arrived, and what this very page gives back with what stands against it, need not be kept any longer.
  const isGivenBack = document.querySelector('.govuk-error-summary') !== null
  for (const { id, url, body } of keptOf(owner)) {
    const key = new URLSearchParams(body).get('idempotencyKey')
    if ((key && saved.split(' ').includes(key)) || (isGivenBack && url === location.pathname)) forgetForm(id)
  }

  const send = async (): Promise<void> => {
    if (isSending || !navigator.onLine) return
    isSending = true
    for (const kept of keptOf(owner)) await sendOne(kept, said)
    isSending = false
  }
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.closest('[data-offline-form]')) return
    if (holdsSecrets(form)) {
      if (!navigator.onLine) {
        event.preventDefault()
        say(said, notKept)
        enable(form)
      }
      return
    }
    // First kept, then sent: a network that is only believed to be there loses nothing.
    keepForm(owner, location.pathname, bodyOf(form))
    if (navigator.onLine) return
    event.preventDefault()
    say(
      said,
      'Kept on this device. It is sent as soon as you are online again. Leave this page open, or come back to it.',
    )
    enable(form)
  })
  // What is changed after it was kept goes with it.
  document.addEventListener('input', ({ target }) => {
    const form = target instanceof HTMLElement ? target.closest('form') : null
    if (!form?.closest('[data-offline-form]')) return
    const kept = keptOf(owner).find(({ url }) => url === location.pathname)
    if (!kept) return
    if (!holdsSecrets(form)) keepForm(owner, location.pathname, bodyOf(form))
    else {
      forgetForm(kept.id)
      say(said, notKept)
    }
  })
  window.addEventListener('online', () => void send())
  setInterval(() => void send(), AGAIN_MS)
  void send()
}

async function sendOne({ id, url, body, at }: KeptForm, said: HTMLElement) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(url, { method: 'POST', body, headers }).catch(() => null)
  if (!answer) return say(said, `What you saved at ${at} is kept on this device. It is sent when you are online again.`)
  if (new URL(answer.url).pathname === '/sign-in') return say(said, 'Sign in again: then what you kept is sent.')
  if (answer.ok) {
    forgetForm(id)
    if (url === location.pathname && answer.redirected) location.assign(answer.url)
    else say(said, `What you saved at ${at} was sent.`)
    return
  }
  if (answer.status === 409 || answer.status === 422) return showAnswer(id, url, await answer.text())
  if (answer.status === 403 || answer.status === 404) forgetForm(id)
}

/** The page the service answered with: what was typed, what stands against it, and what is saved now. */
function showAnswer(id: string, url: string, html: string) {
  if (url !== location.pathname) {
    location.assign(url)
    return
  }
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main')
  if (!main) return
  forgetForm(id)
  document.querySelector('main')?.replaceWith(main)
  main.querySelector<HTMLElement>('.govuk-error-summary')?.focus()
}

function bodyOf(form: HTMLFormElement) {
  const all = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') all.append(name, value)
  return all.toString()
}

/** Whether something was typed that no device may keep. */
function holdsSecrets(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLTextAreaElement>('[data-never-kept] textarea')].some(({ value }) => value !== '')
}

// The button was pressed and nothing was sent: it may be pressed again.
function enable(form: HTMLFormElement) {
  for (const button of form.querySelectorAll('button')) button.disabled = false
}

// It stands on the page from the first word on: an empty line that waits to speak would be read as one.
function say(said: HTMLElement, words: string) {
  said.textContent = words
  if (!said.isConnected) document.querySelector('[data-offline-owner]')?.before(said)
}
