/** A matrix address reached while a cell's panel is open keeps what is there. */
export default function Default() {
  return null
}
