/** No cell is open. */
export default function NoPanel() {
  return null
}
