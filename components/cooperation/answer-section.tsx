import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import type { CooperationCheck, Question } from '@/lib/cooperation/check-rules'
import { servesRequest } from '@/lib/cooperation/treaty-rules'
import { AnswerLabel } from './answer-label'
import type { PartProps } from './words'

export type SectionProps = PartProps & { request: PageRequest; question: Question; check: CooperationCheck }

/** The overall answer of each conduct, as sign, word and sentence, with the parts beside. */
export async function AnswerSection({ request, words, question, check }: SectionProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const hasThreshold = question.measure === 'extradition'
  return (
    <section>
      <h2 id="coop-overall">{t('answer.title')}</h2>
      <ul className="coop-verdicts">
        {check.conducts.map(({ conduct, overall, decisive, confidence, since, need }) => (
          <li key={conduct}>
            <p className="verdict">
              <AnswerLabel answer={overall} locale={locale} /> {words.title(conduct)}
            </p>
            <p>
              {t(`answer.${overall}`)}{' '}
              {t('answer.decides', { parts: words.list(decisive.map((part) => t(`parts.${part}`))) })}
            </p>
            {check.treaties.some(
              ({ treaty, inForce }) => inForce === 'yes' && servesRequest(treaty, conduct, question.measure),
            ) ? null : (
              <p>{t('answer.noTreaty')}</p>
            )}
            {question.measure === 'preservation' ? <p>{t(`need.${need}`)}</p> : null}
            <p className="aside">
              {t('answer.rests', { confidence: words.confidence(confidence), since: words.since(since) })}
            </p>
          </li>
        ))}
      </ul>
      <Scroll label={t('answer.title')}>
        <table className="facts coop-answers" id="coop-answer">
          <thead>
            <tr>
              <th scope="col">{t('form.conduct')}</th>
              <th scope="col">{t('answer.title')}</th>
              <th scope="col">{t('heads.dual')}</th>
              {hasThreshold ? <th scope="col">{t('threshold.title')}</th> : null}
              <th scope="col">{t('heads.power')}</th>
            </tr>
          </thead>
          <tbody>
            {check.conducts.map(({ conduct, overall, dual, threshold, power }) => (
              <tr key={conduct}>
                <th scope="row">{words.title(conduct)}</th>
                <td>
                  <AnswerLabel answer={overall} locale={locale} />
                </td>
                <td>
                  <AnswerLabel answer={dual.answer} locale={locale} />
                </td>
                {threshold === null ? null : (
                  <td>
                    <AnswerLabel answer={threshold.answer} locale={locale} />
                  </td>
                )}
                <td>
                  <AnswerLabel answer={power.answer} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
