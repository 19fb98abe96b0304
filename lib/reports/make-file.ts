import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { documentSchema, FORMATS } from './document'
import { renderDocument } from './render'

// Run as a process of its own: a document as JSON on standard input, the file on standard output.

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
const { format, document } = z
  .object({ format: z.enum(FORMATS), document: documentSchema })
  .parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
process.stdout.write(await renderDocument(document, format, ROOT))
