/** Revisions as a test tells them, in place of the database's. */
export const revisionsOf = (read: () => Promise<string>) => ({
  read,
  hold: async <T>(work: (revision: string) => Promise<T>): Promise<T> => work(await read()),
})
