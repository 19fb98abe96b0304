import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { WorkbookWords } from '@/lib/workbook/schema'

/** The words of a workbook in its language, whatever language the page is in. */
export async function workbookWords(locale: Locale, about = { country: '', revision: '' }): Promise<WorkbookWords> {
  const t = await getTranslations({ locale, namespace: 'data' })
  const law = await getTranslations({ locale, namespace: 'law' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const some = { count: 2 }
  return {
    sheets: {
      findings: t('sheet.findings'),
      facts: t('sheet.facts'),
      provisions: t('sheet.provisions'),
      penalties: t('sheet.penalties'),
      instruments: t('sheet.instruments'),
      sources: t('sheet.sources'),
      help: t('sheet.help'),
      lists: t('sheet.lists'),
    },
    columns: {
      id: t('workbook.columns.id'),
      attribute: t('workbook.columns.attribute'),
      value: t('workbook.columns.value'),
      provision: t('workbook.columns.provision'),
      requirementTitle: t('workbook.columns.requirementTitle'),
      requirement: t('fields.requirement'),
      from: t('fields.from'),
      to: t('fields.to'),
      status: t('fields.status'),
      confidence: t('fields.confidence'),
      rationale: t('fields.rationale'),
      provisions: t('fields.provisions'),
      sources: t('fields.sources'),
      instrument: t('fields.instrument'),
      article: t('fields.article'),
      heading: t('fields.heading'),
      inForceFrom: t('fields.inForceFrom'),
      inForceTo: t('fields.inForceTo'),
      amendedBy: t('fields.amendedBy'),
      summary: t('fields.summary'),
      conduct: t('fields.conduct'),
      kind: t('fields.kind'),
      unit: t('fields.unit'),
      min: t('fields.min'),
      max: t('fields.max'),
      note: t('fields.note'),
      title: t('fields.title'),
      titleTranslated: t('fields.titleTranslated'),
      number: t('fields.number'),
      publishedOn: t('fields.publishedOn'),
      inForceOn: t('fields.inForceOn'),
      url: t('fields.url'),
      publisher: t('fields.publisher'),
    },
    choices: {
      status: { met: status('met'), partial: status('partial'), gap: status('gap'), unknown: status('unknown') },
      confidence: {
        primary: confidence('primary'),
        secondary: confidence('secondary'),
        recall: confidence('recall'),
      },
      sourceKind: {
        official: law('sourceKinds.official'),
        'treaty-body': law('sourceKinds.treaty_body'),
        academic: law('sourceKinds.academic'),
        press: law('sourceKinds.press'),
        other: law('sourceKinds.other'),
      },
      instrumentKind: {
        code: law('instrumentKinds.code'),
        law: law('instrumentKinds.law'),
        decree: law('instrumentKinds.decree'),
        resolution: law('instrumentKinds.resolution'),
        treaty: law('instrumentKinds.treaty'),
        policy: law('instrumentKinds.policy'),
        protocol: law('instrumentKinds.protocol'),
      },
      penaltyKind: {
        prison: law('penaltyKinds.prison'),
        fine: law('penaltyKinds.fine'),
        disqualification: law('penaltyKinds.disqualification'),
        other: law('penaltyKinds.other'),
      },
      unit: {
        months: law('units.months', some),
        years: law('units.years', some),
        'days-fine': law('units.days_fine', some),
        'units-fine': law('units.units_fine', some),
      },
    },
    help: [
      t('workbook.help.line1', about),
      ...(['line2', 'line3', 'line4', 'line5', 'line6', 'line7'] as const).map((line) => t(`workbook.help.${line}`)),
    ],
    note: { question: t('fields.question'), met: t('fields.met'), partial: t('fields.partial') },
  }
}
