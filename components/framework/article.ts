/** The dataset writes `whole` where a requirement comes from an instrument in its entirety. */
export function articleInWords(article: string, whole: string): string {
  return article === 'whole' || article === 'network' ? whole : article
}
