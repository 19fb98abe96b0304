'use client'

import type { ReactNode } from 'react'
import { differingFields, useFormKnowledge } from './form-context'

type Common = {
  name: string
  label: string
  /** What helps to fill it in, below the label. */
  hint?: string
  isRequired?: boolean
}

/** A labelled field with its hint and, where it came back, what is wrong with it. */
function Field({ name, label, hint, isRequired, children }: Common & { children: ReactNode }) {
  const { faultOf, idOf } = useFormKnowledge()
  const fault = faultOf(name)
  return (
    <div className={fault === null ? 'field' : 'field faulty'}>
      <label htmlFor={idOf(name)}>
        <span>{label}</span>
        {isRequired ? <span aria-hidden="true">*</span> : null}
      </label>
      {hint === undefined ? null : <small id={idOf(`${name}-hint`)}>{hint}</small>}
      {children}
      <Theirs name={name} />
      {fault === null ? null : (
        <p className="fault" id={idOf(`${name}-fault`)}>
          {fault}
        </p>
      )}
    </div>
  )
}

/** What somebody else has written into the field since the form was opened, and a button that takes it. */
function Theirs({ name }: { name: string }) {
  const { state, idOf, words } = useFormKnowledge()
  if (!differingFields(state).includes(name)) return null
  const text = state.conflict?.theirs[name] ?? ''
  const take = () => {
    const element = document.getElementById(idOf(name))
    if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    ) {
      element.value = text
      element.focus()
    }
  }
  return (
    <div className="theirs">
      <strong>{words.theirs}</strong> <span>{text === '' ? words.empty : text}</span>{' '}
      <button type="button" className="quiet" onClick={take}>
        {words.takeTheirs}
      </button>
    </div>
  )
}

function useAria({ name, hint, isRequired }: Common) {
  const { faultOf, idOf, typed } = useFormKnowledge()
  const isFaulty = faultOf(name) !== null
  const describedBy = [hint === undefined ? '' : idOf(`${name}-hint`), isFaulty ? idOf(`${name}-fault`) : '']
  const typedNow = typed(name)
  return {
    attributes: {
      id: idOf(name),
      name,
      required: isRequired,
      'aria-invalid': isFaulty ? true : undefined,
      'aria-describedby': describedBy.filter(Boolean).join(' ') || undefined,
    },
    typed: typeof typedNow === 'string' ? typedNow : undefined,
  }
}

type TextFieldProps = Common & {
  type?: 'text' | 'email' | 'password' | 'date' | 'url' | 'number' | 'search'
  value?: string
  autoComplete?: string
  inputMode?: 'numeric'
  max?: number
  lang?: string
}

export function TextField({
  type = 'text',
  value = '',
  autoComplete = 'off',
  inputMode,
  max,
  lang,
  ...common
}: TextFieldProps) {
  const { attributes, typed } = useAria(common)
  return (
    <Field {...common}>
      <input
        {...attributes}
        type={type}
        defaultValue={type === 'password' ? '' : (typed ?? value)}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={max}
        lang={lang}
      />
    </Field>
  )
}

type ProseFieldProps = Common & { value?: string; rows?: number; max?: number; lang?: string }

export function ProseField({ value = '', rows = 5, max, lang, ...common }: ProseFieldProps) {
  const { attributes, typed } = useAria(common)
  return (
    <Field {...common}>
      <textarea {...attributes} rows={rows} maxLength={max} lang={lang} defaultValue={typed ?? value} />
    </Field>
  )
}

export type Option = { value: string; label: string }

type SelectFieldProps = Common & { options: Option[]; value?: string; empty?: string }

/** `empty`: the words of a first choice that chooses nothing. */
export function SelectField({ options, value, empty, ...common }: SelectFieldProps) {
  const { attributes, typed } = useAria(common)
  return (
    <Field {...common}>
      <select {...attributes} defaultValue={typed ?? value ?? ''}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type TicksFieldProps = Omit<Common, 'isRequired'> & {
  options: Option[]
  values?: string[]
  type?: 'checkbox' | 'radio'
}

/** Several boxes under one name (`cells[]`), or with `radio` one choice of them. */
export function TicksField({ name, label, hint, options, values = [], type = 'checkbox' }: TicksFieldProps) {
  const { faultOf, idOf, typed } = useFormKnowledge()
  const fault = faultOf(name.replace(/\[\]$/, ''))
  const given = typed(name)
  const chosen = given === undefined ? values : [given].flat()
  return (
    <fieldset className={fault === null ? 'field ticks' : 'field ticks faulty'} id={idOf(name.replace(/\[\]$/, ''))}>
      <legend>{label}</legend>
      {hint === undefined ? null : <small>{hint}</small>}
      {options.map((option) => (
        <label key={option.value}>
          <input type={type} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />{' '}
          <span>{option.label}</span>
        </label>
      ))}
      {fault === null ? null : <p className="fault">{fault}</p>}
    </fieldset>
  )
}

/** One box that says yes. */
export function TickField({
  name,
  label,
  hint,
  isTicked = false,
}: Omit<Common, 'isRequired'> & { isTicked?: boolean }) {
  const { idOf, typed, state } = useFormKnowledge()
  const isOn = state.outcome === 'untouched' ? isTicked : typed(name) !== undefined || isTicked
  return (
    <div className="field tick">
      <label htmlFor={idOf(name)}>
        <input type="checkbox" id={idOf(name)} name={name} defaultChecked={isOn} /> <span>{label}</span>
      </label>
      {hint === undefined ? null : <small>{hint}</small>}
    </div>
  )
}

type LocalisedFieldProps = {
  /** `title`: the fields are `title.es`, `title.pt` … */
  name: string
  label: string
  hint?: string
  /** The reader's language first: it is asked for, the others stand folded. */
  languages: { code: string; name: string }[]
  /** The words over the other languages. */
  others: string
  values?: Readonly<Record<string, string>>
  isLong?: boolean
  max?: number
}

export function LocalisedField({
  name,
  label,
  hint,
  languages,
  others,
  values = {},
  isLong,
  max,
}: LocalisedFieldProps) {
  const { state } = useFormKnowledge()
  const [first, ...rest] = languages
  const Part = isLong ? ProseField : TextField
  const part = ({ code, name: language }: { code: string; name: string }) => (
    <Part
      key={code}
      name={`${name}.${code}`}
      label={`${label} (${language})`}
      hint={code === first?.code ? hint : undefined}
      value={values[code] ?? ''}
      max={max}
      lang={code}
    />
  )
  const isOpen = rest.some(({ code }) => values[code]) || state.faults.some(({ field }) => field.startsWith(`${name}.`))
  return (
    <div className="localised">
      {first === undefined ? null : part(first)}
      <details open={isOpen}>
        <summary>{others}</summary>
        {rest.map(part)}
      </details>
    </div>
  )
}
