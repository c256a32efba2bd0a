import { useMutation } from '@tanstack/react-query'
import { createFit, type FitBody, fitAnswerSchema } from '@/lib/contracts/fit'
import { fetchJson, json } from './fetch-answer'

/** Asks whether copies of a task fit in a cluster, on the facts of the last scan. */
export function useFit() {
  return useMutation({
    mutationFn: (body: FitBody) => fetchJson(fitAnswerSchema, createFit.path, { method: 'POST', body: json(body) }),
  })
}
