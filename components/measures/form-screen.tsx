import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { Measure } from '@/lib/measures/schema'
import { type MeasureChoices, MeasureFields, type MeasureValues } from './measure-fields'
import { measureWords } from './words'
import '../register/register.css'
import './measures.css'

/** A new measure, or one that is corrected. */
export async function MeasureFormScreen({
  request,
  measure,
  values,
  choices,
}: {
  request: PageRequest
  measure: Measure | null
  values: MeasureValues
  choices: MeasureChoices
}) {
  const { locale, query } = request
  const { t } = await measureWords(locale)
  const name = measure === null ? '' : `M-${measure.number}`
  const title = measure === null ? t('propose') : t('edit.title', { name })
  const path = measure === null ? '/measures/new' : `/measures/${name}/edit`
  return (
    <Frame request={request} path={path} day={null} title={title}>
      <p className="crumbs">
        <a href={measure === null ? `/${locale}/measures` : `/${locale}/measures/${name}`}>
          {measure === null ? t('toList') : name}
        </a>
      </p>
      <h1>{title}</h1>
      <Form
        locale={locale}
        command={measure === null ? 'measure.propose' : 'measure.edit'}
        submit={measure === null ? t('form.submit') : t('edit.submit')}
        hidden={measure === null ? {} : { id: measure.id, version: measure.version }}
        draft={
          measure === null
            ? `measure:${new URLSearchParams(query).toString()}`
            : `measure:${measure.id}:${measure.version}`
        }
      >
        <MeasureFields {...{ locale, values, choices }} />
      </Form>
    </Frame>
  )
}
