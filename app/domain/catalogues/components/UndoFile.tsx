import type { ReactNode } from 'react'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

type Props = {
  file: { fileName: string; days: number; notNow?: string | undefined }
  back: string
  children: ReactNode
}

/** The page that undoes a whole file: what that means, for how long it is possible, and the button. */
export function UndoFile({ file: { fileName, days, notNow }, back, children }: Props) {
  return (
    <Page title="Undo this file" caption={fileName} back={back}>
      <p className="govuk-body">
        {children} This is possible for {days} days.
      </p>
      <ZodForm>
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Undo this file
        </Button>
      </ZodForm>
    </Page>
  )
}
