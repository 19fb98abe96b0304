import type { Confidence, Status } from '@/lib/law/schema'

/*
 * The signs, drawn once a page and used by name: a status (✓ ◐ ✕ ?) above, the mark of how sure it is (filled dot,
 * ring, dashed ring) below. They are told apart without colour.
 */

const MARKS: Record<Confidence, React.ReactNode> = {
  primary: <circle cx="10" cy="18.5" r="2" fill="currentColor" />,
  secondary: <circle cx="10" cy="18.5" r="1.7" fill="none" stroke="currentColor" strokeWidth="0.9" />,
  recall: (
    <circle cx="10" cy="18.5" r="1.7" fill="none" stroke="currentColor" strokeWidth="0.9" strokeDasharray="1.35 1.32" />
  ),
}

const SIGNS: Record<Status, React.ReactNode> = {
  met: <path d="M4.5 8.2 8.6 12 15.5 3.8" fill="none" stroke="currentColor" strokeWidth="2" />,
  partial: (
    <>
      <circle cx="10" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M10 3a5 5 0 0 0 0 10z" fill="currentColor" />
    </>
  ),
  gap: <path d="m5.5 3.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="2" />,
  unknown: (
    <>
      <path
        d="M7 5.6C7 3.9 8.3 2.9 10 2.9s3 1 3 2.5c0 2-2.9 2.1-2.9 4.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
      <circle cx="10.05" cy="12.6" r="1.1" fill="currentColor" />
    </>
  ),
}

const STATUSES = ['met', 'partial', 'gap', 'unknown'] as const
const CONFIDENCES = ['primary', 'secondary', 'recall'] as const

/** A sign's name in the sprite: a letter for the status, one for the confidence (a page may hold a thousand). */
export function signName(status: Status, confidence?: Confidence | null): string {
  return `s${status[0]}${confidence?.[0] ?? ''}`
}

export function SignSprite() {
  return (
    <svg className="sprite" aria-hidden="true" focusable="false">
      {STATUSES.map((status) => (
        <symbol key={status} id={signName(status)} viewBox="0 0 20 16">
          {SIGNS[status]}
        </symbol>
      ))}
      {STATUSES.flatMap((status) =>
        CONFIDENCES.map((confidence) => (
          <symbol key={`${status}-${confidence}`} id={signName(status, confidence)} viewBox="0 0 20 22">
            {SIGNS[status]}
            {MARKS[confidence]}
          </symbol>
        )),
      )}
      {CONFIDENCES.map((confidence) => (
        <symbol key={confidence} id={`mark-${confidence}`} viewBox="7 15.5 6 6">
          {MARKS[confidence]}
        </symbol>
      ))}
    </svg>
  )
}

/** A status' sign, with the mark of confidence below it where one is given. Words stand beside it, never only it. */
export function Sign({ status, confidence }: { status: Status; confidence?: Confidence | null }) {
  return (
    <svg className="sign" aria-hidden="true" focusable="false" width="20" height={confidence ? 22 : 16}>
      <use href={`#${signName(status, confidence)}`} />
    </svg>
  )
}

/** Sign and word on the status' own ground. */
export function StatusLabel({ status, word }: { status: Status; word: string }) {
  return (
    <span className={`status ${status}`}>
      <Sign status={status} /> {word}
    </span>
  )
}
