// Loaded before a program whose starter waits for it: a starter killed with -9 can't stop it any more, and a build
// that goes on alone is in the way of the next. Not in the workers that the program starts itself: they live by
// the same kind of channel, and load this as well.
if (String(process.ppid) === process.env.COTEJO_STARTER) {
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
}
