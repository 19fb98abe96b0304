import start from './start'

export default function dev(args: string[]): Promise<number | undefined> {
  return start(args, { dev: true })
}
