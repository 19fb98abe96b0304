/** One row of a table chosen for what is done to many. */
export function ChooseBox({ name, value, label }: { name: string; value: string; label: string }) {
  return <input type="checkbox" name={name} value={value} aria-label={label} />
}
