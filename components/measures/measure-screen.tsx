import { ProseField, SelectField, TickField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { StatusLabel } from '@/components/law/sign'
import { History } from '@/components/register/history'
import { formatMoment } from '@/components/register/words'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { DataText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import type { Outline } from '@/lib/framework/schema'
import type { Measure } from '@/lib/measures/schema'
import { isOverdue, measureStepsFrom } from '@/lib/measures/status-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { CommentEntry, HistoryEntry } from '@/lib/register/queries'
import { measureWords } from './words'
import '../register/register.css'
import './measures.css'

type MeasureScreenProps = {
  request: PageRequest
  measure: Measure
  outline: Outline
  comments: CommentEntry[]
  history: HistoryEntry[]
}

export async function MeasureScreen(props: MeasureScreenProps) {
  const { request, measure, outline } = props
  const { locale, actor, today } = request
  const { t, status } = await measureWords(locale)
  const name = `M-${measure.number}`
  const made = formatDay(measure.createdAt.toISOString().slice(0, 10), locale)
  const titles = new Map(outline.requirements.map(({ id, title }) => [id, pickText(title, locale).text]))
  const facts: [string, string | null][] = [
    [t('columns.kind'), t(`kinds.${measure.kind}`)],
    [t('columns.priority'), t(`levels.${measure.priority}`)],
    [t('form.cost'), measure.costBand === null ? null : t(`costs.${measure.costBand}`)],
    [t('form.body'), measure.responsibleBody],
    [t('form.partner'), measure.partner],
    [t('form.start'), measure.startOn === null ? null : formatDay(measure.startOn, locale)],
    [t('form.due'), measure.dueOn === null ? null : formatDay(measure.dueOn, locale)],
  ]
  return (
    <Frame
      request={request}
      path={`/measures/${name}`}
      day={null}
      title={`${name} · ${pickText(measure.title, locale).text}`}
    >
      <p className="crumbs">
        <a href={`/${locale}/measures`}>{t('toList')}</a>
      </p>
      <h1>
        <span className="over">
          {name} · {measure.countries.map((code) => countryName(code, locale)).join(', ')}
        </span>
        <DataText value={measure.title} locale={locale} />
      </h1>
      <ShareBar request={request} day={null} />
      <p>
        <span className="step-mark">{t(`statuses.${measure.status}`)}</span>{' '}
        {isOverdue(measure, today) ? <strong>{t('overdue')}</strong> : null} ·{' '}
        {measure.author === ''
          ? t('page.sinceOnly', { day: made })
          : t('page.since', { author: measure.author, day: made })}
      </p>
      {measure.statusReason === null ? null : (
        <p className="said">{t('page.reason', { reason: measure.statusReason })}</p>
      )}
      <p className="said">
        <DataText value={measure.description} locale={locale} />
      </p>
      <dl className="attributes">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <h2>{t('page.deficiencies')}</h2>
      {measure.deficiencies.length === 0 ? <p>{t('page.noDeficiencies')}</p> : null}
      <ul>
        {measure.deficiencies.map(({ id, number, country, title }) => (
          <li key={id}>
            <a href={`/${locale}/deficiencies/D-${number}`}>
              D-{number} · {countryName(country, locale)} · <DataText value={title} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
      <h2>{t('page.effects')}</h2>
      {measure.effects.length === 0 ? (
        <p>{t('page.noEffects')}</p>
      ) : (
        <p>
          <a href={`/${locale}/measures/what-if?measures=${name}`}>{t('page.tryIt')}</a>
        </p>
      )}
      <ul>
        {measure.effects.map(({ country, requirement, status: brought }) => (
          <li key={`${country}/${requirement}`}>
            <a href={`/${locale}/matrix/${country}/${requirement}`}>
              {countryName(country, locale)}: {titles.get(requirement) ?? requirement}
            </a>{' '}
            → <StatusLabel status={brought} word={status(brought)} />
          </li>
        ))}
      </ul>
      {measure.models.length === 0 ? null : (
        <>
          <h2>{t('form.models')}</h2>
          <ul>
            {measure.models.map(({ country, provision, article, instrument, summary }) => (
              <li key={`${country}/${provision}`}>
                <a href={`/${locale}/provisions/${country}/${provision}`}>
                  {countryName(country, locale)}: {instrument}, {article}
                </a>
                <br />
                <DataText value={summary} locale={locale} />
              </li>
            ))}
          </ul>
        </>
      )}
      {may(actor, 'measure.edit') ? <Actions {...props} /> : null}
      {may(actor, 'register.readAll') ? <Inside {...props} /> : null}
    </Frame>
  )
}

/** Steps, correction and publication. */
async function Actions({ request: { locale }, measure }: MeasureScreenProps) {
  const { t } = await measureWords(locale)
  const { id, version, number, isPublished } = measure
  const steps = measureStepsFrom(measure.status)
  return (
    <section>
      <h2>{t('page.steps')}</h2>
      <Form locale={locale} command="measure.step" submit={t('page.takeStep')} hidden={{ id, version }}>
        <SelectField
          name="to"
          label={t('page.to')}
          options={steps.map(({ to }) => ({ value: to, label: t(`statuses.${to}`) }))}
        />
        <ProseField name="reason" label={t('page.reasonLabel')} hint={t('page.reasonHint')} rows={2} max={2000} />
        {steps.some(({ to }) => to === 'done') && measure.deficiencies.length > 0 ? (
          <TickField name="resolves" label={t('page.resolves')} />
        ) : null}
      </Form>
      <div className="deficiency-actions">
        <p>
          <a href={`/${locale}/measures/M-${number}/edit`}>{t('edit.link')}</a>
        </p>
        <div>
          <p>{t(isPublished ? 'page.isPublished' : 'page.isNot')}</p>
          <Form
            locale={locale}
            command="measure.publish"
            submit={t(isPublished ? 'page.withdraw' : 'page.publish')}
            hidden={{ id, version, isPublished: isPublished ? '' : 'on' }}
            isInline
            isQuiet
          />
        </div>
      </div>
    </section>
  )
}

/** What accounts alone see: progress and history. */
async function Inside({ request: { locale }, measure, comments, history }: MeasureScreenProps) {
  const { t } = await measureWords(locale)
  return (
    <>
      <h2 id="notes">{t('page.notes')}</h2>
      {comments.length === 0 ? <p>{t('page.noNotes')}</p> : null}
      <ol className="plain">
        {comments.map(({ id, author, body, createdAt }) => (
          <li key={id}>
            <strong>{author}</strong> <time dateTime={createdAt.toISOString()}>{formatMoment(createdAt, locale)}</time>
            <p className="said">{body}</p>
          </li>
        ))}
      </ol>
      <Form
        locale={locale}
        command="comment.write"
        submit={t('page.say')}
        hidden={{ subject: 'measure', id: measure.id }}
        draft={`comment:${measure.id}`}
      >
        <ProseField name="body" label={t('page.note')} rows={3} max={5000} isRequired />
      </Form>
      <h2 id="history">{t('page.history')}</h2>
      <History entries={history} locale={locale} />
    </>
  )
}
