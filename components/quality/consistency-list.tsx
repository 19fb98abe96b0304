import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import { countryName } from '@/lib/platform/i18n/names'

const KINDS = ['recall-alone', 'recall-with-source', 'provision-outside-period', 'number-without-unit'] as const

type Found = { file: string; path: string; reason: string; id?: string }

export type ConsistencyListProps = {
  consistency: { faults: Found[]; warnings: (Found & { kind: (typeof KINDS)[number] })[] }
  outline: Outline
  request: PageRequest
}

/** The importer's rules, run on the data as it is by now: what breaks them, and what they would have looked at again. */
export async function ConsistencyList({ consistency, outline, request }: ConsistencyListProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'quality.rules' })
  const { faults, warnings } = consistency
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('summary', { faults: faults.length, warnings: warnings.length })}</p>
      {faults.length === 0 ? null : (
        <ul className="plain" lang="en">
          {faults.map(({ file, path, id, reason }) => (
            <li key={`${file} ${path} ${reason}`}>
              {countryOf(file)} {id ?? path}: {reason}
            </li>
          ))}
        </ul>
      )}
      {KINDS.map((kind) => {
        const found = warnings.filter((warning) => warning.kind === kind)
        return found.length === 0 ? null : (
          <details key={kind} className="fold-box">
            <summary>{t(kind, { count: found.length })}</summary>
            <ul className="plain">
              {found.map((warning) => (
                <li key={`${warning.file} ${warning.path}`}>
                  <Place warning={warning} outline={outline} request={request} />
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}

function countryOf(file: string): string {
  return file.slice('countries/'.length, 'countries/XX'.length)
}

/** A provision is named by its id, a finding by its requirement and, where it has one, its first day. */
function Place({
  warning: { file, path, id = '' },
  outline,
  request: { locale, query },
}: {
  warning: Found
  outline: Outline
  request: PageRequest
}) {
  const country = countryOf(file)
  const name = countryName(country, locale)
  if (path.startsWith('provisions'))
    return (
      <>
        {name} · <a href={href(locale, `/provisions/${country}/${id}`, query)}>{id}</a>
      </>
    )
  const [requirement = '', from] = id.split(' from ')
  const title = outline.requirements.find((one) => one.id === requirement)?.title
  const dated = from === undefined ? query : { ...query, date: from }
  return (
    <>
      {name} ·{' '}
      <a href={href(locale, `/matrix/${country}/${requirement}`, dated)}>
        {title === undefined ? requirement : <DataText value={title} locale={locale} />}
      </a>
    </>
  )
}
