'use client'

import { CONFIDENCES, STATUSES } from '@/lib/law/schema'
import type { Matrix } from '@/lib/matrix/schema'
import type { MatrixView } from '@/lib/matrix/view'
import { REVIEW_STATES } from '@/lib/review/schema'
import type { GridLabels } from './labels'
import { SearchField } from './search-field'
import type { ChangeView } from './use-view'
import { ViewLink } from './view-link'

type FiltersProps = {
  matrix: Matrix
  view: MatrixView
  changeView: ChangeView
  labels: GridLabels
  menu: { filters: string; apply: string }
  workshop: string
}

type Option = { value: string; name: string; options?: Option[] }

/** A plain form of the address' parameters; with script each field takes effect at once. */
export function Filters({ matrix, view, changeView, labels, menu, workshop }: FiltersProps) {
  const choose = <K extends keyof MatrixView>(name: K, value: MatrixView[K]) => {
    const change: Partial<MatrixView> = { [name]: value }
    // A group of another area would hide everything, unseen: the field lists only the area's own.
    const area = matrix.areas.find(({ id }) => id === value)
    if (name === 'area' && area && !area.groups.some(({ id }) => id === view.group)) change.group = undefined
    changeView(change)
  }
  const select = <K extends keyof MatrixView>(
    name: K,
    label: string,
    any: string,
    options: Option[],
    read: (value: string) => MatrixView[K],
  ) => (
    <label>
      <span>{label}</span>
      <select
        name={name}
        value={String(view[name] ?? '')}
        onChange={(event) => choose(name, event.target.value === '' ? undefined : read(event.target.value))}
      >
        <option value="">{any}</option>
        {options.map((option) =>
          option.options ? (
            <optgroup key={option.value} label={option.name}>
              {option.options.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ),
        )}
      </select>
    </label>
  )
  const check = (name: 'core' | 'changed' | 'marked' | 'law', label: string) => (
    <label className="check">
      <input
        type="checkbox"
        name={name}
        value={name === 'law' ? 'changed' : '1'}
        checked={view[name] !== undefined}
        onChange={({ target: { checked } }) =>
          changeView(name === 'law' ? { law: checked ? 'changed' : undefined } : { [name]: checked || undefined })
        }
      />
      <span>{label}</span>
    </label>
  )
  const same = (value: string) => value
  const areas = matrix.areas.filter(({ id }) => view.area === undefined || id === view.area)
  const isFoldedAll = matrix.areas.every(({ id }) => view.fold?.includes(id))
  return (
    <div className="filters-box">
      {/* On a phone the fields are folded away; a check box does it without script. */}
      <label className="filters-toggle">
        <input id="filters-open" type="checkbox" className="hidden" />
        {menu.filters}
      </label>
      <form method="get" className="filters" aria-label={menu.filters} onSubmit={(event) => event.preventDefault()}>
        {hiddenFields(view).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchField view={view} changeView={changeView} label={labels.search} />
        {select(
          'area',
          labels.area,
          labels.any,
          matrix.areas.map(({ id, title }) => ({ value: id, name: title.text })),
          same,
        )}
        {select(
          'group',
          labels.group,
          labels.any,
          areas.map(({ id, title, groups }) => ({
            value: id,
            name: title.text,
            options: groups.map((group) => ({ value: group.id, name: group.title.text })),
          })),
          same,
        )}
        {select(
          'standard',
          labels.standard,
          labels.any,
          matrix.standards.map(({ id, short }) => ({ value: id, name: short })),
          same,
        )}
        {select(
          'status',
          labels.status,
          labels.any,
          STATUSES.map((status) => ({ value: status, name: labels[status] })),
          (value) => STATUSES.find((status) => status === value),
        )}
        {select(
          'confidence',
          labels.confidence,
          labels.any,
          CONFIDENCES.map((confidence) => ({ value: confidence, name: labels[confidence] })),
          (value) => CONFIDENCES.find((confidence) => confidence === value),
        )}
        {select(
          'review',
          labels.review,
          labels.any,
          REVIEW_STATES.map((state) => ({ value: state, name: labels[state] })),
          (value) => REVIEW_STATES.find((state) => state === value),
        )}
        {select('sort', labels.sort, labels.sortFramework, [{ value: 'gaps', name: labels.sortGaps }], () => 'gaps')}
        {check('core', labels.core)}
        {check('changed', labels.changed)}
        {check('marked', labels.onlyMarked)}
        {check('law', labels.onlyLawChanged)}
        <label>
          <span>{labels.since}</span>
          <input
            key={view.since ?? workshop}
            type="date"
            name={view.since === 'none' ? undefined : 'since'}
            min="1900-01-01"
            max="2100-12-31"
            defaultValue={view.since === 'none' ? '' : (view.since ?? workshop)}
            onChange={(event) => {
              const day = event.target.value
              // While a year is being typed the field holds days of the year 2, 20 and 202.
              if (day === '' || day >= '1900-01-01') changeView({ since: sinceValue(day, workshop) })
            }}
          />
        </label>
        <button type="submit" className="no-script">
          {menu.apply}
        </button>
        <span className="actions">
          {view.since === 'none' ? (
            <ViewLink view={view} change={{ since: undefined }} changeView={changeView}>
              {labels.sinceOn}
            </ViewLink>
          ) : (
            <ViewLink view={view} change={{ since: 'none', changed: undefined }} changeView={changeView}>
              {labels.sinceOff}
            </ViewLink>
          )}
          <ViewLink view={view} change={{ transpose: view.transpose ? undefined : true }} changeView={changeView}>
            {view.transpose ? labels.untranspose : labels.transpose}
          </ViewLink>
          <ViewLink
            view={view}
            change={{ fold: isFoldedAll ? undefined : matrix.areas.map(({ id }) => id) }}
            changeView={changeView}
          >
            {isFoldedAll ? labels.unfoldAll : labels.foldAll}
          </ViewLink>
          <ViewLink view={{ date: view.date }} change={EMPTY} changeView={changeView}>
            {labels.reset}
          </ViewLink>
        </span>
      </form>
    </div>
  )
}

const EMPTY: Partial<MatrixView> = {
  since: undefined,
  area: undefined,
  group: undefined,
  standard: undefined,
  core: undefined,
  status: undefined,
  confidence: undefined,
  review: undefined,
  changed: undefined,
  marked: undefined,
  law: undefined,
  q: undefined,
  countries: undefined,
  pin: undefined,
  sort: undefined,
  columns: undefined,
  fold: undefined,
  transpose: undefined,
}

function sinceValue(day: string, workshop: string): string | undefined {
  if (day === '') return 'none'
  return day === workshop ? undefined : day
}

// What the form has no field for but must not lose when it is sent without script.
function hiddenFields(view: MatrixView): [string, string][] {
  const kept = ['date', 'countries', 'pin', 'columns', 'fold', 'transpose'] as const
  const since: [string, string][] = view.since === 'none' ? [['since', 'none']] : []
  const others = kept.flatMap((name): [string, string][] => {
    const value = view[name]
    return value === undefined ? [] : [[name, value === true ? '1' : String(value)]]
  })
  return [...since, ...others]
}
