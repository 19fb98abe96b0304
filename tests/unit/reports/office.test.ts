import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { makeReportData, wordsFor } from '@/lib/cli/bench/synthetic-report'
import { buildDocument } from '@/lib/reports/build'
import { renderDocument } from '@/lib/reports/render'
import { pdfText } from '../../support/pdf'

const run = promisify(execFile)

const isInstalled = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

// Another program opens the Word file and sets it anew. Skipped where LibreOffice is not installed.
it.skipIf(!isInstalled)(
  'LibreOffice opens the Word file and sets all of it',
  async () => {
    const report = await buildDocument(makeReportData(3, 8), wordsFor('es'))
    const directory = await mkdtemp(path.join(tmpdir(), 'cotejo-office-'))
    try {
      const word = path.join(directory, 'report.docx')
      await writeFile(word, await renderDocument(report, 'docx', process.cwd()))
      // A profile of its own: two at once would wait for each other.
      const profile = `-env:UserInstallation=file://${directory}/profile`
      await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, word])
      const text = await pdfText(await readFile(path.join(directory, 'report.pdf')))
      if (text === null) return
      const squeezed = text.replace(/\s+/g, ' ')
      for (const { title, parts } of report.sections) {
        expect(squeezed).toContain(title)
        for (const block of parts.flatMap(({ blocks }) => blocks)) {
          if (block.kind === 'heading') expect(squeezed).toContain(block.text)
          if (block.kind === 'table') expect(squeezed).toContain(block.caption)
        }
      }
    } finally {
      await rm(directory, { recursive: true })
    }
  },
  120_000,
)
