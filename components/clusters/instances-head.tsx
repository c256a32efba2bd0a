type InstancesHeadProps = { columns: readonly string[]; isNumber: (index: number) => boolean }

/** Head of a small table of instances: numbers to the right, as their cells. */
export function InstancesHead({ columns, isNumber }: InstancesHeadProps) {
  return (
    <thead>
      <tr className="border-line border-b">
        {columns.map((column, index) => (
          <th
            key={column}
            scope="col"
            className={`h-7 whitespace-nowrap pr-6 font-normal text-ink-2 text-small ${isNumber(index) ? 'text-right' : 'text-left'}`}
          >
            {column}
          </th>
        ))}
      </tr>
    </thead>
  )
}
