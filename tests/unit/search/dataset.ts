import { readdirSync, readFileSync } from 'node:fs'

export type CountryFile = {
  country: string
  instruments: { title: string; number: string | null }[]
  provisions: { article: string }[]
}

const COUNTRIES = new URL('../../../prisma/dataset/countries/', import.meta.url)

export function everyCountry(): CountryFile[] {
  return readdirSync(COUNTRIES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, COUNTRIES), 'utf8')))
}
