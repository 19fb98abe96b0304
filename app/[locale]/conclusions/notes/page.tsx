import { z } from 'zod'
import { NotesScreen } from '@/components/conclusions/notes-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { parseQuery } from '@/lib/platform/http/query'
import { findNoteVersions, findSectionNotes } from '@/lib/reports/register-queries'
import { NOTED } from '@/lib/reports/schema'

const querySchema = z.object({ section: z.enum(NOTED).optional() })

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { section = 'introduction' } = parseQuery(querySchema, request.query)
      const [notes, versions] = await Promise.all([findSectionNotes(), findNoteVersions(section)])
      return (
        <NotesScreen
          request={request}
          section={section}
          written={new Set(notes.map((note) => note.section))}
          versions={versions}
        />
      )
    },
    { action: 'conclusions.write' },
  )
}
