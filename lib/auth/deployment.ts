/** The address that readers know this deployment by: COTEJO_URL, else the one it listens on. Letters link to it. */
export function publicAddress(): string {
  return (process.env.COTEJO_URL || process.env.COTEJO_ADDRESS || 'http://127.0.0.1:3000').replace(/\/$/, '')
}

/** What sessions are signed with. `npm start` sets it: from the environment, else from a file of its own. */
export function secretOf(): string {
  const secret = process.env.COTEJO_SECRET
  if (!secret || secret.length < 32) throw new Error('COTEJO_SECRET is not set, or has fewer than 32 characters')
  return secret
}
