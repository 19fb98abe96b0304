// For the container: can this server answer, its database included?
const address = `http://127.0.0.1:${process.env.PORT || 3000}/readyz`
try {
  const { ok } = await fetch(address, { signal: AbortSignal.timeout(4000) })
  process.exitCode = ok ? 0 : 1
} catch {
  process.exitCode = 1
}
