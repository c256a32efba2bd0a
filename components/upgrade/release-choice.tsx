import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { IntentLink } from '@/components/ui/intent-link'
import { releaseBorders } from '@/lib/readiness/release-borders'

type ReleaseChoiceProps = {
  release: string
  ecsAccount: string | null
  replacesOwn: boolean
  /** Why the release in the address was not taken; null where it was. */
  problem: string | null
  /** Whether an account names a release of its own. */
  hasOwn: boolean
}

/** Which release to judge by: one of the known borders, or any. A form of the browser's own, so that the answer has an address. */
export function ReleaseChoice({ release, ecsAccount, replacesOwn, problem, hasOwn }: ReleaseChoiceProps) {
  return (
    <form action="/upgrade" className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor="release" className="font-medium">
        Release
      </label>
      <Input
        id="release"
        name="release"
        key={release}
        defaultValue={release}
        inputMode="decimal"
        className="max-w-24"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'release-problem'}
      />
      {ecsAccount !== null && <input type="hidden" name="ecsAccount" value={ecsAccount} />}
      {(hasOwn || replacesOwn) && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            name="ownReleases"
            value="replace"
            key={String(replacesOwn)}
            defaultChecked={replacesOwn}
            className="size-4 accent-ink"
          />
          Include accounts with their own release
        </label>
      )}
      <Button type="submit">Compare</Button>
      <span className="text-ink-2">
        Rules change at{' '}
        {releaseBorders.map((border, index) => (
          <span key={border.release}>
            {index > 0 && ', '}
            <IntentLink
              href={upgradePath({ release: border.release, ecsAccount, replacesOwn })}
              className="inline-link"
            >
              {border.release}
            </IntentLink>
          </span>
        ))}
        .
      </span>
      {problem && (
        <p id="release-problem" role="alert" className="w-full text-fail">
          {problem}
        </p>
      )}
    </form>
  )
}

/** Address of the comparison with a release. */
function upgradePath({
  release,
  ecsAccount,
  replacesOwn,
}: Pick<ReleaseChoiceProps, 'release' | 'ecsAccount' | 'replacesOwn'>): string {
  const query = new URLSearchParams({ release })
  if (ecsAccount !== null) query.set('ecsAccount', ecsAccount)
  if (replacesOwn) query.set('ownReleases', 'replace')
  return `/upgrade?${query}`
}
