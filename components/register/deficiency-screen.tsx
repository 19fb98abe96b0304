import { ProseField, SelectField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { StatusLabel } from '@/components/law/sign'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { LawChanged } from '@/components/texts/law-changed'
import { DataText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { CommentEntry, HistoryEntry } from '@/lib/register/queries'
import type { Deficiency } from '@/lib/register/schema'
import { stepsFor } from '@/lib/register/workflow-rules'
import type { LawChange } from '@/lib/texts/queries'
import { History } from './history'
import { StepMark } from './step-mark'
import { formatMoment, registerWords } from './words'
import './register.css'

type DeficiencyScreenProps = {
  request: PageRequest
  day: string
  deficiency: Deficiency
  changes: LawChange[]
  comments: CommentEntry[]
  history: HistoryEntry[]
  assignees: { id: string; name: string }[]
}

export async function DeficiencyScreen(props: DeficiencyScreenProps) {
  const { request, day, deficiency, changes, comments, history } = props
  const { locale, actor } = request
  const { t, status } = await registerWords(locale)
  const name = `D-${deficiency.number}`
  const { country, requirement, finding, statusThen, statusNow, nowFrom } = deficiency
  const isChanged = statusThen !== statusNow || finding.from !== nowFrom
  const marked = formatDay(deficiency.createdAt.toISOString().slice(0, 10), locale)
  return (
    <Frame
      request={request}
      path={`/deficiencies/${name}`}
      day={null}
      title={`${name} · ${pickText(deficiency.title, locale).text}`}
    >
      <p className="crumbs">
        <a href={`/${locale}/deficiencies`}>{t('page.back')}</a>
      </p>
      <h1>
        <span className="over">{t('page.over', { name, country: countryName(country, locale) })}</span>
        <DataText value={deficiency.title} locale={locale} />
      </h1>
      <ShareBar request={request} day={null} />
      <p>
        <StepMark status={deficiency.status} word={t(`statuses.${deficiency.status}`)} /> ·{' '}
        {t(`kinds.${deficiency.kind}`)} · {t(`severities.${deficiency.severity}`)} ·{' '}
        {deficiency.author === ''
          ? t('page.sinceOnly', { day: marked })
          : t('page.since', { author: deficiency.author, day: marked })}
        {deficiency.assignee === null ? null : (
          <>
            {' '}
            · {t('page.assign')}: {deficiency.assignee.name}
          </>
        )}
      </p>
      {deficiency.statusReason === null ? null : (
        <p className="said">{t('page.reason', { reason: deficiency.statusReason })}</p>
      )}
      <p className="said">
        <DataText value={deficiency.description} locale={locale} />
      </p>
      <h2>{t('page.finding')}</h2>
      <p>
        <a href={`/${locale}/matrix/${country}/${requirement}`}>
          <DataText value={deficiency.requirementTitle} locale={locale} />
        </a>
      </p>
      <p>
        {t('page.then', { day: formatDay(finding.day, locale), status: status(statusThen) })}{' '}
        {t('page.now', { day: formatDay(day, locale), status: status(statusNow) })}{' '}
        {isChanged ? (
          <strong>
            {nowFrom === null ? t('page.changedUnknown') : t('page.changed', { day: formatDay(nowFrom, locale) })}
          </strong>
        ) : (
          t('page.same')
        )}{' '}
        <StatusLabel status={statusNow} word={status(statusNow)} />
      </p>
      <LawChanged changes={changes} locale={locale} />
      <h2>{t('page.evidence')}</h2>
      {deficiency.sources.length + deficiency.links.length === 0 ? <p>{t('page.noEvidence')}</p> : null}
      <ul>
        {deficiency.sources.map(({ id, title, publisher, url }) => (
          <li key={id}>
            {url === null ? (
              title
            ) : (
              <a className="external" href={url} rel="noreferrer">
                {title}
              </a>
            )}
            {publisher === null ? null : `, ${publisher}`}
          </li>
        ))}
        {deficiency.links.map(({ url, title }) => (
          <li key={url}>
            <a className="external" href={url} rel="noreferrer nofollow">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <h2>{t('page.measures')}</h2>
      {deficiency.measures.length === 0 ? <p>{t('page.noMeasures')}</p> : null}
      <ul>
        {deficiency.measures.map(({ number, title }) => (
          <li key={number}>
            <a href={`/${locale}/measures/M-${number}`}>
              M-{number} <DataText value={title} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
      {may(actor, 'measure.edit') ? (
        <p>
          <a href={`/${locale}/measures/new?deficiency=${name}`}>{t('page.propose')}</a>
        </p>
      ) : null}
      {actor === null ? null : <Actions {...props} />}
      {may(actor, 'register.readAll') ? (
        <>
          <h2 id="discussion">{t('page.discussion')}</h2>
          {comments.length === 0 ? <p>{t('page.noComments')}</p> : null}
          <ol className="plain">
            {comments.map(({ id, author, body, createdAt }) => (
              <li key={id}>
                <strong>{author}</strong>{' '}
                <time dateTime={createdAt.toISOString()}>{formatMoment(createdAt, locale)}</time>
                <p className="said">{body}</p>
              </li>
            ))}
          </ol>
          <Form
            locale={locale}
            command="comment.write"
            submit={t('page.say')}
            hidden={{ subject: 'deficiency', id: deficiency.id }}
            draft={`comment:${deficiency.id}`}
          >
            <ProseField name="body" label={t('page.comment')} rows={3} max={5000} isRequired />
          </Form>
          <h2 id="history">{t('page.history')}</h2>
          <History entries={history} locale={locale} />
        </>
      ) : null}
    </Frame>
  )
}

/** What this reader may do with it, and nothing else. */
async function Actions({ request, deficiency, assignees }: DeficiencyScreenProps) {
  const { locale, actor } = request
  const { t } = await registerWords(locale)
  const { id, version, number, isPublished } = deficiency
  const steps = stepsFor(actor, deficiency)
  const isEditor = may(actor, 'deficiency.edit')
  return (
    <section>
      <h2>{t('page.steps')}</h2>
      {steps.length === 0 ? (
        <p>{t('page.noSteps')}</p>
      ) : (
        <Form
          locale={locale}
          command={actor?.role === 'reviewer' ? 'deficiency.answer' : 'deficiency.step'}
          submit={t('page.takeStep')}
          hidden={{ id, version }}
        >
          <SelectField
            name="to"
            label={t('page.to')}
            options={steps.map(({ to }) => ({ value: to, label: t(`statuses.${to}`) }))}
          />
          <ProseField name="reason" label={t('page.reasonLabel')} hint={t('page.reasonHint')} rows={2} max={2000} />
        </Form>
      )}
      {isEditor ? (
        <div className="deficiency-actions">
          <p>
            <a href={`/${locale}/deficiencies/D-${number}/edit`}>{t('edit.link')}</a>
          </p>
          <div>
            <p>{t(isPublished ? 'page.isPublished' : 'page.isNot')}</p>
            <Form
              locale={locale}
              command="deficiency.publish"
              submit={t(isPublished ? 'page.withdraw' : 'page.publish')}
              hidden={{ id, version, isPublished: isPublished ? '' : 'on' }}
              isInline
              isQuiet
            />
          </div>
          <Form
            locale={locale}
            command="deficiency.assign"
            submit={t('page.assignSubmit')}
            hidden={{ id, version }}
            isInline
            isQuiet
          >
            <SelectField
              name="assignee"
              label={t('page.assign')}
              empty={t('page.nobody')}
              value={deficiency.assignee?.id ?? ''}
              options={assignees.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form>
        </div>
      ) : null}
    </section>
  )
}
