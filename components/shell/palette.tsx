'use client'

import { useQueries, useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react'
import { alarmsQuery } from '@/components/queries/alarms'
import { clustersQuery } from '@/components/queries/clusters'
import { registryQuery } from '@/components/queries/registry'
import { rolesQuery } from '@/components/queries/roles'
import { statusesQuery } from '@/components/queries/statuses'
import { RowStatusIcon } from '@/components/readiness/row-status-icon'
import { rowWords } from '@/components/readiness/row-words'
import { Kbd } from '@/components/ui/kbd'
import { Spinner } from '@/components/ui/spinner'
import { useFocusReturn } from '@/components/ui/use-focus-return'
import { pages } from './pages'
import { type Action, useActions } from './palette-actions'
import { type Place, placesOf } from './places'

/** Hits drawn of each kind: who sees more types another letter. */
const mostHits = 20

/** Places that have every word that was typed: letters that lie apart make no name. */
function hitsIn<T extends { name: string; detail: string }>(places: readonly T[], typed: string): T[] {
  const words = typed.toLowerCase().split(/\s+/)
  const holdsAll = ({ name, detail }: T) => {
    const text = `${name} ${detail}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return places.filter(holdsAll).slice(0, mostHits)
}

/** What tells a place from the others in the list. */
const hitKey = ({ name, detail, path }: Place) => `${name} ${detail} ${path}`.trim()
const actionKey = ({ name }: Action) => `do ${name}`

/** Finds accounts, clusters, roles, alarms and pages by name, and goes there. Loads its lists when opened. */
export function Palette({ onClose, openKeys }: { onClose: () => void; openKeys: () => void }) {
  const router = useRouter()
  const actions = useActions(openKeys)
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed)
  const [chosen, setChosen] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const giveFocusBack = useFocusReturn()
  const registry = useQuery(registryQuery)
  const [clusters, roles, alarms] = useQueries({ queries: [clustersQuery(), rolesQuery(), alarmsQuery()] })
  const statuses = useQuery(statusesQuery)
  const lists = {
    statuses: statuses.data,
    registry: registry.data,
    clusters: clusters.data,
    roles: roles.data,
    alarms: alarms.data,
  }
  const sections = [
    { heading: 'Pages', places: pages.map(({ name, path }) => ({ name, path, detail: '' })) },
    ...placesOf(lists),
  ].flatMap(({ heading, places }) => {
    const hits = hitsIn(places, sought)
    return hits.length === 0 ? [] : [{ heading, places: hits }]
  })
  const offered = hitsIn(actions, sought)
  const values = [...sections.flatMap(({ places }) => places.map(hitKey)), ...offered.map(actionKey)]
  // Hits follow what is typed a moment later: what was marked among the ones before is no longer there.
  const marked = values.includes(chosen) ? chosen : (values[0] ?? '')
  useMarkedRead(input)
  const isLoading = [registry, clusters, roles, alarms].some(({ isPending }) => isPending)
  const go = (path: string) => {
    onClose()
    router.push(path)
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveFocusBack}
          className="-translate-x-1/2 fixed top-[10dvh] left-1/2 z-40 w-[calc(100vw-24px)] max-w-xl overflow-hidden rounded-card border border-line bg-card shadow-panel"
        >
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Command label="Search" shouldFilter={false} value={marked} onValueChange={setChosen}>
            <div className="flex items-center gap-2 border-line border-b px-4">
              <Command.Input
                ref={input}
                value={typed}
                onValueChange={setTyped}
                placeholder="Account, cluster, role, alarm"
                className="h-11 w-full bg-transparent text-title outline-none placeholder:text-ink-3"
              />
              {isLoading && <Spinner label="Loading" />}
            </div>
            <Command.List className="max-h-[60dvh] overflow-y-auto p-2">
              <Command.Empty className="px-2 py-6 text-center text-ink-2">
                No account, cluster, role, alarm or action matches “{typed}”.
              </Command.Empty>
              {sections.map(({ heading, places }) => (
                <Section key={heading} heading={heading} places={places} onGo={go} />
              ))}
              {offered.length > 0 && (
                <Command.Group heading="Actions" className={group}>
                  {offered.map((action) => (
                    <Command.Item
                      key={action.name}
                      value={actionKey(action)}
                      onSelect={() => {
                        onClose()
                        action.run()
                      }}
                      className={item}
                    >
                      {action.name}
                      {action.detail && (
                        <span className="ml-auto">
                          <Kbd>{action.detail}</Kbd>
                        </span>
                      )}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Has the input name the hit that is marked: cmdk goes on naming the one before, which may be gone, where hits change. */
function useMarkedRead(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const id = input.current?.closest('[cmdk-root]')?.querySelector('[cmdk-item][aria-selected="true"]')?.id
    if (id === undefined) input.current?.removeAttribute('aria-activedescendant')
    else input.current?.setAttribute('aria-activedescendant', id)
  })
}

const group =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-small'
const item = 'flex h-8 cursor-pointer items-center gap-3 rounded px-2 data-[selected=true]:bg-hover'

type SectionProps = { heading: string; places: readonly Place[]; onGo: (path: string) => void }

function Section({ heading, places, onGo }: SectionProps) {
  return (
    <Command.Group heading={heading} className={group}>
      {places.map((place) => (
        <Command.Item key={place.path} value={hitKey(place)} onSelect={() => onGo(place.path)} className={item}>
          {place.status && <RowStatusIcon status={place.status} small />}
          <span className="truncate">{place.name}</span>
          {place.status && <span className="sr-only">, {rowWords[place.status]},</span>}
          <span className="ml-auto shrink-0 truncate text-ink-3 text-small">{place.detail}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}
