import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import { hasWords } from '@/lib/comparison/compare-rules'
import { type CompareView, FEWEST_COUNTRIES, MOST_COUNTRIES, MOST_REQUIREMENTS } from '@/lib/comparison/compare-schema'
import type { Outline, RequirementBrief } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { sortByName } from '@/lib/platform/i18n/names'
import { compareHref } from './compare-link'
import type { CompareWords } from './words'

type PickerProps = {
  request: PageRequest
  words: CompareWords
  view: CompareView
  outline: Outline
  jurisdictions: Jurisdiction[]
  /** The words that requirements are looked for by; empty: all are listed. */
  search: string
  isOpen: boolean
}

/** Which countries and requirements to compare: a plain form, whose address is the comparison. */
export function Picker({ request, words, view, outline, jurisdictions, search, isOpen }: PickerProps) {
  const { locale, query } = request
  const { t } = words
  const shown = outline.requirements.filter(
    (requirement) => view.requirements.includes(requirement.id) || isFound(requirement, search),
  )
  const found = shown.filter((requirement) => isFound(requirement, search)).length
  const twelve = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
  return (
    <details className="fold-box compare-picker" open={isOpen}>
      <summary>{t('picker')}</summary>
      <form action={`/${locale}/compare`}>
        {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
        {view.pin.length > 0 ? <input type="hidden" name="pin" value={view.pin.join(',')} /> : null}
        {view.onlyDifferences ? <input type="hidden" name="only" value="differences" /> : null}
        <fieldset>
          <legend>{t('pickCountries', { fewest: FEWEST_COUNTRIES, most: MOST_COUNTRIES })}</legend>
          <Countries words={words} view={view} jurisdictions={jurisdictions} locale={locale} />
          <p>
            <a href={compareHref(locale, query, { ...view, countries: twelve })}>{t('theTwelve')}</a>
          </p>
        </fieldset>
        <fieldset>
          <legend>{t('pickRequirements', { most: MOST_REQUIREMENTS })}</legend>
          <div className="compare-search">
            <label htmlFor="compare-search">{t('search')}</label>
            <input id="compare-search" type="search" name="q" defaultValue={search} maxLength={100} />
            {/* The first button of the form is the one that Enter presses. */}
            <button type="submit" name="pick" value="1">
              {t('find')}
            </button>
          </div>
          {search === '' ? null : <p role="status">{t('found', { count: found, search })}</p>}
          {outline.areas.map((area) => {
            const groups = area.groups.filter(({ slug }) => shown.some(({ group }) => group === slug))
            return groups.length === 0 ? null : (
              <div key={area.id} className="compare-area">
                <h2>
                  <DataText value={area.title} locale={locale} />
                </h2>
                {groups.map((group) => {
                  const members = outline.requirements.filter((requirement) => requirement.group === group.slug)
                  const listed = members.filter((requirement) => shown.includes(requirement))
                  const chosen = members.filter(({ id }) => view.requirements.includes(id)).length
                  return (
                    <details key={group.slug} open={search !== '' || chosen > 0}>
                      <summary>
                        <DataText value={group.title} locale={locale} />{' '}
                        <small>{chosen === 0 ? members.length : t('ofGroup', { chosen, count: members.length })}</small>
                      </summary>
                      {chosen === members.length ? null : (
                        <label className="check">
                          <input type="checkbox" name="groups" value={group.slug} autoComplete="off" />
                          <span>{t('wholeGroup', { count: members.length })}</span>
                        </label>
                      )}
                      {listed.map((requirement) => (
                        <label key={requirement.id} className="check">
                          <input
                            type="checkbox"
                            name="requirements"
                            value={requirement.id}
                            defaultChecked={view.requirements.includes(requirement.id)}
                            autoComplete="off"
                          />
                          <span>
                            <DataText value={requirement.title} locale={locale} />
                          </span>
                        </label>
                      ))}
                    </details>
                  )
                })}
              </div>
            )
          })}
        </fieldset>
        <button type="submit" className="primary">
          {t('compare')}
        </button>
      </form>
    </details>
  )

  function isFound({ id, title, group }: RequirementBrief, search: string): boolean {
    const groups = outline.areas.flatMap((area) => area.groups)
    const titleOfGroup = groups.find(({ slug }) => slug === group)?.title
    const texts = [title, ...(titleOfGroup ? [titleOfGroup] : [])].map((text) => pickText(text, locale).text)
    return hasWords([...texts, id].join(' '), search)
  }
}

type CountriesProps = Pick<PickerProps, 'words' | 'view' | 'jurisdictions'> & { locale: PageRequest['locale'] }

function Countries({ words, view, jurisdictions, locale }: CountriesProps) {
  const named = sortByName(
    jurisdictions.map(({ code, role }) => ({ code, role, name: words.nameOf(code) })),
    locale,
  ).sort((a, b) => Number(a.role !== 'participant') - Number(b.role !== 'participant'))
  return (
    <div className="compare-countries">
      {named.map(({ code, role, name }) => (
        <label key={code} className="check">
          <input
            type="checkbox"
            name="countries"
            value={code}
            defaultChecked={view.countries.includes(code)}
            autoComplete="off"
          />
          <span>
            {name}
            {role === 'participant' ? null : ` (${words.t('reference')})`}
          </span>
        </label>
      ))}
    </div>
  )
}
