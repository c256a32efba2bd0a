import { NumberLink } from '@/components/rows/number-link'
import { Sentence } from '@/components/rows/sentence'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { byCount, counted, grouped } from '@/lib/readiness/words'
import { type AlarmItem, type AlarmVerdict, alarmVerdicts, verdictIn } from './alarm-verdict'

/** The page's answer: will Spinnaker copy the scaling? Of alarms that scale an ECS service only. */
export function AlarmSentence({ items, linkTo }: { items: readonly AlarmItem[]; linkTo: LinkTo }) {
  const count = (verdict: AlarmVerdict) => items.filter((item) => verdictIn(item) === verdict).length
  const link = (verdict: AlarmVerdict, words: string) => (
    <NumberLink status={alarmVerdicts[verdict].status} to={{ verdict }} linkTo={linkTo}>
      {words}
    </NumberLink>
  )
  const [yes, recreated, loss, no] = [count('yes'), count('recreated'), count('with-loss'), count('no')]
  const scaling = yes + recreated + loss + no
  const alarms = byCount(scaling, 'scaling alarm', 'scaling alarms')
  return (
    <Sentence
      parts={[
        scaling === 0 ? (
          'No readable alarm scales an ECS service'
        ) : (
          <>
            Spinnaker copies {link('yes', `${grouped(yes)} of ${grouped(scaling)} ${alarms}`)} as{' '}
            {byCount(yes, 'it is', 'they are')}
          </>
        ),
        recreated > 0 && link('recreated', `${counted(recreated, 'is', 'are')} recreated by AWS`),
        loss > 0 && link('with-loss', `${counted(loss, 'loses', 'lose')} part of its settings`),
        no > 0 && link('no', `${counted(no, 'is', 'are')} not copied`),
        count('unknown') > 0 && link('unknown', unreadWords(items)),
      ]}
    />
  )
}

/** "alarms of 8 regions could not be read". */
function unreadWords(items: readonly AlarmItem[]): string {
  const unread = items.filter((item) => verdictIn(item) === 'unknown')
  const places = new Set(unread.map(({ ecsAccount, region }) => `${ecsAccount} ${region}`)).size
  return `could not read the alarms of ${counted(places, 'region')}`
}
