import { spawn } from 'node:child_process'

/** Runs one of the project's own programs on this Node, its output shown; answers its exit code. */
export function runProgram(args: string[], environment: Record<string, string | undefined> = {}): Promise<number> {
  return run(process.execPath, args, environment)
}

export function run(
  command: string,
  args: string[],
  environment: Record<string, string | undefined> = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
    // Ctrl-C reaches the program as well, which cleans up; this process waits for it.
    const ignore = () => {}
    process.on('SIGINT', ignore)
    const terminate = () => child.kill('SIGTERM')
    process.on('SIGTERM', terminate)
    const done = (code: number) => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', terminate)
      resolve(code)
    }
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(127)
    })
    child.once('close', (code, signal) => done(signal === null ? (code ?? 1) : 130))
  })
}
