import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { queueSearch } from '~/domain/queues/queue-view.schemas'
import { keepSearch } from '~/domain/queues/queue-view.commands.server'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(() => Promise.resolve(redirect(paths.provider.queue)))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, queueSearch, async (question) =>
    redirect(paths.provider.queueOf(await keepSearch(ctx, question))),
  ),
)
