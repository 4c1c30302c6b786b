import type { ComponentProps } from 'react'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { FileReport, type FileReportProps } from './FileReport'

type PageProps = ComponentProps<typeof Page>
type Props = Omit<FileReportProps, 'file'> & {
  file: FileReportProps['file'] & { fileName: string; when: string; tag: ComponentProps<typeof StatusTag>['tag'] }
  back: PageProps['back']
}

/** The page of one file: what it would change, or what came of it. */
export function FilePage({ back, ...report }: Props) {
  const { fileName, when, tag, isPreview } = report.file
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={back}
      actions={<StatusTag tag={tag} />}
    >
      <FileReport {...report} />
    </Page>
  )
}
