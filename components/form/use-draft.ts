'use client'

import { type RefObject, useEffect, useState } from 'react'

const PREFIX = 'draft:'
const PAUSE_MS = 400

/**
 * What is typed into a form and not sent yet, kept in this browser under `name` until it is sent or discarded. Never
 * for passwords: a form that has one is given no name. `version` is the one that a restored draft was begun from: what
 * changed since then is a conflict when it is sent, and overwrites nothing.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, name: string | undefined) {
  const [isRestored, setRestored] = useState(false)
  const [version, setVersion] = useState<string | null>(null)
  useEffect(() => {
    const element = form.current
    if (!element || name === undefined) return
    const key = PREFIX + name
    const known = parse(localStorage.getItem(key))
    if (known && restore(element, known.texts)) {
      setRestored(true)
      setVersion(known.version)
    }
    let waiting: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(waiting)
      waiting = undefined
      // A full or forbidden store costs the draft, not the form.
      try {
        localStorage.setItem(key, JSON.stringify({ version: versionOf(element), texts: textsOf(element) }))
      } catch {}
    }
    const later = () => {
      clearTimeout(waiting)
      waiting = setTimeout(keep, PAUSE_MS)
    }
    const atOnce = () => {
      if (waiting !== undefined) keep()
    }
    element.addEventListener('input', later)
    window.addEventListener('pagehide', atOnce)
    return () => {
      atOnce()
      element.removeEventListener('input', later)
      window.removeEventListener('pagehide', atOnce)
    }
  }, [form, name])
  const discard = () => {
    clearDraft(name)
    form.current?.reset()
    setRestored(false)
    setVersion(null)
  }
  return { isRestored, version, discard }
}

export function clearDraft(name: string | undefined): void {
  if (name !== undefined) localStorage.removeItem(PREFIX + name)
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement && !['hidden', 'password', 'submit', 'file'].includes(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  )
}

const isBox = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

function textsOf(form: HTMLFormElement): [string, string][] {
  return fieldsOf(form).flatMap((field): [string, string][] =>
    isBox(field) && !field.checked ? [] : [[field.name, field.value]],
  )
}

function versionOf(form: HTMLFormElement): string | null {
  const field = form.elements.namedItem('version')
  return field instanceof HTMLInputElement ? field.value : null
}

type Draft = { version: string | null; texts: unknown[] }

function parse(kept: string | null): Draft | null {
  if (kept === null) return null
  let draft: unknown
  try {
    draft = JSON.parse(kept)
  } catch {
    return null
  }
  if (typeof draft !== 'object' || draft === null || !('texts' in draft) || !Array.isArray(draft.texts)) return null
  const version = 'version' in draft && typeof draft.version === 'string' ? draft.version : null
  return { version, texts: draft.texts }
}

function restore(form: HTMLFormElement, texts: unknown[]): boolean {
  let isChanged = false
  for (const field of fieldsOf(form)) {
    const values = texts.flatMap((entry) => (Array.isArray(entry) && entry[0] === field.name ? [entry[1]] : []))
    if (isBox(field)) {
      const isChecked = values.includes(field.value)
      isChanged ||= isChecked !== field.checked
      field.checked = isChecked
    } else if (typeof values[0] === 'string' && values[0] !== field.value) {
      field.value = values[0]
      isChanged = true
    }
  }
  return isChanged
}
