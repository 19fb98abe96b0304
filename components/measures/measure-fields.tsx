import { LocalisedField, SelectField, TextField, TicksField } from '@/components/form/fields'
import { languagesFor } from '@/components/register/deficiency-fields'
import type { Outline } from '@/lib/framework/schema'
import type { Model } from '@/lib/measures/model-queries'
import { EFFECT_STATUSES, LEVELS, MEASURE_KINDS, type Measure } from '@/lib/measures/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { modelReason } from './models'
import { measureWords } from './words'

export type MeasureValues = Partial<
  Pick<
    Measure,
    'kind' | 'title' | 'description' | 'responsibleBody' | 'partner' | 'priority' | 'costBand' | 'startOn' | 'dueOn'
  >
> &
  Pick<Measure, 'countries' | 'effects'> & { deficiencies: string[]; models: string[] }

export type MeasureChoices = {
  outline: Outline
  countries: string[]
  deficiencies: { id: string; number: number; country: string; title: Localised }[]
  models: Model[]
  /** Models that the measure has already, by `CL/provision-id`, whether or not they are still among those found. */
  kept: { name: string; label: string }[]
}

/** Lines for effects beyond those that there are. */
const SPARE = 3

/** What a measure says, proposed or corrected. */
export async function MeasureFields({
  locale,
  values,
  choices,
}: {
  locale: Locale
  values: MeasureValues
  choices: MeasureChoices
}) {
  const { t, status } = await measureWords(locale)
  const shared = { languages: languagesFor(locale), others: t('form.others') }
  const countries = sortByName(
    choices.countries.map((code) => ({ code, name: countryName(code, locale) })),
    locale,
  ).map(({ code, name }) => ({ value: code, label: name }))
  const requirements = choices.outline.requirements.map(({ id, title }) => ({
    value: id,
    label: pickText(title, locale).text,
  }))
  const found = await Promise.all(
    choices.models.map(async (model) => ({
      value: `${model.country}/${model.provision}`,
      label: `${countryName(model.country, locale)}: ${model.instrument}, ${model.article} (${await modelReason(model, locale)})`,
    })),
  )
  const models = [
    ...found,
    ...choices.kept
      .filter(({ name }) => !found.some(({ value }) => value === name))
      .map(({ name, label }) => ({ value: name, label })),
  ]
  const levels = LEVELS.map((level) => ({ value: level, label: t(`levels.${level}`) }))
  return (
    <>
      <SelectField
        name="kind"
        label={t('form.kind')}
        value={values.kind}
        options={MEASURE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <LocalisedField
        {...shared}
        name="title"
        label={t('form.title')}
        hint={t('form.titleHint')}
        values={values.title}
        max={200}
      />
      <LocalisedField
        {...shared}
        name="description"
        label={t('form.description')}
        hint={t('form.descriptionHint')}
        values={values.description}
        max={5000}
        isLong
      />
      <SelectField name="priority" label={t('form.priority')} value={values.priority ?? 'medium'} options={levels} />
      <SelectField
        name="costBand"
        label={t('form.cost')}
        value={values.costBand ?? ''}
        empty={t('form.unsaid')}
        options={LEVELS.map((level) => ({ value: level, label: t(`costs.${level}`) }))}
      />
      <TextField name="responsibleBody" label={t('form.body')} value={values.responsibleBody ?? ''} max={200} />
      <TextField name="partner" label={t('form.partner')} value={values.partner ?? ''} max={200} />
      <TextField name="startOn" type="date" label={t('form.start')} value={values.startOn ?? ''} />
      <TextField name="dueOn" type="date" label={t('form.due')} value={values.dueOn ?? ''} />
      <TicksField
        name="countries[]"
        label={t('form.countries')}
        hint={t('form.countriesHint')}
        values={values.countries}
        options={countries}
      />
      {choices.deficiencies.length === 0 ? null : (
        <details open={values.deficiencies.length > 0}>
          <summary>{t('form.deficiencies')}</summary>
          <TicksField
            name="deficiencies[]"
            label={t('form.deficiencies')}
            values={values.deficiencies}
            options={choices.deficiencies.map(({ id, number, country, title }) => ({
              value: id,
              label: `D-${number} · ${countryName(country, locale)} · ${pickText(title, locale).text}`,
            }))}
          />
        </details>
      )}
      <fieldset className="measure-effects" id="effects">
        <legend>{t('form.effects')}</legend>
        {Array.from({ length: Math.min(40, values.effects.length + SPARE) }, (_, place) => {
          const effect = values.effects[place]
          const number = place + 1
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an effect is known by its place.
            <div key={place}>
              <SelectField
                name={`effects.${place}.country`}
                label={t('form.effectCountry', { number })}
                value={effect?.country}
                empty="–"
                options={countries}
              />
              <SelectField
                name={`effects.${place}.requirement`}
                label={t('form.effectRequirement', { number })}
                value={effect?.requirement}
                empty="–"
                options={requirements}
              />
              <SelectField
                name={`effects.${place}.status`}
                label={t('form.effectStatus', { number })}
                value={effect?.status ?? 'met'}
                options={EFFECT_STATUSES.map((one) => ({ value: one, label: status(one) }))}
              />
            </div>
          )
        })}
      </fieldset>
      {models.length === 0 ? null : (
        <TicksField name="models[]" label={t('form.models')} values={values.models} options={models} />
      )}
    </>
  )
}
