import { NumberLink } from '@/components/rows/number-link'
import { Sentence } from '@/components/rows/sentence'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { type AlarmItem, type AlarmVerdict, alarmVerdicts, verdictIn } from './alarm-verdict'

const number = new Intl.NumberFormat('en')

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
  const alarms = scaling === 1 ? 'scaling alarm' : 'scaling alarms'
  return (
    <Sentence
      parts={[
        scaling === 0 ? (
          'No alarm that could be read scales an ECS service'
        ) : (
          <>
            Spinnaker copies {link('yes', `${number.format(yes)} of ${number.format(scaling)} ${alarms}`)} as{' '}
            {yes === 1 ? 'it is' : 'they are'}
          </>
        ),
        recreated > 0 &&
          link('recreated', `${number.format(recreated)} ${recreated === 1 ? 'is' : 'are'} made again by AWS`),
        loss > 0 && link('with-loss', `${number.format(loss)} ${loss === 1 ? 'loses' : 'lose'} something`),
        no > 0 && link('no', `${number.format(no)} ${no === 1 ? 'is' : 'are'} not copied`),
        count('unknown') > 0 && link('unknown', unreadWords(items)),
      ]}
    />
  )
}

/** "alarms of 8 regions could not be read". */
function unreadWords(items: readonly AlarmItem[]): string {
  const unread = items.filter((item) => verdictIn(item) === 'unknown')
  const places = new Set(unread.map(({ ecsAccount, region }) => `${ecsAccount} ${region}`)).size
  return `alarms of ${number.format(places)} ${places === 1 ? 'region' : 'regions'} could not be read`
}
