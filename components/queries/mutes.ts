import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { createMute, deleteMute, listMutes, NewMute } from '@/lib/contracts/mutes'
import { placeKey } from '@/lib/readiness/changes/finding-change'
import type { Finding } from '@/lib/readiness/finding'
import { fetchAnswer, fetchJson, json } from './fetch-answer'
import { readinessKey } from './readiness'

type Muting = { findings: readonly Finding[] } & Pick<NewMute, 'ecsAccount' | 'reason' | 'until'>

/** Sets findings of an account aside, one after another. */
export function useMute() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ findings, ...rest }: Muting) => {
      for (const { check, region, resource } of findings) {
        const body = json({ ...rest, check, region, resource })
        await fetchJson<typeof createMute>('/api/v1/mutes', { method: 'POST', body })
      }
    },
    // Also where one of several was refused.
    onSettled: (_done, _error, { ecsAccount }) => client.invalidateQueries({ queryKey: readinessKey(ecsAccount) }),
  })
}

/** Hears a finding again; one whose mute has ended meanwhile is heard already. */
export function useUnmute() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ ecsAccount, finding }: { ecsAccount: string; finding: Finding }) => {
      const { mutes } = await fetchJson<typeof listMutes>('/api/v1/mutes')
      const mute = mutes.find((each) => each.ecsAccount === ecsAccount && placeKey(each) === placeKey(finding))
      if (mute) await fetchAnswer<typeof deleteMute>(`/api/v1/mutes/${mute.id}`, { method: 'DELETE' })
    },
    onSettled: (_done, _error, { ecsAccount }) => client.invalidateQueries({ queryKey: readinessKey(ecsAccount) }),
  })
}
