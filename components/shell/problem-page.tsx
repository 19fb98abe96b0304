import { getTranslations } from 'next-intl/server'
import { Forbidden, Invalid, NotFound, type Problem } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'
import type { PageRequest } from './answer-page'
import { Frame } from './frame'

const WAYS = [
  'matrix',
  'compare',
  'procedures',
  'cooperation',
  'countries',
  'requirements',
  'search',
  'glossary',
] as const

/** What a reader is told when an address can't be answered: what is wrong with it and where to go on. */
export async function ProblemPage({ request, problem }: { request: PageRequest; problem: Problem }) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'problem' })
  const nav = await getTranslations({ locale, namespace: 'nav' })
  const title = t(problem.status === 400 ? '400' : problem.status === 403 ? '403' : '404')
  return (
    <Frame request={{ ...request, query: {} }} path="/problem" day={null} title={title}>
      <meta name="robots" content="noindex" />
      <h1>{title}</h1>
      {problem instanceof NotFound ? (
        <p>{t(`subjects.${problem.what}`, { value: problem.value.slice(0, 80) })}</p>
      ) : null}
      {problem instanceof Forbidden ? <Refusal problem={problem} request={request} /> : null}
      {problem instanceof Invalid ? (
        <>
          <p>{t('faultsTitle')}</p>
          <ul className="plain">
            {problem.faults.map(({ field, value, reason }) => (
              <li key={field}>{t(`fault.${reason}`, { field, value: value.slice(0, 80) })}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t('whatNext')}</p>
      <ul className="plain">
        {WAYS.map((way) => (
          <li key={way}>
            <a href={`/${locale}/${way}`}>{nav(way)}</a>
          </li>
        ))}
      </ul>
    </Frame>
  )
}

/** Why not, and the one thing that helps. */
async function Refusal({ problem, request }: { problem: Forbidden; request: PageRequest }) {
  const { locale, query } = request
  const path = currentRequest().path ?? ''
  const t = await getTranslations({ locale, namespace: 'problem' })
  const here = new URLSearchParams({
    next: `${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`,
  })
  return (
    <>
      <p>{t(`403${problem.why}`)}</p>
      {problem.why === 'signIn' ? (
        <p>
          <a className="button" href={`/${locale}/sign-in?${here}`}>
            {t('signIn')}
          </a>
        </p>
      ) : null}
      {problem.why === 'totp' ? (
        <p>
          <a className="button" href={`/${locale}/account#totp`}>
            {t('setUpTotp')}
          </a>
        </p>
      ) : null}
    </>
  )
}
