import { UploadScreen } from '@/components/data/upload-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { requireAction } from '@/lib/auth/permissions'
import { findDataset } from '@/lib/dataset/queries'
import { isLocale } from '@/lib/platform/i18n/locales'
import { compareWorkbook } from '@/lib/workbook/compare'
import { findUpload } from '@/lib/workbook/queries'
import { findTitles } from '../../find-titles'
import { workbookWords } from '../words'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const upload = await findUpload(request.params.upload ?? '')
      requireAction(request.actor, 'workbook.send', upload.country)
      const [{ dataset }, titles] = await Promise.all([findDataset(), findTitles(request.locale)])
      const locale = isLocale(upload.content.locale) ? upload.content.locale : request.locale
      const words = await workbookWords(locale)
      const comparison = compareWorkbook({ ...upload.content, locale }, upload.country, dataset, words)
      return <UploadScreen request={request} upload={upload} comparison={comparison} titles={titles} />
    },
    { action: 'workbook.send' },
  )
}
