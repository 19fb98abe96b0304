import { keepVisits, listAddresses } from '../addresses/store'
import { visitAll } from '../addresses/visit'
import { withOwnDatabase } from './own-database'
import { say, step } from './progress'

const USAGE = `npm run links

Visits the address of every source and statute once and keeps which ones no longer answer; the page on data quality
lists them. Nothing of what they send is kept. A server that is down counts as lost after three visits on different days.`

/** `npm run links`: answers 0, 1 when no address at all answered, 2 when the command was not understood. */
export default async function links(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(USAGE)
    return 2
  }
  try {
    return await withOwnDatabase(async (url) => {
      const addresses = await listAddresses(url)
      const outcomes = await step(`Visiting ${addresses.length} addresses`, () => visitAll(addresses))
      if (addresses.length > 0 && [...outcomes.values()].every(({ status }) => status === null)) {
        console.error('Not one of them answered: is there a network? Nothing was recorded.')
        return 1
      }
      const visits = await keepVisits(url, outcomes, new Date().toISOString().slice(0, 10))
      const dead = visits.filter(({ isDead }) => isDead)
      const failing = visits.filter(({ fault, isDead }) => fault !== null && !isDead)
      for (const { url: address, status, fault } of dead) say(`  ${status ?? fault}  ${address}`)
      say(`${visits.length} visited: ${dead.length} no longer there, ${failing.length} did not answer this time.`)
      return 0
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}
