import Link from 'next/link'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { MOST_LANES } from '@/lib/comparison/lanes'
import type { ProcedureWords } from './words'

type CountryChooserProps = {
  /** Those shown first and in their order, the others by name. */
  countries: { code: string; name: string; isReference: boolean }[]
  shown: string[]
  isOpen: boolean
  request: PageRequest
  words: ProcedureWords
}

/** Which countries have a lane, and in what order: a form and links, so that it works without script. */
export function CountryChooser({ countries, shown, isOpen, request, words }: CountryChooserProps) {
  const { locale, query } = request
  const { t } = words
  const ordered = (codes: string[]) => href(locale, '/procedures', query, { countries: codes.join(',') })
  const earlier = (place: number) => {
    const codes = [...shown]
    const [moved] = codes.splice(place, 1)
    return moved === undefined ? shown : [...codes.slice(0, place - 1), moved, ...codes.slice(place - 1)]
  }
  return (
    <details className="fold-box chooser" open={isOpen}>
      <summary>{t('choose', { count: shown.length })}</summary>
      <form action={`/${locale}/procedures`}>
        {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
        <fieldset>
          <legend>{t('chooseHint', { most: MOST_LANES })}</legend>
          <ul>
            {countries.map(({ code, name, isReference }, place) => {
              const isShown = shown.includes(code)
              return (
                <li key={code}>
                  <label>
                    <input type="checkbox" name="countries" value={code} defaultChecked={isShown} /> {name}
                    {isReference ? <small> ({t('referenceCountry')})</small> : null}
                  </label>{' '}
                  {isShown && place > 0 ? (
                    <Link
                      prefetch={false}
                      scroll={false}
                      href={ordered(earlier(place))}
                      aria-label={t('moveUp', { country: name })}
                      title={t('moveUp', { country: name })}
                    >
                      ↑
                    </Link>
                  ) : null}
                </li>
              )
            })}
          </ul>
        </fieldset>
        <button type="submit">{t('show')}</button>
      </form>
    </details>
  )
}
