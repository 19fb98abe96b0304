import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { runChange } from '@/lib/auth/command'
import { requireAction } from '@/lib/auth/permissions'
import { COMMANDS } from '@/lib/auth/registry'
import { currentActor } from '@/lib/auth/session'
import { findDataset } from '@/lib/dataset/queries'
import { fileName, MEDIA_TYPES } from '@/lib/exchange/format'
import { uuidField } from '@/lib/forms/fields'
import { NotFound, Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { isLocale } from '@/lib/platform/i18n/locales'
import { countryName } from '@/lib/platform/i18n/names'
import { MOST_BYTES } from '@/lib/workbook/inspect'
import { readCountryWorkbook } from '@/lib/workbook/read'
import { type Refusal, WorkbookRefused } from '@/lib/workbook/schema'
import { writeCountryWorkbook } from '@/lib/workbook/write'
import { workbookWords } from '../words'

type Context = { params: Promise<{ locale: string }> }

const countryField = z.string().regex(/^[A-Z]{2}$/)

/** A country's workbook, to be filled in. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  currentRequest().isPrivate = true
  return answer(async () => {
    const { locale } = await params
    if (!isLocale(locale)) throw new NotFound('language', locale)
    requireAction(await currentActor(), 'workbook.send')
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams))
    const { country: code } = parseQuery(z.object({ country: countryField }), query)
    const { dataset, revision } = await findDataset()
    const country = dataset.countries.find((one) => one.country === code)
    if (country === undefined) throw new NotFound('country', code)
    const words = await workbookWords(locale, { country: countryName(code, locale), revision })
    const title = `Cotejo · ${countryName(code, locale)}`
    const { framework } = dataset
    const file = await writeCountryWorkbook({ country, framework, revision, locale, words, title })
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': MEDIA_TYPES.xlsx,
        'content-disposition': `attachment; filename="${fileName(`cotejo-${code}-${locale}-r${revision}`, 'xlsx')}"`,
      },
    })
  })
}

/** A filled workbook: read, kept, and on to its comparison; or back with the reason why it is none. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const context = currentRequest()
  context.isPrivate = true
  return answer(async () => {
    const { locale } = await params
    if (!isLocale(locale)) throw new NotFound('language', locale)
    const actor = await currentActor()
    // Before anything of the file is taken in.
    requireAction(actor, 'workbook.send')
    const form = await request.formData()
    const [file, asked, given] = [form.get('file'), countryField.safeParse(form.get('country')), form.get('formId')]
    const country = asked.data ?? ''
    requireAction(actor, 'workbook.send', country)
    const back = (why: Refusal) => redirect(`/${locale}/data/workbook?refused=${why}`)
    if (!(file instanceof File) || file.size === 0) return back('notXlsx')
    if (file.size > MOST_BYTES) return back('size')
    const bytes = new Uint8Array(await file.arrayBuffer())
    try {
      const { country: own, ...read } = await readCountryWorkbook(bytes, workbookWords)
      if (own !== country) return back('country')
      const command = COMMANDS.get('workbook.send')
      if (command?.kind !== 'change') throw new Error('there is no command workbook.send')
      const { href = '' } = await runChange(command, {
        ...{ actor, locale, today: context.today, requestId: context.id },
        formId: uuidField.safeParse(given).data ?? randomUUID(),
        input: {
          country,
          fileName: nameOf(file.name),
          sha256: createHash('sha256').update(bytes).digest('hex'),
          content: JSON.stringify(read),
        },
      })
      return redirect(`/${locale}${href}`)
    } catch (error) {
      if (error instanceof WorkbookRefused) return back(error.why)
      throw error
    }
  })
}

// A file's name comes from somebody's machine: letters, digits and little else.
function nameOf(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}. _()-]/gu, '')
    .trim()
  return clean.slice(-120) || 'workbook.xlsx'
}

const redirect = (location: string) => new Response(null, { status: 303, headers: { location } })

async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const headers = { 'content-type': 'text/plain; charset=utf-8' }
    return new Response(`${error.message}\n`, { status: error.status, headers })
  }
}
