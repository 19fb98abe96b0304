import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { Source } from '@/lib/law/schema'
import type { Deficiency } from '@/lib/register/schema'
import { DeficiencyFields } from './deficiency-fields'
import { registerWords } from './words'
import './register.css'

export async function EditScreen({
  request,
  deficiency,
  sources,
}: {
  request: PageRequest
  deficiency: Deficiency
  sources: Source[]
}) {
  const { locale } = request
  const { t } = await registerWords(locale)
  const name = `D-${deficiency.number}`
  const title = t('edit.title', { name })
  return (
    <Frame request={request} path={`/deficiencies/${name}/edit`} day={null} title={title}>
      <p className="crumbs">
        <a href={`/${locale}/deficiencies/${name}`}>{name}</a>
      </p>
      <h1>{title}</h1>
      <Form
        locale={locale}
        command="deficiency.edit"
        submit={t('edit.submit')}
        hidden={{ id: deficiency.id, version: deficiency.version }}
        draft={`edit:${deficiency.id}`}
      >
        <DeficiencyFields
          locale={locale}
          sources={sources}
          values={{ ...deficiency, sources: deficiency.sources.map(({ id }) => id) }}
        />
      </Form>
    </Frame>
  )
}
