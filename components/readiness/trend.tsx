import { statusWords } from '@/components/finding/status-words'
import { Disclosure } from '@/components/ui/disclosure'
import { Td, Th } from '@/components/ui/table'
import type { TrendAnswer } from '@/lib/contracts/trend'
import { counted } from '@/lib/readiness/words'

type Days = TrendAnswer['days']
type Shown = keyof Days[number]['accounts']

/** From the ground up. */
const stacked: readonly { status: Shown; fill: string }[] = [
  { status: 'pass', fill: 'fill-pass' },
  { status: 'warn', fill: 'fill-warn-shape' },
  { status: 'unknown', fill: 'fill-unknown' },
  { status: 'fail', fill: 'fill-fail' },
]

const [height, width, gap] = [40, 10, 2]

/** How many accounts had each status on each of the last days: a drawing, what it says in a sentence, and its numbers. */
export function Trend({ days }: { days: Days }) {
  const most = Math.max(...days.map(sumOf))
  if (most === 0) return null
  return (
    <section aria-label="Trend" className="mt-4">
      {/* Of one day there is nothing to compare. */}
      {days.filter((day) => sumOf(day) > 0).length > 1 && <Drawing days={days} most={most} />}
      <Disclosure summary={<span className="text-ink-2">{inWords(days)}</span>}>
        <div className="max-h-80 overflow-auto pb-3">
          <table className="min-w-80">
            <caption className="sr-only">Accounts by status at the end of each day (UTC), newest first</caption>
            <thead>
              <tr>
                <Th>Day</Th>
                {stacked.map(({ status }) => (
                  <Th key={status} align="right">
                    {statusWords[status]}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ date, accounts }) => (
                <tr key={date}>
                  <th scope="row" className="pr-4 text-left font-normal tabular-nums">
                    {date}
                  </th>
                  {stacked.map(({ status }) => (
                    <Td key={status} align="right">
                      {accounts[status]}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </section>
  )
}

function Drawing({ days, most }: { days: Days; most: number }) {
  return (
    <svg
      role="img"
      aria-label={inWords(days)}
      viewBox={`0 0 ${days.length * width} ${height}`}
      preserveAspectRatio="none"
      className="h-10 w-full max-w-xl"
    >
      {days.map((day, index) => (
        <g key={day.date} transform={`translate(${index * width} 0)`}>
          <title>{dayInWords(day)}</title>
          <rect y={height - 1} width={width - gap} height={1} className="fill-line-strong" />
          {partsOf(day, most).map(({ status, fill, y, tall }) => (
            <rect key={status} y={y} width={width - gap} height={tall} className={fill} />
          ))}
        </g>
      ))}
    </svg>
  )
}

const sumOf = ({ accounts }: Days[number]) => stacked.reduce((sum, { status }) => sum + accounts[status], 0)

/** Rectangles of a day, on top of each other. */
function partsOf({ accounts }: Days[number], most: number) {
  let ground = height
  return stacked.flatMap(({ status, fill }) => {
    if (accounts[status] === 0) return []
    const tall = (accounts[status] / most) * height
    ground -= tall
    return [{ status, fill, y: ground, tall }]
  })
}

/** "Ready: 5 of 14 accounts today, 2 of 12 accounts 29 days ago." */
function inWords(days: Days): string {
  const [today, first] = [days.at(-1), days.find((day) => sumOf(day) > 0)]
  if (today === undefined || first === undefined) return ''
  const said = (day: Days[number]) => `${day.accounts.pass} of ${counted(sumOf(day), 'account')}`
  const ago = days.length - 1 - days.indexOf(first)
  return `Ready: ${said(today)} today${ago === 0 ? '' : `, ${said(first)} ${counted(ago, 'day')} ago`}.`
}

function dayInWords({ date, accounts }: Days[number]): string {
  const parts = stacked.filter(({ status }) => accounts[status] > 0)
  return `${date}: ${parts.map(({ status }) => `${statusWords[status]} ${accounts[status]}`).join(', ')}`
}
