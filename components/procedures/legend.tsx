import { Sign } from '@/components/law/sign'
import { STAGE_STATES } from '@/lib/comparison/procedure-schema'
import { CONFIDENCES } from '@/lib/law/schema'
import { type ProcedureWords, SIGN_OF } from './words'

/** What the signs mean, and in one sentence how a stage is judged. */
export function ProcedureLegend({ words }: { words: ProcedureWords }) {
  const { t } = words
  return (
    <div className="chain-legend">
      <ul>
        {STAGE_STATES.map((state) => (
          <li key={state}>
            <span className={`link ${state}`}>
              <Sign status={SIGN_OF[state]} />
            </span>{' '}
            {words.states(state)}
          </li>
        ))}
        {CONFIDENCES.map((one) => (
          <li key={one}>
            <svg className="mark" aria-hidden="true" width="14" height="14">
              <use href={`#mark-${one}`} />
            </svg>{' '}
            {words.confidences(one)}
          </li>
        ))}
      </ul>
      <p className="aside">
        {t('rule')} {t('bestRule')} {t('sinceHint')}
      </p>
    </div>
  )
}
