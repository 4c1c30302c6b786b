import { isKeyOf, keepDraft } from '~/access/draft.server'
import { keepsDraft } from '~/access/draft'
import { signedIn } from '~/access/door.server'
import { draftSent } from '~/domain/accounts/account.schemas'
import { realNow } from '~/kit/clock.server'
import { NotReadable } from '~/kit/errors'
import { typedIn, withoutSecrets } from '~/kit/form.server'

/** Where the pages' own script sends what is being written. It answers with the time on the service's clock. */
export const action = signedIn(async ({ request, visit }) => {
  const { draftOf, draftKey, draftOpened, ...values } = withoutSecrets(await typedIn(request))
  const draft = draftSent.safeParse({ draftOf, draftKey, draftOpened })
  const accountId = visit.actor.id ?? ''
  if (!draft.success || !keepsDraft(draft.data.draftOf)) throw new NotReadable()
  const now = String(realNow().getTime())
  if (!isKeyOf(draft.data.draftKey, accountId)) return new Response(now, { status: 403 })
  const isKept = await keepDraft(accountId, draft.data.draftOf, values, new Date(draft.data.draftOpened))
  return new Response(now, { status: isKept ? 200 : 409 })
})
