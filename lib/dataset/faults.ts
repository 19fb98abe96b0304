/** What is wrong in a dataset: `path` like `findings[12].attributes.timeLimit`; `id` names the entry, where it can. */
export interface Fault {
  file: string
  path: string
  reason: string
  id?: string
}

/** Every fault of every file; thrown before anything is written. */
export class DatasetFaults extends Error {
  override readonly name = 'DatasetFaults'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(`the dataset has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`)
    this.faults = faults
  }
}

export function formatFault(fault: Fault): string {
  const place = [fault.file, fault.path].filter((part) => part !== '').join(' ')
  return `${place}${fault.id ? ` (${fault.id})` : ''}: ${fault.reason}`
}

export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const name = String(key)
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`
    return text === '' ? name : `${text}.${name}`
  }, '')
}
