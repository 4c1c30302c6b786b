/*
 * Part of the pages' own script. Five minutes before somebody is signed out the page says so, with one button to stay; it
 * says the time once, so that a screen reader is not interrupted again and again. When the time is over the page is
 * covered, and what was typed goes with the person through the sign-in page and back.
 */

const WARNING_MS = 5 * 60_000
const LOOK_MS = 30_000

let endsAt = 0
let box: HTMLDialogElement | undefined
let typedIn: HTMLFormElement | null = null
let others: BroadcastChannel | undefined

/** Watches the time this page was told; another page of ours that was opened later tells this one its own. */
export function watchTime(seconds: number) {
  document.addEventListener('input', ({ target }) => {
    if (target instanceof Element) typedIn = target.closest('form')
  })
  others = new BroadcastChannel('signed-in-until')
  others.onmessage = ({ data }) => begin(Number(data))
  tell(seconds)
  setInterval(look, LOOK_MS)
  document.addEventListener('visibilitychange', look) // a laptop that slept looks at once
}

function tell(seconds: number) {
  begin(Date.now() + seconds * 1000)
  others?.postMessage(endsAt)
}

function begin(end: number) {
  endsAt = end
  close()
  look()
}

function look() {
  const left = endsAt - Date.now()
  if (left <= 0) over()
  else if (left <= WARNING_MS && !box) warn()
}

function warn() {
  show(
    'Do you want to stay signed in?',
    `You have not opened a page for a while. To keep your information safe, we sign you out at ${time()}.`,
    'Stay signed in',
    () => void stay(),
  )
}

async function stay() {
  const answer = await fetch('/account/stay', { method: 'POST', redirect: 'manual' }).catch(() => null)
  if (answer?.ok) tell(Number(await answer.text()))
  else if (answer) endsAt = 0
  if (answer?.ok && endsAt - Date.now() <= WARNING_MS)
    show(
      'You will need to sign in again soon',
      `You have been signed in for a month. Save what you are writing before ${time()}.`,
      'Go on',
      close,
    )
  else look()
}

function over() {
  if (box?.classList.contains('onward-dialog--over')) return
  show('You were signed out', 'Sign in again to go on. What you have typed will be here.', 'Sign in again', signIn)
  box?.classList.add('onward-dialog--over')
}

// `keep` says that nothing is to be done with the form, should somebody be signed in here after all.
function signIn() {
  if (typedIn?.method === 'post' && typedIn.enctype !== 'multipart/form-data') {
    typedIn.action = `${new URL(typedIn.action).pathname}?keep`
    typedIn.submit()
  } else location.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
}

function show(title: string, text: string, button: string, act: () => void) {
  close()
  box = document.createElement('dialog')
  box.className = 'onward-dialog'
  box.innerHTML =
    '<h2 class="govuk-heading-m" id="dialog-title"></h2><p class="govuk-body" id="dialog-text"></p>' +
    '<button type="button" class="govuk-button"></button>'
  box.role = 'alertdialog'
  box.setAttribute('aria-labelledby', 'dialog-title')
  box.setAttribute('aria-describedby', 'dialog-text')
  for (const [at, words] of [title, text, button].entries()) box.children[at]?.append(words)
  box.querySelector('button')?.addEventListener('click', act)
  // The key that closes a dialog shows that somebody is here.
  box.addEventListener('cancel', (event) => (event.preventDefault(), act()))
  document.body.append(box)
  box.showModal()
}

function close() {
  box?.remove()
  box = undefined
}

function time() {
  return new Date(endsAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
