/** The dataset writes `whole` for an instrument in its entirety and `network` for CiberRed, which has no articles. */
export function articleInWords(article: string, words: { whole: string; network: string }): string {
  if (article === 'whole') return words.whole
  return article === 'network' ? words.network : article
}
