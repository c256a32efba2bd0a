import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

type CompareFormProps = { from: string; to: string; current: number; isWrong: boolean }

/** Which two revisions. A form of the browser's own, so that the answer has an address. */
export function CompareForm({ from, to, current, isWrong }: CompareFormProps) {
  const field = {
    inputMode: 'numeric',
    className: 'max-w-20',
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? 'compare-problem' : undefined,
  } as const
  return (
    <form action="/history/compare" className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor="from" className="font-medium">
        From
      </label>
      <Input id="from" name="from" key={`from:${from}`} defaultValue={from} {...field} />
      <label htmlFor="to" className="font-medium">
        to
      </label>
      <Input id="to" name="to" key={`to:${to}`} defaultValue={to} {...field} />
      <Button type="submit">Compare</Button>
      {isWrong && (
        <p id="compare-problem" role="alert" className="w-full text-fail">
          Enter two numbers between 0 and {current}.
        </p>
      )}
    </form>
  )
}
