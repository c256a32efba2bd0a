import { BlockTable } from '@/components/ui/block-table'
import type { LiveAccount } from '@/lib/contracts/clouddriver'
import { counted } from '@/lib/readiness/words'
import { differenceWords, typeWords, whereWords } from './live-words'

/** More than anybody reads here; the HTTP interface has them all. */
const most = 200

/** Accounts that the registry and Clouddriver have differently; the same ones are counted. */
export function Differences({ accounts }: { accounts: readonly LiveAccount[] }) {
  const differing = accounts.filter(({ differs }) => differs.length > 0)
  const same = counted(accounts.length - differing.length, 'account')
  if (differing.length === 0) return <p className="text-ink-2">There are none: {same} compared.</p>
  return (
    <>
      <BlockTable
        label="Accounts that differ"
        columns={[
          { head: 'Account', longest: 24 },
          { head: 'Type', longest: 6 },
          { head: 'In Clouddriver', longest: 16 },
          { head: 'Difference', longest: 60 },
        ]}
        rows={differing.slice(0, most).map((account) => ({
          key: `${account.type} ${account.name}`,
          cells: [
            account.name,
            typeWords[account.type],
            whereWords(account),
            <ul key="differs" className="grid gap-1">
              {account.differs.map((each) => (
                <li key={each.key} className="break-words">
                  {differenceWords(each)}
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
      <p className="text-ink-2">
        {differing.length > most &&
          `${counted(differing.length - most, 'more account differs', 'more accounts differ')}. `}
        Without a difference: {same}.
      </p>
    </>
  )
}
