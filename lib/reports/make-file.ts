import { writeSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { documentSchema, FORMATS } from './document'
import { renderDocument } from './render'

// Run as a process of its own: a document as JSON on standard input, the file on standard output, and on the fourth
// channel a line for each step that is done.

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')
const STEPS = 3

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
const { format, document } = z
  .object({ format: z.enum(FORMATS), document: documentSchema })
  .parse(JSON.parse(Buffer.concat(chunks.splice(0)).toString('utf8')))
const file = await renderDocument(document, format, ROOT, (done, of) => {
  writeSync(STEPS, `${done} ${of}\n`)
})
process.stdout.write(file)
