import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from '~/kit/env.server'
import { newId } from '~/kit/chance.server'
import { receiveFile, type ReceivedFile } from '~/kit/intake-text.server'

/** The files that the demonstration is made from, in a folder of their own until they are in. */
export class Files {
  private constructor(private readonly folder: string) {}

  static async open(): Promise<Files> {
    const folder = path.join(env().DATA_DIR, `demo-${newId()}`)
    await mkdir(folder, { recursive: true })
    return new Files(folder)
  }

  async received(name: string, text: string): Promise<ReceivedFile> {
    const file = path.join(this.folder, name)
    await writeFile(file, text)
    return receiveFile(file)
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}
