/** What the parts of bars and tiles mean. */
export function CapacityLegend() {
  return (
    <ul aria-label="Parts of the bars" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-small">
      <Entry swatch="bg-used">used</Entry>
      <Entry swatch="bg-free">free</Entry>
      <Entry swatch="hatch text-ink-3">free, but the task does not fit there</Entry>
    </ul>
  )
}

function Entry({ swatch, children }: { swatch: string; children: string }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <span
        aria-hidden="true"
        className={`h-2 w-3 forced-color-adjust-none rounded-[2px] forced-colors:border ${swatch}`}
      />
      {children}
    </li>
  )
}
